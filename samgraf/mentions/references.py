"""What points back: acronyms a page has introduced, and words such as `prosjektet` and `seminaret`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samgraf.mentions.expressions import alternatives, places_of, rules
from samgraf.mentions.overlaps import Taken
from samgraf.model import BODIES, Block, Mention, Span

_INTRODUCED = re.compile(r"[ ]*\((?P<acronym>[A-ZÆØÅ][\wÆØÅæøå]{1,11})\)")
_CALLED = re.compile(
    r"[»”\"]?(?:,[ ](?:et|eit|ein|en)[ ][^.,;:!?()\n«»“”\"]{3,60}?)?(?:[ ]?[-–,])?[ ]?\(?(?:[\wæøå]{2,10}[ ]){0,2}"
    r"(?:\(|(?:omtal[ta]|kalt|kalla|forkort(?:et|a)|kjent|kjend|gå[rt]?[ ]under|gjekk[ ]under|gikk[ ]under)[ ]"
    r"(?:som[ ]|(?:under[ ])?(?:navnet|namnet)[ ])?)[«\"“]?"
    r"(?P<acronym>[A-ZÆØÅ][\wæøå-]{2,30}(?:prosjektet|programmet|satsing(?:a|en)|piloten|undersøk(?:inga|elsen)))"
)
"""What stands behind a project's long name where a short one follows.

"(Nærmiljøprosjektet)", " – også kalt …", ", eit nasjonalt prosjekt som går under namnet …".
"""
_NAMED = frozenset({"Organisation", "Funder", "Project"})
_SMALL_WORDS = frozenset({"og", "for", "i", "av", "på", "med", "and", "of", "the"})


def find_acronyms(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The acronyms that the page introduces in brackets after a name, and whose they are."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type in _NAMED and not mention.refers and (match := _INTRODUCED.match(text, mention.span.end)):
            acronym = match["acronym"]
            if mention.type == "Funder" and mention.records and acronym[0] != mention.text[0]:
                continue  # "Norges forskningsråd (KSP)": what the money is given as
            if sum(character.isupper() for character in acronym) >= 2 or _initials(mention.text, acronym):
                found.setdefault(acronym, mention)
        if mention.type == "Project" and not mention.refers and (called := _CALLED.match(text, mention.span.end)):
            found.setdefault(called["acronym"], mention)
    return found


def _initials(name: str, acronym: str) -> bool:
    letters = "".join(word[0] for word in re.findall(r"\w+", name)).casefold()
    return letters.startswith(acronym[0].casefold()) and len(acronym) <= len(letters) + 1


_LETTERS = re.compile(r"[A-ZÆØÅ]{2,6}")
_COMPOUND = re.compile(
    r"(?P<first>\w{3,30}?)s?(?P<last>kommune|lag|forening|foreining|forbund|råd|rådet|klubb|utvalg|utvalget|utval|utvalet"
    r"|senter|senteret|sentral|korps|fond|museum|bibliotek)"
)


def with_spelled_out(named: Sequence[Mention]) -> list[Mention]:
    """The names, with letters that no register knows as the one body of the page whose initials they are.

    "Skien fylkeskommune … Kari Moe (SFK)": a compound gives the letters of both its parts, or of one.
    """
    whole = {m.text: m for m in named if m.type in BODIES and not m.refers and (" " in m.text or m.type == "County")}
    letters = {m.text for m in named if m.type in BODIES and not m.records and _LETTERS.fullmatch(m.text)}
    meant: dict[str, Mention] = {}
    for acronym in letters:
        found = [body for name, body in whole.items() if _spells(body, acronym)]
        if len(found) == 1:
            meant[acronym] = found[0]
    for name in (m.text for m in named if m.type in BODIES and not m.records and not m.refers):
        # "Setesdal IPR" of the page that names "Setesdal interkommunalt politisk råd".
        head, _, last = name.rpartition(" ")
        rest = [(other[len(head) + 1 :], body) for other, body in whole.items() if other.startswith(f"{head} ")]
        found = [body for words, body in rest if " " in words and _spelled_by(words, last)]
        if head and _LETTERS.fullmatch(last) and len(found) == 1:
            meant[name] = found[0]
    return [_as_reference(m, meant[m.text]) if m.text in meant and not m.records else m for m in named]


def may_stand_for(name: str, acronym: str) -> bool:
    """Whether the letters of an acronym begin words of a name in their order, the first of them its first."""
    initials = iter(word[0].casefold() for word in re.findall(r"\w+", name))
    return name[:1].casefold() == acronym[:1].casefold() and all(letter in initials for letter in acronym.casefold())


def _as_reference(letters: Mention, body: Mention) -> Mention:
    return Mention(body.type, letters.span, body.text, "acronym:initials", body.records, body.attributes, refers=True)


def _spells(body: Mention, acronym: str) -> bool:
    """Whether letters are the first of a body's words."""
    return _spelled_by(
        f"{body.text} fylkeskommune" if body.type == "County" and " " not in body.text else body.text, acronym
    )


def _spelled_by(name: str, acronym: str) -> bool:
    """Whether letters are the first of some words, small ones left out or not."""
    forms = {""}
    for word in re.findall(r"\w+", name):
        compound = _COMPOUND.fullmatch(word.casefold())
        options = [word[0]] if compound is None else [word[0], word[0] + compound["last"][0]]
        if word.casefold() in _SMALL_WORDS:
            options.append("")
        forms = {form + option.upper() for form in forms for option in options}
        forms = {form for form in forms if acronym.startswith(form)}
    return acronym in forms


def find_uses(text: str, body: int, acronyms: dict[str, Mention], taken: Taken) -> Iterator[Mention]:
    """Every place where an introduced acronym stands for its name."""
    for acronym, named in acronyms.items():
        for span in places_of(acronym, text, body):
            if text[span.start - 1] != "-" and not taken.overlaps(span):
                yield Mention(named.type, span, named.text, "acronym:introduced", named.records, refers=True)


_INVITES = r"(?:inviter(?:er|ar|te)|arranger(?:er|ar|te)|skip(?:ar|a)|ber|ba|bad|bed)"
_HOST = re.compile(
    rf"(?<![\w-])(?:[Kk]ommunen(?=[ ](?:\w{{1,30}}[ ]){{0,3}}?{_INVITES}\b)"
    r"|(?<=inviterer )kommunen|(?<=inviterte )kommunen|(?<=inviterar )kommunen|(?<=arrangerer )kommunen"
    r"|(?<=arrangerte )kommunen)(?!\w)"
)


_THE_ONE = re.compile(
    r"(?<![\w«“\"-])[Kk]ommunen(?![\w-]|[ ][A-ZÆØÅ]|[ ]som[ ])"
    r"|(?<=[a-zæøå][ ]i[ ])kommunen(?=[ ](?:[A-ZÆØÅ][\w.-]{0,30}[ ]?){2,4}(?:$|[.,;:)\n]|[a-zæøå]))"
)
"""The municipality of a page, not in a title ("«Kommunen som samfunnsbyggar»")."""


def find_hosts(text: str, body: int, publisher: str, names: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """ "Kommunen inviterer": the municipality, where the page names just one as such ("Skien kommune").

    Where it names no other place either, or is the municipality's own page, "kommunen" is that one in all that is said.
    """
    places = [m for m in names if m.type == "Municipality" and not m.refers]
    own = [m for m in places if _is_publisher(m, publisher)]
    named = {_bare(m): m for m in own or places if own or not m.is_town}
    if len(named) == 1:
        ((name, whole),) = named.items()
        pattern = _THE_ONE if own or all(_bare(m) == name for m in places) else _HOST
        for match in pattern.finditer(text, body):
            span = Span(match.start(), match.end())
            if not taken.overlaps(span):
                yield Mention("Municipality", span, whole.text, "municipality:host", whole.records, refers=True)


_KIND = re.compile(r"[ ](?:kommune|herad|fylkeskommune)$")


def _bare(mention: Mention) -> str:
    """The name of a place without what it is: "Skien" for "Skien kommune"."""
    return _KIND.sub("", mention.text)


def _is_publisher(mention: Mention, publisher: str) -> bool:
    """Whether a municipality or county is the one whose page it is."""
    return bool(_KIND.search(publisher)) and _bare(mention) == _KIND.sub("", publisher)


_HOLDS = (
    r"(?:(?:vil|ville)[ ](?:svært[ ])?gjerne[ ]hø(?:re|yre)|har[ ]gled(?:en|a)[ ]av[ ]å"
    r"|(?:ser|gled[ea]r|gler)[ ](?:oss|fr[ae]m)|(?:holder|held)[ ]de(?:tte|nne)"
    r"|(?:skal|vil|kan)[ ](?:holde|halde|arrangere|skipe)|(?:feir|marker)[ea]r[ ](?:[\wæøå.-]{1,20}[ ]){0,4}?med[ ])"
)
"""What those who hold an event say of themselves: "vi vil gjerne høyre frå kommunane", "vi held denne samlinga"."""
_WE = re.compile(
    rf"(?<![\w-])(?:(?:[Vv]i|[Mm]e)(?=[ ](?:{_INVITES}|{_HOLDS})\b)|(?<=vil )(?:vi|me)(?=[ ](?:svært[ ])?gjerne[ ]hø)"
    r"|(?<=skal )(?:vi|me)(?=[ ](?:holde|halde|arrangere|skipe)\b)"
    r"|(?:[Vv]i|[Mm]e)(?=[ ](?:(?:er|var|blir|vert|har[ ]vore|har[ ]vært)[ ](?:\w+[ ])?med|deltar|deltek|deltok)[ ]"
    r"(?:i|på)[ ])"
    r"|(?<=inviterer )vi|(?<=inviterar )(?:vi|me)"
    r"|(?<=(?:feirer|feirar) )(?:vi|me)(?=[ ](?:[\wæøå.-]{1,20}[ ]){0,4}?med[ ])"
    r"|(?<=(?:markerer|markerar) )(?:vi|me)(?=[ ](?:[\wæøå.-]{1,20}[ ]){0,4}?med[ ])"
    r"|(?<=inviterte )(?:vi|me)|(?<=arrangerer )vi|(?<=arrangerar )(?:vi|me))(?!\w)"
)


def find_we(text: str, body: int, publisher: str, names: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """ "Vi inviterer": the body that publishes the page, where the text names it."""
    short = _KIND.sub("", publisher)
    own = next((m for m in names if m.type in BODIES and not m.refers and m.text in (publisher, short)), None)
    for match in _WE.finditer(text, body) if own else ():
        span = Span(*match.span())
        if own and not taken.overlaps(span):
            yield replace(own, span=span, rule="publisher:we", refers=True)


def find_kinds(text: str, name: str) -> list[str]:
    """The words by which a page points to its project, as its name or the text tells what it is.

    "nettverket *Gode nabolag*", "*Gode nabolag* er eit nettverk", "Nabolagsprogrammet": `nettverket`, `programmet`.
    """
    places = [match.span() for match in re.finditer(re.escape(name), text, re.I)]
    called = _PLACED_OR_DATED.split(name)[0]  # "*Bygdeprogrammet* i Telemark 2017–2023"
    found: list[str] = []
    for forms, before, after, inside in _kinds():
        told = any(
            before.search(text, max(0, start - KIND), start) or after.match(text, end, end + LONG_KIND)
            for start, end in places
        )
        if told or inside.search(name) or inside.search(called):
            found += [form for form in forms if _DEFINITE.search(form)]
    return found


_PLACED_OR_DATED = re.compile(r"[ ,]{1,2}(?:\(?(?:19|20)\d\d|(?:i|på|for)[ ])")
KIND, LONG_KIND = 40, 200
"""Characters before a name, and behind it, in which what it is stands."""


@cache
def _kinds() -> tuple[tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """The forms of each kind of project; how it stands before a name, behind one and in one."""
    found = []
    for forms in rules("titles")["projects"]["kinds"]:
        words = alternatives(forms)
        after = rf"(?i)[»”\"]?[ ](?:er|var)[ ](?:[\wæøå-]{{1,30}}[ ]){{0,4}}[\wæøå-]{{0,20}}(?:{words})\b"
        patterns = (rf"(?i)(?:{words})[ ][«“\"]?$", after, rf"(?i)(?:{words})$|^(?:{words})\b")
        before, behind, inside = (re.compile(pattern) for pattern in patterns)
        found.append((tuple(forms), before, behind, inside))
    return tuple(found)


_DEFINITE = re.compile(r"(?:et|en|a)$")


_AUTHORITY = re.compile(r"(?<![\w-])(?P<county>[Ff]ylkeskommunen)(?![\w-])")


def find_authorities(text: str, body: int, publisher: str, named: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Every "fylkeskommunen": the county that publishes the page, else the only one named, or named as an authority.

    A Swedish län is none.
    """
    every = [m for m in named if m.type == "County" and not m.refers and "country" not in m.attributes]
    counties = [m for m in every if _is_publisher(m, publisher)] or every
    if len({mention.records or mention.text for mention in counties}) != 1:
        counties = [
            m for m in every if "fylkeskommune" in text[m.span.start : m.span.end + len(" fylkeskommune")].casefold()
        ]
    if len({mention.records or mention.text for mention in counties}) != 1:
        return
    for match in _AUTHORITY.finditer(text, body):
        span = Span(*match.span())
        if not taken.overlaps(span):
            one = counties[0]
            yield Mention("County", span, one.text, "pointer:county", one.records, one.attributes, refers=True)


_PRONOUN = re.compile(r"(?<![\w-])(?:[Hh]an|[Hh]un|[Hh]o|[Hh]am|[Hh]enne)(?![\w-])")


def find_pronouns(text: str, blocks: Sequence[Block], persons: Sequence[Mention]) -> Iterator[Mention]:
    """Every "han" and "ho" in running text after a person is named, where only one person can be meant.

    That is the person named last before it, in its own paragraph or the one above, unless others stand in the
    same sentence as that name.
    """
    prose = [block for block in blocks if block.kind in ("paragraph", "item")]
    for index, block in enumerate(prose):
        scope = Span(prose[max(0, index - 1)].span.start, block.span.end)
        inside = [p for p in persons if scope.covers(p.span)]
        for match in _PRONOUN.finditer(text, block.span.start, block.span.end):
            before = [p for p in inside if p.span.end <= match.start()]
            if before and not _has_company(text, before):
                yield Mention("Person", Span(match.start(), match.end()), before[-1].text, "pronoun", refers=True)


def _has_company(text: str, persons: Sequence[Mention]) -> bool:
    """Whether another person is named in the sentence in which the last one is."""
    last = persons[-1]
    others = [p for p in persons[:-1] if p.text != last.text]
    return any(not re.search(r"[.!?]\s", text[other.span.end : last.span.start]) for other in others)
