"""What in a sentence on a project tells of another thing: times of plans and reports, and of what a clause is on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samgraf.mentions.grant_cells import words
from samgraf.mentions.values import Moment
from samgraf.model import Span

OF_OTHER = re.compile(
    r"(?i)(?:plan|studie|strategi|undersøkelse|undersøking|utredning|utgreiing|evaluer\w\w)[a-zæøå]{0,3}$"
)
"""Before a time in brackets, what it is of: "*kommuneplanen* (2018–2030)"."""
_PLANNED = re.compile(r"(?i)(?<!prosjekt)plan(?:en|er|ar|ane|ene)?[ ](?:(?:for|fra|frå)[ ])?(?:perioden[ ])?$")
_PAPER = re.compile(
    r"(?i)(?:årsmelding|årsrapport|plan|strategi|budsjett|rekneskap|regnskap|føring|statistikk|oversikt)"
    r"[a-zæøå]{0,3}[ ](?:for|av|om|frå|fra|i)[ ](?:prosjektet[ ])?[«“\"]?$"
)
_CLAUSE = re.compile(
    rf"(?<![\w-])(?P<noun>[a-zæøå][\wæøå-]*),?[ ]som[ ]"
    rf"(?:(?:skal|har|er|var|vart|ble|blei)[ ])?(?:{words('lasting')})(?!\w)"
)
_OWN = re.compile(r"(?:prosjekt|sats|program|tiltak|arbeid|ordning|nettverk|studi|evaluering|forsking|forskning)")
_REACH = 40
"""Characters before a clause in which what it is on may be named: "*satsinga* i bygda, som starta i 2012"."""
_OPENED = re.compile(r"(?i)oppstart(?:en)?(?:[ ]i[ ]\d{4})?[ ]av[ ](?!prosjekt|satsing|arbeid)[«“\"]?")
_COMPOUND = re.compile(r"-[a-zæøå]")


def is_of_paper(text: str, name: Span) -> bool:
    """Whether a project is named as what a paper is on: "*Årsmelding for* Gode grender 2019–2020"."""
    return _PAPER.search(text, max(0, name.start - 40), name.start) is not None


def is_of_other(text: str, sentence: Span, moment: Moment, names: Sequence[Span]) -> bool:
    """Whether a moment is of a plan, of a year's class, or of what a clause tells: "ein lærar *som starta i* 2020"."""
    at = moment.span
    if _COMPOUND.match(text, at.end) or _PLANNED.search(text, max(sentence.start, at.start - 40), at.start):
        return True
    opened = _OPENED.search(text, sentence.start, sentence.end)
    if opened and not any(name.start == opened.end() for name in names):
        return True
    clauses = [c for c in _CLAUSE.finditer(text, sentence.start, at.start) if "," not in text[c.end() : at.start]]
    return bool(clauses) and _is_on_other(text, sentence, clauses[-1], names)


def _is_on_other(text: str, sentence: Span, clause: re.Match[str], names: Sequence[Span]) -> bool:
    """Whether a clause is on no project: on a plan, or on what neither is one by its kind nor stands beside one."""
    if "plan" in clause["noun"]:
        return True
    begin = max(sentence.start, clause.start() - _REACH)
    own = _OWN.search(text, begin, clause.end("noun"))
    return own is None and not any(name.end == clause.end("noun") for name in names)
