"""Bodies that a line shows by the kind before their names, by the topics of a municipality's parts or what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.prefilter import Prefiltered
from samgraf.mentions.roles import role_pattern
from samgraf.model import Mention, Span

_QUOTES = '«“"”'
"""What a name in quotation marks begins with."""
_QUOTED = r"(?:«(?P<a>[^»\n]{3,80})»|“(?P<b>[^”\n]{3,80})”|\"(?P<c>[^\"\n]{3,80})\"|”(?P<d>[^”\n]{3,80})”)"


@cache
def _quoted() -> re.Pattern[str]:
    """ "den frivillige organisasjonen «Springbrett for alle»"."""
    organisations = rules("names")["organisations"]
    kinds = alternatives([*organisations["kinds"], *organisations["quoted_kinds"]])
    return re.compile(rf"(?i:(?<![\w-])[a-zæøå]{{0,20}}(?:{kinds}))[ ]{_QUOTED}")


@cache
def _of_topic() -> re.Pattern[str]:
    """ "Avdeling kultur og fritid", "Hovedutvalg teknisk, idrett og kultur"."""
    organisations = rules("names")["organisations"]
    units, topics = alternatives(organisations["topic_units"]), alternatives(organisations["topics"])
    more = rf"(?:,[ ](?:{topics})){{0,3}}(?:,?[ ](?:og|&)[ ](?:{topics}))?"
    goes_on = r"[\w-]|,[ ][a-zæøå]+[ ]og[ ]|[ ]og[ ][a-zæøå]+(?:[ ][a-zæøå]+)?(?:$|[.,;)\n])"
    return re.compile(rf"(?i:(?<![\w-])(?:{units})[ ](?:{topics}){more})(?!{goes_on})", re.M)


@cache
def _coordinated() -> re.Pattern[str]:
    """ "kultur- og folkehelseutvalet", "Oppvekst, kultur og idrettsutvalget"."""
    organisations = rules("names")["organisations"]
    units, topics = alternatives(organisations["shared_units"]), alternatives(organisations["topics"])
    last = rf"og[ ](?:{topics}|[a-zæøå]{{3,20}})s?(?:{units})"
    hyphened = rf"[a-zæøå]{{2,20}}-(?:,[ ][a-zæøå]{{2,20}}-)?[ ]{last}"
    listed = rf"(?:{topics})(?:,[ ](?:{topics})){{0,3}}[ ]og[ ](?:{topics})s?(?:{units})"
    return re.compile(rf"(?<![\w-])(?i:{hyphened}|{listed})(?![\w-])")


@cache
def _house() -> re.Pattern[str]:
    """ "frå Solvik bibliotek", "Solvik bibliotek inviterer", "Solvik bedehus: nytt kjøkken 20 000"."""
    organisations = rules("names")["organisations"]
    places, verbs = alternatives(organisations["joined_places"]), alternatives(organisations["house_verbs"])
    capital = r"[A-ZÆØÅ][\wæøåé-]*"
    name = rf"(?:(?:{places})|{capital}(?:[ ]{capital}){{0,2}})[ ](?i:{alternatives(organisations['houses'])})(?![\w-])"
    from_it = rf"(?<![\w-])(?:fra|frå|mellom)[ ](?P<from>{name})"
    granted = r":[ ][^\n:]{0,80}?(?:[Kk]r\.?[ ]?\d|\d{1,3}[ .]\d{3})"
    listed = rf"^[ ]*(?:[•*–-][ ]*)?(?P<gets>{name})(?=[ ][^\n:]{{2,80}}?(?<!\w)[Kk]r\.?[ ]?\d)"
    return re.compile(rf"{from_it}|{listed}|(?<![\w-])(?P<does>{name})(?=[ ](?:{verbs})(?!\w)|{granted})", re.M)


@cache
def _pair() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "firmaet Lunde og Bjerke AS", and "Lom og Skjåk Utvikling" alone: two names before one ending."""
    organisations = rules("names")["organisations"]
    kinds, societies = alternatives(organisations["kinds"]), alternatives(organisations["society_endings"])
    ends = rf"AS|SA|ANS|DA|IL|IK|IF|Utvikling|[A-ZÆØÅa-zæøå]{{3,24}}(?:{societies})"
    bodies = alternatives([*organisations["endings"], *organisations["society_endings"]])
    first = rf"(?![A-ZÆØÅ][a-zæøå]*(?:en|et|ene|ane|{bodies})[ ])[A-ZÆØÅ][a-zæøå]{{2,20}}"
    name = rf"{first}[ ]og[ ]{first}[ ](?:{ends})(?![\w-])"
    two = r"[A-ZÆØÅ][a-zæøå]{2,20}"
    whole = rf"{two}[ ]og[ ]{two}[ ](?:museum|[A-ZÆØÅa-zæøå]{{3,24}}(?:{societies}))(?![\w-])"
    return re.compile(rf"(?<![\w-])(?i:[a-zæøå]{{0,20}}(?:{kinds}))[ ](?P<told>{name})"), re.compile(
        rf"^(?P<line>{name})(?=:|[ ][–-][ ]|$)|^(?P<granted>{whole})(?=:)|(?<=, )(?P<listed>{whole})(?=,|$)", re.M
    )


@cache
def _presenting() -> re.Pattern[str]:
    """ "Presentasjon av Solvik Kulturhus v/ Kari Moe", "Destinasjon Solvik, v/ Kari Moe": who is spoken for."""
    capital = r"[A-ZÆØÅ][\wæøåé-]*"
    role = role_pattern().pattern
    name = rf"(?!(?:{role})[ ]){capital}(?:[ ]{capital}){{1,3}}"
    return re.compile(rf"(?:^[ ]*(?:[•*–-][ ]*)?|:[ ]|,[ ]|[ ]av[ ])(?P<speaking>{name}),?[ ]v/(?=[ ]?[A-ZÆØÅ])", re.M)


@cache
def _of_post() -> re.Pattern[str]:
    """ "seksjonssjef Kunst og kultur", "avdelingsleiar Kultur, idrett og fritid": the unit of somebody's post."""
    topics = alternatives(rules("names")["organisations"]["topics"])
    post = r"[a-zæøå]{0,20}(?:leder|lederen|leiar|leiaren|sjef|sjefen|direktør|direktøren)"
    more = rf"(?:,[ ](?:{topics})){{0,3}}[ ]og[ ][a-zæøå]{{3,30}}(?!\w|[ ]og[ ])"
    return re.compile(rf"(?<![\w-]){post}[ ](?:(?:i|for|på)[ ])?(?P<post>(?=[A-ZÆØÅ])(?i:{topics}|kunst){more})")


@cache
def _of_owner() -> re.Pattern[str]:
    """ "Solvik kommunes bolystteam", "Fylkesmannen si landbruksavdeling", "NTNUs ekspertgruppe for helse"."""
    organisations = rules("names")["organisations"]
    units, places = alternatives(organisations["owned_endings"]), alternatives(organisations["joined_places"])
    capital = r"[A-ZÆØÅ][\wæøåé-]*"
    authority = rf"(?:(?:{places}|{capital})[ ])(?:(?:fylkes)?kommune|fylke|herad)"
    governor = r"(?:[Ff]ylkesmann|[Ss]tatsforvalt[ae]r)en"
    whose = rf"(?:{authority}|{governor})(?:s|[ ](?:si|sin|sitt))|[A-ZÆØÅ]\w{{0,12}}[A-ZÆØÅ]s"
    return re.compile(
        rf"(?<![\w-])(?P<owned>(?:{whose})[ ](?:[a-zæøå]{{3,20}}e[ ][a-zæøå]{{0,20}}|[a-zæøå]{{3,20}})(?:{units})"
        rf"(?:[ ](?:for|på)[ ][a-zæøå]{{4,24}}(?:[ ][a-zæøå]{{4,24}})?(?=$|[.,;:()]|[ ]og[ ]))?)(?![\w-])",
        re.M,
    )


@cache
def told_patterns() -> Prefiltered:
    """The patterns by their rule; what one names is the group that matched, or all of it."""
    organisations = rules("names")["organisations"]
    told_pair, pair = _pair()
    return Prefiltered(
        (
            ("organisation:quoted", _quoted(), [_QUOTES, [*organisations["kinds"], *organisations["quoted_kinds"]]]),
            ("organisation:topic", _of_topic(), [organisations["topic_units"]]),
            ("organisation:coordinated", _coordinated(), [organisations["shared_units"]]),
            ("organisation:pair", told_pair, [[" og "], organisations["kinds"]]),
            ("organisation:pair", pair, [[" og "]]),
            ("organisation:house", _house(), [organisations["houses"]]),
            ("organisation:speaking", _presenting(), [["v/"]]),
            ("organisation:post", _of_post(), [["leder", "leiar", "sjef", "direktør"]]),
            ("organisation:of-owner", _of_owner(), [organisations["owned_endings"]]),
        )
    )


def find_told_bodies(text: str, span: Span) -> Iterator[Mention]:
    """The bodies of a line that their kind or their topics show."""
    for rule, match in told_patterns().finditer(text, span):
        where = Span(*match.span(match.lastgroup or 0))
        yield Mention("Organisation", where, where.of(text), rule)
