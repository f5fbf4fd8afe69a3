"""What sentences say of a project's money and time: "har en ramme på 5 millioner", "varer fra 2019 til 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samgraf.mentions.grant_cells import MONEY, words
from samgraf.mentions.subjects import title_span
from samgraf.mentions.values import MONTH, YEAR, Moment, find_moments, find_sums
from samgraf.model import Entity, Fact, Span
from samgraf.statements.context import Context
from samgraf.statements.doubts import is_doubted
from samgraf.statements.items import sentences
from samgraf.statements.others import OF_OTHER, is_of_other, is_of_paper
from samgraf.statements.payers import is_programme, pays

_NEAR = 60
"""Characters between a sum and the word that says whose it is."""

_FRAME = re.compile(rf"(?i)\b(?:{words('frame')})\b")
_GIVEN = re.compile(rf"(?i)\b(?:{words('granted')})\b")
_NOT_ITS_OWN = re.compile(rf"(?i)\b(?:{words('not_own')})\b")
_IMPLIED = re.compile(
    rf"(?i)\b(?:(?:{words('implied')})\b"
    rf"|(?:tildelt|løyvd|bevilg[ea]t?|gitt|gjeve)[ ]det[ ](?:(?:om lag|ca\.)[ ])?{MONEY}(?![ ]til[ ]))"
)
_LASTS = re.compile(rf"(?i)\b(?:{words('lasting')})\b")
_BETWEEN = re.compile(
    r"[ ]?(?:[-–—]|til(?: og med)?|t\.o\.m\.|og(?: ut)?|fram til|frem til|ut|and|to)"
    r"[ ]?(?:(?:starten|begynnelsen|byrjinga|midten|slutten|utgangen) av[ ]|(?:ut|primo|medio|ultimo)[ ])?"
)
_LED_BY = {
    "start": re.compile(rf"(?i:\b(?:{words('starts')}))[ ](?:[a-zæøå]+[ ]){{0,3}}$"),
    "end": re.compile(rf"(?i:\b(?:{words('ends')}))[ ](?:[a-zæøå]+[ ]){{0,2}}$"),
}
_DONE = {
    "start": re.compile(rf"(?i)\b(?:{words('begins')})\b"),
    "end": re.compile(rf"(?i)\b(?:{words('closes')})\b"),
}


def project_facts(context: Context) -> Iterator[Fact]:
    """The budgets, beginnings and ends of projects that sentences tell; a frame says more than a grant."""
    yield from _titled(context)
    told = [(sentence, project) for sentence, project in _sentences(context) if project]
    yield from (fact for sentence, project in told for fact in _budget(context, sentence, project, _FRAME, "frame"))
    yield from (fact for sentence, project in told for fact in _budget(context, sentence, project, _GIVEN, "given"))
    for sentence, project in told:
        yield from _time(context, sentence, project)


_YEARS = re.compile(r"\b(?P<first>(?:19|20)\d\d)[ ]?[-–/ ][ ]?(?P<last>(?:19|20)\d\d)\)?$")


def _titled(context: Context) -> Iterator[Fact]:
    """The period behind the name of the page's project in its title: "Levande Grender bulystprosjekt 2012–2014"."""
    project = context.found.project
    title = title_span(context.page, context.blocks) if project else None
    title = title and _whole_line(context, title)
    years = _YEARS.search(title.of(context.text)) if title else None
    if project is None or title is None or years is None or project.text not in title.of(context.text):
        return
    for attribute, group in (("start", "first"), ("end", "last")):
        where = Span(title.start + years.start(group), title.start + years.end(group))
        yield from context.fact(context.main("@project"), attribute, years[group], where, title, "title:period", 0.85)


def _whole_line(context: Context, title: Span) -> Span:
    """A title up to the end of its line, in the page's body where it stands there too."""
    text = context.text
    at = text.find(title.of(text), context.page.body)
    title = Span(at, at + len(title)) if at >= 0 else title
    end = text.find("\n", title.end)
    return Span(title.start, end if end >= 0 else len(text))


def _sentences(context: Context) -> Iterator[tuple[Span, Entity | None]]:
    for part in context.parsed:
        if part.block.kind not in ("paragraph", "item", "heading"):
            continue
        for tokens in sentences(part.doc):
            start, last = part.span.start + tokens[0].idx, tokens[-1]
            sentence = Span(start, part.span.start + last.idx + len(last.text))
            if re.search(r"\d|[ ](?:mill|tusen)", sentence.of(context.text)):
                yield sentence, _project(context, sentence)


def _project(context: Context, sentence: Span) -> Entity | None:
    """The one project a sentence speaks of; programmes that pay are another matter."""
    named = [m for m in context.within(sentence) if m.type == "Project" and not pays(context.text, m)]
    own = [m for m in named if not is_programme(context.text, m)]
    main = context.main("@project")
    if not own and main and (_IMPLIED.search(sentence.of(context.text)) or _main_names(context, sentence)):
        return main
    found = {entity.id: entity for m in own or named if (entity := context.entities.of(m))}
    return next(iter(found.values())) if len(found) == 1 else None


def _names(context: Context, sentence: Span) -> list[Span]:
    """Where a sentence names projects."""
    named = [m.span for m in context.within(sentence) if m.type == "Project"]
    return [*named, *(n for n in _main_names(context, sentence) if not any(n.overlaps(other) for other in named))]


def _main_names(context: Context, sentence: Span) -> list[Span]:
    """Where a sentence begins with the name of the page's project, or with its kind in the definite."""
    main = context.found.project
    if main and (kind := _KIND.match(main.text)):
        called = re.compile(rf"(?i){re.escape(kind.group())}(?:en|a|et)(?=[ ])")
        if found := called.match(context.text, sentence.start, sentence.end):
            return [Span(*found.span())]
    name = main.span.of(context.text) if main else ""
    begins = len(name) >= SHORTEST and context.text.startswith(name, sentence.start)
    after = context.text[sentence.start + len(name) : sentence.start + len(name) + 1]
    return [Span(sentence.start, sentence.start + len(name))] if begins and after == " " else []


_KIND = re.compile(
    r"[A-ZÆØÅ][a-zæøå]{2,24}(?:evaluering|forskning|forsking|kartlegging|undersøkelse)(?=[ ](?:av|om|på)[ ])"
)
"""What a project is, by which a name begins: "*Følgeevaluering* av Gode grender" is "følgeevalueringa"."""
SHORTEST = 4
"""Letters of a name that is known again by them alone."""


def _budget(context: Context, sentence: Span, project: Entity, word: re.Pattern[str], rule: str) -> Iterator[Fact]:
    text = context.text
    said = sentence.of(text)
    if _NOT_ITS_OWN.search(said) or is_doubted(said):
        return
    sums = list(find_sums(text, sentence.start, sentence.end, scaled=True))
    names = [m.span.end + 1 for m in context.within(sentence) if m.type == "Project"]
    told = word.finditer(text, sentence.start, sentence.end)
    # What a project itself gives is no money of its own.
    beside = [Span(*m.span()) for m in told if not (m.start() in names and m[0] in _GIVES)]
    near = sorted((min((_apart(where, other) for other in beside), default=_NEAR), where, n) for where, n in sums)
    if near and near[0][0] < _NEAR and near[0][2] >= _LEAST and (len(sums) == 1 or rule == "frame"):
        _, where, amount = near[0]
        yield from context.fact(project, "budget", amount, where, sentence, f"prose:{rule}", 0.85)


_GIVES = ("gir", "gjev", "finansierer", "finansierar")
_LEAST = 1000
"""Kroner that a project is given at least: less is a prize or a price."""


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _time(context: Context, sentence: Span, project: Entity) -> Iterator[Fact]:
    text = context.text
    if is_doubted(sentence.of(text)):
        return
    names = _names(context, sentence)
    moments = [m for m in find_moments(text, sentence.start, sentence.end) if m.first]
    moments = [m for m in moments if not any(name.covers(m.span) for name in names)]
    moments = [m for m in moments if not is_of_other(text, sentence, m, names)]
    moments = [m for m in moments if not _ASIDE.search(text, max(sentence.start, m.span.start - _NEAR), m.span.start)]
    if (pair := _pair(context.text, sentence, names, moments)) is not None:
        first, last = pair
        yield from context.fact(project, "start", first.first, first.span, sentence, "prose:period", 0.85)
        yield from context.fact(project, "end", last.last or last.first, last.span, sentence, "prose:period", 0.85)
        return
    if start := _founded(text, sentence, names, moments):
        yield from context.fact(project, "start", start.first, start.span, sentence, "prose:start", 0.8)
    if not _LASTS.search(sentence.of(text)):
        return
    for moment in moments:
        if attribute := _turning_point(text, sentence, moment, moments):
            yield from context.fact(project, attribute, moment.first, moment.span, sentence, f"prose:{attribute}", 0.8)


_FOUNDED = re.compile(
    r"[»”\"]?(?:[ ]\([^()]{2,40}\))?[ ](?:ble|blei|vart|er|var)[ ](?:\w{1,15}[ ])?"
    r"(?:etablert|oppretta|opprettet|igangsatt|igangsett|skipa|lansert|starta|startet)"
    r"(?:[ ]som[ ](?:[a-zæøå]{1,20}[ ]?){1,3})?[ ](?:[a-zæøå]{1,15}[ ]){0,2}"
    r"|[»”\"]?[ ]har[ ](?:siden|sidan)[ ](?:[a-zæøå]{3,12}[ ])?"
    r"|[»”\"]?,[ ]e(?:t|it)[ ](?:[\wæøå-]{2,20}[ ]){0,2}[\wæøå-]{0,20}prosjekt[ ]som[ ]"
    r"(?:[\wæøåÆØÅ&-]{1,30}[ ]){1,6}?"
    r"(?:etablerte|oppretta|opprettet|lanserte|starta|startet|(?:satte|sette)[ ]i[ ]gang)[ ](?:i|fra|frå)[ ]"
    r"(?:[a-zæøå]{3,12}[ ])?"
)
"""Between the name of a project and the day it is begun: "Trygge tun *ble etablert i* 2020".

Or since when it is at work ("*har siden* 2018 vært"), or when who is named began it.
"""
_SINCE = re.compile(r"(?:Sidan|Siden|Since)[ ](?:[a-zæøå]{3,12}[ ])?")
_NO_START = re.compile(
    r"(?i)(?<!\w)(?:igjen|på[ ]nytt|som[ ](?:bok|film|app|podkast)|nemnt|nevnt|omtalt"
    r"|har[ ]si(?:de|da)n[ ](?:[a-zæøå]+[ ])?\d{4}[ ](?!(?:arbeid|jobb|drive|drevet|hjelp|gitt|gjeve)"
    r"|(?:vært|vore)[ ](?!led|lei[ad]|(?:en|ein)[ ]del))(?=[a-z])\w+"
    r"|stått[ ]stille|pause|ny[ ]lei?d?[ae]r|ny[ ]leiing)(?!\w)"
)
"""What tells that a project goes on or changes at a time, or something else of it, and not that it is begun."""
_FROM_TO = re.compile(r"(?:Fra|Frå|Mellom|From|Between)[ ](?:[a-zæøå]{3,12}[ ])?")
_AT_IT = re.compile(r",?[ ](?:skal|har|vil|er|var|blir|vert|hadde|skulle|has|will)[ ][«“\"]?")
"""Between the time that a sentence begins with and the project: "Fra 2020 til 2023 *skal* prosjektet …"."""


def _founded(text: str, sentence: Span, names: Sequence[Span], moments: Sequence[Moment]) -> Moment | None:
    """The moment that a project is said to be founded, or to be at work since."""
    if _NO_START.search(text, sentence.start, sentence.end):
        return None
    for moment in moments:
        since = _SINCE.fullmatch(text, sentence.start, moment.span.start) and _is_at_it(text, moment.span.end, names)
        if since or any(_FOUNDED.fullmatch(text, name.end, moment.span.start) for name in names):
            return moment
    return None


def _is_at_it(text: str, end: int, names: Sequence[Span]) -> bool:
    """Whether a time at the beginning of a sentence is that of the project named behind its verb."""
    return any(_AT_IT.fullmatch(text, end, name.start) for name in names)


_ASIDE = re.compile(
    r"(?i)(?<!\w)(?:(?:start|begyn|byrja|etabler|oppret)\w*[ ]før|etter[ ](?!\w*start)\w{1,30}[ ](?:i|av|frå|fra))[ ]$"
)
"""Before a time, what tells that something is earlier, or of something else: "*før* 2020", "*etter reforma i* 2020"."""


def _turning_point(text: str, sentence: Span, moment: Moment, moments: Sequence[Moment]) -> str | None:
    """Whether a moment is called the `start` or the `end`, by the words that lead to it or what is done then."""
    before = text[max(sentence.start, moment.span.start - _NEAR) : moment.span.start]
    for attribute in ("end", "start"):
        if _LED_BY[attribute].search(before):
            return attribute
    # "starta i 2018 og vart avslutta i 2021": what goes before a moment is of it first.
    before, whole = _clause(text, sentence, moment, moments)
    for clause in (before, whole):
        done = [attribute for attribute, words_of_it in _DONE.items() if words_of_it.search(clause)]
        if len(done) == 1:
            return done[0]
    return None


def _clause(text: str, sentence: Span, moment: Moment, moments: Sequence[Moment]) -> tuple[str, str]:
    """What is said before a moment and what on both sides of it, up to the next comma or moment."""
    others = [other.span for other in moments if other is not moment]
    start = max([sentence.start, *(o.end for o in others if o.end <= moment.span.start)])
    end = min([sentence.end, *(o.start for o in others if o.start >= moment.span.end)])
    before = text[max(start, moment.span.start - 2 * _NEAR) : moment.span.start]
    after = text[moment.span.end : min(end, moment.span.end + _NEAR)]
    said = re.split(r"[,;:.]", before)[-1]
    return said, said + " " + re.split(r"[,;:.]", after)[0]


def _is_in_its_brackets(text: str, moment: Moment) -> bool:
    """Whether a time stands in brackets behind the project, and not behind a plan: "kommuneplanen (2018–2030)"."""
    bracket = moment.span.start - 2
    return bracket >= 0 and text[bracket + 1] == "(" and OF_OTHER.search(text, max(0, bracket - 30), bracket) is None


def _is_period(moment: Moment) -> bool:
    """Whether a moment is no few days of an event but longer."""
    return (moment.first or "")[:MONTH] != (moment.last or moment.first or "")[:MONTH]


def _pair(text: str, sentence: Span, names: Sequence[Span], moments: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Two moments that are the ends of a period, or the one that holds both."""
    lasts = _LASTS.search(sentence.of(text))
    for moment, last in _stretches(text, moments):
        if lasts or _is_in_its_brackets(text, moment) or _is_behind(text, moment, last, names):
            return moment, last
        opens = moment is not last and _FROM_TO.fullmatch(text, sentence.start, moment.span.start)
        if opens and _is_at_it(text, last.span.end, names) and not _NO_START.search(sentence.of(text)):
            return moment, last
    return None


def _stretches(text: str, moments: Sequence[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """The moments that are a period, alone or joined to the next."""
    for at, moment in enumerate(moments):
        following = moments[at + 1] if at + 1 < len(moments) else None
        if _is_period(moment):
            yield moment, moment
        elif following and _BETWEEN.fullmatch(text[moment.span.end : following.span.start]):
            yield moment, following


def _is_behind(text: str, first: Moment, last: Moment, names: Sequence[Span]) -> bool:
    """Whether a period in figures stands right behind a project ("Interreg Solvik *2014–2020*"), and no plan."""
    begin = first.span.start
    named = any(name.end + 1 == begin and not is_of_paper(text, name) for name in names) and text[begin - 1] == " "
    joint = first is last or text[first.span.end : last.span.start].strip() in ("-", "–", "—")
    return (
        named and joint and len(first.first or "") == YEAR and not OF_OTHER.search(text, max(0, begin - 31), begin - 1)
    )
