"""Parts of municipalities and counties, named before whose they are: "kulturavdelinga i Skien kommune"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import Mention, Span

_CAPITAL = r"[A-ZÆØÅÁÄÖŠČ][\wæøåÆØÅáéäöüŠšč-]*"


_GOVERNOR = re.compile(r"(?i)[ ](?:fylkesmannen|statsforvalt(?:eren|aren))")


@cache
def _pattern() -> re.Pattern[str]:
    organisations = rules("names")["organisations"]
    units, alone = alternatives(organisations["definite_units"]), alternatives(organisations["placed_units"])
    place = rf"{_CAPITAL}[ ](?:(?:og[ ])?{_CAPITAL}[ ]){{0,3}}(?:(?:fylkes)?kommune|herad|regionråd)(?!\w)"
    second = r"(?:[ ]og[ ](?:Romsdal|Fjordane|Telemark|Finnmark|Akershus|Viken))?"
    # "psykiatrisk klinikk i Helse Førde": the parts of hospitals are called by what they treat.
    ward = r"[A-ZÆØÅa-zæøå][a-zæøå]{3,24}sk[ ](?:klinikk|avdeling|seksjon)"
    hospital = rf"(?:Helse[ ]{_CAPITAL}|(?:{_CAPITAL}[ ]){{1,2}}(?:universitets)?s[jy]u?kehus)(?!\w)"
    governor = rf"(?:[Ff]ylkesmannen|[Ss]tatsforvalt(?:eren|aren))(?:[ ]i[ ]{_CAPITAL}{second})?(?!\w)"
    town = rf"(?P<town>(?:{alternatives(organisations['joined_places'])}|{_CAPITAL})(?![\w-]|[ ][A-ZÆØÅ]))"
    return re.compile(
        rf"(?<![\w-])(?P<unit>(?i:{alone})|{ward}(?=[ ](?:i|ved|hos|hjå|på)[ ]{hospital})|"
        rf"(?:[A-ZÆØÅa-zæøå][a-zæøå]{{2,20}}-,?[ ]og[ ])?[A-ZÆØÅa-zæøå][a-zæøå-]{{2,30}}(?:{units}))"
        rf"(?P<whole>[ ](?:i|ved|hos|hjå|på|til)[ ](?:{place}|{hospital}|{governor}|fylkeskommunen(?!\w)|{town}))"
    )


@cache
def _councils() -> tuple[str, ...]:
    return tuple(rules("names")["organisations"]["councils"])


def is_owned_unit(text: str, start: int, end: int) -> bool:
    """Whether a unit begins at a place, or a word before it ("medisinsk *avdeling*"), and whose it is follows."""
    starts = (start, text.rfind(" ", 0, max(0, start - 1)) + 1)
    found = (_pattern().match(text, at, end) for at in starts)
    return any(match is not None and match.end("unit") > start and _is_unit(match) for match in found)


def _is_unit(match: re.Match[str]) -> bool:
    """Councils and centres are also known by the bare place ("ungdomsrådet i Skien"); governors have departments."""
    if _GOVERNOR.search(match["whole"]):
        return "avdeling" in match["unit"]
    return not match["town"] or match["unit"].casefold().endswith(_councils())


_AND_ITS_OWNER = re.compile(r"([ ](?:i|ved|hos)[ ](?P<place>[A-ZÆØÅ][\wæøå-]*))[ ]og[ ](?P=place)[ ](?:kommune|herad)$")
"""A unit and whose it is, side by side: "ungdomsrådet i Skien *og Skien kommune*"."""


def find_owned_units(text: str, span: Span) -> Iterator[Mention]:
    """The units in a line that stand before whose they are; the page may call them by all of that."""
    for match in _pattern().finditer(text, span.start, span.end):
        if _is_unit(match):
            unit = match["unit"][0].upper() + match["unit"][1:]
            whole = _AND_ITS_OWNER.sub(r"\1", match["whole"])
            name = unit if whole.endswith(("kommunen", "mannen", "eren", "aren")) else unit + whole
            yield Mention("Organisation", Span(*match.span("unit")), name, "organisation:owned")
