"""Papers: PDF and Word documents, as lines of text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from samgraf.errors import SourceError

if TYPE_CHECKING:
    from docx.table import Table
    from pdfminer.layout import LTPage, LTTextBox, LTTextLine

_BROKEN_WORD = re.compile(r"(?<=[a-zæøå])-$")
_STANDS_ALONE = re.compile(r".*[.:!?]\n[^a-zæøå]|.*\n[•*–-] ")
"""A line and the first letter of the next that both would be read alike put together or not, or must not be."""
_GOES_ON = re.compile(r"(?!(?:og|eller|samt|and|or)\b)[a-zæøå]")
NEAR = 1.2
"""Heights of a line between two paragraphs that still follow each other as items of a list do."""
UNPACKED = 200_000_000
"""Bytes that a Word document, which is packed, may become."""
_NO_LETTER = "(cid:"
"""How a letter stands that its font gives no character for."""


def read_pdf(data: bytes) -> str:
    """The text of a PDF in the order of reading (pdfminer.six), lines that go on put together, a blank line where
    more space is left.

    Raises SourceError, without the name of the file, where it is locked, or pictures of pages without text.
    """
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    try:
        paragraphs = [each for page in extract_pages(io.BytesIO(data)) for each in _paragraphs(page)]
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise SourceError("the PDF is locked; unlock it, or save its text as .txt") from error
    text = "".join(paragraphs).strip()
    if not text.strip():
        raise SourceError("the PDF has no text, only pictures of pages; have its letters recognised (OCR) first")
    if text.count(_NO_LETTER) * 20 > len(text):
        raise SourceError("the PDF does not tell which letters it shows; save its text as .txt")
    return text


def _paragraphs(page: LTPage) -> Iterator[str]:
    from pdfminer.layout import LTTextBox

    boxes = [box for box in page if isinstance(box, LTTextBox)]
    above = None
    for box in boxes:
        right = max(other.x1 for other in boxes if box.x0 - 1 <= other.x0 < box.x1)
        if text := _unwrapped(box, right).strip():
            near = above and 0 <= above.y0 - box.y1 < NEAR * next(iter(box)).height
            yield f"\n{text}" if near else f"\n\n{text}"
            above = box


def _unwrapped(box: LTTextBox, right: float) -> str:
    """The lines of a box, put together where the next one's first word had no room before the column's right edge."""
    text, above = "", None
    for line in box:
        words = " ".join(line.get_text().split())
        if above is not None and _is_full(above, words, right):
            broken = _BROKEN_WORD.search(text)
            text = text[:-1] + words if broken and _GOES_ON.match(words) else f"{text} {words}"
        else:
            text = f"{text}\n{words}"
        above = line
    return text


def _is_full(line: LTTextLine, below: str, right: float) -> bool:
    letters = line.get_text().strip()
    if not letters or not below or _STANDS_ALONE.match(f"{letters}\n{below}"):
        return False
    width = line.width / len(letters)
    return bool(line.x1 + width * (len(below.split()[0]) + 1) > right)


def read_docx(data: bytes) -> str:
    """The text of a Word document (python-docx): a line for each paragraph, item and row of a table, headings between
    blank lines.

    Raises SourceError, without the name of the file, where there is no text, or far too much.
    """
    from docx import Document
    from docx.text.paragraph import Paragraph

    with ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED:
            raise SourceError(f"unpacks to more than {UNPACKED / 1e6:.0f} MB; save its text as .txt")
    lines: list[str] = []
    for part in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(part, Paragraph):
            lines.append(_line(part.text, part.style.name if part.style and part.style.name else ""))
        else:
            lines.extend(_rows(part))
    text = "\n".join(lines).strip()
    if not text:
        raise SourceError("the document has no text; save its text as .txt")
    return text


def _line(text: str, style: str) -> str:
    if style.startswith("Heading"):
        return f"\n{text}\n"
    return f"• {text}" if text and style.startswith("List") else text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        # a cell that spans several columns stands once in each
        cells = dict.fromkeys((cell._tc, " ".join(cell.text.split())) for cell in row.cells)
        yield " | ".join(text for _, text in cells)
