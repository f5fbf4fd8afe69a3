"""The body that publishes a page, by the name that the front matter gives it and no register or form tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.overlaps import Taken
from samgraf.model import Block, Mention, Span
from samgraf.text import Page, lines_of

SHORTEST = 4
"""Letters of a publisher's name that is sought in the text."""


def find_publisher(page: Page, blocks: Sequence[Block], names: Sequence[Mention]) -> list[Mention]:
    """Where a page names its publisher ("Grendaforum inviterer"), unless another name stands there.

    An address on the web is no body, nor is what is called an event or a project.
    """
    publisher = page.document.metadata.get("publisher", "").strip()
    if len(publisher) < SHORTEST or not publisher[0].isupper() or _no_body().search(publisher):
        return []
    if publisher == page.document.metadata.get("title", ""):
        return []
    taken = Taken(m.span for m in names)
    name = re.compile(rf"(?<![\w./@-]){re.escape(publisher)}(?![\w-]|\.[a-z])")
    found = (Span(*m.span()) for line in lines_of(blocks) for m in name.finditer(page.text, line.start, line.end))
    return [Mention("Organisation", at, publisher, "publisher:name") for at in found if not taken.overlaps(at)]


@cache
def _no_body() -> re.Pattern[str]:
    titles = rules("titles")
    kinds = [*titles["events"]["compound"], *titles["events"]["references"], *titles["projects"]["nouns"]]
    return re.compile(
        rf"(?i)\w\.\w|(?:{alternatives(kinds)})(?:[ ](?:19|20)\d\d)?$|kommune$|herad$|^(?:{alternatives(kinds)})\b"
    )
