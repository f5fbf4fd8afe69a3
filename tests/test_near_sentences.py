"""What comes near a plain way to say who pays for, owns or leads a project and when it is, and says it not."""

from __future__ import annotations

import pytest

from tests.test_plain_sentences import facts, of_project


@pytest.mark.parametrize(
    "sentence",
    [
        "Tinn kommune søkte Helsedirektoratet om utsettelse og fikk det.",
        "Helsedirektoratet har satt av 20 millioner kroner til arbeidet med rus.",
        "Helsedirektoratet ga tilsagn om 900 000 kroner til frisklivssentralen i Tinn.",
        "Helsedirektoratet har sagt ja til å støtte forslaget.",
        "Helsedirektoratet og NAV deler på kostnadene til legevakta.",
        "Tinn kommune spleiser på arbeidet med den nye rundkjøringen.",
        "Tinn kommune har finansieringsansvaret for skolene.",
        "Det er Tinn kommune som eier det gamle bygget.",
        "Tinn kommune har eierskap til det nye sykehuset.",
        "Tinn kommune har ansvaret for å lede arbeidet med beredskap.",
        "Tinn kommune er sekretariat for det kommunale eldrerådet.",
        "Tinn kommune har rollen som prosjektleder i Grønn by.",
        "Kari Moe er ansvarlig for prosjektets nettside.",
        "Prosjektet har fått Kari Moe som leder av styringsgruppa.",
        "Et EU-støttet prosjekt i Danmark gjør det samme, og vi har lært av et EU-finansiert prosjekt i Tinn.",
        "Trygge tun bygger på et EU-prosjekt.",
        "Trygge tun kan bli EU-prosjekt.",
    ],
)
def test_what_is_of_another_thing_is_not_of_the_project(sentence: str) -> None:
    assert not {told for told in of_project(sentence) if not told.startswith("partner")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Siden 2018 har prosjektet stått stille.",
        "Siden sommeren 2021 har prosjektet hatt ny leder.",
        "Fra 2021 til 2022 var prosjektet satt på pause.",
        "Trygge tun ble lansert på nytt 4. mai 2022.",
        "Prosjektet bygger på en studie (2015–2017) av eldre.",
        "Prosjektet er forankret i kommuneplanen (2018–2030).",
    ],
)
def test_no_time_of_the_project(sentence: str) -> None:
    assert facts(sentence).keys().isdisjoint({"start", "end"})
