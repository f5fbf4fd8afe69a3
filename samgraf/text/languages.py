"""Which language a stretch of text is in: Norwegian, Danish or English by telling words, then which written norm."""

from __future__ import annotations

import tomllib
from collections.abc import Set
from functools import cache

from samgraf.resources import packaged
from samgraf.text.norms import WORD, load_identifier

LANGUAGES = ("nb", "nn", "da", "en")
UNKNOWN = "unknown"
NORMS = frozenset({"nb", "nn"})
"""The written norms of Norwegian."""
FAINT = 1.0
"""Log-odds below which a short text in words of both norms is left undecided."""
CLEAR = 4.0
"""Log-odds from which a text without any telling word is taken for Norwegian."""
ENOUGH = 8
"""Words of a text that is no longer short."""


@cache
def _markers() -> dict[str, frozenset[str]]:
    rules = tomllib.loads(packaged("rules", "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(rules[language].split()) for language in LANGUAGES}


def detect_language(text: str, likely: str = UNKNOWN) -> str:
    """nb, nn, da or en: the language that most words speak for, or `unknown` where none does.

    Where several languages are even, it is the likely one if that is among them (the page's, for a block of it).

    >>> detect_language("Korleis kan ungdom få større medverknad, og kva gjer kommunane?")
    'nn'
    >>> detect_language("SMART PLAN")
    'unknown'
    """
    words = [word.casefold() for word in WORD.findall(text)]
    scores = {language: sum(word in words_of for word in words) for language, words_of in _markers().items()}
    most = max(scores.values())
    best = {language for language in LANGUAGES if most and scores[language] == most}
    if not best and len(words) >= ENOUGH:
        return _norm(text, NORMS, likely) if likely in NORMS or (likely == UNKNOWN and _shows(text)) else likely
    if best & NORMS and (best <= NORMS or likely not in best):
        return _norm(text, best, likely)
    return likely if likely in best else best.pop() if len(best) == 1 else UNKNOWN


def _shows(text: str) -> bool:
    """Whether a text has much of one of the two norms, though none of the telling words."""
    return abs(load_identifier().odds(text)) >= CLEAR


def _norm(text: str, best: Set[str], likely: str) -> str:
    """Which of the two written norms a Norwegian text is in; where it hardly shows, the one that is likely."""
    identifier = load_identifier()
    if best >= NORMS and len(WORD.findall(text)) < ENOUGH and abs(identifier.odds(text)) < FAINT:
        return likely if likely in NORMS else UNKNOWN
    return identifier.norm(text)
