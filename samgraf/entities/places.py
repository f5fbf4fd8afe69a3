"""Which municipality or county a name means, where several bear or have borne it.

Two questions, in this order. Which place: Bø in Telemark or Bø in Nordland? The county beside the name tells, else the
same name elsewhere on the page, the day together with "kommune", what is named nearby, and Nynorsk. And which stage of
its life: old or new Drammen? The day of the page tells, or a word such as "nye" and "tidligere". Where neither tells,
nothing is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from samgraf.authorities import Authorities, Record
from samgraf.entities.stages import Age, Choice, Place, choose_stage
from samgraf.entities.surroundings import PARAGRAPH, SENTENCE, County, around, find_counties, inside
from samgraf.mentions import Found
from samgraf.model import Mention, Span
from samgraf.text import Page, detect_language

_KIND = r"(?:[ ](?:kommun\w*|herad\w*|fylke\w*|municipality))?"
_BESIDE = re.compile(
    _KIND + r"(?:[ ]?\(|,?[ ]i[ ]|,?[ ]in[ ]|,[ ]|/|[ ][–-][ ])(?:(?:tidligere|tidlegare|gamle|nye|nåværende)[ ])?"
)
"""What stands between a municipality and the county that tells which it is: "Våler kommune (", "Bø i "."""
_OTHER = re.compile(_KIND + r"(?:[ ](?:i|på|in)[ ]|[ ]?\()(?=[A-ZÆØÅ])")
"""What begins a place that tells which it is and that no register may know: "Herøy på Sunnmøre"."""
_NEW = re.compile(r"(?i)\b(?:nye|ny|framtidige|fremtidige|kommende|komande)[ ]$")
_OLD = re.compile(
    r"(?i)\b(?:gamle|tidligere|tidlegare|forhenværende|daværende|dåverande|nedlagte|nedlagde)[ ](?:\w+[ ](?:og|,)[ ])?$"
)
_OFFICE = re.compile(
    r"(?i)(?:kommunen|kommunene|kommunane|ordfører\w*|ordførar\w*|rådmann\w*|kommunedirektør\w*)[ ](?:(?:i|for)[ ])?$"
)
_MANY = re.compile(r"(?:(?:,|[ ]og|[ ]&|/)[ ]?[A-ZÆØÅ][\wæøå-]*(?:[ ][A-ZÆØÅ][\wæøå-]*)*){1,12}[ ]kommun(?:e|er|ar)\b")
"""The rest of a row that says at its end that all in it are municipalities: ", Hareid og Ulstein kommuner"."""
_ABROAD = re.compile(r"(?:[ ]kommune?)?(?:[ ](?:i|in)[ ]|[ ]?\(|,[ ])(?:Sverige|Sweden|Danmark|Denmark|Finland)\b")
_LEAD = re.compile(r"s?-?kommun(?:en|a)[ ]$")
"""What follows a county before the name of one in it: "Telemark-*kommunen* Bø"."""


@dataclass(frozen=True, slots=True)
class _Hints:
    """Which mentions of a name on the page have their county beside them."""

    places: Mapping[Span, Place]
    only: Place | None
    """The place that they all mean."""
    counties: Set[Span]
    """The counties that stand so, and tell nothing of other mentions."""


class Places:
    """What a page tells of the places that it names."""

    def __init__(self, page: Page, found: Found, authorities: Authorities, when: date | None) -> None:
        self.page, self.text, self.authorities = page, page.text, authorities
        self._mentions = [m for m in found.placed if m.type == "Municipality"]
        self.when = when or self._together()
        self._hinted: dict[tuple[str, ...], _Hints] = {}
        self._told: dict[tuple[Span, tuple[str, ...]], list[Place]] = {}

    def _together(self) -> date | None:
        """The last day on which all municipalities that a page names plainly were there, where one of them has ended.

        A page without a day that names Flora and Mandal beside Volda is from before 2020.
        """
        plain = [self.authorities.records[m.records[0]] for m in self._mentions if len(m.records) == 1]
        ended = [r.valid_to for r in plain if r.valid_to]
        last = min(ended, default=None)
        return last if last and all(r.exists(last) for r in plain) else None

    def choose(self, mention: Mention, records: Sequence[Record]) -> Choice:
        """Which of the records of a name a mention means."""
        if len(records) == 1:
            abroad = records[0].country == "NO" and _ABROAD.match(self.text, mention.span.end)
            return Choice(None, tuple(records), "the page places it abroad") if abroad else Choice(records[0])
        before = self.text[max(0, mention.span.start - 30) : mention.span.start]
        old = _OLD.search(before) is not None
        places = self._through_time(records)
        place = places[0] if len(places) == 1 else self._which(mention, places, old=old)
        if place is None:
            alive = tuple(r for r in records if self.when and r.exists(self.when))
            return Choice(None, alive if len(alive) > 1 else tuple(records), "the page does not tell which")
        age: Age = "new" if _NEW.search(before) else "old" if old else ""
        counties = [path for county in self._counties for path in county.paths] if self.when is None else []
        return choose_stage(place, mention.text, self.when, age, counties)

    # Which place.

    def _through_time(self, records: Sequence[Record]) -> list[Place]:
        """The records in groups that each are one place: those that came of each other."""
        first_to_last = sorted(records, key=lambda r: (r.valid_from or date.min, r.iri_path))
        places: list[list[Record]] = []
        for record in first_to_last:
            known = next((p for p in places if any(record.iri_path in self._later(r.iri_path) for r in p)), None)
            if known is None:
                places.append([record])
            else:
                known.append(record)
        return [tuple(place) for place in places]

    def _which(self, mention: Mention, places: Sequence[Place], *, old: bool) -> Place | None:
        hints = self._hints(mention, places)
        if mention.span in hints.places:
            return hints.places[mention.span]
        if hints.only and not _OTHER.match(self.text, mention.span.end):
            return hints.only
        if old and len(gone := [p for p in places if any(self._ended(r) for r in p)]) == 1:
            return gone[0]
        near = self._near(mention, places, hints.counties)
        dated = [p for p in places if self.when and any(r.bore(mention.text, self.when) for r in p)]
        if len(dated) == 1 and (self._is_body(mention) or not self._lives_on(places, dated[0])):
            # A body acts on a day it exists; a mere place of the name may still be spoken of.
            return dated[0] if not near or dated[0] in near else None
        if near:
            return near[0] if len(near) == 1 else None
        return self._by_norm(dated if len(dated) > 1 else places)

    def _hints(self, mention: Mention, places: Sequence[Place]) -> _Hints:
        if mention.records not in self._hinted:
            alike = [m for m in self._mentions if m.records == mention.records]
            hints = {m.span: hint for m in alike if (hint := self._beside(m, places))}
            meant = {span: place for span, (place, _) in hints.items()}
            only = next(iter(meant.values())) if len(set(meant.values())) == 1 else None
            self._hinted[mention.records] = _Hints(meant, only, {county.span for _, county in hints.values()})
        return self._hinted[mention.records]

    def _beside(self, mention: Mention, places: Sequence[Place]) -> tuple[Place, County] | None:
        """The place of the county that stands beside a mention: "Bø (Telemark)", "Telemark-kommunen Bø"."""
        gap = _BESIDE.match(self.text, mention.span.end)
        lead = _LEAD.search(self.text, max(0, mention.span.start - 12), mention.span.start)
        at_start = gap and self._county_starts.get(gap.end())
        at_end = lead and self._county_ends.get(lead.start())
        for county in (at_start, at_end):
            fitting = [p for p in places if county and not self._homes(p).isdisjoint(county.paths)]
            if county and len(fitting) == 1:
                return fitting[0], county
        return None

    def _is_body(self, mention: Mention) -> bool:
        """Whether a mention is of a municipality as a body, by its kind or an office beside it."""
        before = self.text[max(0, mention.span.start - 40) : mention.span.start]
        row = _MANY.match(self.text, mention.span.end)
        return bool(mention.attributes.get("full") or _OFFICE.search(before) or row)

    def _lives_on(self, places: Sequence[Place], but: Place) -> bool:
        """Whether one of the other places was a municipality once, whose name people go on using."""
        return any(self._ended(place[-1]) for place in places if place is not but)

    def _ended(self, record: Record) -> bool:
        return record.valid_to is not None and (self.when is None or record.valid_to < self.when)

    def _near(self, mention: Mention, places: Sequence[Place], told: Set[Span]) -> list[Place]:
        """The places that what is named around a mention speaks for: in its sentence, else further and further away."""
        for stretch in self._stretches(mention):
            key = (stretch, mention.records)
            if key not in self._told:
                named = inside(self._counties, stretch)
                counties = {path for county in named if county.span not in told for path in county.paths}
                fitting = [p for p in places if not self._homes(p).isdisjoint(counties)]
                self._told[key] = fitting or self._among(mention, places, stretch)
            if self._told[key]:
                return self._told[key]
        return []

    def _stretches(self, mention: Mention) -> Iterator[Span]:
        yield around(self.text, mention.span, SENTENCE)
        yield around(self.text, mention.span, PARAGRAPH)
        if above := bisect_left(self._heads, mention.span.start, key=lambda county: county.span.start):
            yield self._heads[above - 1].span
        yield Span(0, len(self.text))

    def _among(self, mention: Mention, places: Sequence[Place], stretch: Span) -> list[Place]:
        """The place in whose county most of the other municipalities of a stretch lie, or those that compete."""
        named = {m.records for m in inside(self._mentions, stretch)} - {mention.records}
        others = [place for records in sorted(named) if (place := self._one_place(records))]
        lie = [
            self._lay(next(iter(r for r in place if self.when and r.exists(self.when)), place[-1])) for place in others
        ]
        lie = [counties for counties in lie if counties]  # one abroad lies in none, and speaks for none
        shared = [sum(not self._lay(place[-1]).isdisjoint(counties) for counties in lie) for place in places]
        fitting = [place for place, number in zip(places, shared, strict=True) if number]
        if len(fitting) > 1:
            # On a page without a day all lay in Viken once; before and after that one county is of more of them.
            common = [sum(len(self._lay(place[-1]) & counties) for counties in lie) for place in fitting]
            fitting = [place for place, number in zip(fitting, common, strict=True) if number == max(common)]
        return fitting if len(fitting) != 1 or 2 * max(shared) > len(lie) else []

    def _one_place(self, paths: tuple[str, ...]) -> Place | None:
        """What the municipalities of a name are, where they are one place."""
        records = [self.authorities.records[path] for path in paths if path.startswith("municipality/")]
        places = self._through_time(records)
        return places[0] if len(places) == 1 else None

    def _by_norm(self, places: Sequence[Place]) -> Place | None:
        """On a page in Nynorsk the one place that has chosen it, where the others have chosen Bokmål.

        Most pages are in Bokmål, about places of any norm: that it is Bokmål tells nothing.
        """
        norms = [place[-1].language for place in places]
        if self._language == "nn" and norms.count("nn") == 1 and norms.count("nb") == len(norms) - 1:
            return places[norms.index("nn")]
        return None

    # What the registers know.

    @cached_property
    def _language(self) -> str:
        return self.page.document.metadata.get("language") or detect_language(self.text[self.page.body :])

    @cached_property
    def _heads(self) -> list[County]:
        return [county for county in self._counties if county.alone]

    @cached_property
    def _county_starts(self) -> Mapping[int, County]:
        return {county.span.start: county for county in self._counties}

    @cached_property
    def _county_ends(self) -> Mapping[int, County]:
        return {county.span.end: county for county in self._counties}

    @cached_property
    def _counties(self) -> list[County]:
        return list(find_counties(self.text, self.authorities))

    @cached_property
    def _successors(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for change in self.authorities.changes:
            for original in change.originals:
                found.setdefault(original, set()).update(change.results)
        return found

    def _later(self, path: str) -> set[str]:
        """All that came of a municipality or county."""
        found: set[str] = set()
        open_ends = [path]
        while open_ends:
            fresh = self._successors.get(open_ends.pop(), set()) - found
            found |= fresh
            open_ends += fresh
        return found

    def _homes(self, place: Place) -> set[str]:
        """All counties that a place has lain in, also as a part of what it became."""
        paths = {path for record in place for path in (record.iri_path, *self._later(record.iri_path))}
        return set(_counties_of(self.authorities.records[path] for path in paths))

    def _lay(self, record: Record) -> set[str]:
        """The county in which a municipality lay on the day of the page, or what it was before or became; else all."""
        if self.when is None:
            return self._homes((record,))
        if record.exists(self.when):
            return {county} if (county := record.county(self.when)) else set()
        stages = [self.authorities.records[path] for path in sorted(self._later(record.iri_path))]
        later = {county for r in stages if r.exists(self.when) and (county := r.county(self.when))}
        return later or set(_counties_of([record]))


def _counties_of(records: Iterable[Record]) -> Iterator[str]:
    return (code.county for record in records for code in record.codes if code.county)
