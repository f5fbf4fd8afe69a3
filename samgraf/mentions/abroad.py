"""Swedish municipalities in a text: only where it shows that one is meant.

Their bare names are words (Vara), given names (Nora), surnames (Berg) and Norwegian places (Lund). They count behind
"svenske kommunen", before "i Sverige", before "kommun", before "kommune" where no other municipality has the name,
and in a row that ends in one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from samgraf.authorities import Authorities, Record, normalise
from samgraf.mentions.expressions import alternatives, fold, rules
from samgraf.model import Mention, Span, Value

_AS_SWEDISH = str.maketrans("øæ", "öä")
"""Norwegian texts write Strømstad and Strömstad."""
_BEFORE = 200
"""Characters in which what leads to a name is looked for."""
_KIND = re.compile(r"\s(?P<kind>kommun|kommune|municipality)s?(?!\w)|\s(?:kommuner|kommunar|kommunestyr\w+)(?!\w)")
_STAD = re.compile(r"\s(?P<kind>stad)s?(?!\w)")


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as it may stand in a text."""

    records: tuple[str, ...]
    bare: int
    """Its letters without a genitive ending; none where it is never the bare name ("Falu")."""
    shared: bool
    """Whether a municipality elsewhere has the name too."""
    given: bool
    """Whether it is a given name too."""
    city: bool
    """Whether it calls itself "stad"."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A form in a text, and what stands there."""

    form: _Form
    span: Span
    """The bare name."""
    whole: Span
    """With its kind, where it has one."""
    sure: bool
    """Whether the text shows that it is one."""

    @property
    def named_kind(self) -> bool:
        """Whether its kind stands behind it."""
        return self.whole != self.span


@dataclass(frozen=True, slots=True)
class Abroad:
    """The names of Swedish municipalities, ready to be found where they are meant."""

    forms: Sequence[_Form]
    names: AhoCorasick

    @classmethod
    def of(cls, authorities: Authorities) -> Abroad:
        """The names that the registers have."""
        taken = {
            _key(name.text)
            for record in authorities.records.values()
            if record.type == "Municipality" and not record.is_bound
            for name in record.names
        }
        given = {_key(name) for name in authorities.given_names}
        forms: dict[str, _Form] = {}
        for record in authorities.records.values():
            if record.is_bound:
                forms |= _forms(record, taken, given)
        keys = sorted(forms)
        return cls([forms[key] for key in keys], AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest))

    def find(self, text: str, stretch: Span) -> Iterator[Mention]:
        """The Swedish municipalities that a stretch of a text means."""
        folded = fold(stretch.of(text)).translate(_AS_SWEDISH)
        hits = [
            hit
            for index, left, right in self.names.find_matches_as_indexes(folded)
            if (hit := _hit(text, Span(stretch.start + left, stretch.start + right), self.forms[index]))
        ]
        for hit in reversed(list(_with_rows(text, hits))):
            found = re.sub(r"\s+", " ", hit.whole.of(text))
            attributes: dict[str, Value] = {"class": "Municipality", "full": hit.named_kind}
            yield Mention("Municipality", hit.whole, found, "register:abroad", hit.form.records, attributes)


def _key(name: str) -> str:
    return normalise(name).translate(_AS_SWEDISH)


def _forms(record: Record, taken: set[str], given: set[str]) -> Mapping[str, _Form]:
    """The name, its genitive and what stands before the kind, by the letters to look for."""
    short = _key(record.name)
    heads = [_key(name.text).rpartition(" ") for name in record.names if name.kind == "full"]
    city = any(kind == "stad" for _, _, kind in heads)
    found = {}
    for key in {short, f"{short}s", *(head for head, _, _ in heads)}:
        bare = len(short) if key in (short, f"{short}s") else 0
        found[key] = _Form((record.iri_path,), bare, key in taken, short in given, city)
    return found


def _hit(text: str, span: Span, form: _Form) -> _Hit | None:
    """What a form is at its place; None where it is a part of a word or in small letters."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    inside = before.isalnum() or before == "-" or after[:1].isalnum() or (after[:1] == "-" and after[1:].isalnum())
    if inside or not text[span.start].isupper():
        return None
    name = Span(span.start, span.start + (form.bare or len(span)))
    kind = _KIND.match(text, span.end) or (_STAD.match(text, span.end) if form.city else None)
    if kind and kind["kind"]:
        whole = Span(span.start, kind.end("kind"))
        return _Hit(form, name, whole, kind["kind"] == "kommun" or not form.shared or _beside_country(text, span, form))
    if kind:
        # "Åre og Östersunds kommuner": the place alone is named.
        return _Hit(form, name, span, not form.shared)
    return _Hit(form, name, name, _beside_country(text, span, form) or _is_led_to(text, span)) if form.bare else None


def _beside_country(text: str, span: Span, form: _Form) -> bool:
    """Whether the country stands beside a name: "Åre i Sverige", "svenske Lund kommune"."""
    # A given name in a list of young people has its country in brackets too.
    behind = _patterns()["placed" if form.given else "country"].match(text, span.end)
    kind = _KIND.match(text, span.end)
    return bool(behind or (kind and _patterns()["people"].search(text, max(0, span.start - _BEFORE), span.start)))


def _is_led_to(text: str, span: Span) -> bool:
    """Whether words before a name say what it is: "den svenske kommunen Åre", "svenske kommunar som Åre og Mora"."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    return not _KIND.match(text, span.end) and bool(_patterns()["lead"].search(before))


def _with_rows(text: str, hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """The last first: the sure ones, and those in a row with one that ends it: "Åre, Mora og Östersund kommune"."""
    follower: _Hit | None = None
    for hit in reversed(hits):
        joined = follower and _patterns()["joint"].fullmatch(text, hit.whole.end, follower.whole.start)
        # Two names joined by a comma alone may be a person and where she is of.
        in_row = joined and follower and (joined["word"] or not follower.sure)
        if hit.sure:
            follower = hit if hit.named_kind or _patterns()["country"].match(text, hit.span.end) else None
            yield hit
        elif in_row and not hit.form.shared and not hit.named_kind:
            follower = hit
            yield hit
        else:
            follower = None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words = {key: alternatives(list(values)) for key, values in rules("names")["swedish"].items()}
    kind = r"(?:\skommune?|\smunicipality)?"
    country = rf"(?:{words['country']})\b"
    joints = rf"(?:,\s|,?\s(?:{words['joints']})\s)"
    name = r"[A-ZÅÄÖÆØ][\w-]*(?:\s[A-ZÅÄÖÆØ][\w-]*)?"
    return {
        "country": re.compile(rf"{kind}(?:\s(?:i|in)\s|\s?\(|,\s){country}"),
        "placed": re.compile(rf"{kind}\s(?:i|in)\s{country}"),
        "people": re.compile(rf"(?i:\b(?:{words['people']}))\s$"),
        "lead": re.compile(
            rf"(?i:\b(?:{words['people']})\s(?:(?:{words['one']})\s$|(?:{words['several']})\s))(?:{name}{joints})*$"
        ),
        "joint": re.compile(rf",\s|,?(?P<word>\s(?:{words['joints']})\s)"),
    }
