"""Whom to ask: those who lead or work in a project, where they stand under the heading of its contacts."""

from __future__ import annotations

from collections.abc import Iterator

from samgraf.model import Block, Statement
from samgraf.statements.context import Context
from samgraf.text.layout import load_layout

_POSTS = frozenset({"leader", "member", "owner"})
"""Fields that say what somebody does, and under such a heading whom to ask too."""


def contact_claims(context: Context) -> Iterator[Statement]:
    """The contacts of a page whose fields say by their labels what else these people are."""
    for block in context.blocks:
        if block.kind != "field" or block.name not in _POSTS or not _is_under_contacts(context, block):
            continue
        for line in block.lines:
            for person in (m for m in context.within(line) if m.type == "Person"):
                asked = context.entities.of(person)
                yield from context.state(
                    asked, "contact", context.main("@page"), line, block.span, "field:contact", 0.9
                )


def _is_under_contacts(context: Context, block: Block) -> bool:
    heading = context.heading_over(block)
    if heading is None or heading.kind != "heading":
        return False
    return load_layout().field(heading.span.of(context.text), exact=True) == "contact"
