"""What stands between a title and names in a programme: who talk together, what a speaker is, who is not yet known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.roles import role_pattern
from samgraf.model import Mention, Span

SPEAKER_OPEN = re.compile(
    r"(?i)(?=[^.?!\n]{0,80}?(?:inn?lei[ai]|innled|foredrag|føredrag|talar|taler|kven|hvem|namn|navn))"
    r"[^.?!\n]{0,60}(?<!\w)(?:seinare|senere|kjem|kommer|etter[ ](?:hvert|kvart)|annonser\w{1,4}"
    r"|(?:ikkje|ikke|blir|vert)[ ](?:enn?å[ ])?(?:klart?|avklart?|avklara|bekreft\w{1,3}|stadfest\w?))"
    r"[ ]*(?:[.!]\s*|(?=\n|$))"
)
"""A sentence that leaves open who speaks: "Innleder kommer.", "Kven som innleier, får de vite seinare."."""


def find_conversation(text: str, span: Span, people: Sequence[Mention]) -> Span | None:
    """The words behind a title or speaker that say who talk together: "Kven bestemmer? *Samtale med* Kari Moe"."""
    for found in _conversations().finditer(text, span.start, span.end):
        first = next((person.span.start for person in people if person.span.start >= found.end()), None)
        if first is not None and not _LEADS_AWAY.search(text, found.end(), first):
            return Span(found.start("kind"), found.end())
    return None


_LEADS_AWAY = re.compile(r"[.?!\n]|\b(?:ved|v|om)\b")
"""What stands between such words and a name that is none of those who talk: "samtale med naboer *ved* Kari Moe"."""


@cache
def _conversations() -> re.Pattern[str]:
    talks = rules("titles")["talks"]
    kinds = alternatives([*talks["conversations"], *(word for word in talks["panels"] if " " not in word)])
    return re.compile(
        r"(?:(?<=[.?!…»”\"][ ])|(?<=[ ][–-][ ])|^)"
        r"(?P<kind>(?i:(?:(?:deretter|etterpå|til[ ]slutt|så)[ ])?(?:ein?[ ])?"
        rf"(?:{kinds})[ ](?:med|mellom)))[ :]+",
        re.M,
    )


@cache
def described_title() -> re.Pattern[str]:
    """A title and, behind a dash, what the speaker is: "Gode nabolag – Leder av utvalget", "Tillit – ordfører i Skien".

    The title is the group of that name.
    """
    office = r"[A-ZÆØÅ][a-zæøå]+(?:ombudet|direktøren|sjefen|rådmannen|ordføreren|ordføraren)"
    of = r"[ ](?:av|i|for|ved|hos|på)[ ][^.?!:–]{2,60}"
    return re.compile(
        rf"(?P<title>[^\n]{{8,160}}?)\s[-–—]\s(?:{role_pattern().pattern}|{office})(?:{of}|[ ]\([^()]+\))?\s*$", re.M
    )


PART = re.compile(
    r"(?:(?P<case>(?:Sak|SAK|PS|RS)[ ]?\d{1,3}[/-]\d{2,4}[.:]?)|[A-Z]\d)[ ]+(?=[A-ZÆØÅ«])"
    r"|(?:\d{1,2}|[A-Z]\d?)[ ]?[–.):-][ ]+(?=\S)"
)
"""What numbers the talks of a session and the cases of a meeting: "1 – ", "A1 ", "Sak 3/23 "."""
LED = re.compile(r"(?<=\S[ ][|–-][ ])(?:[Ll]eder|[Ll]eiar|[Ll]edes av|[Ll]eia av|[Ll]eidd av):[ ]")
"""Who leads a session, behind its title: "Sesjon 1: Møteplasser | Leder: Kari Moe"."""
