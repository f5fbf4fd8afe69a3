"""Names of the registers in a text: municipalities, counties, institutions, funders, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from samgraf.authorities import Authorities, Name, Record, normalise
from samgraf.mentions.expressions import alternatives, fold, rules
from samgraf.mentions.roles import holds_office
from samgraf.model import Mention, Span, Value

SHORT = 4
"""Names up to this length are acronyms or common words: their letters must agree in case."""
GLUED = 15
"""Names from this length are recognised where a lost line break has eaten their blanks."""
GROUPS = {
    "Municipality": "Municipality",
    "County": "County",
    "Project": "Project",
    "Programme": "Project",
    "Funder": "Funder",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    records: tuple[Record, ...]
    full: bool
    """Whether the name carries its kind with it ("Levanger kommune")."""
    exact: bool
    """Whether it is the name in these letters only (VRI, Venstre)."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of the registers, ready to be found in any text (Aho and Corasick 1975, doi:10.1145/360825.360855).

    Those of Swedish municipalities are left to `samgraf.mentions.abroad`.
    """

    entries: tuple[_Entry, ...]
    names: AhoCorasick
    squeezed_entries: tuple[_Entry, ...]
    squeezed: AhoCorasick
    places: Mapping[str, _Entry]
    """Normalised names of municipalities and counties that are more than one word or part."""
    weak: frozenset[str] = field(default_factory=frozenset)
    in_capitals: frozenset[str] = field(default_factory=frozenset)
    owners: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, authorities: Authorities) -> Gazetteer:
        """The gazetteer of some registers."""
        by_key: dict[str, dict[str, Record]] = {}
        form: dict[str, str] = {}
        full: set[str] = set()
        exact: dict[str, bool] = {}
        for record in authorities.records.values():
            if record.is_bound:
                continue
            for name in _forms(record):
                # In running text an article is no part of a name, and begins with a small letter.
                written = name.text.removeprefix("The ")
                key = normalise(written)
                if len(key) < 2:
                    continue
                by_key.setdefault(key, {})[record.iri_path] = record
                form.setdefault(key, written)
                exact[key] = exact.get(key, True) and name.kind == "acronym"
                if record.type in ("Municipality", "County") and " " in key and name.kind == "full":
                    full.add(key)
        keys = sorted(by_key)
        entries = tuple(_Entry(form[key], tuple(by_key[key].values()), key in full, exact[key]) for key in keys)
        glued = [(key, entry) for key, entry in zip(keys, entries, strict=True) if len(key) >= GLUED and " " in key]
        return cls(
            entries,
            AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest),
            tuple(entry for _, entry in glued),
            AhoCorasick([key.replace(" ", "") for key, _ in glued], matchkind=MatchKind.LeftmostLongest),
            {key: entry for key, entry in zip(keys, entries, strict=True) if _is_compound_place(key, entry)},
            frozenset(rules("names")["organisations"]["weak"]),
            frozenset(rules("names")["organisations"]["in_capitals"]),
            frozenset(rules("names")["organisations"]["owners"]),
        )

    def find(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The register names in `text[start:end]`."""
        folded = fold(text[start:end])
        taken: list[Span] = []
        for index, left, right in self.names.find_matches_as_indexes(folded):
            span = _whole(text, Span(start + left, start + right))
            entry = self.entries[index]
            if span and self._fits(entry, text, span):
                taken.append(span)
                yield _mention(entry, text, span, "register:name")
        yield from self._find_glued(text, start, end, taken)
        yield from self._find_shared(text, start, end, taken)

    def _fits(self, entry: _Entry, text: str, span: Span) -> bool:
        found = span.of(text)
        if (found in self.owners and _of_all().match(text, span.end)) or _SHORTENED.match(text, span.start):
            return False
        if entry.exact or len(entry.text) <= SHORT:
            # "NIBIO" is also written "Nibio"; a name of two letters is itself or nothing.
            if entry.records[0].type == "Programme" and text.startswith(":", span.end) and not found.isupper():
                return False  # "Behandling: …" is a label, and no programme's name
            alike = len(found) > SHORT and entry.text.isupper() and entry.text not in self.in_capitals
            return found == entry.text or (alike and found[:1].isupper())
        if found[:1].isupper():
            return True
        place = entry.records[0].type in ("Municipality", "County")
        return (entry.full if place else len(found) >= 12) and found.islower()

    def _find_glued(self, text: str, start: int, end: int, taken: list[Span]) -> Iterator[Mention]:
        """Names whose blanks are lost: "Senter foromsorgsforskning"."""
        kept = [i for i in range(start, end) if not text[i].isspace()]
        squeezed = fold("".join(text[i] for i in kept))
        for index, left, right in self.squeezed.find_matches_as_indexes(squeezed):
            span = Span(kept[left], kept[right - 1] + 1)
            entry = self.squeezed_entries[index]
            lost = span.of(text).casefold() != entry.text.casefold()
            begins = span.start == 0 or not text[span.start - 1].isalnum()
            if lost and begins and text[span.start].isupper() and not any(span.overlaps(other) for other in taken):
                yield _mention(entry, text, span, "register:glued")

    def _find_shared(self, text: str, start: int, end: int, taken: list[Span]) -> Iterator[Mention]:
        """Places whose name ends as the next one's does: "*Aust-* og Vest-Agder", "*Nordre* og Søndre Land"."""
        for match in _SHARED.finditer(text, start, end):
            hyphen = text[match.end("first")] == "-"
            span = Span(match.start("first"), match.end("first") + hyphen)
            entry = self.places.get(normalise(f"{match['first']}{match['joint']}{match['last']}"))
            if entry and (hyphen or not any(span.overlaps(other) for other in taken)):
                yield replace(_mention(entry, text, span, "register:shared"), text=entry.text)


def _forms(record: Record) -> Iterator[Name]:
    """The names of a record, and of a programme what its money and the whole of it are called ("bolystmidlar")."""
    for name in record.names:
        yield name
        if record.type == "Programme" and re.fullmatch(r"[A-ZÆØÅ][a-zæøå]{4,}", name.text):
            endings = rules("titles")["projects"]["of_programmes"]
            yield from (replace(name, text=f"{name.text}{ending}", kind="alias") for ending in endings)


def _is_compound_place(key: str, entry: _Entry) -> bool:
    place = entry.records[0].type in ("Municipality", "County")
    return place and not entry.full and re.search(r"[ -]", key) is not None


_SHARED = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÆØÅ][a-zæøå]+(?=-[ ]|[ ]))-?[ ](?:og|eller|samt|and)[ ]"
    r"[A-ZÆØÅ][a-zæøå]+(?P<joint>[- ])(?P<last>[A-ZÆØÅ][a-zæøå]+)"
)


@cache
def _of_all() -> re.Pattern[str]:
    """What is a body's and everybody's, behind its name: "FN*s bærekraftsmål*"."""
    return re.compile(rf"s[ ](?:{alternatives(rules('names')['organisations']['of_all'])})(?!\w)")


_SHORTENED = re.compile(r"(?i:KL)(?::|\.?[ ]?\d)|[A-ZÆØÅ][a-zæøå]\.[a-zæøå]")
"""An abbreviation that is spelled as letters of a body are: "FRA KL: 9", "Sp.mål"."""
_KOMMUNE = " kommune"
_COUNTIES = re.compile(r"(?:skommun)?(?:r|ne|nes|n|ns|ar|ane|ene|en|ens|ets?|a)(?!\w)")
"""How "fylke" and "fylkeskommune" go on in other forms."""


def _whole(text: str, span: Span) -> Span | None:
    """The span where it is a word of its own; a genitive ending or a compound of an acronym counts."""
    before = text[span.start - 1] if span.start else " "
    if before.isalnum() or (before == "-" and span.start > 1 and text[span.start - 2].isalnum()):
        return None
    after = text[span.end : span.end + 2]
    if not after[:1].isalnum():
        if after[:1] == "-" and after[1:].isalnum() and not _takes_joined(text, span):
            return span if holds_office(text, span.end) else None
        return span
    if _COMPOUND_OF.match(text, span.end):
        return None
    if re.fullmatch(r"s\W|s", after) and not span.of(text).endswith("s"):
        return span
    if span.of(text).casefold().endswith(_KOMMUNE):
        # "Skien og Bamble kommuner", "Porsgrunn kommunestyre": the place alone is named.
        return Span(span.start, span.end - len(_KOMMUNE))
    if county := re.search(r"(?i)[ ]fylke(?:skommune)?$", span.of(text)):
        # "Aust-Agder og Vest-Agder fylkeskommuner": the same of counties.
        return Span(span.start, span.start + county.start()) if _COUNTIES.match(text, span.end) else None
    # "Sønderborgkommune": a lost blank.
    return span if re.match(r"kommunes?(?!\w)", text[span.end : span.end + 9]) else None


_COMPOUND_OF = re.compile(r"s-(?:kommun|region|by|bygd)[a-zæøå]*")
"""What lies in a place whose name stands before it: "Vestlands-kommunane"."""
_OF_BODY = re.compile(
    r"-[a-zæøå]{0,12}(?:forsk|professor|student|stipendiat|lektor|rektor|dekan|direktør|leder|leiar|rådgiv|rådgjev|ansatt|tilsett)"
)
"""What somebody is who is of a body whose letters are joined to it: "UiA-*forsker*"."""


def _takes_joined(text: str, span: Span) -> bool:
    """Whether a name is letters to which others are joined: "KS-kurset"; with small ones in it, "UiA-forsker"."""
    name = span.of(text)
    letters = " " not in name and sum(map(str.isupper, name)) > 1
    return name.isupper() or (letters and _OF_BODY.match(text, span.end) is not None)


def _mention(entry: _Entry, text: str, span: Span, rule: str) -> Mention:
    kinds = {GROUPS.get(record.type, "Organisation") for record in entry.records}
    kind = next(
        (k for k in ("Municipality", "County", "Project", "Funder", "Organisation") if k in kinds),
        "Organisation",
    )
    paths = tuple(record.iri_path for record in entry.records)
    first = entry.records[0]
    attributes: dict[str, Value] = {"class": first.type, "full": entry.full}
    if first.type == "County" and first.country and first.country != "NO":
        attributes["country"] = first.country
    return Mention(kind, span, re.sub(r"\s+", " ", span.of(text)), rule, paths, attributes)
