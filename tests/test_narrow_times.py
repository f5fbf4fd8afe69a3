"""What only looks like the time or the sum of a project or an event: those of plans, papers, prices and others."""

from __future__ import annotations

import pytest

from tests.pages import facts, read
from tests.test_times_and_sums import ITEMS, NAME, told, when


@pytest.mark.parametrize(
    "said",
    [
        "Det gikk over all forventning i 2019 og 2020.",
        "Kommunen har i prosjektet sett på planane som gjekk til 2030.",
        "Prisen i prosjektet gikk til 2020-kullet.",
        "Gode grender vart frå 2018 kjent i heile landet.",
        "Gode grender har siden 2019 hatt ny logo.",
        "Gode grender har siden 2021 vært ledet av Kari Moe.",
        "Sidan oppstarten av biblioteket i 1998 har Gode grender vore eit mål.",
        "Pengene skal brukes til å ruste opp skolen fra 1960.",
        "Pengane skal brukast til eit møtehus som skal stå ferdig i 2026.",
        "I prosjekttida har kommunen vedteke ein plan for 2022–2030.",
        "Gode grender vert følgt av ein stipendiat som starta i 2020.",
        "Handlingsplan for Gode grender 2020–2024 skal vedtakast i haust.",
        "Årsmelding for Gode grender 2018–2019 er lagd fram.",
        "Sak 2019–23 i perioden gjaldt Gode grender.",
    ],
)
def test_time_of_a_plan_a_paper_or_of_what_a_clause_is_on_is_no_projects(said: str) -> None:
    assert told(said)[:2] == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        "Vinneren i Gode grender skal få 10 000 kroner.",
        "I Gode grender fikk alle en gave på 300 kroner.",
        "Gode grender finansierer ein ny benk på 20 000 kroner.",
        "Løyvinga er ein del av 40 millionar som regjeringa deler ut.",
        "Støtta er 50 000 kroner mindre enn i fjor.",
        "Ramma er på 30 millionar kroner i heile landet.",
        "Kommunen har tildelt det lokale idrettslaget 200 000 kroner.",
        "Gode grender er del av ei satsing som er finansiert med 50 millionar kroner.",
        "Pengane skal brukast til ein leikeplass, som kostar 300 000 kroner.",
        "Støtt prosjektet: lotteribillettar 50,- per stk.",
    ],
)
def test_price_prize_whole_or_sum_of_others_is_no_projects(said: str) -> None:
    assert told(said)[2] is None


@pytest.mark.parametrize(
    "title",
    [
        "Solund kommune taper 1,9 millionar kroner i skatt",
        "Solund kommune må betale 3 millionar til utbyggjar",
        "Kan Solund kommune få 3 millionar frå staten?",
    ],
)
def test_sum_that_a_title_tells_is_lost_paid_or_asked(title: str) -> None:
    text = f"{title}\n\nProsjektet Gode grender er eit bygdeprosjekt i Solund.\n"
    assert "budget" not in facts(read(text, title=title), "Gode grender")


@pytest.mark.parametrize(
    "line",
    [
        "Inntil 50 000 kroner til kvart prosjekt. Desse får støtte:",
        "Frå 20 000 til 50 000 kroner kvar til desse:",
        "Fylket har satt av 300 000 kroner til hver region, og disse er med:",
        "Kommunane betaler 20 000 kroner kvar til desse prosjekta:",
        "Tre prosjekt fekk støtte i førre runde, i perioden 2016–2018.",
        "Prosjekta får støtte frå ordninga, som gjeld for åra 2015 til 2030.",
    ],
)
def test_limit_price_or_period_of_the_scheme_is_not_that_of_each(line: str) -> None:
    given = facts(read(f"Støtte til prosjekt\n\n{line}{ITEMS}"), "Gode grender")
    assert not given.keys() & {"budget", "start", "end"}


@pytest.mark.parametrize(
    "said",
    [
        "Bygdekonferansen 3. oktober 2019 vart avlyst.",
        "Bygdekonferansen 3. oktober 2019 blei flytta til 5. mars 2020.",
        "Bygdekonferansen er 3. oktober 2019 omtalt i avisa.",
        "Bygdekonferansen har 3. oktober 2019 som frist for påmelding.",
        "Planleggingsmøtet før Bygdekonferansen er 3. oktober 2019.",
        "Bygdekonferansen skal i 2030 samle heile fylket.",
        "Skal vi ha Bygdekonferansen 3. oktober 2019?",
    ],
)
def test_day_on_which_an_event_is_only_spoken_of_is_not_its(said: str) -> None:
    assert when(said) == (None, None)


@pytest.mark.parametrize(
    "below",
    [
        "15. juni 2022\n\nMiddag\nKl 18.00-22.00",
        "15. juni 2022\n\nFormøte for ungdom\n\nKl 10–12",
        "15. juni 2022\n\nI fjor var konferansen 15.–16. juni.",
        "15. juni 2022\n\nHotellrom er reservert 15. til 17. juni.",
        "15. juni 2022\n\nKonferansen inngår i Arendalsuka 15.–19. juni.",
        "Dato: 15. juni 2022\nSluttdato for påmelding: 20. juni 2022",
    ],
)
def test_hours_and_days_of_what_is_beside_an_event_are_not_its(below: str) -> None:
    given = facts(read(f"{NAME}\n\n{below}\n", title=NAME), NAME)
    assert (given["start"], given.get("end")) == ("2022-06-15", None)
