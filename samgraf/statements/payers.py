"""Projects that are named as where money is from: programmes, and what stands after "from"."""

from __future__ import annotations

import re

from samgraf.model import Mention

_PROGRAMME = re.compile(
    r"(?i)(?<!\w)\w{0,24}?(?:program\w{0,12}|ordning\w{0,12}|utlysing\w{0,12}|utlysning\w{0,12}|fondet)[ ]?[«“\"]?$"
)


_FROM = re.compile(r"(?i)(?<!\w)(?:fra|frå|gjennom)[ ](?:\w+[ ])?[«“\"]?$")


def pays(text: str, mention: Mention) -> bool:
    """Whether a project is named as where money is from: "1 590 000 kroner frå *bulystsatsinga*"."""
    return _FROM.search(text[max(0, mention.span.start - 30) : mention.span.start]) is not None


def is_programme(text: str, mention: Mention) -> bool:
    """Whether a project pays others: a register's programme, or what "programmet" or "ordningen" stands before."""
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    return mention.attributes.get("class") == "Programme" or bool(_PROGRAMME.search(before))
