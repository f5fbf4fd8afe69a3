"""A text made ready to read: plain characters and the way back, lines, blocks, labels, languages."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf.model import Block, Document, Span
from samgraf.text import Page, detect_language, find_blocks
from samgraf.text.layout import load_layout, plain_label
from tests.pages import blocks_of, page_of
from tests.timing import within

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def kinds(text: str, **front: str) -> list[str]:
    return [block.kind for block in blocks_of(text, **front)[1]]


def texts(text: str, kind: str = "") -> list[str]:
    page, blocks = blocks_of(text)
    return [block.span.of(page.text) for block in blocks if kind in ("", block.kind)]


def fields(text: str) -> dict[str, list[str]]:
    """The kinds of fields of a page, with their values."""
    page, blocks = blocks_of(text)
    return {b.name: [line.of(page.text) for line in b.lines] for b in blocks if b.kind == "field"}


def rows(text: str) -> list[tuple[str, list[str]]]:
    """The rows of a programme: the time, and what stands after it line by line."""
    page, blocks = blocks_of(text)
    return [(b.label.of(page.text), [x.of(page.text) for x in b.lines]) for b in blocks if b.kind == "row" and b.label]


def records(text: str) -> list[dict[str, str]]:
    page, blocks = blocks_of(text)
    return [{name: cell.of(page.text) for name, cell in b.cells} for b in blocks if b.kind == "record"]


# The page: plain characters, and the way back to what is stored.


@pytest.mark.parametrize("text", ["", "a", "Åse møter på Ås.", "«Samskaping» – nå!\n\n- én\n- to\n"])
def test_page_of_a_plain_text_is_the_text_itself(text: str) -> None:
    page = page_of(text)
    assert page.text is page.document.text and page.stored(Span(0, len(text))) == Span(0, len(text))


def test_page_has_composed_letters_plain_blanks_and_nothing_invisible() -> None:
    page = page_of("\ufeffA\u030ase\u00a0Bra\u030aten\u00ad,\u202fsam\u00adskaping\r\nfor\u200bum\u2009ø\r\n")
    assert page.text == "Åse Bråten, samskaping\nforum ø\n"


@pytest.mark.parametrize(
    ("stored", "seen", "quoted"),
    [
        ("på A\u030as i dag", "Ås", "A\u030as"),
        ("på Ba\u030at, i dag", "Båt", "Ba\u030at"),
        ("sam\u00adskaping nå", "samskaping", "sam\u00adskaping"),
        ("nå sam\u00adskaping\u00ad", "samskaping", "sam\u00adskaping"),
        ("\u00adnå\u00ad og då", "nå", "nå"),
        ("Kari\u00a0Nordmann her", "Kari Nordmann", "Kari\u00a0Nordmann"),
        ("en\r\nto\r\n", "en\nto", "en\r\nto"),
        ("\ufeffnå\r\n", "nå", "nå"),
        ("e\u0301n ja", "én", "e\u0301n"),
        ("ja e\u0301", "é", "e\u0301"),
    ],
)
def test_span_of_the_page_quotes_what_is_stored(stored: str, seen: str, quoted: str) -> None:
    page = page_of(stored)
    at = page.text.index(seen)
    assert page.stored(Span(at, at + len(seen))).of(stored) == quoted


def test_empty_span_stays_empty() -> None:
    page = page_of("A\u030as\r\nBø\u00ad")
    for at in range(len(page.text) + 1):
        assert len(page.stored(Span(at, at))) == 0


def test_body_of_the_page_is_that_of_the_document() -> None:
    page = page_of("Bra\u030aten\r\n", title="A\u030as\u00ad")
    assert page.text[page.body :] == "Bråten\n"


PIECES = st.sampled_from(
    [
        *"abåøæé .,-\n",
        "a\u030a",
        "o\u0308",
        "e\u0301",
        "\u00a0",
        "\u2009",
        "\u202f",
        "\r\n",
        *INVISIBLE,
        "Åse",
        "ﬁ",
        "Å",
        "ß",
        "İ",
        "🙂",
    ]
)
STORED = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(stored=STORED, data=st.data())
def test_way_back_is_monotone_and_returns_what_was_seen(stored: str, data: st.DataObject) -> None:
    page = page_of(stored)
    places = [page.stored(Span(at, at)).start for at in range(len(page.text) + 1)]
    assert places == sorted(places) and all(0 <= place <= len(stored) for place in places)
    start = data.draw(st.integers(0, len(page.text)))
    end = data.draw(st.integers(start, len(page.text)))
    inner, whole = page.stored(Span(start, end)), page.stored(Span(0, len(page.text)))
    assert end == start or whole.covers(inner)
    assert page_of(inner.of(stored)).text == page.text[start:end] or _cuts_a_letter(page, start, end)


def _cuts_a_letter(page: Page, start: int, end: int) -> bool:
    """Whether a span begins or ends inside what is stored as one: a letter and its mark, or two letters in one sign."""
    if any(unicodedata.combining(page.text[at]) for at in (start, end) if at < len(page.text)):
        return True
    return any(
        0 < at < len(page.text) and page.origin and page.origin[at] == page.origin[at - 1] for at in (start, end)
    )


@settings(max_examples=200, deadline=None)
@given(first=STORED, second=STORED)
def test_spans_in_their_order_stay_in_their_order(first: str, second: str) -> None:
    page = page_of(first + "\n" + second)
    middle = page.text.index("\n")
    before, after = page.stored(Span(0, middle)), page.stored(Span(middle, len(page.text)))
    assert before.end <= after.start or len(before) == 0


def test_way_back_is_as_short_on_a_long_page() -> None:
    page = page_of("Åse er på Ås.\r\n" * 20_000)
    with within(0.1):
        for at in range(500):
            page.stored(Span(at, at + 5))


# Lines and marks.


@pytest.mark.parametrize("bullet", ["-", "•", "·", "▪", "◦", "‣", "*", "–", "—", "1.", "12.", "1)", "a)"])
def test_bullet_is_taken_off_its_item(bullet: str) -> None:
    text = f"Vi møtes i dag.\n\n{bullet} Samskaping på Ås\n{bullet} Medvirkning i Bø\n"
    assert texts(text, "item") == ["Samskaping på Ås", "Medvirkning i Bø"]


@pytest.mark.parametrize(
    "day", ["23. april 2019", "3. mai", "1. juni er det slutt.", "12. des. 2020", "2. Oktober", "31. maj", "5. sept"]
)
def test_day_is_no_bullet(day: str) -> None:
    text = f"Vi møtes to ganger.\n\n{day}\n\n• {day}\n"
    assert texts(text)[1:] == [day, day]


@pytest.mark.parametrize(
    "bullet",
    [
        "-",
        "•",
        "–",
        "*",
        "·",
    ],
)
def test_bullet_before_a_time_hides_no_row(bullet: str) -> None:
    text = f"{bullet} 09.00 Åpning\n{bullet} 10.15 Samskaping\n{bullet} 11.30 Slutt\n"
    assert [time for time, _ in rows(text)] == ["09.00", "10.15", "11.30"]


@pytest.mark.parametrize("text", ["-ikke punkt", "*ikke punkt*", "1.5 millioner", "a)b", "3.mai"])
def test_mark_without_a_blank_is_no_bullet(text: str) -> None:
    assert texts(f"Vi møtes i dag.\n\n{text}\n", "item") == []


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [("# Om møtet", "Om møtet", 1), ("### Åpning", "Åpning", 3), ("###### Ås", "Ås", 6), ("**Åpning**", "Åpning", 6)],
)
def test_marked_heading_is_one_with_its_depth(line: str, text: str, level: int) -> None:
    page, blocks = blocks_of(f"Vi ses.\n{line}\nVi ses igjen.\n")
    assert [(b.span.of(page.text), b.level) for b in blocks if b.kind == "heading"] == [(text, level)]


def test_emphasis_inside_an_item_is_taken_off() -> None:
    assert texts("Vi ses.\n\n- **Kari Nordmann**\n- __Åse Lie__\n", "item") == ["Kari Nordmann", "Åse Lie"]


# Headings, paragraphs, items.


def test_short_line_alone_is_a_heading() -> None:
    assert kinds("Om møtet\n\nVi møtes i dag på Ås.\n") == ["heading", "paragraph"]


@pytest.mark.parametrize("line", ["Vi møtes.", "Er du med?", "kommer du", "Kari; Ola", "Det gjelder:", "Hei,"])
def test_line_that_ends_as_a_sentence_or_begins_small_is_no_heading(line: str) -> None:
    first = kinds(f"{line}\n\nVi møtes i dag på Ås.\n")[0]
    assert (first == "heading") == (line in ("Er du med?", "Kari; Ola"))


def test_last_line_heads_nothing() -> None:
    assert kinds("Vi møtes i dag på Ås.\n\nVel møtt\n") == ["paragraph", "paragraph"]


def test_blocks_stand_under_their_heading() -> None:
    _, blocks = blocks_of("# Ein\n\nVi ses.\n\n- punkt\n\n# To\n\nHei du.\n")
    assert [b.section for b in blocks] == [-1, 0, 0, -1, 3]


def test_wrapped_paragraph_is_one_block() -> None:
    text = (
        "I dag møtes vi på Ås for å snakke om samskaping og medvirkning\ni kommunene, og alle som vil, kan være med.\n"
    )
    assert kinds(text) == ["paragraph"]


def test_line_break_inside_a_sentence_joins_its_lines() -> None:
    text = "Kari Nordmann og Åse Lie er her. Vi møtes på Ås, og der snakker alle som vil,\nmed hverandre.\n"
    assert kinds(text) == ["paragraph"]


def test_lines_without_bullets_after_a_colon_are_items() -> None:
    text = "Slik gikk det med dem gjennom hele året:\n\nKari Nordmann\nÅse Lie\n\nVi takker alle.\n"
    assert kinds(text) == ["paragraph", "item", "item", "paragraph"]


def test_item_goes_on_in_deeper_lines() -> None:
    assert texts("Vi ses.\n\n- Samskaping på\n  Ås i dag\n- Nå\n", "item") == ["Samskaping på\n  Ås i dag", "Nå"]


@pytest.mark.parametrize("text", ["", "\n\n", " \t \n\u00a0\n", "\r\n\r\n", "\u00ad\u200b"])
def test_page_of_blanks_has_no_blocks(text: str) -> None:
    assert find_blocks(Page.of(Document("tom.txt", text, {}))) == ()


# Fact boxes.


@pytest.mark.parametrize(
    "box",
    [
        "Prosjektleder: Kari Nordmann\nPeriode: 2019–2021\n",
        "Prosjektleder\nKari Nordmann\n\nPeriode\n2019–2021\n",
        "Prosjektleder:\nKari Nordmann\nPeriode:\n2019–2021\n",
        "PROSJEKTLEDER:\n\nKari Nordmann\n\nPERIODE:\n\n2019–2021\n",
        "Prosjektleder    Kari Nordmann\nPeriode\t2019–2021\n",
        "- Prosjektleder: Kari Nordmann\n- Periode: 2019–2021\n",
        "**Prosjektleder**: Kari Nordmann\n**Periode**: 2019–2021\n",
        "**Prosjektleder:** Kari Nordmann\n**Periode:** 2019–2021\n",
    ],
    ids=["colon", "lines", "colon and lines", "blank lines", "columns", "bullets", "bold", "bold colon"],
)
def test_field_may_stand_on_one_line_or_two_or_in_columns(box: str) -> None:
    assert fields(box) == {"leader": ["Kari Nordmann"], "period": ["2019–2021"]}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Prosjektleder", "leader"),
        ("Prosjektleiar", "leader"),
        ("Projektleder", "leader"),
        ("Project leader", "leader"),
        ("Prosjekteigar", "owner"),
        ("Samarbeidspartnarar", "partner"),
        ("Finansiert av", "funding"),
        ("Funding", "funding"),
        ("Arrangør", "organiser"),
        ("Når", "date"),
        ("Kvar", "venue"),
        ("Sted", "venue"),
        ("Møteleder", "facilitator"),
        ("Konferansier gjennom dagen", "facilitator"),
        ("Projektperiode", "period"),
        ("Påmeldingsfrist", "deadline"),
        ("Kontaktperson", "contact"),
        ("Totalt budsjett", "budget"),
    ],
)
def test_label_is_known_in_all_languages(label: str, name: str) -> None:
    for written in (label, label.upper(), f" {label} :".removesuffix(" :"), f"• {label}"):
        assert load_layout().field(written) == name


@pytest.mark.parametrize("label", ["Kari Nordmann", "Prosjektlederens mor", "Tidlig ute", "Stedfortreder", ""])
def test_other_words_are_no_label(label: str) -> None:
    assert load_layout().field(label) == ""


def test_label_in_running_text_is_no_field() -> None:
    assert fields("Prosjektleder er et ord som mange liker, og det finnes en prosjektleder i Bø.\n") == {}


def test_long_prose_below_a_label_is_no_value() -> None:
    prose = (
        "Samskaping er når folk og kommune lager noe sammen, og det har vi gjort mye av i Bø gjennom mange år nå. " * 2
    )
    assert "partner" not in fields(f"Samarbeidspartnere\n{prose}\n")


def test_bullets_below_a_label_are_its_values() -> None:
    text = "Partnere:\n\n- Bø kommune\n- Seljord kommune\n- OsloMet\n\nVi ses.\n"
    assert fields(text) == {"partner": ["Bø kommune", "Seljord kommune", "OsloMet"]}


def test_next_label_ends_the_values() -> None:
    text = "Prosjektleder\nKari Nordmann\nFinansiering\nNorges forskningsråd\n"
    assert fields(text) == {"leader": ["Kari Nordmann"], "funding": ["Norges forskningsråd"]}


@pytest.mark.parametrize("label", [" «Tema»: ", "TEMA", "* Tema –"])
def test_label_is_compared_without_its_marks(label: str) -> None:
    assert plain_label(label) == "tema"


# Programmes.


def test_rows_of_a_programme_have_their_time_and_their_lines() -> None:
    text = "09:30 – 09:45\nSamskaping i Bø v/ Kari Nordmann (OsloMet/Nord)\n\n10.00-10.30: Medvirkning\n  v/ Åse Lie\n"
    assert rows(text) == [
        ("09:30 – 09:45", ["Samskaping i Bø v/ Kari Nordmann (OsloMet/Nord)"]),
        ("10.00-10.30", ["Medvirkning", "v/ Åse Lie"]),
    ]


@pytest.mark.parametrize("mark", ["", "kl. ", "Kl ", "kl.", "- ", "• ", "– "])
def test_time_may_have_kl_or_a_bullet_before_it(mark: str) -> None:
    assert [time for time, _ in rows(f"{mark}09.00 Åpning\n{mark}10.15 Slutt\n")] == ["09.00", "10.15"]


def test_row_may_begin_with_whole_hours() -> None:
    assert [lines for _, lines in rows("Kl. 9-10: Åpning\nKl. 10-11: Samskaping\n")] == [["Åpning"], ["Samskaping"]]


def test_rows_that_have_run_together_in_one_line_are_rows() -> None:
    text = (
        "PROGRAM Vert: Kari Moe 09.00 - 09.15 Åpning ved ordfører Ola Lie 09.15 - 10.15 Gode nabolag ved Kari Nord. "
        "10.15 - 10:30 Pause 10.30 - 11.30 «Huset i bygda» ved Per Holm. Spørsmål."
    )
    assert rows(text) == [
        ("09.00 - 09.15", ["Åpning ved ordfører Ola Lie"]),
        ("09.15 - 10.15", ["Gode nabolag ved Kari Nord."]),
        ("10.15 - 10:30", ["Pause"]),
        ("10.30 - 11.30", ["«Huset i bygda» ved Per Holm. Spørsmål."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vi møtes kl. 09.00 Torsdag, kl. 10.00 Fredag og kl. 11.00 Lørdag i Skien.",
        "Huset er åpent 12.00 Lørdag, 10.00 Søndag og 14.00 Mandag, sa Kari Moe.",
        "Det kom 09.30 Kari Moe og 10.30 Ola Lie til Skien.",
    ],
)
def test_hours_that_a_sentence_tells_are_no_rows(text: str) -> None:
    assert rows(text) == []


def test_one_time_alone_is_no_programme() -> None:
    assert rows("09.30 møtte mange opp på Ås.\n\nDet var fint.\n") == []


def test_number_or_day_is_no_time() -> None:
    assert rows("10.000 kroner er mye.\n\n12.12.2019 var en dag.\n\n25.30 er ingen tid.\n\n09.75 heller ikke.\n") == []


def test_heading_of_a_part_ends_a_row() -> None:
    text = "09.00 Åpning\n10.00 Samskaping\n\nDel 2\n\n11.00 Medvirkning\n12.00 Slutt\n"
    assert [lines for _, lines in rows(text)] == [["Åpning"], ["Samskaping"], ["Medvirkning"], ["Slutt"]]


def test_text_after_the_programme_is_not_of_its_last_row() -> None:
    text = "09.00 Åpning\n10.00 Slutt\n\nPåmelding\n\nMeld deg på hos Kari Nordmann innen 1. mai.\n"
    assert rows(text)[-1] == ("10.00", ["Slutt"])


# Tables that lost their columns.

TABLE = (
    "Kommune\nProsjekt\nTildelt beløp\nBø kommune\nSammen om skolen\n400 000\nAskim kommune\nUnge stemmer\n250 000\n"
)


@pytest.mark.parametrize("text", [TABLE, TABLE.replace("\n", "\n\n"), "Her er lista.\n\n" + TABLE + "\nDet var alt.\n"])
def test_table_of_one_cell_a_line_is_read_row_by_row(text: str) -> None:
    assert records(text) == [
        {"owner": "Bø kommune", "title": "Sammen om skolen", "budget": "400 000"},
        {"owner": "Askim kommune", "title": "Unge stemmer", "budget": "250 000"},
    ]


def test_prose_below_a_table_is_no_record() -> None:
    assert len(records(TABLE + "Det var alt.\nVi takker for i år.\nVi ses.\n")) == 2


def test_two_labels_are_no_table() -> None:
    assert records("Kommune\nProsjekt\nBø kommune\nSammen om skolen\n") == []


# Languages.


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hvordan kan ungdom få være mer med, og hva gjør kommunene?", "nb"),
        ("Korleis kan ungdom få vere meir med, og kva gjer kommunane?", "nn"),
        ("Hvordan kan borgerne blive hørt mere, og hvad gør kommunerne?", "da"),
        ("How can young people be heard, and what do the municipalities do?", "en"),
        ("Jeg vet ikke hva hun gjør etter møtet.", "nb"),
        ("Eg veit ikkje kven som har gjort det.", "nn"),
        ("Jeg ved ikke, hvad der er sket efter mødet.", "da"),
    ],
)
def test_language_is_told_by_its_own_words(text: str, language: str) -> None:
    assert detect_language(text) == detect_language(text.upper()) == language


@pytest.mark.parametrize("text", ["", "SMART PLAN", "Kari Nordmann", "12.30", "«»–", "Ås"])
def test_names_and_signs_are_of_no_language(text: str) -> None:
    assert detect_language(text) == "unknown"


@pytest.mark.parametrize("likely", ["en", "da", "unknown"])
def test_long_list_of_names_is_of_the_page_s_language(likely: str) -> None:
    assert detect_language("Anna Smith, Peter Jones, Mary Brown, John Taylor, Helen White", likely) == likely


def test_even_words_leave_the_language_of_the_page() -> None:
    assert detect_language("Vi skal bidra.", likely="nn") == "nn"
    assert detect_language("Vi skal bidra.", likely="nb") == "nb"
    assert detect_language("Vi skal bidra.") == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "To forskere",
        "Møte at fem",
        "For alle",
        "By og bygd",
        "To vegar",
    ],
)
def test_word_of_two_languages_speaks_for_neither(text: str) -> None:
    assert detect_language(text, likely="nb") != "en"


def test_each_block_has_its_own_language() -> None:
    text = "Eg veit ikkje kva dei seier.\n\nThis is what they say.\n\nJeg vet ikke hva de sier.\n"
    assert [b.language for b in blocks_of(text)[1]] == ["nn", "en", "nb"]


# Any text.

LINES = st.sampled_from(
    [
        "",
        " ",
        "Om møtet",
        "# Åpning",
        "**Viktig**",
        "- punkt",
        "  under",
        "1. mai møtes vi",
        "09.00 Åpning",
        "kl. 10.15–11.00: Samskaping v/ Kari Nordmann (OsloMet/Nord)",
        "DEL 2",
        "Prosjektleder: Åse Lie",
        "Finansiering",
        "Norges forskningsråd",
        "Periode\t2012-2014",
        "Kommune",
        "Prosjekt",
        "Tildelt beløp",
        "Bø kommune",
        "400 000",
        "123456  Unge i Bø  Bø kommune 400 000",
        "Vi møtes på A\u030as.\r",
        "sam\u00adskaping",
        "Hjem | Kalender | Møte",
        "(«[",
        "»])",
        "x" * 300,
        "Disse var med:",
        "\u00a0",
        "\u2028",
        "\x0b\x0c\x85",
    ]
)
PAGES = st.lists(LINES, max_size=25).map("\n".join)


@settings(max_examples=250, deadline=None)
@given(text=PAGES)
def test_blocks_lie_inside_the_text_in_order_and_do_not_overlap(text: str) -> None:
    page, blocks = blocks_of(text)
    end = page.body
    for block in blocks:
        assert end <= block.span.start < block.span.end <= len(page.text)
        end = block.span.end
        for part in _parts(block):
            assert block.span.covers(part) and part.of(page.text) == part.of(page.text).strip()
        assert all(one.end <= other.start for one, other in zip(block.lines, block.lines[1:], strict=False))
        assert block.section < len(blocks) and (block.section < 0 or blocks[block.section].kind == "heading")


def _parts(block: Block) -> list[Span]:
    return [block.span, *block.lines, *([block.label] if block.label else []), *(cell for _, cell in block.cells)]


@settings(max_examples=250, deadline=None)
@given(text=PAGES)
def test_every_visible_word_is_in_a_block(text: str) -> None:
    page, blocks = blocks_of(text)
    covered = [False] * len(page.text)
    for block in blocks:
        covered[block.span.start : block.span.end] = [True] * len(block.span)
    outside = "".join(c if not inside else " " for c, inside in zip(page.text, covered, strict=True))
    columns = {word for label in load_layout().columns for word in label.split()}
    assert {word.casefold() for word in re.findall(r"\w{2,}", outside)} <= columns, "only a table's head is no block"


# Layouts of pages that lost their marks.


@pytest.mark.parametrize("name", ["Jan", "Marit", "Maja", "Desirée"])
def test_bullet_before_a_name_that_begins_like_a_month_is_a_bullet(name: str) -> None:
    assert kinds(f"Her er dei:\n\n• {name} Moe frå Ås\n• Kari Moe frå Ås\n")[1:] == ["item", "item"]


def test_time_may_have_no_sign_between_hour_and_minute() -> None:
    text = "1200\n\nLunsj\n\n1300\n\nNabolag v/ Kari Moe\n\n1410 Hus v/ Åse Lie\n1500 Slutt\n"
    assert [time for time, _ in rows(text)] == ["1200", "1300", "1410", "1500"]


def test_line_of_a_year_is_no_time() -> None:
    assert rows("2010\n\nVi begynte.\n\n2015\n\nVi var mange.\n\n2020 var et godt år.\n") == []


def test_blank_lines_end_no_row_where_the_rows_hold_them() -> None:
    text = "09.00\n\nÅpning\n\nKari Moe\n\n10.00\n\nNabolag\n\nÅse Lie\n\n11.00\n\nHus\n\nKåre Bø\n"
    assert [lines for _, lines in rows(text)] == [["Åpning", "Kari Moe"], ["Nabolag", "Åse Lie"], ["Hus", "Kåre Bø"]]


def test_list_of_names_goes_on_after_a_blank_line() -> None:
    text = "Styret består av:\n\nKari Moe, Ås (leder)\n\nÅse Lie, Bø\nKåre Bø, Ås\n\nHer er mer om oss.\n"
    assert kinds(text)[1:4] == ["item", "item", "item"]


def test_fact_box_may_have_no_colons() -> None:
    page, blocks = blocks_of(
        "Felles løft\n\nProsjektperiode Mars 2019 - juni 2019\nOppdragsgiver KS\n\nHer er teksten.\n"
    )
    found = {block.name: block.lines[0].of(page.text) for block in blocks if block.kind == "field"}
    assert found == {"period": "Mars 2019 - juni 2019", "funding": "KS"}


def test_sentence_that_begins_with_a_label_is_no_field() -> None:
    assert "field" not in kinds("Felles løft\n\nProsjektleder Kari Moe er glad for støtten.\n\nMer om oss.\n")


def test_label_among_bullets_leads_those_after_it() -> None:
    page, blocks = blocks_of("Fakta\n\n• Samarbeidspartnere\n\n  • Solvik AS\n  • Lien AS\n\nMer om oss.\n")
    (box,) = [block for block in blocks if block.name == "partner"]
    assert [line.of(page.text) for line in box.lines] == ["Solvik AS", "Lien AS"]


@pytest.mark.parametrize("heading", ["Referanser", "Litteratur", "References", "Kjelder"])
def test_what_stands_under_references_is_only_cited(heading: str) -> None:
    text = f"Om oss\n\nVi er mange.\n\n{heading}\n\nMoe, K. (2014). Nabolag. Oslo.\n\nKontakt\n\nRing oss.\n"
    assert kinds(text).count("reference") == 1


def test_letters_that_a_page_has_joined_to_one_sign_are_two() -> None:
    assert page_of("ﬁnansiert").text == "finansiert"
