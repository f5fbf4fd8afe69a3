"""What a network has learnt from gold of which things on a page belong together, asked where the rules say nothing.

Rules are written on pages, and most sentences of others are made otherwise. The network knows where two names stand and
the words around them. Its statements are told by their rule, `learnt:` and the property, and have the confidence that
these have earned on notes that no rule was written for and that it has not learnt from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samgraf.confidence import calibrated
from samgraf.model import LEARNT, LEARNT_UNSEEN, Span, Statement
from samgraf.scoring.features import describe
from samgraf.scoring.pairs import PREDICATES, Pair, find_pairs, find_places
from samgraf.scoring.scorer import Scorer
from samgraf.scoring.tokens import Floats, Tokens
from samgraf.statements import Context, is_unsaid

__all__ = ["PREDICATES", "Scorer", "learnt_statements"]

LEAST = 0.5
"""How likely something must be to be stated …"""
AGAIN = 0.8
"""… and where the subject has the property already, with something else."""
REACH = 300
"""Characters from the one to the other within which a reader sees what speaks for it."""

SINGLE = frozenset({"heldAt", "inMunicipality", "locatedIn"})
"""What somebody or something has one of."""


def learnt_statements(context: Context, stated: Sequence[Statement], scorer: Scorer) -> Iterator[Statement]:
    """What a page says by what was learnt, of pairs that nothing is stated of.

    Nothing, where it is a page that was learnt from, or one in another language.
    """
    if not scorer.is_new(context.page.document) or not _is_norwegian(context):
        return
    tokens = Tokens.of(context, scorer.width)
    places = find_places(context, tokens)
    joined = {frozenset((s.subject, s.object)) for s in stated}
    answered = {(s.subject, s.predicate) for s in stated}
    pairs = [
        pair
        for pair in find_pairs(tokens, places)
        if len(pair.span) <= REACH
        and pair.things not in joined
        and not all(p in SINGLE and (pair.subject.entity.id, p) in answered for p in pair.predicates)
    ]
    if not pairs:
        return
    chances = scorer.score(describe(context, tokens, places, pairs))
    likely = [(pair, *_likeliest(pair, row)) for pair, row in zip(pairs, chances, strict=True)]
    for pair, predicate, chance in sorted(likely, key=lambda each: -each[2]):
        subject = pair.subject.entity.id
        has = (subject, predicate) in answered
        if pair.things in joined or (has and predicate in SINGLE) or chance < (AGAIN if has else LEAST):
            continue
        for statement in calibrated(_stated(context, tokens, pair, predicate), context.page.document):
            yield statement
            joined.add(pair.things)
            if predicate in SINGLE:
                answered.add((subject, predicate))


def _is_norwegian(context: Context) -> bool:
    """Whether as many lines at least are in one of the two norms as in other languages."""
    counted = Counter(block.language for block in context.blocks for _ in block.lines)
    return counted["nb"] + counted["nn"] >= counted["da"] + counted["en"]


def _likeliest(pair: Pair, row: Floats) -> tuple[str, float]:
    chances = {predicate: float(row[PREDICATES.index(predicate)]) for predicate in pair.predicates}
    best = max(chances, key=lambda predicate: chances[predicate])
    return best, chances[best]


def _stated(context: Context, tokens: Tokens, pair: Pair, predicate: str) -> list[Statement]:
    one, other = pair.ends
    sentence = tokens.sentences_of(one.first, other.last)
    label = context.blocks[tokens.blocks[one.first]].label
    if label:
        # What is said of a field's values is said by its label: "Forfall: Kari Moe".
        sentence = Span(min(label.start, sentence.start), sentence.end)
    if is_unsaid(context, predicate, sentence):
        return []
    subject, object_ = pair.subject.entity, pair.object.entity
    return context.state(subject, predicate, object_, pair.span, sentence, f"{LEARNT}{predicate}", LEARNT_UNSEEN)
