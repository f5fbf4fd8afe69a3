"""The sentence patterns of the rules, compiled to spaCy's token matcher.

A pattern is a row of elements with blanks between:

    Person:s ( Role:r ved|i Actor:o )

An element that names a kind is an item of it (`Actor`, `Employer`, `Body` and `Place` are several kinds); `:s`, `:o`
and `:r` name the statement's subject, its object and the subject's role. A word stands for itself, `a|b` for either,
`arranger*` for all that begins so and `*midler` for all that ends so, `<post>` for any word of that class, `<post>|new`
for those and another, and `<post>*` for a row of them, however long; `?` after an element makes it optional, and `~3`
is a gap of up to three words.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.util import get_lang_class
from spacy.vocab import Vocab, create_vocab

from samgraf.resources import packaged
from samgraf.statements.items import Item

KINDS = {
    "Actor": ["Municipality", "Town", "County", "Organisation", "University", "Unit"],
    "Employer": ["Municipality", "County", "Organisation", "University", "Unit"],
    "Body": ["Organisation", "University", "Unit"],
    "Place": ["Municipality", "Town"],
    "Page": ["Event", "Project"],
}
_SINGLE = frozenset(
    {
        "Person",
        "Municipality",
        "Town",
        "County",
        "Organisation",
        "University",
        "Unit",
        "Project",
        "Event",
        "Talk",
        "Venue",
        "Role",
    }
)
_ELEMENT = re.compile(r"(?P<what><[\w-]+>|.+?)(?::(?P<part>[sor]))?(?P<operator>\?|(?<=>)\*)?$")
_Alignments = list[tuple[int, int, int, list[int]]]
_PARTS = {"s": "subject", "o": "object", "r": "role"}
_CLAUSE = ["men", "mens", "medan", "fordi", "at", "når", "dersom", "hvis"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern and what it says."""

    name: str
    predicate: str
    confidence: float
    elements: tuple[dict[str, Any], ...]
    parts: tuple[str, ...]
    """For each element, the part of the statement it is, or an empty string."""
    subject: str
    object: str
    """`@project`, `@event` or `@page` where the sentence leaves that end to the page; else empty."""
    where: str
    """`list` where the pattern holds in lists and programmes only; else empty."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence."""

    pattern: Pattern
    items: tuple[Item, ...]
    """All items from the first to the last that the pattern took."""
    subject: Item | None
    object: Item | None
    role: Item | None


def compile_pattern(text: str) -> tuple[tuple[dict[str, Any], ...], tuple[str, ...]]:
    """The matcher's elements of a pattern, and the part each plays."""
    elements: list[dict[str, Any]] = []
    parts: list[str] = []
    for word in text.split():
        if gap := re.fullmatch(r"~(\d)", word):
            filler = {"ENT_TYPE": "", "IS_PUNCT": False, "LOWER": {"NOT_IN": _CLAUSE}, "OP": "?"}
            elements += [filler] * int(gap[1])
            parts += [""] * int(gap[1])
            continue
        match = _ELEMENT.match(word)
        if match is None:
            raise ValueError(f"not an element of a pattern: {word}")
        element = _element(match["what"])
        if match["operator"]:
            element["OP"] = match["operator"]
        elements.append(element)
        parts.append(_PARTS.get(match["part"] or "", ""))
    return tuple(elements), tuple(parts)


def _element(what: str) -> dict[str, Any]:
    if what in KINDS or what in _SINGLE:
        return {"ENT_TYPE": {"IN": KINDS.get(what, [what])}}
    words = [what] if what == "|" else [word for part in what.split("|") for word in _words(part)]
    if "av" in words:
        words = [*words, "af"]  # Danish
    if "hos" in words:
        words = [*words, "hjå"]  # Nynorsk
    words += [f"{word[:-1]}a" for word in words if word in word_class("infinitives")]  # "kan du kontakta"
    if any("*" in word for word in words):
        expression = "|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in words)
        return {"LOWER": {"REGEX": f"^(?:{expression})$"}}
    return {"LOWER": {"IN": words}}


def _words(part: str) -> list[str]:
    """A word by itself, or those of a class."""
    named = re.fullmatch(r"<([\w-]+)>", part)
    return _classes()[named[1]] if named else [part.casefold()]


@cache
def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(packaged("rules", "sentences.toml").read_text(encoding="utf-8"))


@cache
def _classes() -> dict[str, list[str]]:
    """The words of each class that patterns name in angle brackets."""
    return {name: words.split() for name, words in _shipped()["words"].items()}


def word_class(name: str) -> list[str]:
    """The words of a class, in small letters."""
    return _classes()[name]


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """The sentence patterns that SamGraf ships."""
    found = []
    for rule in _shipped()["rule"]:
        for text in rule["patterns"]:
            elements, parts = compile_pattern(text)
            found.append(
                Pattern(
                    f"sentence:{rule['name']}",
                    rule["predicate"],
                    float(rule.get("confidence", 0.8)),
                    elements,
                    parts,
                    rule.get("subject", ""),
                    rule.get("object", ""),
                    rule.get("where", ""),
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Matchers:
    """What a sentence must hold for a pattern to be asked, each with a matcher of its own.

    One matcher of all patterns tries each at every word, and takes as long as the whole language pipeline.
    """

    vocab: Vocab
    needs: tuple[tuple[frozenset[str], ...], ...]
    """For each pattern sets of words (in small letters) and kinds, of each of which a sentence must hold one, in the
    order of the sentence."""
    by_key: Mapping[str, tuple[int, ...]]
    """Word or kind → the patterns in whose rarest set it is."""

    def wanted(self, items: Sequence[Item]) -> list[int]:
        """The patterns that a row of items may hold, in their order."""
        keys = [(item.text.lower(), f"<{item.kind}>") for item in items]
        held = {key for pair in keys for key in pair}
        begun = {index for key in held for index in self.by_key.get(key, ())}
        return sorted(
            index
            for index in begun
            if not any(map(held.isdisjoint, self.needs[index])) and _in_order(self.needs[index], keys)
        )


def _in_order(needs: Iterable[frozenset[str]], keys: Iterable[tuple[str, str]]) -> bool:
    """Whether items of such words and kinds stand one behind another."""
    waiting = iter(keys)
    return all(any(word in need or kind in need for word, kind in waiting) for need in needs)


@cache
def _matchers() -> _Matchers:
    # A language's vocabulary, since a bare one knows no lower-case form; its pipeline would bring a tokenizer too.
    vocab = create_vocab("nb", get_lang_class("nb").Defaults)
    needs = tuple(tuple(_needs(pattern)) for pattern in load_patterns())
    asked = Counter(key for several in needs for key in frozenset[str]().union(*several))

    def commonness(need: Iterable[str]) -> int:
        """How common, about, what is needed is in sentences: patterns ask the more often for what is common there."""
        return sum(asked[key] ** 2 for key in need)

    by_key: dict[str, list[int]] = {}
    for index, several in enumerate(needs):
        for key in min(several, key=commonness):
            by_key.setdefault(key, []).append(index)
    return _Matchers(vocab, needs, {key: tuple(found) for key, found in by_key.items()})


@cache
def _matcher(index: int) -> Matcher:
    """The matcher of one pattern, made when a sentence first asks for it: a page asks for a few of them."""
    matcher = Matcher(_matchers().vocab)
    matcher.add(str(index), [list(load_patterns()[index].elements)])
    return matcher


def _needs(pattern: Pattern) -> Iterator[frozenset[str]]:
    """What the elements ask for that may not be left out: one of some words, or an item of some kinds."""
    for element in pattern.elements:
        if "OP" in element:
            continue
        if "ENT_TYPE" in element:
            yield frozenset(f"<{kind}>" for kind in element["ENT_TYPE"]["IN"])
        elif "IN" in element["LOWER"]:
            yield frozenset(element["LOWER"]["IN"])


def find_matches(items: Sequence[Item], *, prose: bool = False, predicates: Collection[str] = ()) -> Iterator[Match]:
    """All patterns that a row of items holds, in the order of the text; of one pattern between two items, once.

    prose: whether the row is of running text, where those for lists do not count. predicates: those that count, all
    where there are none.
    """
    if not items:
        return
    matchers = _matchers()
    patterns = load_patterns()
    wanted = [
        index
        for index in matchers.wanted(items)
        if not (prose and patterns[index].where) and (not predicates or patterns[index].predicate in predicates)
    ]
    if not wanted:
        return
    doc = Doc(
        matchers.vocab,
        words=[item.text for item in items],
        ents=[f"B-{item.kind}" if item.kind else "O" for item in items],
    )
    seen: set[tuple[str, str, str, int, int]] = set()
    matches = [
        (start, end, index, alignment)
        for index in wanted
        for _, start, end, alignment in cast(_Alignments, _matcher(index)(doc, with_alignments=True))
    ]
    for start, end, index, alignment in sorted(matches, key=lambda match: match[:3]):
        pattern = patterns[index]
        ends: dict[str, int] = {}
        for position, element in enumerate(alignment):
            if pattern.parts[element]:
                ends[pattern.parts[element]] = start + position
        implied = (pattern.predicate, pattern.subject, pattern.object)
        token = (*implied, ends.get("subject", -1), ends.get("object", -1))
        if token in seen and not ends.get("role"):
            continue
        seen.add(token)
        subject, object_, role = (_item(items, ends, part) for part in ("subject", "object", "role"))
        yield Match(pattern, tuple(items[start:end]), subject, object_, role)


def _item(items: Sequence[Item], ends: Mapping[str, int], part: str) -> Item | None:
    return items[ends[part]] if part in ends else None
