"""The names by which a page may mean one thing again, and what is a name on one page only."""

from __future__ import annotations

import re

from samgraf.authorities import Name, normalise
from samgraf.mentions.expressions import rules
from samgraf.model import Mention

_ACRONYM = re.compile(r"^(?P<head>[A-ZÆØÅ][\w+]*(?:[ ]\d\.\d)?)[ ]?(?::|(?<=[A-ZÆØÅ])\.|[ ]?[–—-])[ ](?P<tail>.{4,})$")
_BRACKETED = re.compile(r"^(?P<tail>.{4,}?)[ ]\((?P<head>[A-ZÆØÅ][\w-]{1,14})\)$")
_STUDY = re.compile(r"(?i)[a-zæøå]{0,12}?evaluering(?:a|en)?[ ]av\b")
"""An evaluation is another project than the one it evaluates, whose acronym may end its name."""
KIND = re.compile(r" (?:kommune|herad|municipality)$", re.I)
"""What a municipality is, after its name."""


def names_of(mention: Mention) -> list[str]:
    """The forms by which the page may name the same thing again."""
    names = [normalise(KIND.sub("", mention.text) if mention.type == "Municipality" else mention.text)]
    if mention.type in ("Project", "Event") and not _STUDY.match(mention.text):
        for pattern in (_ACRONYM, _BRACKETED):
            if match := pattern.match(mention.text):
                names += [normalise(match["head"]), normalise(match["tail"])]
        if acronym := mention.attributes.get("acronym"):
            names.append(normalise(str(acronym)))
    return names


def acronym_of(name: str) -> str | None:
    """The acronym a project's name begins or ends with ("MEDSAM - Modeller for medborgersamskaping")."""
    for pattern in () if _STUDY.match(name) else (_ACRONYM, _BRACKETED):
        match = pattern.match(name)
        if match and (sum(c.isupper() for c in match["head"]) >= 2):
            return match["head"]
    return None


def spells(name: Name, text: str) -> bool:
    """Whether a text is a form of a register's name that may stand in any case."""
    return name.kind != "acronym" and " " in text and normalise(name.text) == normalise(text)


def is_local(kind: str, name: str) -> bool:
    """Whether a thing of this type is called so on one page only: a body in small letters or by a word such as
    "Fellesnemnda", a venue by the one word "Rådhuset". Things of other types never are."""
    if kind == "Venue":
        return name.casefold() in rules("names")["venues"]["local"]
    if kind not in ("Organisation", "Funder"):
        return False
    endings = tuple(rules("names")["organisations"]["local_endings"])
    return name[:1].islower() or (" " not in name and name.casefold().endswith(endings))
