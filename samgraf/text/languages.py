"""Which language a stretch of text is in, by the words that give it away."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from samgraf.resources import packaged

LANGUAGES = ("nb", "nn", "da", "en")
UNKNOWN = "unknown"

_WORD = re.compile(r"[^\W\d_]+")


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
    words = [word.casefold() for word in _WORD.findall(text)]
    scores = {language: sum(word in words_of for word in words) for language, words_of in _markers().items()}
    most = max(scores.values())
    best = [language for language in LANGUAGES if scores[language] == most]
    if most and len(best) == 1:
        return best[0]
    return likely if most and likely in best else UNKNOWN
