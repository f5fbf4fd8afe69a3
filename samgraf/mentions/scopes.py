"""How far the name of a body goes that begins with what it is: "senter for *omsorgsforskning og helse*"."""

from __future__ import annotations

import re
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.roles import role_pattern

LONGEST = 10
"""Words at the most in what a head is for."""
_WORD = re.compile(r"[\w.&’'-]+|[^\w\s]")


@cache
def continuation() -> re.Pattern[str]:
    """ "… for mennesker *med nedsatt funksjonsevne*": what whom a council is for goes on with."""
    return re.compile(rf"[ ](?:{alternatives(rules('names')['organisations']['continuations'])})(?![\w-])", re.I)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for names in rules("times")["weekdays"] for name in names)


def scope_end(text: str, start: int, limit: int, stops: frozenset[str]) -> int:
    """Where the words end that say what a body is for."""
    end, pending, count = start, start, 0
    previous = ""
    for match in _WORD.finditer(text, start, limit):
        word = match.group()
        if word == ",":
            # A comma goes on inside a list in small letters only ("kultur, idrett og inkludering").
            if not _LIST.match(text, match.start(), limit):
                break
            previous = ","
            continue
        if not (word[0].isalpha() or word == "&") or word.casefold().rstrip(".") in stops or count == LONGEST:
            break
        if word.casefold() in _weekdays():
            break  # "Samarbeidsrådet for Indre Solvik *fredag* 10. mars"
        if word == "for" and text.startswith(" å ", match.end()):
            break  # "… og Havforskningsinstituttet *for å* bidra"
        if count and _done_by().match(text, match.start(), limit):
            break
        joins = word in ("og", "and", "&", "eller")
        if word[0].isupper() and count and previous.islower() and previous not in _INSIDE and not _PLACE.match(word):
            # "Senter for helsefremmende forskning NTNU", "Byrådsavdeling for helse og omsorg Bergen kommune": whose it
            # is, and what a lost line break brings ("Institutt for samfunnsforskning Munthes gate 31").
            break
        if joins and _NEXT.match(text, match.end(), limit):
            break
        if not joins:
            if word[0].isupper() and (
                previous == ","
                or (
                    previous in ("og", "and")
                    and count > 0
                    and text[end - 1].islower()
                    and _looks_new(text, match.start(), limit)
                )
            ):
                break
            count += 1
            end = match.end() - word.endswith(".")
            if word.endswith("."):
                break
        if word.casefold() in ("i", "på", "av") and count > 1:
            follows = text[match.end() + 1 : match.end() + 2]
            if (not follows or follows.isupper()) and not _in_its_letters(text, match.end(), limit):
                end = pending
                break
        pending = end
        previous = word
    return end


def _in_its_letters(text: str, at: int, limit: int) -> bool:
    """Whether the place is of the name, by the letters that the text gives it: "… i *Solvik* (OBS)"."""
    found = re.compile(r"[ ](?P<place>[A-ZÆØÅ])[\wæøå-]+[ ]\((?P<letters>[A-ZÆØÅ]{2,6})\)").match(text, at, limit)
    return found is not None and found["letters"].endswith(found["place"])


_PLACE = re.compile(r"(?:Nord|Sør|Vest|Øst|Aust|Midt|Norge|Noreg|Norden)(?![a-zæøå])")
"""Where a centre is that is one of several, or what it works for: "Senter for omsorgsforskning *Sør*"."""
_NEXT = re.compile(
    rf"[ ]*(?:(?:i|på|med|ved|til|frå|fra|for|som)\b|(?:{role_pattern().pattern})[ ](?:(?:i|for|ved|av|på)\b|[A-ZÆØÅ]))"
)
"""After "og", what is no more of what a body is for: "… og *prosjektleder for* forsøket"."""


@cache
def _done_by() -> re.Pattern[str]:
    """What tells how something is done, or that it is, and not what a body is for: "Senter for bygd *bidro*"."""
    verbs = alternatives(rules("names")["organisations"]["doing"])
    return re.compile(
        r"(?:i[ ](?:nært[ ]|tett[ ]|godt[ ])?(?:samarbeid|lag|regi|samråd|dialog|fellesskap|perioden|dag|år|fjor)"
        rf"|på[ ](?:oppdrag|vegner?|bestilling|initiativ)|{verbs})(?![\w-])"
    )


_INSIDE = frozenset({"og", "and", "i", "av", "på", "for", "of", "in"})


_LIST = re.compile(r",[ ][a-zæøå-]+(?:,[ ][a-zæøå-]+){0,4}[ ](?:og|and)[ ][a-zæøå]")


_NEW = re.compile(
    r"[A-ZÆØÅ]{2,}|[A-ZÆØÅ]\w+[ ](?:[A-ZÆØÅ]|(?:kommune|herad|fylkeskommune)\b)"
    r"|(?:Universitetet|Høgsk[ou]len|Høyskolen)[ ]i[ ]"
    r"|[A-ZÆØÅ]\w{3,30}(?:instituttet|direktoratet|departementet|forbundet|senteret|rådet|verket|tilsynet|sentralen|etaten)(?!\w)"
)
"""What a capitalised word after "og" is that begins another name: "… og Knut Olav", "… og Skien kommune"."""


def _looks_new(text: str, start: int, limit: int) -> bool:
    """Whether a capitalised word after "og" begins another name."""
    places = rules("names")["organisations"]["joined_places"]
    inside = any(text.startswith(place, start - place.rindex(" ") - 1) for place in places)  # "… i Møre og *Romsdal*"
    return not inside and _NEW.match(text, start, limit) is not None
