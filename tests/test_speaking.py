"""Who speaks at the page's event, in the turns of announcements and reports."""

from __future__ import annotations

import pytest

from tests.pages import read, said

TITLE = "Samskapingskonferansen 2024"


def speakers(text: str) -> set[str]:
    return {who for who, _, _ in said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "speaker")}


@pytest.mark.parametrize(
    "text",
    [
        "Hege Moe (forlagssjef i Universitetsforlaget) sa velkommen.",
        "Fylkesagronom Hege Moe er førstemann ut.",
        "Dei skal halde innlegg: Hege Moe.",
        "Ved konferansen vil blant andre Hege Moe bidra.",
        "Avslutningsvis oppsummerte Hege Moe dagen.",
        "Forskar Hege Moe drog dei lange linjene.",
        "Velkomsttalen ble holdt av ordfører Hege Moe.",
        "Det ble også tid til en kåserende avslutning med Hege Moe.",
        "Hege Moe, Distriktssenteret, innleder.",
    ],
)
def test_speaking_is_told_in_many_ways(text: str) -> None:
    assert speakers(text) == {"Hege Moe"}


@pytest.mark.parametrize(
    "text",
    [
        "Hege Moe ønsket seg en bok.",
        "Hege Moe drog tidleg heim.",
        "Vil du bidra, så spør Hege Moe.",
    ],
)
def test_what_is_done_elsewhere_is_no_speaking(text: str) -> None:
    assert not speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Opningsinnlegget stod Hege Moe for, byråd i Bergen.",
        "Hovedforedraget sto Hege Moe fra NTNU for.",
        "Så var det statssekretær Hege Moe i KS, som tok for seg prioritering.",
        "Deretter kom rådgjevar Hege Moe frå KS.",
        "Vegen frå tanke til tiltak vart drøfta av Hege Moe.",
        "Funna vart lagde fram av forskar Hege Moe frå NORCE.",
        "Visjonene i siste bolk kom fra Hege Moe fra Forskningsrådet.",
        "Gode råd fekk vi av Hege Moe.",
        "Først ut på dag 1 var Hege Moe, skolesjefen i Lillehammer.",
        "Etterfulgt av Hege Moe med nytt fra kommunen.",
        "Etter henne følgde Hege Moe.",
        "Grensene mellom dei fekk konferansen eit oversyn over av Hege Moe frå NAV.",
        "Publikum fikk innblikk i arbeidet av Hege Moe.",
        "Om biblioteket som arena kjem Hege Moe, NTNU, og fortel.",
        "Hege Moe gjev oss informasjon om kva satsinga går ut på.",
        "Hege Moe var blant dem som holdt innlegg.",
        "Det måtte tenkjast gjennom, vart det sagt heile dagen, ikkje minst av Hege Moe frå KS.",
        "Leiar i SINTEF, Hege Moe, kasta eit blikk attende.",
        "Kommunane må samarbeide meir, meinte Hege Moe i KS.",
        "– Vi må tørre mer, sa Hege Moe fra NTNU.",
        "Til slutt fekk Hege Moe ordet.",
        "Nå fikk Hege Moe omsider fortelle hva studien viser.",
        "Dag to var det eldre- og folkehelseminister Hege Moe som opna.",
    ],
)
def test_report_tells_who_spoke_in_many_orders(text: str) -> None:
    assert speakers(text) == {"Hege Moe"}


def test_several_who_treated_a_subject_are_all_speakers() -> None:
    assert speakers("Det ble belyst av Hege Moe fra KS og Ola Lie fra NTNU.") == {"Hege Moe", "Ola Lie"}
    assert speakers("Eit innlegg om helse, halde av kommunedirektør i Lom, Hege Moe, og Ola Lie, rådgjevar i KS.") == {
        "Hege Moe",
        "Ola Lie",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Saman om grenda heitte foredraget som opna dagen.",
        'Av hovudinnlegga er eitt hans, "Saman om grenda".',
        'Dagen slutta med eit innlegg om tillit av Hege Moe, og Ola Lie - "Saman om grenda".',
    ],
)
def test_talk_is_named_before_or_behind_what_it_is(text: str) -> None:
    reading = read(f"{TITLE}\n\nKonferansier er Hege Moe. {text}\n", title=TITLE)
    assert ("Saman om grenda", "partOf", TITLE) in said(reading, "partOf")


def test_talk_behind_a_dash_is_of_all_who_gave_it() -> None:
    text = 'Dagen slutta med eit innlegg om tillit av Hege Moe, og Ola Lie - "Saman om grenda".'
    assert {who for who, _, o in said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "speaker") if o != TITLE} == {
        "Hege Moe",
        "Ola Lie",
    }


@pytest.mark.parametrize("text", ["Boka heitte «Saman om grenda».", "Eit innlegg om bygda: Det gjekk bra."])
def test_what_is_no_talk_is_not_named_as_one(text: str) -> None:
    assert not said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "partOf")


def test_who_sat_in_a_panel_took_part() -> None:
    text = "Sunndal kommune sat i ein paneldebatt. Ola Lie deltok i eit ordskifte om tillit. KS sat i styret."
    taking = said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "participant")
    assert {who for who, _, _ in taking} == {"Sunndal", "Ola Lie"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Deretter orienterte KS om dei nye reglane.", {"KS"}),
        ("En hel time om det fikk deltakerne av Trondheim kommune v/ plansjefen.", {"Trondheim"}),
        ("Kommunane Volda, Ørsta og Ulstein var mellom dei som heldt innlegg.", {"Volda", "Ørsta", "Ulstein"}),
        ("En hel time om det fikk deltakerne av Trondheim kommune v/ plansjef Hege Moe.", set()),
    ],
)
def test_body_speaks_where_nobody_is_named_for_it(text: str, who: set[str]) -> None:
    assert speakers(text) - {"Hege Moe"} == who


@pytest.mark.parametrize(
    "text",
    [
        "Konferansen fikk støtte av Hege Moe.",
        "Rapporten er skrevet av Hege Moe.",
        "Planen ble ikke presentert av Hege Moe.",
        "Hege Moe fekk ordet på seg for å vere streng.",
        "Lederen blir etterfulgt av Hege Moe som leder.",
        "Neste konferanse blir i Bergen, sier Hege Moe.",
    ],
)
def test_what_somebody_gave_that_is_no_talk_is_no_speaking(text: str) -> None:
    assert not speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Om ressursar i bygda tala Hege Moe frå Telemark fylkeskommune.",
        "Om ressurser i bygda snakket Hege Moe, rådgiver i KS.",
        "Hege Moe frå KS er sjølv bonde og synte korleis det går til.",
        "At staten svikter, var temaet for forsker Hege Moe, historiker.",
        "En grundig innføring i tillit sto Hege Moe, professor ved NTNU, for.",
        "Det faglige sto Hege Moe for.",
        "Den offisielle åpningen foretok leder i KS, Hege Moe.",
        "Alle fekk årsmeldinga av leiar Hege Moe, som fortalde kva som står i ho.",
        "Så følgde korte innlegg før kaffien, ved Hege Moe (rådgjevar, KS).",
        "Først innleder Hege Moe.",
        "Det var Hege Moe som holdt foredraget.",
        "Fra talerstolen sa styreleder Hege Moe at det haster.",
        "Hege Moe, den kjende reporteren, orienterte om reisa.",
        "Forsker Hege Moe drøfter hvordan bygda kan vokse.",
        "Hege Moe kom inn på rekruttering.",
        "Hege Moe sette fokus på ungdom.",
        "Hege Moe er invitert til å snakke om bygda.",
        "Med oss har vi Hege Moe frå NORCE.",
        "Ordet gikk videre til Hege Moe.",
        "Hege Moe stod for det siste innlegget.",
        "I foredraget sitt peika Hege Moe på tre ting.",
        "Hege Moe bidrog med innlegg om tillit.",
        "Hege Moe tek oss med til Solvik.",
    ],
)
def test_who_has_the_floor_is_told_in_any_order(text: str) -> None:
    assert speakers(text) == {"Hege Moe"}


@pytest.mark.parametrize(
    "text",
    [
        "Temaet for konferansen er tillit, og Hege Moe bor i Skien.",
        "Hege Moe, sier naboen, vil flytte.",
        "Hege Moe kom inn i styret.",
        "Hege Moe står for maten.",
        "Presentasjonen er laga av Hege Moe.",
        "Naboane tala lite om saka, og Hege Moe gjekk.",
    ],
)
def test_who_has_not_the_floor_is_no_speaker(text: str) -> None:
    assert not speakers(text)


def test_bodies_may_hold_a_talk_between_verb_and_what_it_is() -> None:
    assert speakers("Om dette holdt Asker kommune og Verdal kommune hvert sitt innlegg.") == {"Asker", "Verdal"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I panelet møter vi forsker og politiker Hege Moe (KS) og forskerne Ola Lie (NTNU) og Siv Dahl (NTNU).", 3),
        ("Der deltok generalsekretær Hege Moe og styreleder Ola Lie.", 2),
        ("Med på møtet var Hege Moe og Ola Lie frå KS.", 2),
        ("I debatten møttes Hege Moe (Ap) og Ola Lie (H).", 2),
        ("Det var mange i panelet. Hege Moe og Ola Lie bor i Skien.", 0),
    ],
)
def test_who_took_part_is_told_in_many_ways(text: str, who: int) -> None:
    assert len(said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "participant")) == who


@pytest.mark.parametrize(
    "text",
    [
        "«Trygg i grenda» var emnet til Hege Moe frå Røde Kors.",
        "«Trygg i grenda» er temaet for Hege Moe, forsker ved NTNU.",
        "«Trygg i grenda» het foredraget til Hege Moe.",
        "Hege Moe kjem. «Trygg i grenda» har ho sett som overskrift på innlegget.",
        "Hege Moe held innlegga «Trygg i grenda» og «Betre byar».",
    ],
)
def test_title_may_stand_before_what_it_is_of_and_who_gave_it(text: str) -> None:
    reading = read(f"{TITLE}\n\n{text}\n", title=TITLE)
    assert ("Hege Moe", "speaker", "Trygg i grenda") in said(reading, "speaker")
    assert ("Trygg i grenda", "partOf", TITLE) in said(reading, "partOf")


@pytest.mark.parametrize(
    "text",
    [
        "«Trygg i grenda» var temaet for årets konferanse, sa Hege Moe.",
        "«Trygg i grenda» er tittelen på ei bok av Hege Moe.",
        "Hege Moe kjem. Ola Lie leiar i parallellsesjonen «Trygg i grenda».",
    ],
)
def test_what_is_quoted_of_other_things_is_nobody_s_talk(text: str) -> None:
    assert all(talk != "Trygg i grenda" for _, _, talk in said(read(f"{TITLE}\n\n{text}\n", title=TITLE), "speaker"))


def test_report_under_a_headline_speaks_of_the_event_that_it_names() -> None:
    title = "Vegen vidare for bygda"
    text = "Bygdekonferansen i Solvik er kvart år. Årets konferanse hadde temaet «Heim». Ordførar Hege Moe opna møtet."
    assert said(read(f"{title}\n\n{text}\n", title=title), "speaker") == {
        ("Hege Moe", "speaker", "Bygdekonferansen i Solvik")
    }
    without = "Bygda er vakker. Ordførar Hege Moe opna møtet."
    assert not said(read(f"{title}\n\n{without}\n", title=title), "speaker")
