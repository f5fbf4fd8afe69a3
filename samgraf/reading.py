"""One document read: text, mentions, entities and statements in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from samgraf.authorities import Authorities
from samgraf.entities import resolve
from samgraf.language import parse_blocks
from samgraf.mentions import Finder
from samgraf.mentions.recognised import RECOGNISED
from samgraf.model import Block, Document, Entity, Fact, Reading, Value
from samgraf.resources import PIPELINE
from samgraf.scoring import Scorer, learnt_statements
from samgraf.signatures import group_of
from samgraf.statements import Context, find_facts, find_statements, follow_mergers
from samgraf.text import Page, find_blocks


class Reader:
    """Reads documents with some registers, a spaCy pipeline and, with the shipped one, what was learnt on gold."""

    def __init__(self, authorities: Authorities | None = None, model: str = PIPELINE, *, learnt: bool = True) -> None:
        self.authorities = authorities or Authorities.load()
        self.finder = Finder(self.authorities)
        self.model = model
        # The networks know the vectors of the pipeline that they were trained with, and no others.
        self.scorer = Scorer.load() if learnt and model == PIPELINE else None

    def read(self, document: Document) -> Reading:
        """What a document names and says.

        Raises EvidenceError where a statement does not quote its document: that is a fault of SamGraf.
        """
        return self.tell(self.look(document))

    def tell(self, context: Context) -> Reading:
        """What a page says, of all that was found on it.

        Raises EvidenceError as `read` does.
        """
        page, document = context.page, context.page.document
        stated = find_statements(context)
        if self.scorer:
            stated += learnt_statements(context, stated, self.scorer)
        statements, named = follow_mergers(context, stated, self.authorities)
        facts = find_facts(context)
        told = {end for s in statements for end in (s.subject, s.object)} | {f.subject for f in facts}
        named = [entity for entity in named if entity.id in told or not _is_guess(entity)]
        for evidence in (*(s.evidence for s in statements), *(f.evidence for f in facts)):
            evidence.check(document)
        return Reading(
            document,
            tuple(_stored_block(page, block) for block in context.blocks),
            tuple(_with_facts(_stored_entity(page, entity), facts) for entity in named),
            tuple(s for s in statements if not s.qualifiers.get("negated")),
            tuple(facts),
            tuple(s for s in statements if s.qualifiers.get("negated")),
            context.entities.proposals,
        )

    def look(self, document: Document) -> Context:
        """All that is found on a document's page, before anything is stated of it."""
        page = Page.of(document)
        blocks = find_blocks(page)
        parsed = parse_blocks(page.text, blocks, self.model)
        found = self.finder.find(page, blocks, parsed)
        return Context(page, blocks, parsed, found, resolve(page, found, self.authorities))


def _stored_block(page: Page, block: Block) -> Block:
    """The block with its offsets in the stored text."""
    return replace(
        block,
        span=page.stored(block.span),
        lines=tuple(page.stored(line) for line in block.lines),
        label=page.stored(block.label) if block.label else None,
        cells=tuple((kind, page.stored(cell)) for kind, cell in block.cells),
    )


def _is_guess(entity: Entity) -> bool:
    """Whether it is a body by the pipeline alone, which is no more than a guess where nothing is said of it."""
    named = [mention for mention in entity.mentions if not mention.refers]
    alone = bool(named) and all(mention.rule.startswith(RECOGNISED) for mention in named)
    return alone and group_of(entity.type) == "Organisation"


def _stored_entity(page: Page, entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(replace(m, span=page.stored(m.span)) for m in entity.mentions))


def _with_facts(entity: Entity, facts: list[Fact]) -> Entity:
    given: Mapping[str, Value] = {fact.attribute: fact.value for fact in facts if fact.subject == entity.id}
    kept = {k: v for k, v in entity.attributes.items() if k not in ("main", "class", "full")}
    return replace(entity, attributes={**kept, **given})
