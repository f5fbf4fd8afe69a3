"""The words that pages label their parts with, from the rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samgraf.resources import packaged

_EDGES = re.compile(r"^[\W_]+|[^\w)]+$")
_ENDING = re.compile(r"\(\w{1,3}\)(?=[ :]*$)")
"""The plural in brackets: "Oppdragsgiver(e)"."""
_PAGE_NUMBER = re.compile(r"^\d{1,3}[ ](?=[A-ZÆØÅ])")
"""The number of the page that a label stands at the head of: "1 Til stede:"."""
_SEATED = re.compile(
    r"(?:(?:med )?i |med(?:lem|lemm?er|lemmene|lemene) (?:i|av) "
    r"|(?:desse|disse|følgende|følgjande) (?:\w+ )?(?:er|var|sitter|sit|satt|sat|har|deltar|deltek) (?:\w+ ){0,2}i )?"
    r"(?P<group>\w+gruppe(?:n|a)?|\w+gruppa|\w+team(?:et)?)(?: (?:for|i) prosjektet)?"
    r"(?: (?:sitter|sit|sitt|satt|sat|er|var|deltar|deltek|(?:har )?(?:består|bestod|besto|bestått) av"
    r"|har (?:desse|disse|følgende|følgjande) (?:medlemene|medlemmene|medlemer|medlemmer)))?"
)
"""What says who sits in a group: "I arbeidsgruppa sitter", "Medlemmer av styringsgruppen er"."""
_SECTION = re.compile(
    r"(?:del|delprogram|dag|økt|sesjon|parallell\w*|bolk|part|session|day)\s*(?:[\dIVX]+|[a-z])\b.*", re.I
)
_CELLS = re.compile(r"[\s|]+")
HEADS = 80
"""Characters of the heads of a table's columns."""
MOST_HEADS = 6
"""Words in them after the first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Labels of fields and table columns, and the words of programme rows without a talk."""

    fields: Mapping[str, str]
    columns: Mapping[str, str]
    breaks: frozenset[str]
    openings: tuple[str, ...]
    references: frozenset[str]
    colophon: frozenset[str]
    """Labels of reports' colophons that say nothing of a project."""
    with_colon: frozenset[str]
    """Labels that are headings where no colon follows them."""
    roll_heads: frozenset[str]
    """Heads of columns in tables of those present."""
    table_heads: frozenset[str]
    """Heads of the first column in tables of members."""
    furniture: frozenset[str]
    """Lines that a site puts around its pages."""
    menu: frozenset[str]
    """Entries of its menu."""
    people: frozenset[str]
    """Those of them that head lists of people too."""

    def field(self, label: str, *, exact: bool = False) -> str:
        """The kind of field a label names, or an empty string.

        A label may go on in small letters ("Konferansier gjennom dagen"): its longest known beginning counts, where
        what follows is a prepositional phrase.
        """
        words = plain_label(_PAGE_NUMBER.sub("", _ENDING.sub("", label))).split()
        kinds = {self.fields.get(part.strip(), "") for part in " ".join(words).split("/")}
        if len(kinds) == 1 and all(kinds):
            return kinds.pop()  # "Ikkje møtt/kopi"
        seated = _SEATED.fullmatch(" ".join(words))
        if seated and self.fields.get(seated["group"]) == "member":
            return "member"
        based = _BASED.fullmatch(label.strip(" :"))
        people = self.fields.get(plain_label(based["people"]), "") if based else ""
        if people in PEOPLE:
            return people
        if len(words) == 1 and _PARTNERS.fullmatch(words[0]):
            return "partner"
        if exact:
            return self.fields.get(" ".join(words), "")
        if _OTHER_TIME.search(label):
            return ""
        for count in range(len(words), 0, -1):
            label = " ".join(words[:count])
            name = self.fields.get(label) if count == len(words) or label not in self.with_colon else None
            if name and (count == len(words) or words[count] in _PREPOSITIONS):
                return name
        return ""

    def column(self, label: str) -> str:
        """The kind of table column a label names, or an empty string."""
        return self.columns.get(plain_label(label), "")

    def is_table_head(self, line: str) -> bool:
        """Whether a line is no more than heads of a table's columns ("Kommune Folkehelsekoordinator")."""
        first, *others = [cell for cell in _CELLS.split(line) if cell] or [""]
        if len(line) > HEADS or len(others) > MOST_HEADS or plain_label(first) not in self.table_heads:
            return False
        return bool(others) and all(cell[0].isupper() for cell in others) and not re.search(r"[.:?!\d]", line)

    def section(self, line: str) -> bool:
        """Whether a line in a programme only says which part begins ("DEL 2", "Parallellsesjon A")."""
        return bool(_SECTION.fullmatch(line)) and len(line) < 60


PEOPLE = frozenset({"member", "participant", "leader", "facilitator", "speaker"})
"""Fields of people, whose label may say where these are from."""
_BASED = re.compile(r"(?P<people>[A-ZÆØÅ][a-zæøå]+(?:[ ][a-zæøå]+)?)[ ](?:ved|hos|fra|frå|på)[ ][A-ZÆØÅ][^:]{2,50}")
"""A label that says where people are from: "Prosjektdeltakere *ved OsloMet*"."""
_OTHER_TIME = re.compile(r"(?i)(?<!\w)(?:i (?:for)?fjor|forrige|førre|neste)(?!\w)")
"""In a label, that it is of what was or will be another time: "Kommuner som deltok *i fjor*"."""
_PREPOSITIONS = frozenset(
    [
        "for",
        "i",
        "på",
        "av",
        "ved",
        "og",
        "gjennom",
        "under",
        "hele",
        "heile",
        "frå",
        "fra",
        "til",
        "med",
        "om",
        "hos",
        "(er)",
    ]
)


_PARTNERS = re.compile(r"[a-zæøå-]{3,20}(?:partnarar|partnarane|partnere|partnerne|partnarkommunar|partnerkommuner)")
"""What partners of one kind are called: "kommunepartnarar", "næringspartnere"."""


def plain_label(label: str) -> str:
    """A label in lower case, one blank between words, without marks at its edges."""
    return " ".join(_EDGES.sub("", label.strip()).split()).casefold()


@cache
def load_layout() -> Layout:
    """The layout rules that SamGraf ships."""
    rules = tomllib.loads(packaged("rules", "layout.toml").read_text(encoding="utf-8"))
    return Layout(
        fields=_by_label(rules["fields"]),
        columns=_by_label(rules["columns"]),
        breaks=frozenset(rules["rows"]["breaks"]),
        openings=tuple(rules["rows"]["openings"]),
        references=frozenset(rules["references"]["headings"]),
        colophon=frozenset(rules["colophon"]["labels"]),
        with_colon=frozenset(rules["labels"]["with_colon"]),
        roll_heads=frozenset(rules["rolls"]["heads"]),
        table_heads=frozenset(rules["members"]["heads"]),
        furniture=frozenset(rules["furniture"]["lines"]),
        menu=frozenset(rules["furniture"]["menu"]),
        people=frozenset(rules["furniture"]["people"]),
    )


def _by_label(kinds: Mapping[str, list[str]]) -> dict[str, str]:
    return {label: kind for kind, labels in kinds.items() for label in labels}
