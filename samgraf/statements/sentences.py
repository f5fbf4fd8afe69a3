"""What sentences say: the patterns of the rules over words and names, with negation seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.model import ACTORS, Block, Entity, Mention, Span, Statement
from samgraf.signatures import group_of
from samgraf.statements.asides import (
    without_brackets,
    without_descriptions,
    without_kind,
    without_kinds,
    without_places,
    without_relatives,
    without_unknown,
)
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_caption, is_denied
from samgraf.statements.items import Item, group, make_items, sentences
from samgraf.statements.moments import OF_EVENTS, without_moments
from samgraf.statements.objections import is_refuted
from samgraf.statements.patterns import Match, find_matches, word_class
from samgraf.statements.rows import meant, with_row

_OF_PERSONS = frozenset({"speaker", "facilitator", "participant", "leads", "memberOf", "contact"})
_SEVERAL = re.compile(r"(?:[ea]re|[ea]rar|arane|erne|ene|ane|orer|(?<!ordf)ører|sjefar|sjefer)$")
"""How roles of several people end."""
_OF_ALL = frozenset({"begge", "båe", "alle", "ansatte", "tilsette"})
_OF_THE_LAST = frozenset({"(", ",", "-", "–", "/", "|"})
_CONSISTS = frozenset({"består", "bestod", "besto", "utgjøres", "utgjerast"})
_ONE_CHAIR = frozenset(
    {
        "konferansier",
        "ordstyrer",
        "ordstyrar",
        "møteleder",
        "møteleiar",
        "moderator",
        "fasilitator",
        "debattleder",
        "debattleiar",
    }
)
"""Before names joined by "og", these are of the first: "konferansier Kari Moe og Ola Lie"."""


def sentence_claims(context: Context) -> Iterator[Statement]:
    """The statements of all sentences of a page; negated ones carry the qualifier `negated`."""
    for part in context.parsed:
        mentions = context.within(part.span)
        for tokens in sentences(part.doc):
            items = make_items(tokens, part.span.start, mentions, context.found.counted)
            if any(item.kind for item in items):
                yield from _in_sentence(context, part.block, items)


def _in_sentence(context: Context, block: Block, items: Sequence[Item]) -> Iterator[Statement]:
    if is_caption([item.text for item in items]):
        return
    whole = Span(items[0].span.start, items[-1].span.end)
    yield from _without_implied(list(_stated(context, block, items, whole)))


def _without_implied(found: Sequence[Statement]) -> Iterator[Statement]:
    """A sentence's statements; what it says of a project that it names is not said of the page's own too."""
    named = {(s.predicate, s.object) for s in found if s.rule in _OF_NAMED}
    return (s for s in found if s.rule not in _IMPLIED or (s.predicate, s.object) not in named)


_OF_NAMED = frozenset({"sentence:funded-project"})
_IMPLIED = frozenset({"sentence:funded-page"})


def _stated(context: Context, block: Block, items: Sequence[Item], whole: Span) -> Iterator[Statement]:
    seen: set[tuple[str, str, str]] = set()
    for view, predicates in _views(context.text, items, _own(context, items)):
        for match in find_matches(view, prose=block.kind == "paragraph", predicates=predicates):
            at = next(i for i, item in enumerate(view) if item is match.items[0])
            before, after = view[:at], view[at + len(match.items) :]
            if is_refuted(context, block, match, before, after, whole):
                continue
            no = is_denied(match, before, after, block.language)
            told = (s for one in with_row(match, after) for s in _of_match(context, one, whole, negated=no))
            for statement in told:
                if statement.triple not in seen:
                    seen.add(statement.triple)
                    yield statement


def _own(context: Context, items: Sequence[Item]) -> list[Mention]:
    """What of a sentence names the page's own project or event."""
    main = {entity.id for kind in ("@project", "@event") if (entity := context.main(kind))}
    named = (item.mentions[0] for item in items if item.kind in ("Project", "Event"))
    return [m for m in named if (entity := context.entities.of(m)) and entity.id in main]


def _views(text: str, items: Sequence[Item], own: Sequence[Mention]) -> Iterator[tuple[Sequence[Item], frozenset[str]]]:
    """A sentence as patterns are held against it, and the predicates that count there (none: all).

    With brackets for what stands in them, without for what they interrupt; ungrouped for what a comma may mean beside
    "and": a unit and its university, a person and an employer. What persons do is also read without what they are, and
    what is said of the page's own project or event as if it were not named.
    """
    everything, grouped = frozenset[str](), group(items)
    yield grouped, everything
    bare = without_brackets(items)
    if len(bare) < len(items):
        yield group(bare), everything
    plain = without_kinds(bare)
    if len(plain) < len(bare):
        yield group(plain), everything
    if grouped != items:
        yield items, everything
    undated = without_moments(text, bare)
    if len(undated) < len(bare):
        yield group(undated), OF_EVENTS
    named = without_relatives(bare)
    if len(named) < len(bare):
        yield group(named), _OF_BODIES
    lone = without_places(bare)
    if len(lone) < len(bare):
        yield group(lone), _OF_BODIES
    known = without_unknown(plain)
    if len(known) < len(plain):
        yield group(known), _OF_BODIES
        related = without_relatives(known)
        if len(related) < len(known):
            yield group(related), _OF_BODIES
    told = without_descriptions(bare)
    if len(told) < len(bare):
        yield group(told), _OF_PERSONS | ({"affiliatedWith"} if _tells_of_board(told) else set())
    if own:
        yield group(without_kind(bare, own)), everything
        if len(told) < len(bare):
            yield group(without_kind(told, own)), _OF_PERSONS


_OF_BODIES = frozenset({"organisedBy", "partner", "coordinatedBy", "ownedBy", "fundedBy"})
"""What bodies do, whatever is told of them in between."""


def _tells_of_board(items: Sequence[Item]) -> bool:
    """Whether a sentence says who is in a board, so that what it says of each is a post in it."""
    words = {item.text.casefold() for item in items if not item.kind}
    return not words.isdisjoint(word_class("boards")) and not words.isdisjoint(_CONSISTS)


def _of_match(context: Context, match: Match, sentence: Span, *, negated: bool) -> Iterator[Statement]:
    pattern = match.pattern
    span = Span(match.items[0].span.start, match.items[-1].span.end)
    subjects = _ends(context, meant(pattern.predicate, _described(context, match)), pattern.subject, span, sentence)
    objects = _ends(context, _bracketed(context, match), pattern.object, span, sentence)
    qualifiers = {"positionTitle": match.role.mentions[0].text} if match.role else {}
    if negated:
        qualifiers = {**qualifiers, "negated": True}  # type: ignore[dict-item]
    shared = pattern.predicate == "partner" and pattern.subject == "@project" and context.found.project is not None
    shared = shared and (context.found.event is not None or subjects == [context.main("@project")])
    for object_ in objects:
        for subject in [context.shared_by(object_)] if shared else subjects:
            yield from context.state(
                subject,
                pattern.predicate,
                object_,
                span,
                sentence,
                pattern.name,
                pattern.confidence,
                qualifiers,
            )


def _described(context: Context, match: Match) -> Item | None:
    """The subject; of persons in a row, a role for one is of the last alone, and so is all that follows commas."""
    item = match.subject
    if item is not None and len(match.items) == 2 and match.items[0].text.casefold() in _ONE_CHAIR:
        return replace(item, mentions=item.mentions[:1])
    if match.pattern.predicate == "leads" and item is match.items[0] and len(match.items) > 1:
        # "Kari Moe, Ola Lie og Siv Dahl (prosjektleder)": the brackets are of the last.
        return replace(item, mentions=item.mentions[-1:]) if match.items[1].text == "(" else item
    if match.pattern.predicate == "locatedIn" and item is not None and _are_apart(context, match, item):
        return replace(item, mentions=item.mentions[-1:])
    if match.pattern.predicate != "affiliatedWith" or item is None or len(item.mentions) < 2:
        return item
    if any(word.text.casefold() in _OF_ALL for word in match.items):
        return item
    held = _OTHERS.get(match.object.kind) if match.object and match.object is match.items[-1] else None
    if held and _is_mayor(context.text, item.mentions[0], held):
        return replace(item, mentions=item.mentions[1:])  # "ordfører Kari Moe og Ola Lie fra KS"
    of_one = match.role is not None and not _SEVERAL.search(match.role.mentions[0].text)
    between = Span(item.mentions[0].span.end, item.mentions[-1].span.start)
    listed = "," in context.text[item.mentions[0].span.end : item.mentions[1].span.start]
    employed = any(group_of(m.type) in ACTORS for m in context.within(between))
    bracketed = (employed and "(" in between.of(context.text)) or _PARTY.search(context.text, *_between(item))
    if bracketed and item is not match.items[-1]:
        # "Kari Moe (NHO), Ola Lie (KS) og Siv Dahl frå eldrerådet": those before have brackets of their own.
        return replace(item, mentions=item.mentions[-1:])
    if of_one and item is match.items[-1] and item is not match.items[0]:
        # "statssekretær i departementet, Kari Moe og Ola Lie": the office is of the first.
        return replace(item, mentions=item.mentions[:1])
    if of_one and listed and item not in (match.items[0], match.items[-1]):
        # "rådmann Kari Moe, Ola Lie fra Røde Kors": the office is of the first, the employer of the last.
        return replace(item, mentions=item.mentions[-1:])
    after = match.items[1].text if item is match.items[0] and len(match.items) > 1 else ""
    apart = listed and after in _AT and not _JOINED.search(context.text, *_between(item))
    return (
        replace(item, mentions=item.mentions[-1:]) if apart or (after in _OF_THE_LAST and (listed or of_one)) else item
    )


_PARTY = re.compile(r"\([A-ZÆØÅ][A-Za-zæøå]{0,3}\)")
"""What stands behind a politician's name: "(Ap)"."""


def _are_apart(context: Context, match: Match, item: Item) -> bool:
    """Whether the county behind a row of places is of the last: "Beiarn, *Herøy i Nordland*, Grong og …"."""
    if item.text == "+" or len(item.mentions) < 2:
        return False
    between = Span(item.mentions[0].span.start, item.mentions[-1].span.end)
    if any(m.type == "County" for m in context.within(between)):
        return True
    first = item is match.items[0] and match.items[1].text in ("i", "(")
    return first and not _JOINED.search(context.text, *_between(item))


def _is_mayor(text: str, person: Mention, kinds: Sequence[str]) -> bool:
    """Whether an office that municipalities or counties alone have goes before a name."""
    return _mayors(tuple(kinds)).search(text[max(0, person.span.start - 40) : person.span.start]) is not None


@cache
def _mayors(kinds: Sequence[str]) -> re.Pattern[str]:
    offices = rules("names")["offices"]
    words = alternatives([word for kind in kinds for word in offices[kind]["roles"]])
    return re.compile(rf"(?i)(?<![\w-])(?:{words})[ ]$")


_OTHERS = {
    **dict.fromkeys(("Organisation", "University", "Unit"), ("municipality", "county")),
    "County": ("municipality",),
}
"""Bodies that certain offices are never of."""
_AT = frozenset({"i", "ved", "hos", "fra", "frå", "på"})
_JOINED = re.compile(r"[ ](?:og|and|&|samt)[ ]|/")
"""What makes several persons one row, which what follows is said of."""


def _between(item: Item) -> tuple[int, int]:
    return item.mentions[0].span.end, item.mentions[-1].span.start


def _bracketed(context: Context, match: Match) -> Item | None:
    """The object; of bodies in a row, brackets for one are of the last: "Tinn kommune, *NORCE (prosjektleder)*"."""
    item = match.object
    if item is None or item is not match.items[0] or len(item.mentions) < 2:
        return item
    if _THE_ONE_WHO.fullmatch(" ".join(word.text for word in match.items[1:5])):
        return replace(item, mentions=item.mentions[-1:])  # "KS og *NORCE, som er den* som eier"
    if match.items[1].text != "(":
        return item
    joint = context.text[item.mentions[-2].span.end : item.mentions[-1].span.start]
    several = context.text[item.mentions[-1].span.end :].lstrip().startswith(("kommuner", "kommunar"))
    return (
        item if several and len(item.mentions) == 2 and joint == " og " else replace(item, mentions=item.mentions[-1:])
    )


_THE_ONE_WHO = re.compile(r", som (?:er|var) (?:den|det)")


def _ends(context: Context, item: Item | None, implied: str, at: Span, sentence: Span) -> list[Entity]:
    if item is None:
        main = context.told_of(implied, at) if implied else None
        if implied == "@project" and main and (other := _spoken_of(context, main, at, sentence)):
            return [other]
        return [main] if main else []
    entities = [context.entities.of(mention) for mention in item.mentions]
    return [entity for entity in entities if entity is not None]


def _spoken_of(context: Context, main: Entity, at: Span, sentence: Span) -> Entity | None:
    """The project that a sentence names in place of the page's own: where it begins, or right behind what is said."""
    before = Span(sentence.start, at.start)
    named = [m for m in context.within(before) if m.type == "Project"]
    if not named:
        behind = (m for m in context.within(Span(at.end, sentence.end)) if m.type == "Project")
        named = [m for m in behind if _IN_PROJECT.fullmatch(context.text, at.end, m.span.start)][:1]
    found = {entity.id: entity for m in named if (entity := context.entities.of(m))}
    return next(iter(found.values())) if len(found) == 1 and main.id not in found else None


_IN_PROJECT = re.compile(
    r"[ ](?:kommuner?[ ])?(?:i|om|på)[ ]"
    r"(?:[a-zæøå-]{0,24}(?:prosjektet|programmet|satsing(?:a|en)|nettverket)[ ])?[«“\"]?"
)
"""What stands between what is said and the project it is said of: "samarbeider med KS *i prosjektet* Bygdeløft"."""
