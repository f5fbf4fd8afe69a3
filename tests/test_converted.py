"""Web pages, PDF and Word documents: what text is made of them, what of it is read, and what is refused."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf.build import load_documents, shipped_corpus
from samgraf.errors import SourceError
from samgraf.model import Document, Reading
from samgraf.sources import ENDINGS, read_document
from samgraf.sources.documents import CONVERTERS
from samgraf.sources.papers import UNPACKED
from tests.pages import reader

EACH = 12
"""One of so many shipped notes is set as a page, a PDF and a Word document."""
LOST = 0.07
"""The share of statements that may be lost by that."""
LONG = (
    "Ås kommune og Østfold fylkeskommune skal prøve ut hvordan innbyggere, frivillige og næringsliv kan være med fra "
    "første dag når tjenester skal lages på nytt, og hva som skal til for at ansatte våger å slippe andre til."
)

Make = Callable[[str], bytes]


def as_page(text: str, head: str = "") -> bytes:
    """A page of a site with the text in it, a heading for each short line."""
    parts = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(("- ", "• ")):
            parts.append(f"<ul><li>{html.escape(line[2:])}</li></ul>")
        elif re.fullmatch(r"[^.:!?,\d]{1,60}", line):
            parts.append(f"<h2>{html.escape(line)}</h2>")
        else:
            parts.append(f"<p>{html.escape(line)}</p>")
    return (
        f'<!DOCTYPE html><html lang="no"><head><meta charset="utf-8">{head}</head><body>'
        '<header><nav><ul><li><a href="/">Hjem</a></li><li><a href="/om">Om oss</a></li></ul></nav></header>'
        f"<main><article>{''.join(parts)}</article></main>"
        "<footer><p>Postadresse: Storgata 1, 0155 Oslo</p><p>Ansvarlig redaktør: Per Ås</p></footer></body></html>"
    ).encode()


def as_pdf(text: str, width: float = 0) -> bytes:
    """A PDF that breaks the lines of the text where they are full, paragraphs apart."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for line in filter(None, map(str.strip, text.splitlines())):
        plain = line.replace("•", "-").encode("latin-1", "replace").decode("latin-1")
        pdf.multi_cell(width, 5, plain, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    return bytes(pdf.output())


def as_word(text: str) -> bytes:
    """A Word document with a heading, paragraphs and lists."""
    word, out = WordDocument(), io.BytesIO()
    for at, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        if line.startswith(("- ", "• ")):
            word.add_paragraph(line[2:], style="List Bullet")
        else:
            word.add_paragraph(line, style="Normal" if at else "Heading 1")
    word.save(out)
    return out.getvalue()


def put(folder: Path, data: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def text_of(folder: Path, data: bytes, name: str) -> str:
    document = read_document(put(folder, data, name))
    return document.text[document.body :]


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_document(path)
    message = str(caught.value)
    assert "\n" not in message and message.startswith(f"{path}: ") and "; " in message
    return message


# What is read.


def test_page_is_read_without_its_site(tmp_path: Path) -> None:
    text = text_of(tmp_path, as_page(f"Samskaping på Ås\n{LONG}\n- Kåre Bråten, Ås kommune"), "side.html")
    assert text.splitlines() == ["Samskaping på Ås", LONG, "- Kåre Bråten, Ås kommune"]


def test_head_of_a_page_tells_title_address_publisher_and_day(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Møte: «Ås» &amp; Bø"><meta property="og:site_name" content="Ås kommune">'
        '<link rel="canonical" href="https://example.org/møte">'
        '<meta property="article:published_time" content="2131-03-04T10:00:00+01:00">'
    )
    document = read_document(put(tmp_path, as_page(f"Møte\n{LONG}", head), "side.htm"))
    assert document.title == "Møte: «Ås» & Bø"
    assert document.metadata["publisher"] == "Ås kommune"
    assert document.metadata["url"].startswith("https://example.org/m")
    assert document.published is not None and document.published.isoformat() == "2131-03-04"


def test_day_of_an_event_is_not_that_of_publication(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, as_page(f"Seminar 12. mai 2021\n{LONG}\nPåmelding til 1.5.2021"), "a.html"))
    assert "published" not in document.metadata and "12. mai 2021" in document.text


def test_page_tells_its_letters_itself(tmp_path: Path) -> None:
    page = as_page(f"Møte på Ås\n{LONG}").decode().replace("utf-8", "iso-8859-1").encode("iso-8859-1")
    assert text_of(tmp_path, page, "side.html").splitlines() == ["Møte på Ås", LONG]


def test_lines_of_a_pdf_that_go_on_are_put_together(tmp_path: Path) -> None:
    text = text_of(tmp_path, as_pdf(f"Samskaping på Ås\n{LONG}\nKåre Bråten, Ås kommune"), "side.pdf")
    assert text.splitlines() == ["Samskaping på Ås", LONG, "Kåre Bråten, Ås kommune"]


def test_space_in_a_pdf_is_a_blank_line(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for line, space in (("Møte på Ås", 20), ("Kåre Bråten", 2), ("Åse Bø", 0)):
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(space)
    assert text_of(tmp_path, bytes(pdf.output()), "a.pdf") == "Møte på Ås\n\nKåre Bråten\nÅse Bø"


def test_short_lines_of_a_pdf_stay_apart(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.multi_cell(0, 5, f"{LONG}\nProsjektleder: Åse Bø\nPartner: Ås kommune", align="L")
    assert text_of(tmp_path, bytes(pdf.output()), "a.pdf").splitlines()[1:] == [
        "Prosjektleder: Åse Bø",
        "Partner: Ås kommune",
    ]


def test_word_broken_at_the_end_of_a_line_is_whole_again(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    broken = "Dette er et samar-\nbeid om forsknings-\nog KS-\nprosjekter."
    pdf.multi_cell(pdf.get_string_width("om forsknings-") + 4, 5, broken, align="L")
    assert text_of(tmp_path, bytes(pdf.output()), "a.pdf") == "Dette er et samarbeid om forsknings- og KS- prosjekter."


def test_word_document_keeps_headings_items_and_rows(tmp_path: Path) -> None:
    word, out = WordDocument(), io.BytesIO()
    word.add_heading("Møte på Ås", 1)
    word.add_paragraph(LONG)
    word.add_paragraph("Kåre Bråten", style="List Bullet")
    table = word.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Deltakere"
    table.cell(1, 0).text, table.cell(1, 1).text = "Åse Bø", "Ås\nkommune"
    word.save(out)
    assert text_of(tmp_path, out.getvalue(), "a.docx").splitlines() == [
        "Møte på Ås", "", LONG, "• Kåre Bråten", "Deltakere", "Åse Bø | Ås kommune",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["side.html", "side.pdf", "side.docx"])
def test_same_file_gives_the_same_text(tmp_path: Path, name: str) -> None:
    make = {".html": as_page, ".pdf": as_pdf, ".docx": as_word}[Path(name).suffix]
    path = put(tmp_path, make(f"Møte\n{LONG}"), name)
    assert read_document(path) == read_document(path)


@pytest.fixture(scope="module")
def notes() -> list[Document]:
    return load_documents([shipped_corpus()])[0][::EACH]


@pytest.mark.parametrize(("make", "ending"), [(as_page, ".html"), (as_pdf, ".pdf"), (as_word, ".docx")])
def test_what_a_page_says_hardly_depends_on_its_kind_of_file(
    make: Make, ending: str, notes: list[Document], tmp_path: Path
) -> None:
    lost = all_said = 0
    for note in notes:
        body = note.text[note.body :].replace("–", "-").replace("\t", "  ")
        said = _said(reader().read(Document(note.name, body, note.metadata, 0)))
        made = read_document(put(tmp_path, make(body), f"side{ending}"))
        found = _said(reader().read(Document(note.name, made.text[made.body :], note.metadata, 0)))
        lost, all_said = lost + len(said - found), all_said + len(said)
    assert lost <= LOST * all_said


def _said(reading: Reading) -> set[tuple[str, str, str]]:
    names = {entity.id: entity.name.casefold() for entity in reading.entities}
    return {(names[s.subject], s.predicate, names[s.object]) for s in reading.statements if s.predicate != "about"}


# What is refused.


def test_page_without_text_is_told(tmp_path: Path) -> None:
    assert "no text found" in refusal(put(tmp_path, b"<html><body><script>x()</script></body></html>", "tom.html"))


def test_pictures_of_pages_are_told(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    assert "OCR" in refusal(put(tmp_path, bytes(pdf.output()), "skannet.pdf"))


def test_locked_pdf_is_told(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="eier", user_password="bruker")
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.cell(text="Møte på Ås")
    assert "locked" in refusal(put(tmp_path, bytes(pdf.output()), "låst.pdf"))


def test_word_document_without_text_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    WordDocument().save(out)
    assert "no text" in refusal(put(tmp_path, out.getvalue(), "tom.docx"))


def test_word_document_that_unpacks_without_end_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as part:
        for _ in range(UNPACKED // 10_000_000 + 1):
            part.write(bytes(10_000_000))
    assert "unpacks to more" in refusal(put(tmp_path, out.getvalue(), "bombe.docx"))


@pytest.mark.parametrize("ending", sorted(CONVERTERS))
def test_file_of_another_kind_is_told(tmp_path: Path, ending: str) -> None:
    refusal(put(tmp_path, b"\x00\x01\x02" * 40, f"side{ending}"))


@pytest.mark.parametrize("ending", sorted(CONVERTERS))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_file_is_read_or_told(
    ending: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = {".pdf": as_pdf, ".docx": as_word}.get(ending, as_page)(f"Møte på Ås\n{LONG}")
    start = data.draw(st.integers(0, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=30)) + whole[start + data.draw(st.integers(0, 200)) :]
    path = put(tmp_path_factory.mktemp("skadet"), damaged, f"side{ending}")
    try:
        assert read_document(path).text.strip()
    except SourceError as error:
        assert str(error).startswith(f"{path}: ") and "\n" not in str(error)


def test_every_ending_that_is_converted_is_found_in_folders() -> None:
    assert set(CONVERTERS) < ENDINGS
