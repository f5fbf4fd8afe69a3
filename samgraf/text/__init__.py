"""A document's text made ready to read: a page in plain characters, cut into blocks, each with its language."""

from samgraf.text.blocks import find_blocks, lines_of
from samgraf.text.languages import detect_language
from samgraf.text.page import Page

__all__ = ["Page", "detect_language", "find_blocks", "lines_of"]
