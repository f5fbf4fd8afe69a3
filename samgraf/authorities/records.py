"""What a register says of one body or place, as frozen records, and how names are compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ChangeKind = Literal["merge", "absorbed", "part", "split"]

_SOFT_HYPHEN = "\u00ad"


def normalise(name: str) -> str:
    """The form under which two names count as the same.

    In this order: soft hyphens are removed; canonical decomposition (NFD), full case folding and canonical
    composition (NFC), which is Unicode's canonical caseless match; every run of white space becomes one blank
    and none is left at the ends. Nothing else is touched: dashes, dots, quotation marks and diacritics stay.

    >>> normalise("HØGSKULEN  på\\u00a0Vest\\u00adlandet ")
    'høgskulen på vestlandet'
    """
    if not name.isascii():
        # Decomposed before folding: a few letters (ᾳ, ΐ) fold differently when they come composed.
        bare = unicodedata.normalize("NFD", name.replace(_SOFT_HYPHEN, ""))
        name = unicodedata.normalize("NFC", bare.casefold())
        return " ".join(name.split())
    return " ".join(name.casefold().split())


def _within(on: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)


@dataclass(frozen=True, slots=True)
class Name:
    """One form under which a record may be met in a text."""

    text: str
    language: str
    """nb, nn, se, sma, smj, fkv, fi, da, sv, en …, mul for a name in several at once; nb holds for Nynorsk
    too where there is no nn form. Empty for acronyms and other forms of no language."""
    kind: str
    """short, full, official, alias, former, or acronym: letters that mean the body only just as they are
    written (MOT is not mot, Venstre not venstre), while all other forms may be met in any case."""
    valid_from: date | None = None
    valid_to: date | None = None
    """First and last day of the form's use, where the register gives them."""
    file: str = field(default="", compare=False)
    """The file of names that it stands in; empty for the record's own row."""

    def used(self, on: date) -> bool:
        """Whether the form was in use on a day, as far as the register tells."""
        return _within(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Code:
    """A municipality's number, and the county it lay in while it bore that number."""

    code: str
    county: str | None
    """IRI path of the county; none for a municipality abroad."""
    valid_from: date | None
    valid_to: date | None

    def valid(self, on: date) -> bool:
        """Whether the number was in use on a day, the first and last day included."""
        return _within(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Record:
    """A municipality, county, organisation or programme as its register has it."""

    iri_path: str
    """`municipality/askim-0124`, `county/viken-30`, `org/norges-forskningsrad`, `project/forkommune`."""
    type: str
    """Local name of an ontology class."""
    name: str
    """The preferred label."""
    names: tuple[Name, ...]
    """Every form to be recognised in texts, the preferred one first; no form twice."""
    register: str
    """File name of the register."""
    row: str
    """Id of the row there."""
    valid_from: date | None = None
    valid_to: date | None = None
    """First and last day of its existence, both included: old Drammen ends 2019-12-31, the new begins
    2020-01-01. None where the register does not say (or where it still exists)."""
    acronym: str | None = None
    country: str | None = None
    """Two letters (ISO 3166-1), or EU and NORDIC for bodies of several states."""
    parent: str | None = None
    """IRI path of what it is a unit or programme of."""
    kind: str | None = None
    """A finer word than the class: kommune, herad, ministry, political_party, hospital …"""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Pairs such as ("wikidata", "Q26525"): ror, wikidata, organisation_number, cristin, homepage …"""
    codes: tuple[Code, ...] = ()
    """A municipality's or county's numbers in the order of time."""
    place: tuple[float, float] | None = None
    """Latitude and longitude (WGS 84)."""
    city: str | None = None
    language: str | None = None
    """The written standard a municipality has chosen: nb, nn or neutral."""

    def exists(self, on: date) -> bool:
        """Whether it existed on a day, as far as the register tells."""
        return _within(on, self.valid_from, self.valid_to)

    @property
    def is_title(self) -> bool:
        """Whether it is an office without its seat: “Fylkesmannen”, of which every county has one."""
        return self.kind == "county_governor" and " " not in self.name

    @property
    def is_bound(self) -> bool:
        """Whether its bare name tells nothing: a Swedish municipality's is a word, a surname or another place as often.

        It is met only where the text shows that it is meant.
        """
        return self.type == "Municipality" and self.country == "SE"

    def bore(self, name: str, on: date) -> bool:
        """Whether it existed on a day and had a name then, as far as the register tells."""
        key = normalise(name)
        return self.exists(on) and any(normalise(one.text) == key for one in self.names if one.used(on))

    def county(self, on: date) -> str | None:
        """The county a municipality lay in on a day, as IRI path."""
        return next((code.county for code in self.codes if code.valid(on)), None)


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which municipalities or counties became others.

    merge: the originals ended, the result began. absorbed: the originals ended, the result went on. part: the
    result went on with a part of an original that was divided. split: one original ended, several began.
    """

    date: date
    kind: ChangeKind
    originals: tuple[str, ...]
    results: tuple[str, ...]
    parts: tuple[str, ...] = ()
    """Those of the originals of which the result took only a part."""
