"""One line of a programme: a title, who speaks, both, an opening, a chair, or nothing of the kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from samgraf.mentions.chairs import find_chairs, speak_too
from samgraf.mentions.conversations import PART, SPEAKER_OPEN, described_title, find_conversation
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.speakers import BY_BODY, is_employer_of, post_first, speaker_begins, speakers_end
from samgraf.mentions.talk_titles import clean, first_sentence, is_speaker_words, title_at_end, trimmed
from samgraf.model import BODIES, Mention, Span
from samgraf.text.layout import load_layout, plain_label

PROSE_LENGTH = 240
OPENING_LENGTH = 50
BREAK_LENGTH = 60


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """What one line of a programme is."""

    kind: str
    """title, both (title and speakers), speakers, opening, facilitators, panel, label, break or prose."""
    span: Span
    title: Span | None = None
    people: tuple[Mention, ...] = ()

    @property
    def facilitators(self) -> tuple[Mention, ...]:
        """The people of a line that names who chairs."""
        return self.people if self.kind == "facilitators" else ()

    @property
    def speakers(self) -> tuple[Mention, ...]:
        """The people of any other line."""
        return () if self.kind == "facilitators" else self.people


@cache
def _openings() -> re.Pattern[str]:
    words = alternatives(list(load_layout().openings))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)


def read_line(text: str, span: Span, mentions: Sequence[Mention]) -> list[ProgrammeLine]:
    """What one line of a programme is; a label and a title on one line are read apart."""
    if part := PART.match(text, span.start, span.end):
        span = Span(part.end(), span.end)
        # "Sak 3/23 Felles legevakt v/ Kari Moe": what a case is on, and nobody's employer
        mentions = [m for m in mentions if m.span.start != span.start or m.type == "Person" or not part["case"]]
    if later := SPEAKER_OPEN.match(text, span.start, span.end):
        if not text[later.end() : span.end].strip():
            return [ProgrammeLine("label", span)]
        span = Span(later.end(), span.end)
    line = span.of(text)
    people = tuple(m for m in mentions if m.type == "Person" and span.covers(m.span))
    bodies = tuple(m for m in mentions if m.type in BODIES and span.covers(m.span))
    if _CANCELLED.search(line):
        return [ProgrammeLine("label", span)]
    if not people:
        # "Gode nabolag v/ Porsgrunn kommune": a body speaks where no person of its own is named.
        people = tuple(m for m in bodies if _BY.search(text, max(span.start, m.span.start - 4), m.span.start))
    if load_layout().section(line) or re.match(r"(?:Rom|Sal|Room|Sted)\s*:", line):
        inner = re.match(r"[^:]{0,14}\d?\s?[A-Z]?:\s*", line)
        if not inner or inner.end() == len(line) or not load_layout().section(line[: inner.end()].rstrip(": ")):
            return [ProgrammeLine("label", span)]
        return read_line(text, Span(span.start + inner.end(), span.end), mentions)
    label = re.match(r"(?P<label>[\wæøå /-]{3,32}?)\s*:\s*", line)
    if chaired := find_chairs(text, span, people):
        before, chairs = chaired
        before = Span(before.start, before.start + len(_KIND_AFTER.sub("", before.of(text))))
        said = before.of(text).strip(" .,–-").casefold()
        if not said or said in rules("titles")["talks"]["conversed"]:
            rest = []
        elif speak_too(before.of(text)) and _openings().match(said):
            rest = [ProgrammeLine("opening", before, people=chairs)]
        else:
            rest = read_line(text, trimmed(text, before), mentions)
        return [*rest, ProgrammeLine("facilitators", span, people=chairs)]
    if label and people and plain_label(label["label"]) in _LEADS:
        return [ProgrammeLine("facilitators", span, people=people)]
    if label and _LABEL_NUMBER.sub("", plain_label(label["label"])) in rules("titles")["talks"]["labels"]:
        if label.end() == len(line):
            return [ProgrammeLine("label", span)]
        return read_line(text, Span(span.start + label.end(), span.end), mentions)
    if not people:
        return [_without_people(text, span, bodies)]
    if talked := find_conversation(text, span, people):
        led = trimmed(text, Span(span.start, talked.start), " \n\t–-")
        above = read_line(text, led, mentions) if len(led) else []
        taking = tuple(p for p in people if p.span.start >= talked.start)
        return [*above, ProgrammeLine("panel", Span(talked.start, span.end), people=taking)]
    told = _with_people(text, span, people, bodies)
    return [told, *_further(text, told)]


_KIND_AFTER = re.compile(r"(?i)(?<=[.?!])[ ]+\w*(?:samtale|debatt|diskusjon|panel)n?[ ]*$")
"""What kind of talk it is, after its title: "Hvem bestemmer? Panelsamtale ledet av Kari Moe"."""
_LEADS = frozenset({"leder", "leiar", "leia av", "leidd av", "ledet av", "chair"})
"""Labels of who leads a session; elsewhere the words are posts."""
_LABEL_NUMBER = re.compile(r"[ ]\d{1,2}$")
_BY = re.compile(r"(?:^|[\s(])v ?[/.]\s?$", re.M)
_WELCOMED_BY = re.compile(
    r"(?i:(?:velkom(?:men|en|st)|åpning|opning|innledning|innleiing)[ ](?:ved|v/|fra|frå)"
    r"|(?:åpning|opning|innledning|innleiing)[ ]av[ ][a-zæøå]{4,24}[ ](?:ved|v/))[ ]?"
    r"(?:[^.:;()\n]{2,40},?[ ]og[ ])?"
)
"""What stands before a body that opens: "Velkommen ved Solvik kommune og *KS*"."""
_CANCELLED = re.compile(r"(?i)\b(?:avlyst|avlyses|avlysast|utgår|kansellert)\b")
_OF_SEVERAL = re.compile(
    r"(?:inviterte |korte |faste |forberedte |førebudde )?"
    r"(?:innlegg|innspill|innspel|hilsninger|hilsener|helsingar|kommentarer|kommentarar) (?:fra|frå|ved|av)(?: |$)"
)
"""What no talk is called, but several in a row: "Inviterte innlegg frå kommunar"."""


def gathers_several(text: str, line: ProgrammeLine) -> bool:
    """Whether a line says that several speak below it, each for whom the lines name: "Innlegg fra:"."""
    return line.kind == "label" and _OF_SEVERAL.fullmatch(plain_label(line.span.of(text))) is not None


def _without_people(text: str, span: Span, bodies: tuple[Mention, ...]) -> ProgrammeLine:
    line = span.of(text)
    plain = plain_label(line)
    if plain in rules("titles")["talks"]["labels"] or _OF_SEVERAL.match(plain):
        return ProgrammeLine("label", span)
    if bodies and bodies[0].span.start == span.start and _openings().search(line):
        return ProgrammeLine("opening", span, people=bodies[:1])
    if welcoming := tuple(m for m in bodies if _WELCOMED_BY.fullmatch(text, span.start, m.span.start)):
        return ProgrammeLine("opening", span, people=welcoming)
    if _openings().match(line) and len(line) < 50:
        return ProgrammeLine("opening", span)
    if _is_break(line):
        return ProgrammeLine("break", span)
    panels = (*rules("titles")["talks"]["panels"], *rules("titles")["talks"]["conversations"])
    if line.endswith(":") and not plain.startswith(panels):
        return ProgrammeLine("label", span)  # "Dette vet vi:" over those who tell it
    if len(line) > PROSE_LENGTH or re.match(r"[a-zæøå(]", line):
        return ProgrammeLine("prose", span)
    return ProgrammeLine("title", span, clean(text, span))


def _is_break(line: str) -> bool:
    """Whether a line begins with the name of a pause and is no sentence."""
    words = re.split(r"[ ,.:/(&–-]", plain_label(line))
    return bool({words[0], " ".join(words[:2])} & set(load_layout().breaks)) and len(line) < BREAK_LENGTH


_MARK = re.compile(r"(?P<before>.*?)(?P<mark>(?:^|[\s.?!»”\"(,–-])(?:v/|v\.|v /|[Vv]ed|[Mm]ed|[Bb]y)\s*)$", re.S)
_DASH = re.compile(r"(?P<before>.*\S)\s*(?:\s[-–—·]|[»”\"]\s*[-–—])\s*$", re.S)
_QUOTE = re.compile(r"(?P<before>[«“\"„][^»”\"]+[»”\"])\s*[,.:–-]?\s*$", re.S)
_GAP = re.compile(r"(?P<before>.*\S)(?:\s{2,}|\t|\s\|\s?)$", re.S)
_LASTING = re.compile(r"(?P<before>.*\S)\s*\(\d{1,3} ?min[^()]{0,9}\)\s*$", re.S)
_DOT = re.compile(r"(?P<before>.*[.?!…][»”\"]?)\s+$", re.S)


def _with_people(text: str, span: Span, people: tuple[Mention, ...], bodies: tuple[Mention, ...]) -> ProgrammeLine:
    start = speaker_begins(text, span, people[0], bodies)
    before = text[span.start : start]
    kind = re.match(r"\w*", plain_label(before))
    told = _QUOTED_AFTER.search(text, people[-1].span.end, span.end)
    if told and kind and (kind.group() in rules("titles")["talks"]["labels"] or _openings().match(kind.group())):
        # "Innledning ved Kari Moe – «Tillit i nabolaget»"
        return ProgrammeLine("both", span, Span(told.start("title"), told.end("title")), people)
    if post_first().fullmatch(before):
        # "Leder for partiets programkomite, Kari Moe": what somebody is, and no title
        return ProgrammeLine("speakers", span, people=people)
    if plain_label(before) in rules("titles")["talks"]["labels"]:
        return ProgrammeLine("speakers", span, people=people)  # "Foredrag Kari Moe fra KS"
    if body := BY_BODY.search(before):
        return _title_first(text, span, trimmed(text, Span(span.start, span.start + body.start())), people)
    if not before.strip(' –-•«"“') or is_employer_of(text, before, people[-1], span, bodies):
        return _people_first(text, span, people, bodies)
    if _LED_BY.fullmatch(before) or _is_employer(text, span, start, bodies):
        return ProgrammeLine("speakers", span, people=people)
    for pattern in (_MARK, _DASH, _GAP, _LASTING, _QUOTE, _DOT):
        match = pattern.match(before)
        if match and match["before"].strip():
            ended = Span(span.start, span.start + match.end("before"))
            return _title_first(text, span, _without_body(text, trimmed(text, ended), bodies), people)
    if _is_told_of_to_the_end(text, span, people, start) and not _openings().search(before):
        return _title_first(text, span, trimmed(text, Span(span.start, start)), people)
    return ProgrammeLine("opening" if _openings().search(span.of(text)) else "prose", span, people=people)


def _is_employer(text: str, span: Span, start: int, bodies: tuple[Mention, ...]) -> bool:
    """Whether all that stands before who speaks is whose leader they are: "Solvik Bondelag, leder Kari Moe"."""
    ended = [body.span.end for body in bodies if body.span.start == span.start and body.span.end <= start]
    return bool(ended) and text[max(ended) : start].strip() == ","


_LED_BY = re.compile(r"\W*(?:[Vv] ?[/.]|[Vv]ed|[Bb]y)\s*")
"""How a line begins that only says who gives the talk above it: "v/ Kari Moe, Skien kommune"."""
_JOINED = re.compile(r"\b(?:og|med|av|til|fra|frå|for|om|i|på|ved|hos|som|er|har|and|with|by)\s*$", re.I)


def _is_told_of_to_the_end(text: str, span: Span, people: Sequence[Mention], start: int) -> bool:
    """Whether a line is a title and, with no sign between, its speaker ("Lokaldemokrati i praksis Kari Moe, NTNU")."""
    before, after = text[span.start : start], text[people[-1].span.end : span.end]
    return (
        len(before.split()) >= 2
        and before[:1].isupper()
        and not _JOINED.search(before)
        and bool(re.fullmatch(r"\s*(?:[,()|/–-][^.!?]*|(?:fra|frå|ved|i)[ ][A-ZÆØÅ][^.!?:]*)?\.?", after))
    )


SHORT_TITLE = 40
"""Characters of a title that may have such a word: "Slik jobber vi"."""
_ADDRESS = re.compile(r"\b(?:vi|ham|oss|du|dere|hun|han|ho|dykk)\b", re.I)
"""Words of sentences that present a speaker, and of no title."""


def _title_first(text: str, span: Span, title: Span | None, people: tuple[Mention, ...]) -> ProgrammeLine:
    """ "Relasjonell velferd v/ Ottar Ness (NTNU)"; a title that is none leaves the people."""
    label = re.search(r"\s(?P<label>[A-ZÆØÅ][\wæøå]{3,24}):(?=\s|$)", title.of(text)) if title else None
    if title and label and plain_label(label["label"]) in rules("titles")["talks"]["labels"]:
        title = trimmed(text, Span(title.start, title.start + label.start()))  # "Debatt Deltakere: Kari Moe"
    if title and (described := described_title().match(text, title.start, title.end)):
        title = trimmed(
            text, Span(title.start, described.end("title"))
        )  # "Gode nabolag – Leder av utvalget – Kari Moe"
    if title is None or is_speaker_words(title.of(text)):
        return ProgrammeLine("speakers", span, people=people)
    if _is_break(title.of(text)) and not _openings().match(title.of(text)):
        return ProgrammeLine("break", span)
    welcome = re.search(r"\bvelkom", title.of(text), re.I)
    if len(title) < OPENING_LENGTH and (welcome or _openings().match(title.of(text))):
        return ProgrammeLine("opening", span, people=people)
    return ProgrammeLine("both", span, clean(text, title), people)


_FURTHER = re.compile(r"[»”“\"][ ]?(?:,|og|&|samt)[ ]{1,2}[«“”„\"](?P<title>[^«»“”„\"\n]{5,200})(?=[»”“\"])")
"""What stands between two titles of one speaker: "Kari Moe: «Tillit» og «Gode nabolag»"."""


def _further(text: str, told: ProgrammeLine) -> list[ProgrammeLine]:
    """The other talks of a line that begins with who gives them and has more than one title in quotation marks."""
    found: list[ProgrammeLine] = []
    title = told.title if told.kind == "both" else None
    while title and told.people[-1].span.end < title.start:
        match = _FURTHER.match(text, title.end, told.span.end)
        title = Span(*match.span("title")) if match else None
        found += [ProgrammeLine("both", told.span, title, told.people)] if title else []
    return found


_QUOTED_AFTER = re.compile(r"[,:–-]\s*[«“\"](?P<title>[^«»“”\"]{5,200})[»”\"]")


def _people_first(text: str, span: Span, people: tuple[Mention, ...], bodies: tuple[Mention, ...]) -> ProgrammeLine:
    """ "Bjørn Hauger: «Styrkebasert folkehelsearbeid»", or people of whom no title is told."""
    if ended := title_at_end(text, Span(people[-1].span.end, span.end)):
        return ProgrammeLine("both", span, ended, people)
    after = speakers_end(text, span, people, bodies)
    rest = text[after : span.end]
    if found := re.match(
        r"\s*(?::|[–-](?=\s[«“”„\"])|[–-](?=[^\n]{4,200}\.(?:pdf|pptx?)$)|(?=[«“”„\"]))"
        r"\s*(?P<title>[«“”„\"]?[ ]?\w.{2,})",
        rest,
        re.S,
    ):
        title = Span(after + found.start("title"), span.end)
        told = title.of(text)
        titled = told[0] in '«“”„"' or len(told.split()) >= 2
        addressed = _ADDRESS.search(told) and (len(told) > SHORT_TITLE or told.endswith("."))
        if titled and not _openings().match(told) and not addressed:
            quoted = re.match(r"[«“”„\"][^«»“”„\"]+[»”“\"]", told)
            end = Span(title.start, title.start + quoted.end()) if quoted else first_sentence(text, title)
            return ProgrammeLine("both", span, clean(text, end), people)
    named = re.search(r"[«“]([^«“»”]{5,})[»”]", rest)
    if named and re.search(r"(?:foredrag|innlegg|tema|tittel|titel|med)\w*|(?<!\w)om[ ]$", rest[: named.start()]):
        return ProgrammeLine("both", span, Span(after + named.start(1), after + named.end(1)), people)
    opens = {word.group().casefold() for word in _openings().finditer(rest)} - _TELLS
    return ProgrammeLine("opening" if opens else "speakers", span, people=people)


_TELLS = frozenset({"innleder", "innleiar", "innleier", "orienterer", "fortel", "forteller", "forklarer"})
"""Verbs by which somebody opens, and as often speaks on the title above: "Kari Moe, NTNU, innleder"."""


def _without_body(text: str, title: Span, bodies: Sequence[Mention]) -> Span | None:
    """The title without the body that stands between it and the speaker ("… kulturliv? Telemarksforsking v/")."""
    for body in bodies:
        if body.span.end == title.end:
            kept = trimmed(text, Span(title.start, body.span.start))
            if not kept.of(text).strip(" -–•"):
                return None
            if re.search(r"[.?!»”\"–-]$", kept.of(text)):
                return kept
    return title
