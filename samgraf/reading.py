"""One document read: text, mentions, entities and statements in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from samgraf.authorities import Authorities
from samgraf.entities import resolve
from samgraf.language import parse_blocks
from samgraf.mentions import Finder
from samgraf.model import Block, Document, Entity, Fact, Reading, Value
from samgraf.resources import PIPELINE
from samgraf.statements import Context, find_facts, find_statements, follow_mergers
from samgraf.text import Page, find_blocks


class Reader:
    """Reads documents with some registers and a spaCy pipeline."""

    def __init__(self, authorities: Authorities | None = None, model: str = PIPELINE) -> None:
        self.authorities = authorities or Authorities.load()
        self.finder = Finder(self.authorities)
        self.model = model

    def read(self, document: Document) -> Reading:
        """What a document names and says.

        Raises EvidenceError where a statement does not quote its document: that is a fault of SamGraf.
        """
        page = Page.of(document)
        blocks = find_blocks(page)
        parsed = parse_blocks(page.text, blocks, self.model)
        found = self.finder.find(page, blocks, parsed)
        entities = resolve(page, found, self.authorities)
        context = Context(page, blocks, parsed, found, entities)
        statements, named = follow_mergers(context, find_statements(context), self.authorities)
        facts = find_facts(context)
        for evidence in (*(s.evidence for s in statements), *(f.evidence for f in facts)):
            evidence.check(document)
        return Reading(
            document,
            tuple(_stored_block(page, block) for block in blocks),
            tuple(_with_facts(_stored_entity(page, entity), facts) for entity in named),
            tuple(s for s in statements if not s.qualifiers.get("negated")),
            tuple(facts),
            tuple(s for s in statements if s.qualifiers.get("negated")),
            entities.proposals,
        )


def _stored_block(page: Page, block: Block) -> Block:
    """The block with its offsets in the stored text."""
    return replace(
        block,
        span=page.stored(block.span),
        lines=tuple(page.stored(line) for line in block.lines),
        label=page.stored(block.label) if block.label else None,
        cells=tuple((kind, page.stored(cell)) for kind, cell in block.cells),
    )


def _stored_entity(page: Page, entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(replace(m, span=page.stored(m.span)) for m in entity.mentions))


def _with_facts(entity: Entity, facts: list[Fact]) -> Entity:
    given: Mapping[str, Value] = {fact.attribute: fact.value for fact in facts if fact.subject == entity.id}
    kept = {k: v for k, v in entity.attributes.items() if k not in ("main", "class", "full")}
    return replace(entity, attributes={**kept, **given})
