"""The treebank as sentences: read, mapped to universal tags, the official test sentences held out.

The Norwegian Dependency Treebank with the entities of NorNE comes as two folders: `ndt` holds all sentences with
NDT's own tags, features and functions, `ud` the official development and test sentences in Universal Dependencies.
What is trained on is what stands in the first and not in the second.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from samgraf.errors import SourceError

NORMS = {"nob": "nb", "nno": "nn"}
"""The treebank's name of a written norm, and the language code for it."""

UD_FILES = {"nob": "no_bokmaal-ud-{part}.conllu", "nno": "no_nynorsk-ud-{part}.conllu"}
COLUMNS = 10
ALIKE = 0.6
"""Share of common words from which a sentence counts as another form of a held-out one that has no exact match."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence with its annotation; `head` is a place in the sentence, the word's own for a root."""

    form: str
    lemma: str
    tag: str
    features: tuple[str, ...]
    head: int
    dep: str
    name: str
    """The entity tag: `B-PER`, `I-PER`, `O` …"""
    space: bool = True
    pos: str = ""
    morph: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the file and place it is from, its norm, and whether it is a headline."""

    words: tuple[Word, ...]
    source: str
    place: int
    norm: str
    heading: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as they are written."""
        return tuple(word.form for word in self.words)


@dataclass(frozen=True, slots=True)
class Treebank:
    """Training sentences, and by norm the official development and test sentences."""

    train: tuple[Sentence, ...]
    dev: Mapping[str, tuple[Sentence, ...]]
    test: Mapping[str, tuple[Sentence, ...]]
    left_out: int
    """Sentences kept out of training because they resemble a held-out sentence that matches none exactly."""


@cache
def mapping() -> dict[str, Any]:
    """The tables of `treebank.toml`."""
    return tomllib.loads(Path(__file__).with_name("treebank.toml").read_text(encoding="utf-8"))


def read_rows(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL file as rows of ten columns, comments left out.

    Raises SourceError where the file cannot be read, or a row has another number of columns, with its line.
    """
    rows: list[list[str]] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read ({error}); get the treebank anew") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if rows:
                yield rows
            rows = []
            continue
        cells = line.split("\t")
        if len(cells) == 1 and line.startswith("#"):
            continue
        if len(cells) != COLUMNS:
            raise SourceError(f"{path}, line {number}: {len(cells)} columns where CoNLL has {COLUMNS}")
        rows.append(cells)
    if rows:
        yield rows


def to_words(rows: Sequence[Sequence[str]]) -> tuple[tuple[Word, ...], bool]:
    """The words of NDT rows without headline marks, and whether there was such a mark.

    A dependent of a mark goes to the mark's own head; where that is none, the word is a root.
    """
    table = mapping()
    mark = table["heading"]
    kept = [row for row in rows if row[1] != mark]
    places = {row[0]: place for place, row in enumerate(kept)}
    above = {row[0]: row[6] for row in rows if row[1] == mark}
    words = []
    for place, row in enumerate(kept):
        head, steps = row[6], 0
        while head in above and steps < len(rows):
            head, steps = above[head], steps + 1
        at = places.get(head, place)
        features = () if row[5] in ("_", "") else tuple(row[5].split("|"))
        dep = table["root"] if at == place else row[7]
        words.append(Word(row[1], row[2], row[3], features, at, dep, entity_tag(row[9])))
    return with_spaces(with_universal(words)), len(kept) < len(rows)


def entity_tag(cell: str) -> str:
    """The entity tag in a last column: `SpaceAfter=No|name=B-PER` gives `B-PER`."""
    for part in cell.split("|"):
        if part.startswith("name="):
            return part.removeprefix("name=")
    return "O"


def with_universal(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with universal part of speech and features, from the rules."""
    children: dict[int, list[Word]] = defaultdict(list)
    places: dict[int, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if word.head != place:
            children[word.head].append(word)
            places[word.head].append(place)
    table = mapping()
    out = []
    for place, word in enumerate(words):
        complements = [at for at in places[place] if words[at].dep == "PUTFYLL"]
        facts = {
            "child": {child.dep for child in children[place]},
            "complement": {words[at].tag for at in complements},
            "clause": any(child.dep == "SBU" for at in complements for child in children[at]),
        }
        pos = next((rule["pos"] for rule in table["rules"] if _fits(rule, word, facts)), None)
        pos = pos or table["tags"].get(word.tag, "X")
        extra = [rule["morph"] for rule in table["extra"] if _fits(rule, word, facts)]
        if pos == "NUM":
            extra.append("NumType=Card")
        out.append(replace(word, pos=pos, morph=universal_features(word.features, extra)))
    return tuple(out)


def _fits(rule: Mapping[str, Any], word: Word, facts: Mapping[str, Any]) -> bool:
    features = set(word.features)
    return (
        word.tag in rule.get("tag", [word.tag])
        and word.lemma in rule.get("lemma", [word.lemma])
        and word.dep in rule.get("dep", [word.dep])
        and ("has" not in rule or bool(features & set(rule["has"])))
        and not features & set(rule.get("lacks", ()))
        and ("child" not in rule or bool(facts["child"] & set(rule["child"])))
        and ("complement" not in rule or bool(facts["complement"] & set(rule["complement"])))
        and ("clause" not in rule or facts["clause"] == rule["clause"])
    )


def universal_features(features: Iterable[str], extra: Iterable[str] = ()) -> str:
    """Universal features for NDT's, sorted: `appell mask ub ent` gives `Definite=Ind|Gender=Masc|Number=Sing`.

    `extra` are universal features to add; several values of one feature are joined with a comma.
    """
    table: dict[str, str] = mapping()["features"]
    found: dict[str, set[str]] = defaultdict(set)
    for pairs in [*(table.get(feature, "") for feature in features), *extra]:
        for pair in pairs.split("|"):
            if pair:
                key, _, value = pair.partition("=")
                found[key].add(value)
    return "|".join(f"{key}={','.join(sorted(found[key]))}" for key in sorted(found, key=str.lower))


def with_spaces(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with `space` guessed from the punctuation: NDT does not say where blanks stood."""
    after = [True] * len(words)
    open_quote = False
    for place, word in enumerate(words):
        if word.form in {",", ".", ":", ";", "!", "?", ")", "]", "»", "”", "…", "..."} and place:
            after[place - 1] = False
        if word.form in {"(", "[", "«", "“"}:
            after[place] = False
        if word.form == '"':
            if open_quote and place:
                after[place - 1] = False
            else:
                after[place] = False
            open_quote = not open_quote
    return tuple(replace(word, space=space) for word, space in zip(words, after, strict=True))


def read_ndt(folder: Path, norm: str) -> list[Sentence]:
    """All sentences of the `.conll` files of a folder, in the order of the files' names.

    Raises SourceError where the folder has none.
    """
    files = sorted(folder.glob("*.conll"))
    if not files:
        raise SourceError(f"{folder} has no .conll files; give the folder that holds NorNE's ndt and ud")
    sentences = []
    for path in files:
        for place, rows in enumerate(read_rows(path)):
            words, heading = to_words(rows)
            if words:
                sentences.append(Sentence(words, path.name, place, NORMS[norm], heading))
    return sentences


def read_ud(path: Path, norm: str) -> list[Sentence]:
    """The sentences of an official UD file, with UD's own part of speech and features; tag and function empty.

    Raises SourceError where the file is missing.
    """
    if not path.is_file():
        raise SourceError(f"{path} is missing; give the folder that holds NorNE's ndt and ud")
    sentences = []
    for place, rows in enumerate(read_rows(path)):
        words = []
        for at, row in enumerate(rows):
            space = "SpaceAfter=No" not in row[9].split("|")
            morph = "" if row[5] == "_" else row[5]
            words.append(Word(row[1], row[2], "", (), at, "", entity_tag(row[9]), space, row[3], morph))
        sentences.append(Sentence(tuple(words), path.name, place, NORMS[norm]))
    return sentences


def held_out(all_ndt: Sequence[Sentence], official: Sequence[Sentence]) -> tuple[list[Sentence], int]:
    """The sentences that may be trained on, and how many were left out for mere likeness.

    Out go all whose words are those of an official sentence, and where an official sentence matches none, those
    that share so many words with it that they are likely the same sentence in another form.
    """
    forms = {sentence.forms for sentence in official}
    known = {sentence.forms for sentence in all_ndt}
    unmatched = [set(words) for words in forms - known]
    rest = [sentence for sentence in all_ndt if sentence.forms not in forms]
    train = [s for s in rest if not any(_likeness(set(s.forms), words) >= ALIKE for words in unmatched)]
    return train, len(rest) - len(train)


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def with_ndt(official: Sequence[Sentence], all_ndt: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The official sentences with NDT's tags, heads and functions where the same words stand in NDT."""
    found: dict[tuple[str, ...], Sentence] = {}
    for sentence in all_ndt:
        found.setdefault(sentence.forms, sentence)
    out = []
    for sentence in official:
        match = found.get(sentence.forms)
        if match is not None:
            words = tuple(
                replace(word, tag=ndt.tag, features=ndt.features, head=ndt.head, dep=ndt.dep)
                for word, ndt in zip(sentence.words, match.words, strict=True)
            )
            sentence = replace(sentence, words=words, heading=match.heading)
        out.append(sentence)
    return tuple(out)


def read_treebank(norne: Path) -> Treebank:
    """The whole treebank from the folder that holds `ndt` and `ud`.

    Raises SourceError where files are missing or broken.
    """
    parts: dict[str, dict[str, tuple[Sentence, ...]]] = {"dev": {}, "test": {}}
    ndt = {norm: read_ndt(norne / "ndt" / norm, norm) for norm in NORMS}
    ud = {
        (norm, part): read_ud(norne / "ud" / norm / UD_FILES[norm].format(part=part), norm)
        for norm in NORMS
        for part in parts
    }
    everything = [sentence for sentences in ndt.values() for sentence in sentences]
    train, left_out = held_out(everything, [sentence for sentences in ud.values() for sentence in sentences])
    for norm, code in NORMS.items():
        for part, by_norm in parts.items():
            by_norm[code] = with_ndt(ud[norm, part], ndt[norm])
    return Treebank(tuple(train), parts["dev"], parts["test"], left_out)
