"""Identifiers that a text gives beside a name: behind it, on the line below, or as the address of its link.

An identifier is of one thing or of none: where two names stand before it and neither touches it, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samgraf.identifiers import Identifier, find_identifiers, owners
from samgraf.model import Fact, Mention, Span
from samgraf.statements.context import Context

_LINE = re.compile(r"[^\n]+")
_TOUCHING = re.compile(r"\W{1,4}")
"""What may stand between a name and its identifier however many names are on the line: " (", "](", ", "."""
_LINKED = re.compile(r"""["'][^<>\n]{0,200}>\s*""")
"""What stands between the address of a link and the name that it shows."""
_ALONE = re.compile(r"\W{0,6}")
"""What may stand before an identifier that begins its line, and between two of one person."""
_COVERED = "█"
"""A letter of a withheld name: what stands behind it is not told of another."""


def identifier_facts(context: Context) -> Iterator[Fact]:
    """The identifiers of persons and bodies, each with the line that gives it."""
    for of in owners():
        yield from _facts_of(context, of)


def _facts_of(context: Context, of: frozenset[str]) -> Iterator[Fact]:
    """The identifiers that may be of these types."""
    above: Mention | None = None
    for match in _LINE.finditer(context.text, context.page.body):
        line = Span(*match.span())
        # A town stands in the address of a body as often.
        names = [m for m in context.within(line) if m.type in of and m.rule != "pronoun" and not m.is_town]
        owner, at = (above, line.start) if not names else (None, line.start)
        given = False
        for identifier in find_identifiers(context.text, line):
            if identifier.of != of:
                continue
            owner = _owner(context.text, names, identifier, Span(at, identifier.span.start), owner)
            at, given = identifier.span.end, True
            if owner:
                yield from context.fact(
                    context.entities.of(owner),
                    identifier.kind,
                    identifier.iri,
                    identifier.span,
                    Span(min(line.start, owner.span.start), line.end),
                    f"identifier:{identifier.kind}",
                )
        covered = _COVERED in line.of(context.text)
        above = None if covered else owner if given else names[0] if len(names) == 1 else None


def _owner(
    text: str, names: list[Mention], identifier: Identifier, before: Span, last: Mention | None
) -> Mention | None:
    """Whose an identifier is.

    before: what stands between it and the identifier before it, or the beginning of its line.
    last: whose that one was, or who stands alone on the line above.
    """
    linked = next((m for m in names if m.span.start > identifier.span.end), None)
    if linked and _LINKED.fullmatch(text, identifier.span.end, linked.span.start):
        return linked
    named = [m for m in names if before.covers(m.span)]
    if named and _TOUCHING.fullmatch(text, named[-1].span.end, identifier.span.start):
        return named[-1]
    if identifier.touching or _COVERED in before.of(text):
        return None
    if not named:
        return last if _ALONE.fullmatch(before.of(text)) else None
    return named[0] if len(named) == 1 else None
