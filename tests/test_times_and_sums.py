"""When projects and events are and what they get: each way in which pages tell it, and what only looks so."""

from __future__ import annotations

import pytest

from tests.pages import facts, read

TITLE = "Prosjektet Gode grender"
BOKMAAL = f"{TITLE}\n\n{TITLE} er et samarbeid mellom Solund kommune og NORCE.\n\n"
NYNORSK = f"{TITLE}\n\n{TITLE} er eit samarbeid mellom Solund kommune og NORCE.\n\n"


def told(said: str, opening: str = NYNORSK) -> tuple[object, object, object]:
    """The first day, the last and the sum that a page on “Gode grender” gives it."""
    given = facts(read(opening + said + "\n"), "Gode grender")
    return given.get("start"), given.get("end"), given.get("budget")


def when(said: str, event: str = "Bygdekonferansen") -> tuple[object, object]:
    """The first and the last day that such a page gives an event."""
    given = facts(read(NYNORSK + said + "\n"), event)
    return given.get("start"), given.get("end")


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Det gikk over tre år, 2007–2010.", "2007", "2010"),
        ("Det gjekk over tre år, frå 2007 til 2010.", "2007", "2010"),
        ("Det hele tok til i 2016 og varte til høsten 2019.", "2016", "2019"),
        ("Det heile tok til i 2016 og varte til tidleg haust 2019.", "2016", "2019"),
        ("Pengene skal brukes fra medio 2017 til medio 2021.", "2017", "2021"),
        ("Pengane skal brukast frå medio 2017 til medio 2021.", "2017", "2021"),
        ("Prosjekttida er frå august 2019 til juni 2021.", "2019-08", "2021-06"),
        ("Gode grender 2015–2018 har vore nyttig for bygda.", "2015", "2018"),
        ("Gode grender (2015–18) er ferdig.", "2015", "2018"),
        ("Etter oppstarten i 2015 er det blitt flere partnere.", "2015", None),
        ("Gode grender har sidan 2016 vore eit tilbod for bygdene.", "2016", None),
        ("Gode grender ble startet som prosjekt i 2006, og kontoret var da i Solund.", "2006", None),
        ("Det skjer i Gode grender, eit treårig prosjekt som NORCE oppretta frå januar 2021.", "2021-01", None),
    ],
)  # fmt: skip
def test_period_of_a_project_is_told_in_many_ways(said: str, first: str, last: str | None) -> None:
    assert told(said)[:2] == (first, last)


def test_period_ends_the_title_s_line() -> None:
    text = f"{TITLE}. Sluttrapport. (Frå tomme hus til heimar) 2009-2013\n\nHusa vart heimar.\n"
    given = facts(read(text, title=f"{TITLE}. Sluttrapport"), "Gode grender")
    assert (given.get("start"), given.get("end")) == ("2009", "2013")


def test_evaluation_is_called_by_its_kind() -> None:
    title = "Følgeevaluering av Gode grender"
    said = "Følgeevalueringa skal NORCE drive i tidsrommet januar 2017 – november 2018."
    given = facts(read(f"{title}\n\nNORCE har fått oppdraget.\n\n{said}\n", title=title), title)
    assert (given.get("start"), given.get("end")) == ("2017-01", "2018-11")


@pytest.mark.parametrize(
    "said",
    [
        "Gode grender er med i kommuneplanen 2015–2018.",
        "Pengene skal kanskje brukes fra 2017 til 2021.",
        "Det gjekk ikkje over tre år, frå 2007 til 2010.",
        "Oversikta er frå 2010-12.",
    ],
)
def test_years_of_something_else_are_no_period(said: str) -> None:
    assert told(said)[:2] == (None, None)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("Løyvinga er på ca. 12 millionar kroner.", 12_000_000),
        ("Bevilgningen er på 3,2 millioner kroner.", 3_200_000),
        ("Prosjektet har fått tilsagn om 500.000,- frå Husbanken.", 500_000),
        ("Prosjektet er finansiert av Husbanken med 900 000 kroner.", 900_000),
        ("Husbanken har tildelt det 3 millionar i forskingsmidlar.", 3_000_000),
        ("Tilskudd: 5 000 000", 5_000_000),
        ("Tilskot: 310000", 310_000),
    ],
)
def test_sum_of_a_project_needs_no_currency_where_money_is_spoken_of(said: str, amount: int) -> None:
    assert told(said)[2] == amount


@pytest.mark.parametrize(
    "said",
    ["Tilskudd: 2019", "Løyvinga er på inntil 12 millionar kroner.", "Prosjektet har søkt om 500.000,- frå Husbanken."],
)
def test_year_limit_or_wish_is_no_sum(said: str) -> None:
    assert told(said)[2] is None


@pytest.mark.parametrize(
    "title",
    [
        "Solund kommune får 1,9 millionar kroner frå bulystsatsinga",
        "1,9 millioner kroner til integrering i Solund kommune",
        "Forskingsprosjekt får 1,9 millionar",
    ],
)
def test_sum_in_the_title_is_that_of_the_only_project(title: str) -> None:
    text = f"{title}\n\nProsjektet Gode grender er eit bygdeprosjekt i Solund.\n"
    assert facts(read(text, title=title), "Gode grender")["budget"] == 1_900_000


@pytest.mark.parametrize(
    "title",
    [
        "Fem kommunar får 1,9 millionar kroner",
        "1,9 millionar til bygdeprosjekt i Vestland",
        "Solund søkjer om 1,9 millionar",
    ],
)
def test_sum_of_a_round_in_the_title_is_nobody_s(title: str) -> None:
    text = f"{title}\n\nProsjektet Gode grender er eit bygdeprosjekt i Solund.\n"
    assert "budget" not in facts(read(text, title=title), "Gode grender")


ITEMS = (
    "\n\n• Gode grender. Søkjar: Solund kommune\n• Levande hus. Søkjar: Fjaler kommune"
    "\n• Grøne tun. Søkjar: Gulen kommune\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Tre prosjekt får 50 000 kroner kvar:",
        "Disse får 50 000 kroner hver:",
        "Tre eittårige á kr 50 000:",
        "Sum kr 150 000, fordelt med kr 50 000 på tre prosjekt:",
    ],
)
def test_sum_for_each_of_a_list_is_told_once(line: str) -> None:
    reading = read(f"Støtte til prosjekt\n\n{line}{ITEMS}")
    assert [facts(reading, name)["budget"] for name in ("Gode grender", "Levande hus", "Grøne tun")] == [50_000] * 3


@pytest.mark.parametrize("line", ["Desse får 50 000 kroner kvart år:", "Desse deler på 150 000 kroner:"])
def test_yearly_sum_or_one_to_share_is_not_that_of_each(line: str) -> None:
    assert "budget" not in facts(read(f"Støtte til prosjekt\n\n{line}{ITEMS}"), "Gode grender")


@pytest.mark.parametrize(
    "line", ["Tre prosjekt får støtte for perioden 2019 – 2021.", "Alle prosjektene går fra 2019 til 2021."]
)
def test_period_of_all_projects_of_a_list_is_told_once(line: str) -> None:
    reading = read(f"Støtte til prosjekt\n\n{line}{ITEMS}")
    assert [facts(reading, "Grøne tun").get(of) for of in ("start", "end")] == ["2019", "2021"]


def test_years_in_which_projects_got_money_are_no_period() -> None:
    reading = read(f"Støtte til prosjekt\n\nDesse prosjekta har fått støtte (2019–2021):{ITEMS}")
    assert "start" not in facts(reading, "Grøne tun")


def test_year_in_brackets_behind_a_project_of_a_list_is_no_sum() -> None:
    items = "\n\n- Gode grender, Solund kommune (2012)\n- Levande hus, Fjaler kommune (2011)\n"
    reading = read(f"Støtte til prosjekt\n\nDesse prosjekta har fått støtte:{items}")
    assert all(fact.attribute != "budget" for fact in reading.facts)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Bygdekonferansen 3. oktober 2019 gav nye idear.", "2019-10-03", None),
        ("Bygdekonferansen vart arrangert i Florø 3.–4. oktober 2019.", "2019-10-03", "2019-10-04"),
        ("Bygdekonferansen, som ble holdt torsdag 3. oktober 2019, var nyttig.", "2019-10-03", None),
        ("På Bygdekonferansen i november 2022 fortalde ho om det.", "2022-11", None),
    ],
)
def test_day_behind_the_name_of_an_event_is_its(said: str, first: str, last: str | None) -> None:
    assert when(said) == (first, last)


def test_event_called_by_a_year_is_in_it() -> None:
    assert when("Bygdekonferansen 2019 vart halden i Florø.", "Bygdekonferansen 2019") == ("2019", None)
    reading = read("Bygdekonferansen 2021: Tillit\n\nI fjor kom mange på Bygdekonferansen 2020.\n")
    assert all(fact.value != "2020" for fact in reading.facts)


@pytest.mark.parametrize(
    "said",
    [
        "Påmelding til Bygdekonferansen innan 3. oktober 2019.",
        "Bygdekonferansen blir ikkje halden 3. oktober 2019.",
        "Bygdekonferansen er blitt utsatt til 3. oktober 2019.",
        "Etter Bygdekonferansen har vi 3. oktober 2019 eit anna møte.",
    ],
)
def test_day_of_something_else_is_not_an_event_s(said: str) -> None:
    assert when(said) == (None, None)


def test_day_on_which_an_event_is_said_to_be_held_is_its_among_others() -> None:
    other = "Torsdag 7. april kl. 16.30 er det kaffi på biblioteket."
    own = "Dialogmøtet holdes onsdag 3. november kl. 18-20.30, for alle."
    title = "Dialogmøte om grender"
    given = facts(read(f"{other}\n\n{title}\n\n{own}\n", title=title, published="2021-10-02"), title)
    assert (given.get("start"), given.get("end")) == ("2021-11-03T18:00", "2021-11-03T20:30")


def test_day_without_its_year_is_of_one_near_that_has_it_on_its_weekday() -> None:
    own = "Dialogmøtet holdes onsdag 3. november kl. 18-20.30, for alle."
    title = "Dialogmøte om grender"
    text = f"{title}\n\n{own}\n\nI 2021 var mykje uvanleg.\n"
    assert facts(read(text, title=title, published="2019-10-02"), title)["start"] == "2021-11-03T18:00"
    far = text.replace("2021", "2027")  # has it on that day too, and is far off
    assert facts(read(far, title=title, published="2019-10-02"), title)["start"] == "2019-11-03T18:00"


def test_hours_of_a_further_meeting_are_not_those_of_the_first() -> None:
    first = "Møte i styringsgruppa 21.06.17\n\nTidspunkt: Onsdag 21.06.17\nStad: Florø"
    reading = read(f"{first}\n\nTidspunkt: Fredag 16.06.17 kl 11.00-13.00\nStad: Florø\n")
    assert all(fact.value != "2017-06-21T11:00" for fact in reading.facts)


NAME = "Konferanse om medverknad"


@pytest.mark.parametrize(
    ("below", "first", "last"),
    [
        ("Dato\n15. juni 2022\nTid\nKl. 9.00 - 15.00\nStad\nFlorø", "2022-06-15T09:00", "2022-06-15T15:00"),
        ("15. juni 2022\n\nSamfunnshuset i Florø\n\nKl 10–15", "2022-06-15T10:00", "2022-06-15T15:00"),
        ("Startdato: 3. mai 2022 kl. 09.00\nSluttdato: 4. mai 2022 kl. 15.00", "2022-05-03T09:00", "2022-05-04T15:00"),
        ("Konferansen er 3. mai 2022.\n\nHan går over to dagar, 3.–4. mai.", "2022-05-03", "2022-05-04"),
    ],
)
def test_hours_and_last_day_of_an_event_stand_near_its_day(below: str, first: str, last: str) -> None:
    given = facts(read(f"{NAME}\n\n{below}\n", title=NAME), NAME)
    assert (given.get("start"), given.get("end")) == (first, last)


@pytest.mark.parametrize(
    "below",
    [
        "15. juni 2022\n\nProgram\n\nKl 10–12\nGode grender, Kari Moe\n\nKl 12–13\nLunsj",
        "15. juni 2022\n\nPåmelding frå 15.–17. juni er ikkje mogleg.",
    ],
)
def test_row_of_the_programme_or_days_of_something_else_are_no_end(below: str) -> None:
    assert "end" not in facts(read(f"{NAME}\n\n{below}\n", title=NAME), NAME)
