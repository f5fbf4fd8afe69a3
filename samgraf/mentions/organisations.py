"""Organisations that no register knows, by how such names are made and by the places they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, compiled, rules
from samgraf.mentions.headed_bodies import CAPITAL, find_headed
from samgraf.mentions.name_forms import name_forms
from samgraf.mentions.posts import find_held
from samgraf.mentions.roles import role_pattern
from samgraf.mentions.told_bodies import find_told_bodies
from samgraf.mentions.units import find_owned_units, is_owned_unit
from samgraf.model import Mention, Span


def find_organisations(text: str, span: Span) -> Iterator[Mention]:
    """The bodies in a line that are recognised by how their names are made."""
    for mention in (_with_branch(text, made, span) for made in _made_names(text, span)):
        spoken = _represented().search(mention.text) or _officer().search(mention.text)
        if spoken is None:
            yield mention
            continue
        name = Span(mention.span.start, mention.span.start + spoken.start())
        yield replace(mention, span=name, text=name.of(text))


def _with_branch(text: str, mention: Mention, line: Span) -> Mention:
    """A body with its branch: "Solvik frivilligsentral*, avd. Vika*"."""
    branch = _BRANCH.match(text, mention.span.end, line.end)
    if branch is None or mention.span.of(text) != mention.text:
        return mention
    whole = Span(mention.span.start, branch.end())
    return replace(mention, span=whole, text=whole.of(text))


_BRANCH = re.compile(rf",?[ ]avd(?:\.|eling)[ ]{CAPITAL}(?![\w-])")


@cache
def _represented() -> re.Pattern[str]:
    """What stands between a body and who speaks for it: "Distriktssenteret *ved* rådgiver Kari Moe"."""
    return re.compile(rf"[ ]ved[ ](?={role_pattern().pattern})")


@cache
def _officer() -> re.Pattern[str]:
    """An office in capitals after a body, of whom a run-on list names next: "Follorådet *Ordfører* Kari Moe"."""
    return re.compile(rf"(?<=[a-zæøå])[ ](?=[A-ZÆØÅ])(?={role_pattern().pattern}(?:$|[ ][A-ZÆØÅ]))")


def _made_names(text: str, span: Span) -> Iterator[Mention]:
    excluded = frozenset(rules("names")["organisations"]["not_endings"])
    papers = frozenset(rules("names")["organisations"]["papers"])
    others = tuple(rules("names")["organisations"]["not_head_endings"])
    for rule, where in _shown(text, span):
        if rule in ("tail", "society", "company"):
            where = _without_role(text, where)
        name = where.of(text)
        owned = name.endswith("kommune") or is_owned_unit(text, where.start, where.end)
        if rule == "tail" and " i " in name and owned:
            # A person or a unit stands before it: "Kari Nordmann i Vestland fylkeskommune".
            where = Span(where.start + name.rindex(" i ") + len(" i "), where.end)
            name = where.of(text)
        if rule == "tail" and _POST.match(text, where.end, span.end):
            continue  # "Kari Moe Research Professor"
        other = name.startswith(("Program", "Prosjekt")) or name.split()[0] in papers or _OFFICE_FOR.match(name)
        ends_so = rule == "ending" and name.casefold().endswith(others)
        if rule == "governor":
            name = name[0].upper() + name[1:]
        if name not in excluded and not other and not ends_so:
            yield Mention("Organisation", where, name, f"organisation:{rule}")
    yield from _with_initials(text, span)
    yield from find_owned_units(text, span)
    yield from find_headed(text, span)
    yield from find_told_bodies(text, span)
    yield from _listed(text, span)


def _shown(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """What the forms of names find in a line, with their rules."""
    for rule, match in name_forms().finditer(text, span):
        yield rule, Span(*match.span("name" if "name" in match.re.groupindex else 0))
    for where in find_held(text, span):
        yield "acronym" if where.of(text).isupper() else "society", where


_POST = re.compile(r"[ ](?:Professor|Fellow|Scientist|Director|Leader)\b")
_OFFICE_FOR = re.compile(rf"(?:{role_pattern().pattern})[ ]for[ ]")
_HEADED_WITH = re.compile(r"(?:[A-ZÆØÅ]{2,20}[ ]){0,4}(?:MED|FRA|FRÅ|TIL|FOR|AV|VED)[ ](?=[A-ZÆØÅ]{2})")
"""A heading in capitals, up to whom it is of: "*MØTE MED* SOLVIK KOLLEKTIVTRAFIKK AS"."""
_SOMEBODY_IN = re.compile(r"[A-ZÆØÅ][a-zæøå-]+(?:[ ][A-ZÆØÅ][a-zæøå-]+){1,3}[ ]i[ ](?=[A-ZÆØÅ])")


def _without_role(text: str, name: Span) -> Span:
    """A name without the office or person before it ("*Fylkesrådsleder* Viken fylkeskommune", "*Kari Moe i* KS")."""
    if before := _SOMEBODY_IN.match(text, name.start, name.end) or _HEADED_WITH.match(text, name.start, name.end):
        return Span(before.end(), name.end)
    role = _office_first().match(name.of(text))
    return Span(name.start + role.end(), name.end) if role else name


@cache
def _office_first() -> re.Pattern[str]:
    whose = alternatives(rules("names")["organisations"]["of_bodies"])
    return re.compile(
        rf"(?:{role_pattern().pattern})[ ]+(?:(?:i|ved|for|hos|på)[ ])?(?=[A-ZÆØÅ]\S*[ ])"
        rf"|(?:{whose})[ ](?:(?:i|for)[ ])?(?=[A-ZÆØÅ])"
    )


_INITIALS = re.compile(r"[ ]\((?P<acronym>[A-ZÆØÅ]{3,8}|[A-ZÆØÅ]{1,3}[a-zæøå][A-ZÆØÅ]{1,3})\)")
_SMALL = frozenset({"og", "for", "i", "av", "and", "of", "the", "på", "med"})


def _with_initials(text: str, span: Span) -> Iterator[Mention]:
    """ "Frivillig Sogn og Fjordane (FSF)": capitalised words whose initials the brackets repeat."""
    for match in _INITIALS.finditer(text, span.start, span.end):
        words = list(re.finditer(r"[\w-]+", text[max(span.start, match.start() - 120) : match.start()]))
        base = max(span.start, match.start() - 120)
        left = list(match["acronym"])
        for word in reversed(words):
            if not left:
                break
            if word.group() in _SMALL:
                if word.group()[0] == left[-1]:
                    left.pop()  # "Samarbeidsforum i Solvik (SiS)"
                continue
            if not word.group().startswith(left[-1]):
                break
            left.pop()
            start = base + word.start()
        if not left:
            where = Span(start, match.start())
            yield Mention("Organisation", where, where.of(text), "organisation:initials")


_NAME = rf"(?:St\.[ ])?{CAPITAL}(?<![.,])(?:[ ]{CAPITAL}(?<![.,]))?"


@cache
def _heads() -> tuple[Mapping[re.Pattern[str], str], re.Pattern[str]]:
    """The heads of lists of names, each with how one of them is called, and the heads of one name alone."""
    organisations = rules("names")["organisations"]
    several = {
        re.compile(rf"\b{plural}[ ]((?:{_NAME}(?:,[ ]|[ ]og[ ])?){{1,12}})"): singular
        for plural, singular in organisations["plural_heads"].items()
    }
    return several, re.compile(rf"(?<![\w-])(?:{alternatives(organisations['single_heads'])})[ ]{_NAME}")


def _listed(text: str, span: Span) -> Iterator[Mention]:
    """ "bydelene Østensjø, St. Hanshaugen og Alna": every name of the list, with its head."""
    line = span.of(text)
    several, single = _heads()
    for heads, singular in several.items():
        for match in heads.finditer(line):
            for one in compiled(_NAME).finditer(match[1]):
                # "*frivilligsentralane i Volda* og Ørsta"
                whole = line[: match.start(1)].endswith(" i ") and not one.start()
                start = span.start + (match.start() if whole else match.start(1) + one.start())
                found = Span(start, span.start + match.start(1) + one.end())
                yield Mention("Organisation", found, singular.format(one[0]), "organisation:listed")
    for match in single.finditer(line):
        found = Span(span.start + match.start(), span.start + match.end())
        yield Mention("Organisation", found, match[0][0].upper() + match[0][1:], "organisation:listed")
