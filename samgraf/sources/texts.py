"""Plain text and Markdown: bytes decoded, and the YAML front matter."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import yaml

from samgraf.errors import SourceError

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.{0,20000}?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_TWICE_ENCODED = re.compile("Ã[¥¦¸†˜…\x85\x86\x98]|â€[œ\x9d™“”–]")
INVISIBLE = "\ufeff\u00ad\u200b\u200c\u200d\u2060\u00a0 \t\r\n\f\v\x85\u2028\u2029\u3000"
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")  # BCP 47
_HALF_LETTER = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def printable(text: str) -> str:
    """A text that was made from another kind of file, without control characters and half letters; letters that were
    set as one ("ﬁ") or as two (a and a ring) stand as they are written.
    """
    text = _CONTROL.sub(" ", _HALF_LETTER.sub(" ", text))
    return unicodedata.normalize("NFC", _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))


def decode(source: Path | str, data: bytes) -> str:
    """The text that some bytes are; `source` is what errors call it.

    Raises SourceError where they are not UTF-8, binary, or encoded twice.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:64].count(b"\0") > 8:
        raise SourceError(f"{source}: UTF-16 or binary, not UTF-8; save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{source}: byte {error.start} is not UTF-8 (an older encoding such as cp1252?); save it as UTF-8"
        ) from error
    if _CONTROL.search(text):
        raise SourceError(f"{source}: control characters, so binary and not text; name a text file")
    if _TWICE_ENCODED.search(text):
        raise SourceError(f"{source}: encoded to UTF-8 twice (“Ã¥” where “å” should be); save the original again")
    return text


def front_matter(metadata: Mapping[str, str]) -> str:
    """What stands above a text that has this metadata; nothing where there is none."""
    if not metadata:
        return ""
    # a JSON string on one line is a YAML one
    lines = (f"{key}: {json.dumps(' '.join(value.split()), ensure_ascii=False)}" for key, value in metadata.items())
    return "\n".join(("---", *lines, "---", ""))


def split_front_matter(source: Path | str, text: str) -> tuple[dict[str, str], int]:
    """What the front matter says, as strings, and where the text after it begins."""
    if not text.removeprefix("\ufeff").startswith("---"):
        return {}, 0
    match = _FRONT_MATTER.match(text)
    if not match:
        first = text.removeprefix("\ufeff").split("\n", 1)[0].strip()
        if first != "---":
            return {}, 0
        raise SourceError(f"{source}: the front matter has no closing “---”; close it or remove the first line")
    try:
        # BaseLoader keeps every value the string it is written as: dates and numbers stay readable.
        loaded = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except RecursionError as error:
        raise SourceError(f"{source}: the front matter is nested too deeply; mend or remove it") from error
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f"line {where.line + 2}" if where else "the front matter"
        problem = getattr(error, "problem", None) or "not YAML"
        raise SourceError(f"{source}: {line} of the front matter: {problem}; quote the value or mend it") from error
    if not isinstance(loaded, dict):
        raise SourceError(f"{source}: the front matter is not “key: value” lines; mend or remove it")
    given = {str(key): value.strip() for key, value in loaded.items() if isinstance(value, str) and value.strip()}
    return _checked(source, given), match.end()


def _checked(source: Path | str, given: dict[str, str]) -> dict[str, str]:
    if _HALF_LETTER.search("".join((*given, *given.values()))):
        raise SourceError(f"{source}: the front matter has half a letter (\\ud800 to \\udfff); mend it")
    if "language" in given:
        given["language"] = given["language"].casefold()
        if not _LANGUAGE_TAG.fullmatch(given["language"]):
            raise SourceError(f"{source}: {given['language']!r} is no language tag; write nb, nn, da or en")
    return given
