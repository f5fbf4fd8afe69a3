"""Names of persons: capitalised words that name lists, titles and their place in the text speak for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from samgraf.authorities import normalise
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.name_lists import Names, is_of
from samgraf.mentions.overlaps import Taken
from samgraf.mentions.posts import is_led, is_worked_in
from samgraf.mentions.roles import role_pattern
from samgraf.model import Mention, Span

SHORTEST = 3
"""Letters of the shortest surname that is looked for alone."""
GENITIVE = 1
"""Letters by which a name and the same name in the genitive differ."""
ENOUGH = 2
"""Points at which a candidate is a person; a known given name alone gives them."""
RUN = 60
"""Words of a row of names without a mark between them."""

_UPPER = "A-ZÆØÅÄÖÜÁÉÍÓÚÝČŠŽĐŊŦÞÐÀÈÊÑ"
_LOWER = "a-zæøåäöüáéíóúýčšžđŋŧþðàèêëïôñçėūąęįų’'´"
# A capital inside stands after a short beginning only (McKay): elsewhere a blank is lost.
_NAME = rf"(?:[{_UPPER}][{_LOWER}]{{1,2}}[{_UPPER}][{_LOWER}]+|[{_UPPER}][{_LOWER}]+)(?:-[{_UPPER}][{_LOWER}]+)*"
_INITIAL = rf"(?:[{_UPPER}]|Chr|Edv|Fredr?|Fr|Joh|Kr|Th)\.(?:[ ]?[{_UPPER}]\.)?"


@cache
def _candidates(longest: int = 5) -> re.Pattern[str]:
    """Rows of capitalised words, of up to `longest` after the first."""
    particle = alternatives(rules("names")["persons"]["particles"])
    part = rf"(?:{_INITIAL}(?:{_NAME})?|{_NAME})"  # "Anna K.Moe": the blank is lost
    # "Roald A Johansen": an initial without its stop, between two names.
    alone, ended = rf"[{_UPPER}](?=[ ][{_UPPER}][{_LOWER}])", r"(?![\w]|-(?:\w|[ ]og[ ]))"
    nickname = r"(?:[«“\"'][\w ]{2,16}[»”\"'][ ])?"
    return re.compile(
        rf"(?<![\w-]){part}(?:[ ]{nickname}(?:(?:{particle})[ ]){{0,2}}(?:{part}|{alone})){{1,{longest}}}{ended}"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:[Vv]ed|av|til|kontakte?|spør|spørr|sammen med|saman med)[ ])$|(?:{role_pattern().pattern})[ ]?$"
    )


@cache
def _after() -> re.Pattern[str]:
    saying = alternatives(rules("names")["persons"]["saying"])
    role = role_pattern().pattern
    place = r"[ ](?:i|ved|fra|frå|hos)[ ][A-ZÆØÅ]"
    return re.compile(
        rf"(?:[ ](?:{saying})\b|,[ ](?:som[ ]er[ ])?{role}|[ ]\((?:[A-ZÆØÅ]|{role})|,[ ](?:som|der)[ ]|{place})"
    )


@lru_cache(maxsize=1)
def _repeated(text: str) -> Counter[str]:
    """How often each row of capitalised words stands on a page, the last page kept."""
    return Counter(match.group() for match in _candidates().finditer(text))


def find_persons(
    text: str, span: Span, names: Names, bodies: Sequence[Mention], recognised: Sequence[Mention], *, expected: int
) -> Iterator[Mention]:
    """The full names of persons in a line.

    `bodies` are the register names there: a municipality inside a person's name is no hindrance, an organisation is.
    `recognised` are the names that the pipeline finds there.
    `expected` are the points that the place gives: two where only persons stand (a field of members, a table of
    those present), one in a programme.
    """
    if inverted := _inverted(text, span, names, sure=expected > 1):
        yield inverted
        span = Span(inverted.span.end, span.end)
    candidates = list(_rows_of_capitals(text, span, names, sure=expected > 1))
    for match in candidates:
        words = [Span(word.start(), word.end()) for word in re.finditer(r"\S+", text[match.start() : match.end()])]
        words = [Span(match.start() + word.start, match.start() + word.end) for word in words]
        for name in _apart(text, _trim(text, words, names), names, sure=expected > 1):
            name = _before_body(text, name, names, bodies)
            if len(name) < 2:
                continue
            whole = Span(name[0].start, name[-1].end)
            if (
                is_worked_in(text, whole, span)
                or _names_thing(text, name, names)
                or any(b.span.overlaps(whole) and _is_body(b, whole) for b in bodies)
            ):
                continue
            listed = len(candidates) > 1 and _IN_LIST.match(text, whole.end, span.end) is not None
            seen = _seen(whole, recognised)
            if _points(text, span, name, names, expected) + listed + seen >= ENOUGH:
                yield from _shared_surname(text, span, name, names)
                yield Mention("Person", whole, re.sub(r"\s+", " ", whole.of(text)), "person:full-name")


_IN_LIST = re.compile(r"[ ]?[(,]|[ ](?:fra|frå)[ ][A-ZÆØÅ]")
"""What follows a name in a list of people: "Kari Moe (NTNU)", "Kari Moe *fra UiS*"."""


def _rows_of_capitals(text: str, span: Span, names: Names, *, sure: bool) -> Iterator[re.Match[str]]:
    """The rows of capitalised words in a line.

    Where people stand side by side without a mark, a row is as long as they are many; `sure` says that they may, and
    so does a row that goes on after a given name ("Kari Moe Ola Lie Siv Dahl *Per Vik*").
    """
    at = span.start
    while match := _candidates(RUN if sure else 5).search(text, at, span.end):
        words = match.group().split()
        if _GOES_ON.match(text, match.end(), span.end) and names.is_given(words[0]) and names.is_given(words[-1]):
            match = _candidates(RUN).match(text, match.start(), span.end) or match
        yield match
        at = match.end()


_GOES_ON = re.compile(rf"[ ][{_UPPER}][{_LOWER}]")


def _before_body(text: str, words: list[Span], names: Names, bodies: Sequence[Mention]) -> list[Span]:
    """The words of a name without the body of the register that has run into it: "Kari Moe *Frivillighet Norge*"."""
    if len(words) < _WITH_BODY or not names.is_given(words[0].of(text)):
        return words
    after = (b for b in bodies if b.type in ("Organisation", "Funder") and b.span.start > words[1].start)
    # A body of one word may be a surname: "Kari Moe Hanken".
    told = (b for b in after if " " in b.span.of(text) or b.span.of(text)[1:2].isupper())
    last = [b for b in told if b.span.end >= words[-1].end]
    return [word for word in words if word.end < last[0].span.start] if last else words


_WITH_BODY = 3
"""Words of a given name, a surname and the shortest body."""
_REPRESENTED = re.compile(r",?[ ]representert[ ](?:ved|av)[ ]")  # "Solvik Nord, representert ved Kari Moe"
_ADDRESS = re.compile(r"[ ](?:gate|gata|gt|vei|veien|veg|vegen|plass|allé)(?![\w-])")  # "Kari Moes vei"
_INVERTED = re.compile(
    rf"(?P<family>{_NAME}(?:[ ]{_NAME})?),[ ](?P<given>{_NAME}(?:[ ]{_NAME}){{0,2}})(?=[ ]*(?:$|[(\n–-]|,[ ][a-zæøå]))",
    re.M,
)


def _inverted(text: str, line: Span, names: Names, *, sure: bool) -> Mention | None:
    """A line that begins with a surname and a given name: "Nordmann, Kari (leiar)".

    `sure` says that only persons stand there: else the first must be no given name, and a surname.
    """
    match = _INVERTED.match(text, line.start, line.end)
    if match is None:
        return None
    family, given = match["family"].split(), match["given"].split()
    told = (sure and len(family) == 1) or (names.is_family(family[-1]) and not names.is_given(family[0]))
    if not told or not names.is_given(given[0]):
        return None
    return Mention("Person", Span(*match.span()), " ".join((*given, *family)), "person:inverted")


_AND = re.compile(rf"(?<![\w-])(?<![{_UPPER}][{_LOWER}][ ])(?P<given>{_NAME})[ ](?:og|&|and)[ ]$")


def _shared_surname(text: str, line: Span, name: Sequence[Span], names: Names) -> Iterator[Mention]:
    """ "Magnar og Astrid Bolstad": the first of two who share a surname; "Knut og Gerd Nancy" have none there."""
    last = name[-1].of(text)
    if names.is_given(last) and not names.is_family(last):
        return
    match = _AND.search(text, max(line.start, name[0].start - 30), name[0].start)
    if match is None or not names.is_given(match["given"]):
        return
    before = text[max(line.start, match.start() - 30) : match.start()]
    if not re.search(rf"(?<![\w.-])[{_UPPER}][\w.-]{{0,30}}[ ]$", before):
        yield Mention("Person", Span(*match.span("given")), f"{match['given']} {last}", "person:shared-surname")


def _names_thing(text: str, words: Sequence[Span], names: Names) -> bool:
    """Whether the words name a body or a prize: by a tail bodies have, a place, or a first word in definite form."""
    last = words[-1].of(text)
    if (
        re.search(r"^Vel$|\.$", last)  # "Moe, Kari B., publisert": her surname is elsewhere
        or last.endswith(tuple(rules("names")["persons"]["not_last_endings"]))
        or _ADDRESS.match(text, words[-1].end)
        or (last.endswith(names.societies) and normalise(last) not in names.family)
        or _REPRESENTED.match(text, words[-1].end)
        or (names.is_placed(words[0].of(text), last) and not is_of(text, words[-1].end))
    ):
        return True
    return words[0].of(text).casefold().endswith(names.things) or any(
        word.of(text).casefold() in names.tails for word in words
    )


def _apart(text: str, words: list[Span], names: Names, *, sure: bool) -> Iterator[list[Span]]:
    """The words of one name; of two where a lost break has run them together ("Kari Moe Ola Lie").

    `sure` says that only persons stand there: what is no given name then ends a name before one.
    """
    half, odd = divmod(len(words), 2)
    if half > 1 and not odd and [w.of(text) for w in words[:half]] == [w.of(text) for w in words[half:]]:
        yield from (words[:half], words[half:])  # a picture's caption and the name below it
        return
    for at in range(2, len(words)):
        # "Siv Jacobsen Ordfører Ås kommune", "Siv Jacobsen Utgjevar NORCE": a role or a label ends the name before it.
        word = words[at].of(text)
        if word in rules("names")["persons"]["particles"]:
            continue  # "Lise Vink de Roos"
        if role_pattern().fullmatch(word) or (len(word) > 1 and word.casefold() in names.excluded):
            yield words[:at]
            rest = words[at + 1 :]
            while rest and rest[0].of(text).casefold() in names.excluded:
                rest = rest[1:]  # the letter of a party: "Kari Moe Leder V Ola Lie Medlem"
            yield from _apart(text, rest, names, sure=sure)
            return
    row = len(words) > 2 * _WITH_BODY - 1 and sum(names.is_given(word.of(text)) for word in words) > 1
    for at in range(2, len(words) - 1):
        before, here = words[at - 1].of(text), words[at].of(text)
        led = (sure or row or names.is_given(words[0].of(text))) and not names.is_given(before)
        # "Kari" and "Stein" are surnames too, and hardly so between a surname and another.
        if led and names.is_given(here) and (row or names.is_family(before) or not names.is_family(here)):
            yield words[:at]
            yield from _apart(text, words[at:], names, sure=sure)
            return
    yield words


def _seen(name: Span, recognised: Iterable[Mention]) -> int:
    """The points that the pipeline gives: enough where it sees a person of just this name, one where of a part."""
    persons = [m.span for m in recognised if m.type == "Person" and m.span.overlaps(name)]
    if any(max(abs(p.start - name.start), abs(p.end - name.end)) <= GENITIVE for p in persons):
        return ENOUGH
    return int(any(p.covers(name) or name.covers(p) for p in persons))


def _is_body(body: Mention, name: Span) -> bool:
    if body.type in ("Municipality", "County"):
        return body.span.covers(name) or " " in body.text
    return len(body.text) > 4


def _trim(text: str, words: list[Span], names: Names) -> list[Span]:
    """Without the words before the given name that are none ("Professor", "Når") and what is excluded after."""
    role = role_pattern()
    # "styreleder i Østfoldhelsa Inger-Christin Torp": after a preposition a body stands first.
    if len(words) > 2 and _AFTER_PREPOSITION.search(text[max(0, words[0].start - 5) : words[0].start]):
        given = next((at for at, word in enumerate(words[:-1]) if names.is_given(word.of(text))), 0)
        words = words[given:]
    while words and (role.fullmatch(words[0].of(text)) or words[0].of(text).casefold() in names.excluded):
        words = words[1:]
    while words and words[-1].of(text).casefold() in names.excluded:
        words = words[:-1]
    if len(words) > 2 and normalise(words[0].of(text)) in names.towns and not names.is_given(words[0].of(text)):
        words = words[names.is_given(words[1].of(text)) :]  # "Solvik Kari Moe": where it was signed
    return words


_AFTER_PREPOSITION = re.compile(r"\b(?:i|ved|for|fra|frå|hos|på|av)[ ]$")


def _points(text: str, line: Span, words: Sequence[Span], names: Names, place: int) -> int:
    """How much speaks for a candidate: its words, what stands around it, and `place`, points of where it stands."""
    first, last = words[0].of(text), words[-1].of(text)
    if names.is_given(first):
        return ENOUGH
    before = text[max(line.start, words[0].start - 40) : words[0].start]
    context = 2 * bool(re.search(r"\bv(?:/[ ]?|\.[ ])$", before)) + bool(_before().search(before))
    context += bool(_after().match(text, words[-1].end, line.end)) + place
    context += _repeated(text)[Span(words[0].start, words[-1].end).of(text)] > 1
    form = int(names.is_family(last) or names.is_family(last.rstrip("s")))
    # Initials are a person's alone.
    form += any(re.fullmatch(_INITIAL, word.of(text)) is not None for word in words)
    points = context + form if context else 0
    return 0 if points and is_led(text, Span(words[0].start, words[-1].end).of(text)) else points


def find_references(text: str, lines: Iterable[Span], persons: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """The places in some lines that point back to a person by surname alone."""
    whole: dict[str, set[str]] = defaultdict(set)
    for person in persons:
        words = person.text.split()
        for alone in (words[-1], *([" ".join(words[-2:])] if len(words) > 2 else [])):
            if len(alone) >= SHORTEST:
                whole[alone].add(person.text)
    # A surname that two persons of the page share names neither.
    plain = {alone: names.pop() for alone, names in whole.items() if len(names) == 1}
    if not plain:
        return
    pattern = re.compile(rf"(?<![\w-])(?P<name>{alternatives(list(plain))})s?(?![\w-])")
    for line in lines:
        for match in pattern.finditer(text, line.start, line.end):
            found = Span(match.start(), match.end())
            if not taken.overlaps(found):
                yield Mention("Person", found, plain[match["name"]], "person:surname", refers=True)
