"""Where documents come from: files and folders of plain text, Markdown, web pages, PDF and Word documents."""

from __future__ import annotations

from samgraf.sources.documents import MAX_BYTES, read_document
from samgraf.sources.files import ENDINGS, find_sources
from samgraf.sources.web import require_web, store_page

__all__ = ["ENDINGS", "MAX_BYTES", "find_sources", "read_document", "require_web", "store_page"]
