"""Fact boxes of a page: labels and their values, on one line or below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samgraf.model import Block, Span
from samgraf.text.layout import Layout, plain_label
from samgraf.text.lines import SENTENCE_END, Line, next_filled, trim
from samgraf.text.rolls import head_end, is_table_head

LABEL_LENGTH = 48
VALUE_LENGTH = 140
LIST_LENGTH = 600
"""Characters of a line that lists people."""
ITEM_LENGTH = 160

_PERSON_LINE = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøå]+(?:[ ]for[ ](?:[a-zæøå]+[ ]?){1,3})?[ ])?[A-ZÆØÅ][\w–-]+(?:[ ][A-ZÆØÅ–-][\w.–-]*){1,4}"
    r"(?:,|[ ]\(|[ ][–-])[ ]?\w[^.]{1,100}$"
)
"""A person, maybe after a role, and who that is ("Redaktør Kari Moe, Avisa")."""
_TWO_NAMES = re.compile(r"[A-ZÆØÅ][\w.-]+[ ][A-ZÆØÅ][^.:!?]{1,120}$")
_NAME_ALONE = re.compile(r"[A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w.-]*){1,4}")
_EACH_A_LINE = frozenset({"contact", "speaker", "facilitator"})
_ON_STAGE = frozenset({"speaker", "performer", "participant", "member"})
_PEOPLE = frozenset({"performer", "speaker", "participant", "absent", "member", "partner"})
_PRESENT = frozenset({"participant", "absent"})
"""Fields of minutes that say who met and who did not."""
_BOXED = frozenset({"period", "number", "owner", "leader", "funding", "budget", "member", "partner"})
"""Fields whose labels stand nowhere but in fact boxes."""
_BARE_LABEL = re.compile(
    r"(?P<label>(?:[Pp]rosjekt|[Oo]ppdrag|[Ss]amarbeidspartn|PROSJEKT|OPPDRAG|SAMARBEIDSPARTN)[\w.-]+"
    r"|Project[ ](?:period|leader|manager|lead|owner|number|nr|no|employer|funder|partners|start|end)\b\.?"
    r"|Periode|Varighet|Varigheit|Finansiering|Partnere|Partnarar|PERIODE|FINANSIERING|PARTNERE|PARTNARAR)"
    r"[ \t]+(?=[A-ZÆØÅ0-9])"
)
_CAPITAL_LABEL = re.compile(
    r"(?P<label>[A-ZÆØÅ]{3,}(?:[ /][A-ZÆØÅ]{2,}){0,2}|Møtest[ae]d|Møtedato|Møtetid|Møtele(?:der|iar)|Referent)"
    r"[ \t]+(?=[A-ZÆØÅ0-9])(?=[^a-zæøå0-9]{0,20}[a-zæøå0-9])"
)
"""A label in capitals, as minutes have them, and its value beside it: "STED Kommunehuset", "REFERENT Kari Moe"."""
_OF_MEETINGS = frozenset({"venue", "date", "organiser", "facilitator", "participant", "absent", *_BOXED})
_TITLES = ("tittel", "navn", "namn")
_DATED = frozenset({"start", "end_date"})
"""Fields that hold a day, without which their labels are headings of something else."""
_FIGURES = frozenset({"period", "number", *_DATED})
_WIDE = re.compile(r"(?:\|[ ]?)?([^\s|][^|]{0,40}?)(?:[ ]{2,}|[ ]?\t[ \t]*|[ ]?\|[ ]?)(?=[^\s|])(?![^|]*\|[^|]*\w)")
"""A label and what stands in the next cell, the last of its row."""
# Labels that, alone on a line, are headings of something longer.
_NEVER_ALONE = frozenset({"programme", "registration", "audience", "price"})


_LONE = re.compile(r"[A-ZÆØÅ][a-zæøå]{1,20}(?:-[A-ZÆØÅ][a-zæøå]+)?")
"""A line that is one name in one word."""


class FieldCutter:
    """Cuts the fields of a page's lines; `timed` says of each whether it begins with a time of a programme."""

    def __init__(self, text: str, lines: Sequence[Line], layout: Layout, timed: Sequence[bool]) -> None:
        self.text, self.lines, self.layout, self.timed = text, lines, layout, timed

    def cut(self, at: int) -> tuple[list[Block], int]:
        """The field that begins at a line, if one does, and the line after it."""
        line = self.lines[at]
        head, colon, value = line.text.partition(":")
        if one := self._beside_colon(line) or self._in_next_cell(line) or self._without_colon(line) or self._roll(line):
            return self._with_names_below(one, at)
        if is_table_head(line.text, self.layout) and (rows := self._rows(at + 1)):
            return [_field_block("participant", line.span, rows)], at + 1 + len(rows)
        if not colon and (plain_label(head) in self.layout.with_colon or self._is_card(at)):
            return [], at
        if not value.strip() and (name := self.layout.field(head, exact=not colon)) and name not in _NEVER_ALONE:
            if not colon and self._is_listed(at):
                return [], at
            values, end = self._values(at + 1, name, bool(colon), LIST_LENGTH if name in _PEOPLE else VALUE_LENGTH)
            if values and (name not in _DATED or re.search(r"\d", values[0].of(self.text))):
                return [_field_block(name, line.span, values)], end
        return [], at

    def _with_names_below(self, field: Block, at: int) -> tuple[list[Block], int]:
        """A field with its further people, each on a line right below: "Kontakt: Kari Moe ⏎ Ola Lie".

        Of those who met, what they are may stand behind the name: "Møtte: Kari Moe, leiar ⏎ Ola Lie, vara".
        """
        end, lines = at + 1, list(field.lines)
        met = field.name in _PRESENT and not self.lines[at].bullet
        alone = field.name in _EACH_A_LINE and _NAME_ALONE.fullmatch(field.lines[-1].of(self.text))
        while (met or alone) and end < len(self.lines) and self._names_one(end, told=met):
            lines.append(self.lines[end].span)
            end += 1
        return [replace(field, span=Span(field.span.start, lines[-1].end), lines=tuple(lines))], end

    def _names_one(self, at: int, *, told: bool) -> bool:
        """Whether a line is nothing but a name; `told` says that who that is may follow it."""
        line = self.lines[at]
        if line.blank or line.bullet or line.hashes or self.is_label(at):
            return False
        return bool(_NAME_ALONE.fullmatch(line.text) or (told and _PERSON_LINE.match(line.text)))

    def _beside_colon(self, line: Line) -> Block | None:
        """ "Periode: 2019–2021"."""
        head, _, value = line.text.partition(":")
        name = self.layout.field(head) if value.strip() and len(head) <= LABEL_LENGTH else ""
        if not name:
            return None
        # "**Label:** value" leaves the closing marks of the label at the value.
        start = line.span.start + len(head) + 1 + len(value) - len(value.lstrip("*_"))
        label = Span(line.span.start, line.span.start + len(head))
        return _field_block(name, label, [Span(*trim(self.text, start, line.span.end))])

    def _in_next_cell(self, line: Line) -> Block | None:
        """ "Periode | 2019–2021"."""
        wide = None if line.bullet else _WIDE.match(line.text)
        name = self.layout.field(wide[1], exact=True) if wide else ""
        if wide is None or not name:
            return None
        start = line.span.start + wide.end()
        end = max(line.span.start + len(line.text.rstrip("| \t")), start)
        label = Span(line.span.start, line.span.start + len(wide[1]))
        return _field_block(name, label, [Span(start, end)])

    def _is_card(self, at: int) -> bool:
        """Whether a line says what somebody is whose name stands right above it, with nothing right below.

        So it does below "Kontakt" where the next name has a post below it too: "Kari Moe ⏎ *Prosjektleder* ⏎ Ola Lie ⏎
        Forsker".
        """
        above = self.lines[at - 1].text if at else ""
        below_blank = at + 1 >= len(self.lines) or self.lines[at + 1].blank
        apart = below_blank and at > 1 and not above and self._is_post(next_filled(self.lines, at + 1) - 1, at)
        post = below_blank or self._is_of_contacts(at) or self._is_post(at, at)
        return post and bool(_NAME_ALONE.fullmatch(self.lines[at - 2].text if apart else above))

    def _is_post(self, last: int, at: int) -> bool:
        """Whether what stands below a word for somebody's post names nobody: "Kari Moe ⏎ *Stipendiat* ⏎ NTNU"."""
        below = self.lines[last + 1].text if last + 1 < len(self.lines) else ""
        of_person = self.layout.field(self.lines[at].text, exact=True) in ("leader", "member")
        named = _NAME_ALONE.fullmatch(below) or _PERSON_LINE.match(below) or _TWO_NAMES.match(below)
        return of_person and below != "" and ":" not in below and not named

    def _is_of_contacts(self, at: int) -> bool:
        """Whether a line stands below "Kontakt" and a name, with a name and what is no label below it."""
        if at < 2 or at + 2 >= len(self.lines) or self.layout.field(self.lines[at - 2].text.rstrip(":")) != "contact":
            return False
        name, post = self.lines[at + 1], self.lines[at + 2]
        told = not post.blank and ":" not in post.text and not self.is_label(at + 2)
        return told and bool(_NAME_ALONE.fullmatch(name.text)) and not _NAME_ALONE.fullmatch(post.text)

    def _is_listed(self, at: int) -> bool:
        """Whether a line is a name in a list of names: "Kvam ⏎ Seljord ⏎ *Stad* ⏎ Tokke" are four municipalities."""
        around = [self.lines[there].text for there in (at - 2, at - 1, at + 1) if 0 <= there < len(self.lines)]
        alone = [text for text in around if _LONE.fullmatch(text) and not self.layout.field(text, exact=True)]
        return len(alone) == len(around) > 1 and at > 1

    def _without_colon(self, line: Line) -> Block | None:
        """ "Prosjektperiode Mars 2019 - juni 2019": a label that only fact boxes have, and its value on one line."""
        if line.bullet or len(line.text) > ITEM_LENGTH or SENTENCE_END.search(line.text):
            return None
        match = _BARE_LABEL.match(line.text)
        name = self.layout.field(match["label"], exact=True) if match else ""
        if not name and (capital := _CAPITAL_LABEL.match(line.text)):
            name = self.layout.field(capital["label"], exact=True)
            match = capital if name in _OF_MEETINGS else None
        titled = (
            name == "title" and match is not None and (match["label"].isupper() or match["label"].endswith(_TITLES))
        )
        if match is None or not (name in _OF_MEETINGS or titled):
            return None
        start = line.span.start
        return _field_block(name, Span(start, start + match.end("label")), [Span(start + match.end(), line.span.end)])

    def _roll(self, line: Line) -> Block | None:
        """ "Møtedeltakarar Rolle Kari Moe Skien Medlem Ola Lie …": a table of those present, run into one line."""
        head = None if line.bullet else head_end(line.text, self.layout)
        if head is None:
            return None
        name, ended, begin = head
        start = line.span.start
        return _field_block(name, Span(start, start + ended), [Span(start + begin, line.span.end)])

    def _rows(self, at: int) -> list[Span]:
        """The lines below the head of a table of people that begin with a name, where there are two or more."""
        rows: list[Span] = []
        while at < len(self.lines) and _TWO_NAMES.match(self.lines[at].text) and not self.is_label(at):
            rows.append(self.lines[at].span)
            at += 1
        return rows if len(rows) > 1 else []

    def _names(self, at: int) -> bool:
        """Whether a line names a person and who that is."""
        return at < len(self.lines) and bool(_PERSON_LINE.match(self.lines[at].text)) and not self.is_label(at)

    def _values(self, at: int, name: str, colon: bool, longest: int) -> tuple[list[Span], int]:
        """The lines below a label: one paragraph, or all the bullets."""
        here = next_filled(self.lines, at)
        values: list[Span] = []
        bullets = here < len(self.lines) and self.lines[here].bullet
        while here < len(self.lines):
            line = self.lines[here]
            labelled = self.is_label(here) and not (name == "contact" and self._is_of_contacts(here))
            if line.blank or line.hashes or line.bullet != bullets or labelled:
                break
            if len(line.text) > longest or (
                not colon and not bullets and line.text.endswith(".") and len(line.text) > 60
            ):
                # "Periode ⏎ 2011–2012 ⏎ Målet med prosjektet er …": what follows a day or a sum is not of it.
                return (values[:1], at + 1) if values and self._is_figure(name, values[0]) else ([], at)
            values.append(line.span)
            last, here = here, next_filled(self.lines, here + 1) if bullets else here + 1
            below = next_filled(self.lines, here)
            if name in _ON_STAGE and not bullets and below > here and self._names(last) and self._names(below):
                here = below  # people one to a line, with blank lines between them
        return values, here

    def _is_figure(self, name: str, value: Span) -> bool:
        """Whether a field holds days or a sum, and its first line says them."""
        return name in _FIGURES and bool(re.search(r"\d{4}", value.of(self.text)))

    def is_label(self, at: int) -> bool:
        """Whether a line begins with a label, or with a time of a programme."""
        head, _, _ = self.lines[at].text.partition(":")
        return (len(head) <= LABEL_LENGTH and bool(self.layout.field(head))) or self.timed[at]


def _field_block(name: str, label: Span, values: list[Span]) -> Block:
    return Block("field", Span(label.start, values[-1].end), tuple(values), label=label, name=name)
