"""How the names of bodies that no register knows are made: by endings, kinds and what stands beside them."""

from __future__ import annotations

import re
from functools import cache

from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.headed_bodies import CAPITAL
from samgraf.mentions.prefilter import Prefiltered
from samgraf.mentions.roles import role_pattern

_BEGIN, _END = r"(?<![\w-])", r"(?![\w-])"


AROUND = r"(?:og[ ](?:omegn|omland)[ ])?"
"""What may follow the place of a society that is of more than the place: "Solvik *og omegn* sanitetsforening"."""


@cache
def goes_on() -> str:
    """With what a name may go on in small letters, to a stop or a verb: "stiftinga Ung *i bygd*"."""
    times, general = alternatives(rules("times")["months"]), alternatives(rules("names")["organisations"]["not_within"])
    after = alternatives(rules("names")["organisations"]["doing"])
    word = rf"(?!(?:{times}|{general})(?![\w-]))[a-zæøå]{{3,20}}(?<!en)(?<!et)(?<!ne)"
    return rf"(?:[ ]i[ ]{word}(?=[.,;:)\n]|$|[ ](?:som|og|{after})[ ]))?"


@cache
def name_forms() -> Prefiltered:
    """The forms by their rule; what one names is its group `name` where it has one, or all of it."""
    organisations = rules("names")["organisations"]
    tail, ending = _either_case(organisations["tails"]), alternatives(organisations["endings"])
    local, parts = alternatives(organisations["local_endings"]), alternatives(organisations["local_parts"])
    learned = "europeiske|norske|nordiske|nasjonale|internasjonale|kongelige|kongelege|teologiske"
    second = "Romsdal|Fjordane|Telemark|Finnmark|Akershus|Østfold"
    joined = alternatives(organisations["joined_places"])
    called, stops = alternatives(organisations["called"]), alternatives(organisations["stops"])
    after = alternatives([*organisations["stops"], *organisations["doing"]])
    words = rf"[A-ZÆØÅ][a-zæøå]+(?:[ ](?!(?:{stops})\b)[a-zæøå-]+){{1,5}}"
    kind = r"[a-zæøå-]{4,40}e"
    placed = r"\w+[ ](?:i|på|ved|fra|frå|hos)[ ][A-ZÆØÅ]"
    phrase = rf"(?!{placed}){words}(?:(?<![ ]i)(?<![ ]på)(?<![ ]ved)(?<![ ]hos)[ ]{CAPITAL})?"
    kinds = alternatives(organisations["adjectives"])
    nouns = alternatives(organisations["adjective_heads"])
    bodies, explained = alternatives(organisations["kinds"]), alternatives(organisations["explained"])
    # "Sparebankstiftinga Fjaler" is the name, "Næringsselskapet ProVest" is the kind and the name.
    before_name = rf"(?![A-ZÆØÅ]\w*(?:tift(?:elsen|inga)|(?<!ærings)klyng(?:en|a)))(?i:[a-zæøå]{{0,20}}(?:{bodies}))[ ]"
    inner = "&|for|i|interim|interkommunale"
    before = rf"(?:(?:{joined})[ ]|(?:[A-ZÆØÅ][a-zæøå]+/)?(?:{CAPITAL}(?<!-)[ ](?:(?:{inner})[ ])?){{1,4}}){AROUND}"
    branches, regions = alternatives(organisations["branches"]), f"(?:{alternatives(organisations['regions'])})"
    not_first = alternatives(organisations["not_first"])
    countries = alternatives(organisations["not_employers"])
    diseases = alternatives(organisations["diseases"])
    general, last = alternatives(organisations["not_societies"]), alternatives(organisations["society_endings"])
    society = rf"(?!(?i:{general}){_END})(?:[a-zæøå-]{{1,20}}|[A-ZÆØÅ][a-zæøå-]{{3,20}})(?:{last})"
    manner = r"[A-ZÆØÅ][a-zæøå]*(?:ske|lige|lege|ale|ande|ende|elle|ige|are|ere)"
    acronym = rf"(?!(?:{countries}|[IVX]+)\b)[A-ZÆØÅ]{{3,8}}"
    role, office = role_pattern().pattern, alternatives(rules("names")["roles"]["local"])
    led, teams = alternatives(organisations["led"]), alternatives(organisations["teams"])
    no_groups, no_papers = (alternatives(organisations[key]) for key in ("no_groups", "no_papers"))
    school = r"Universitete?t?|universitetet|[Hh]øgskolen|[Hh]øgskulen|[Hh]øyskolen|University"
    # "Med seg har *høgskulen* Vestlandsforsking": the one spoken of, and then another.
    alone = rf"[a-zæøå]+(?:et|en)[ ](?:[A-ZÆØÅ]{{3,}}|[A-ZÆØÅ][a-zæøå]+fors?kn?ing|{CAPITAL}[ ]kommune){_END}"
    shouted = alternatives([word.upper() for word in (*organisations["society_endings"], *organisations["shouted"])])
    capitals = r"[A-ZÆØÅ][A-ZÆØÅ&.-]+(?:[ ][A-ZÆØÅ&.-]{2,}){0,4}"
    needs = {
        "branch": organisations["branches"],
        "tail": organisations["tails"],
        "kind": organisations["kinds"],
        "explained": organisations["explained"],
        "society": organisations["society_endings"],
        "faculty": ["fakultet"],
        "adjective": organisations["adjective_heads"],
        "called": organisations["called"],
        "place": ["universit", "høgskol", "høgskul", "høyskol"],
        "ending": organisations["endings"],
        "governor": ["fylkesmannen", "statsforvalt"],
        "founded": ["stiftelsen", "stiftinga"],
        "park": ["shagen", "sparken"],
        "science": ["sk institutt"],
        "members": ["enes ", "anes "],
        "company": [" as", " a/s", " sa", " ba", " kf", " iks"],
        "capitals": [*organisations["society_endings"], *organisations["shouted"]],
        "press": ["redaktør", "journalist", "partner i ", "eier i ", "eigar i "],
        "both": ["- og "],
        "group": ["gruppa", "gruppen", "forumet", "teamet"],
        "press-first": ["-redaktør", "-sjefredaktør", "-journalist", "-kommentator", "-reporter"],
        "local": [*organisations["local_endings"], *organisations["local_parts"]],
    }
    return Prefiltered(
        (name, re.compile(pattern), [needs[name]] if name in needs else [])
        for name, pattern in (
            (
                "branch",
                rf"{_BEGIN}(?!Region[ ](?:Vest|Øst|Sør|Nord|Midt|{regions})\b)(?:{branches})[ ]{CAPITAL}"
                rf"(?:[ ]Region\b)?(?:[ ]og[ ](?:{second}|omegn))?{_END}",
            ),
            (
                "governor",
                rf"{_BEGIN}(?:fylkesmannen|statsforvalt[ea]ren)[ ]i[ ]{CAPITAL}(?:[ ]og[ ](?:{second}))?{_END}",
            ),
            (
                "tail",
                rf"{_BEGIN}(?!(?:{not_first})[ ]|{before_name}[A-ZÆØÅ]){before}(?:{tail})(?<![ ]i[ ]regionen){_END}",
            ),
            (
                "kind",
                rf"(?<![\w-]){before_name}(?P<name>{CAPITAL}(?:[ ]{CAPITAL}){{0,3}}{goes_on()})",
            ),
            (
                "explained",
                rf"{_BEGIN}(?!(?:{not_first})[ ])(?P<name>{CAPITAL}(?:[ ]{CAPITAL}){{0,3}}),[ ]"
                rf"(?:et|eit|en|ein|ei)[ ](?:[a-zæøå]+[ ]){{0,2}}[a-zæøå]*(?:{explained}){_END}",
            ),
            (
                "founded",
                rf"{_BEGIN}(?:Stiftelsen|Stiftinga)[ ](?!(?:har|er)[ ]){CAPITAL}(?:[ ]{CAPITAL}){{0,3}}{_END}",
            ),
            (
                "society",
                rf"{_BEGIN}(?!(?:{not_first}|{manner})[ ])(?:(?:{joined})[ ]|(?:{CAPITAL}(?<!-)[ ]){{1,3}}){AROUND}"
                rf"{society}{_END}",
            ),
            ("acronym", rf"[Ss]tyret[ ](?:i|for)[ ](?P<name>{acronym}){_END}"),
            (
                "acronym",
                rf"(?:(?<!\w)(?:{led})[ ]av|i[ ]regi[ ]av)[ ](?P<name>{acronym}){_END}(?![ ][A-ZÆØÅ])",
            ),
            ("acronym", rf",[ ](?:{role})(?:[ ][IV]{{1,3}})?,[ ](?P<name>{acronym}){_END}"),
            ("acronym-first", rf"{_BEGIN}(?P<name>{acronym})-(?=(?:{office}){_END})"),
            (
                "faculty",
                rf"{_BEGIN}[Dd]et[ ]{kind}(?:[ ]og[ ]{kind})?[ ](?:menighets)?fakultet(?:et)?{_END}",
            ),
            ("adjective", rf"{_BEGIN}(?:{kinds})[ ][a-zæøå]{{3,30}}(?:{nouns})(?![\w-]|[ ]for\b)"),
            ("called", rf"(?<![\w-])(?i:{called})[ ](?P<name>{phrase})(?=[.,;:()\n]|$|[ ](?:ved|i|på|hos|{after})[ ])"),
            (
                "place",
                rf"\b(?!{alone})(?:{school})[ ](?:(?:i|på|of)[ ])?(?!(?:{countries})\b)"
                rf"{CAPITAL}(?:[ ](?!(?:Fag|Forsk|Institutt|Fakultet|Senter|Avdeling)){CAPITAL}){{0,2}}",
            ),
            (
                "ending",
                rf"{_BEGIN}(?:Det[ ](?:{learned})[ ])?(?!{before_name}[A-ZÆØÅ])[A-ZÆØÅ][\wæøåé-]*(?:{ending})"
                rf"(?:(?<!direktoratet)(?<!departementet)[ ](?!(?:{not_first}){_END}){CAPITAL}"
                rf"(?:[ ]og[ ](?:{second}))?)?{_END}",
            ),
            (
                "park",
                rf"{_BEGIN}[A-ZÆØÅ][a-zæøå]+s(?:hagen|parken)[ ]{CAPITAL}(?:[ ]og[ ](?:{second}))?{_END}",
            ),
            (
                "regional",
                rf"{_BEGIN}(?!(?:{diseases})\b)(?:[A-ZÆØÅ]{{3,5}}|[A-ZÆØÅ]{{2,5}}-(?:forum|nettverk)"
                rf"|(?:Norsk|Norges|Noregs)[ ][A-ZÆØÅa-zæøå][a-zæøå]{{3,20}}(?:råd|forum|forbund|lag|forening))"
                rf"[ ](?:Region[ ]{CAPITAL}|{regions}|Vest|Sørvest){_END}",
            ),
            (
                "group",
                rf"(?<=[a-zæøå,][ ])(?!(?i:{teams}|{general}|{no_groups}){_END})"
                rf"[A-ZÆØÅ][a-zæøå]{{4,24}}(?:gruppa|gruppen|forumet|teamet){_END}(?![ ](?:{CAPITAL}|[«“\"]))",
            ),
            ("science", rf"{_BEGIN}[A-ZÆØÅ][a-zæøå]{{4,24}}sk[ ][Ii]nstitutt(?![\w-]|[ ]for\b)"),
            (
                "press",
                rf"{_BEGIN}(?:(?i:redaktør(?:en)?|journalist(?:en)?)[ ](?:i|for)|(?<=, )(?:med)?(?:partner|eier|eigar)"
                rf"[ ]i)[ ](?P<name>(?!(?:{countries})\b){CAPITAL}){_END}",
            ),
            (
                "press-first",
                rf"{_BEGIN}(?!(?:{not_first}|Tidligere|Tidlegare)[ ])(?P<name>(?!(?:{countries})\b|(?:{no_papers})-)"
                r"[A-ZÆØÅ][a-zæøå]{2,20}(?:[ ][A-ZÆØÅ][a-zæøå]{2,20}){0,2})-"
                r"(?=(?:sjef)?redaktør(?:en)?\b|journalist(?:en)?\b|kommentator(?:en)?\b|reporter(?:en)?\b)",
            ),
            (
                "both",
                rf"(?<!og ){_BEGIN}(?!(?:{not_first})[ ])(?:(?:{joined})[ ]|(?:{CAPITAL}[ ]){{1,2}})"
                r"[A-ZÆØÅa-zæøå][a-zæøå]{2,20}-[ ]og[ ]"
                rf"[A-ZÆØÅa-zæøå][a-zæøå]{{2,20}}(?:park|senter|museum|sentral|skule|skole|lag|forening|foreining){_END}",
            ),
            (
                "members",
                rf"{_BEGIN}[A-ZÆØÅ][a-zæøå]{{4,30}}(?:enes|anes)[ ]"
                rf"(?:lands)?(?:forening|foreining|forbund|organisasjon){_END}",
            ),
            ("capitals", rf"{_BEGIN}(?:[A-ZÆØÅ]{{2,}}[ ]){{1,4}}(?:[A-ZÆØÅ-]{{0,20}}(?:{shouted})){_END}"),
            ("company", rf"{_BEGIN}{capitals}[ ](?:AS|A/S|ASA|SA|BA|KF|IKS){_END}"),
            ("local", rf"{_BEGIN}(?:[a-zæøå]{{0,20}}(?:{local})|[a-zæøå]{{4,20}}(?:{parts})){_END}"),
        )
    )


def _either_case(words: list[str]) -> str:
    """Any of the words, with a small or a capital first letter: "Asker Kulturråd", "Vestland musikkråd"."""
    return alternatives(sorted({form for word in words for form in (word, word[0].upper() + word[1:])}))
