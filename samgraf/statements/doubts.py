"""Words that take a claim back or leave it open: negations, plans and wishes, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest

from samgraf.mentions.expressions import rules
from samgraf.model import Span
from samgraf.statements.context import Context
from samgraf.statements.items import BODIES, Item
from samgraf.statements.patterns import Match

CAPTION = 12
"""Words in which what stands under a picture ends."""
NEGATION_REACH = 4
"""Words before a match in which a negation counts."""
HEDGE_REACH = 5
"""Words before and after a match in which a hedge counts."""
_WELCOMES = frozenset({"velkommen", "velkomen", "velkomne", "invitere"})
_WISHES = frozenset({"ønsker", "ønskjer", "ynskjer"})
"""Wishes that, with those words, are an invitation."""
_MIGHT = re.compile(r"(?i)(?<!\w)(?:kan|kunne)[ ](?:bli|blitt|vore|vorte|være|vere|vært|ha)(?!\w)")
"""What may come to be, or might have been: "*kan bli* finansiert av", "*kunne vært* ledet av"."""
_MAY = re.compile(r"\b(?:kan|kunne|may|might)[ ](?:få|søke|søkje|be|receive|get)\b", re.I)


@cache
def doubts(kind: str) -> frozenset[str]:
    """The words of the rules that take a claim back (`negations`, `hedges`, `cancelled` …) or make it another's."""
    return frozenset(rules("doubts")[kind].split())


def negations(language: str) -> frozenset[str]:
    """The words that deny what a sentence says, in its language: "no" is "now" in Nynorsk."""
    return doubts("negations") | (doubts("english_negations") if language == "en" else frozenset())


def is_elsewhere(context: Context, match: Match, after: Sequence[Item], sentence: Span) -> bool:
    """Whether a sentence tells where another event was or this one may be, or of a seat in another body than who meets.

    "I fjor ble konferansen arrangert i *Bergen*", "blir kanskje *i Bergen*", "vald som leiar *i Tinn vel*".
    """
    pattern = match.pattern
    placed = pattern.predicate in ("inMunicipality", "heldAt")
    if placed and (pattern.subject == "@event" or pattern.name == "sentence:place-event"):
        words = words_of(sentence.of(context.text))
        return any(words & doubts(kind) for kind in ("elsewhere", "unsure", "cancelled"))
    if pattern.object != "@host" or len(after) < 2:
        return False
    return after[0].text.casefold() in ("i", "for", "av") and after[1].kind in BODIES


def is_caption(words: Sequence[str]) -> bool:
    """Whether some words are those under a picture: "Foto: Kari Moe / Vågen avis"."""
    first, second = ([word.strip("(:") for word in words if word.strip("(:")] + ["", ""])[:2]
    if first.casefold() == "av" and second.islower():
        return False  # "Av dette kommer 5 millioner fra KS"
    first = first.casefold()
    return first in doubts("captions") and len(words) < CAPTION


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, without the marks around them."""
    return {word.strip('.,:;()«»“”"').casefold() for word in text.split()}


def is_doubted(said: str) -> bool:
    """Whether a text has a word that denies, plans or only wishes, wherever it stands."""
    return bool(words_of(said) & (doubts("negations") | doubts("hedges") | doubts("unsure")))


def is_denied(match: Match, before: Sequence[Item], after: Sequence[Item], language: str) -> bool:
    """Whether a negation stands in a match, before it, or behind the verb it ends in: "KS arrangerer *ikke* dagen"."""
    words = words_in(match.items) | words_before(before)
    if words & _LACKING and words & _NOT:
        words -= _LACKING | _NOT  # "hadde *ikke* vært mulig *uten* støtte fra KS"
    said = [item.text.casefold() for item in after[:2]]
    follows = {*said[:1]} if not match.items[-1].kind and said[1:] and said[1] not in doubts("not_denying") else set()
    return bool((words | follows) & negations(language))


_NOT = frozenset({"ikke", "ikkje", "neppe", "not", "never", "aldri"})
_LACKING = frozenset({"uten", "utan", "without"})
"""Words that deny, and that take such a denial back."""


def words_in(items: Sequence[Item]) -> set[str]:
    """The words of a match in small letters, without a "not" that adds to what was said: "*ikke minst* av Kari"."""
    words = [item.text.casefold() for item in items if not item.kind]
    return {word for word, after in zip_longest(words, words[1:], fillvalue="") if after not in _ADDING}


_ADDING = frozenset({"minst", "bare", "berre"})


def words_before(before: Sequence[Item]) -> set[str]:
    """The words just before a match, back to the last name or stop, and "neither" wherever it stands."""
    words = {word for item in before if (word := item.text.casefold()) in doubts("neither")}
    follows = ""
    for item in reversed(before[-NEGATION_REACH:]):
        if item.kind or not item.text[0].isalnum():
            break
        word = item.text.casefold()
        if follows not in doubts("not_denying"):
            words.add(word)
        follows = word
    return words


def is_hedged(context: Context, sentence: Span, span: Span, hedges: frozenset[str]) -> bool:
    """Whether one of those words, of a wish, a plan or an application, stands in what was matched or just around it."""
    before = context.text[sentence.start : span.start].split()[-HEDGE_REACH:]
    after = context.text[span.end : sentence.end].split()[:HEDGE_REACH]
    words = words_of(" ".join((*before, span.of(context.text), *after)))
    if words & _WELCOMES:
        words -= _WISHES
    if words & (hedges | doubts("unsure")) or _MAY.search(sentence.of(context.text)):
        return True
    return _MIGHT.search(" ".join((*before, span.of(context.text)))) is not None


def is_unsettled(said: str) -> bool:
    """Whether a text names partners that are none yet, or no longer: "*Mulige partnere*: KS", "*er invitert* med"."""
    words = said.casefold().split()
    called = (word for word, behind in pairwise(words) if "partn" in behind)
    return not doubts("unsettled").isdisjoint(called) or _INVITED.search(said) is not None


_INVITED = re.compile(r"(?i)(?<!\w)invitert[ae]?[ ](?:med|til|i)(?!\w)")


def is_unsaid(context: Context, predicate: str, sentence: Span) -> bool:
    """Whether a sentence has a word that may take back what is read in it, wherever the word stands.

    For statements that no pattern makes, of which nobody knows what such a word is about.
    """
    words = words_of(sentence.of(context.text))
    if predicate == "partner" and is_unsettled(sentence.of(context.text)):
        return True
    kinds = ("negations", "declining", "cancelled", *_OF_OTHERS.get(predicate, ()))
    if any(words & doubts(kind) for kind in kinds) or is_caption(sentence.of(context.text).split()):
        return True
    return is_hedged(context, sentence, sentence, doubts("hedges"))


_OF_OTHERS = {
    "partner": ("merging",),
    "affiliatedWith": ("former",),
    "memberOf": ("asked",),
    "leads": ("asked",),
    "heldAt": ("elsewhere",),
    "inMunicipality": ("elsewhere",),
    "fundedBy": ("others",),
    "coordinatedBy": ("others",),
    "ownedBy": ("others",),
}
"""The words by which what looks like a property is said of something or somebody else."""
