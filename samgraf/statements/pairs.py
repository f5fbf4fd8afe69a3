"""Pairs of names that a property may join, each with what speaks for or against it: the input of the learnt scorer.

A pair is *near* where both names stand in one sentence, line or block, and *of the page* where one end is the event or
project that the page is about. What speaks for it is a set of plain words: the signs between the names, the words
around them, the block, the heading above, the rules that state the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samgraf.mentions.values import rules
from samgraf.model import ACTORS, Block, Entity, Span, Statement
from samgraf.statements.context import Context, fits, group_of
from samgraf.statements.items import Item, make_items, sentences
from samgraf.statements.patterns import KINDS
from samgraf.statements.sentences import doubts

NOT_LEARNT = frozenset({"about", "mergedInto"})
FARTHEST = 40
"""Words and names between two names that are still a pair."""
AROUND = 8
"""Words on each side of a name that may tell its part on the page."""
SHAPE = 5
"""Words and names between two names up to which their order is told as well."""
MOST_NAMES = 40
"""Names of one block that are paired across its lines."""
_BREAK = "⏎"
_DOUBTS = ("negations", "hedges", "cancelled", "others", "merging")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that a property may join, in one place of the page."""

    subject: Entity
    predicate: str
    object: Entity
    span: Span
    """From the first of the two names to the end of the other; of a pair of the page, the name's sentence."""
    sentence: Span
    features: frozenset[str]

    @property
    def triple(self) -> tuple[str, str, str]:
        """The statement that it would make."""
        return self.subject.id, self.predicate, self.object.id


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence, a line, or all lines of a block, as words and names."""

    block: Block
    span: Span
    items: tuple[Item, ...]


def find_pairs(context: Context, stated: Sequence[Statement]) -> Iterator[Pair]:
    """All pairs of a page, with the rules that state the same on the same words."""
    told = _Told.of(stated)
    main = {which: context.main(f"@{which}") for which in ("event", "project")}
    counts = {entity.id: len(entity.mentions) for entity in context.entities.by_id.values()}
    page = frozenset(f"page={which}" for which, entity in main.items() if entity)
    for row in _rows(context):
        if _is_doubted(context, row):
            continue
        around = page | _place(context, row.block)
        for first, second in _near(row):
            yield from _pairs_of(context, row, first, second, around, told)
        if _BREAK not in {item.text for item in row.items}:
            for at, item in enumerate(row.items):
                for entity in {e.id: e for m in item.mentions if (e := context.entities.of(m))}.values():
                    features = around | _in_row(row, at) | _of_thing(context, entity, counts)
                    yield from _of_page(row, entity, main, features, told)


def _rows(context: Context) -> Iterator[_Row]:
    by_block: dict[Span, list[_Row]] = defaultdict(list)
    for part in context.parsed:
        mentions = context.within(part.span)
        for tokens in sentences(part.doc):
            items = make_items(tokens, part.span.start, mentions)
            if any(item.kind for item in items):
                row = _Row(part.block, Span(items[0].span.start, items[-1].span.end), tuple(items))
                by_block[part.block.span].append(row)
                yield row
    for rows in by_block.values():
        if len(rows) > 1 and sum(bool(item.kind) for row in rows for item in row.items) <= MOST_NAMES:
            items = list(rows[0].items)
            for row in rows[1:]:
                items += [Item(_BREAK, Span(row.span.start, row.span.start)), *row.items]
            yield _Row(rows[0].block, rows[0].block.span, tuple(items))


def _near(row: _Row) -> Iterator[tuple[int, int]]:
    """The places of two names of a row; in a row of several lines, of two lines."""
    named = [at for at, item in enumerate(row.items) if item.kind and item.kind != "Role"]
    broken = any(item.text == _BREAK for item in row.items)
    for position, first in enumerate(named):
        for second in named[position + 1 :]:
            if second - first > FARTHEST:
                break
            if broken and not any(item.text == _BREAK for item in row.items[first:second]):
                continue
            yield first, second


def _pairs_of(
    context: Context, row: _Row, first: int, second: int, around: frozenset[str], told: _Told
) -> Iterator[Pair]:
    one, other = row.items[first], row.items[second]
    left, right = context.entities.of(one.mentions[0]), context.entities.of(other.mentions[0])
    if left is None or right is None or left.id == right.id:
        return
    between = _between(row, first, second) | around
    span = Span(one.span.start, max(one.span.end, other.span.end))
    for subject, object_, order in ((left, right, "forth"), (right, left, "back")):
        for predicate in _predicates(subject, object_):
            if predicate == "inMunicipality" and row.block.kind == "record":
                continue
            features = between | {f"order={order}", "near"} | told.features(subject, predicate, object_, span)
            yield Pair(subject, predicate, object_, span, row.span, features)


def _of_page(
    row: _Row, entity: Entity, main: Mapping[str, Entity | None], features: frozenset[str], told: _Told
) -> Iterator[Pair]:
    for which, own in main.items():
        if own is None or own.id == entity.id:
            continue
        for subject, object_ in ((entity, own), (own, entity)):
            for predicate in _predicates(subject, object_):
                spoken = told.features(subject, predicate, object_, row.span)
                yield Pair(subject, predicate, object_, row.span, row.span, features | {f"of={which}"} | spoken)


def _predicates(subject: Entity, object: Entity) -> list[str]:
    return [name for name in rules("signatures") if name not in NOT_LEARNT and fits(name, subject, object)]


# What speaks for a pair.


@dataclass(frozen=True, slots=True)
class _Told:
    """What rules have stated, by triple."""

    by_triple: Mapping[tuple[str, str, str], Sequence[Statement]]

    @classmethod
    def of(cls, stated: Iterable[Statement]) -> _Told:
        found: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
        for statement in stated:
            found[statement.triple].append(statement)
        return cls(found)

    def features(self, subject: Entity, predicate: str, object: Entity, span: Span) -> frozenset[str]:
        """The rules that state it; where they state something else of the two, that."""
        same = {f"rule={s.rule}" for s in self.by_triple.get((subject.id, predicate, object.id), ())}
        return frozenset(same | ({"ruled"} if same else set()))


def _between(row: _Row, first: int, second: int) -> frozenset[str]:
    items = row.items
    inside = [_sign(item) for item in items[first + 1 : second]]
    found = {
        f"kinds={items[first].kind}>{items[second].kind}",
        f"first={items[first].kind}",
        f"second={items[second].kind}",
        f"distance={_bucket(len(inside))}",
        f"persons between={min(2, inside.count('<Person>'))}",
        f"actors between={min(2, sum(sign in _ACTOR_SIGNS for sign in inside))}",
        *(f"between={sign}" for sign in inside[:16]),
        *(f"before={_sign(item)}" for item in items[max(0, first - 2) : first]),
        *(f"after={_sign(item)}" for item in items[second + 1 : second + 3]),
    }
    if len(inside) <= SHAPE:
        found.add(f"shape={' '.join(inside)}")
    if "(" in inside and ")" not in inside:
        found.add("in brackets")
    return frozenset(found)


_ACTOR_SIGNS = frozenset(f"<{kind}>" for kind in KINDS["Actor"])


def _sign(item: Item) -> str:
    if item.kind:
        return f"<{item.kind}>"
    return "0" if item.text[0].isdigit() else item.text.casefold()


def _bucket(count: int) -> str:
    return str(count) if count < 4 else "4-6" if count < 7 else "7-12" if count < 13 else "13-"


def _place(context: Context, block: Block) -> frozenset[str]:
    """The kind of the block, its field, and the words of the heading and the line above it."""
    found = {f"block={block.kind}", f"field={block.name}"}
    for name, at in (("section", block.section), ("lead", block.lead)):
        if at >= 0:
            above = context.blocks[at].span.of(context.text)[-80:]
            found |= {f"{name}={word.casefold()}" for word in _WORD.findall(above)}
    return frozenset(found)


def _in_row(row: _Row, at: int) -> frozenset[str]:
    """What stands around one name in its sentence."""
    items, own = row.items, row.items[at]
    left, right = items[max(0, at - AROUND) : at], items[at + 1 : at + 1 + AROUND]
    alike = sum(item.kind == own.kind for item in items)
    found = {
        f"kind={own.kind}",
        f"alike={min(alike, 4)}",
        f"alone={len(items) == 1}",
        f"opens={at == 0}",
        *(f"left={_sign(item)}" for item in left),
        *(f"right={_sign(item)}" for item in right),
        *(f"sentence={_sign(item)}" for item in items[:40]),
    }
    found |= {f"left1={_sign(item)}" for item in left[-1:]} | {f"right1={_sign(item)}" for item in right[:1]}
    found |= {f"left2={' '.join(map(_sign, left[-2:]))}", f"right2={' '.join(map(_sign, right[:2]))}"}
    return frozenset(found)


def _of_thing(context: Context, entity: Entity, counts: Mapping[str, int]) -> frozenset[str]:
    publisher = context.page.document.metadata.get("publisher", "").casefold()
    names = {name.casefold() for name in (entity.name, *entity.surfaces)}
    speaks = any(context.entities.of(m) is entity for item in context.found.programme for m in item.speakers)
    return frozenset(
        {
            f"type={group_of(entity.type) if group_of(entity.type) in ACTORS else entity.type}",
            f"named={min(counts.get(entity.id, 0), 3)}",
            f"publishes={bool(publisher) and publisher in names}",
            f"in programme={speaks}",
        }
    )


def _is_doubted(context: Context, row: _Row) -> bool:
    """Whether the sentence denies, wishes or calls off: what it says is left to the rules."""
    if _BREAK in {item.text for item in row.items}:
        return False
    words = {item.text.casefold() for item in row.items if not item.kind}
    return any(words & doubts(kind) for kind in _DOUBTS) or row.items[0].text.casefold() in doubts("captions")
