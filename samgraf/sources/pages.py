"""Web pages as they were saved: what the page itself says, and what its head says of it."""

from __future__ import annotations

from datetime import date

from samgraf.errors import SourceError
from samgraf.sources.texts import front_matter

_LAST = date.max.isoformat()
"""No day is too late for publication: by default none after today is taken, so a page would read otherwise tomorrow."""


def read_page(data: bytes) -> str:
    """The text of a page without the site around it, a line for each heading, paragraph, item and row; before it, as
    front matter, its title, address, publisher and day of publication, where its head tells them.

    The main text is found by trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15), set to leave out rather
    too little. Raises SourceError, without the name of the file, where there is no text.
    """
    from htmldate import find_date
    from lxml import etree
    from trafilatura import bare_extraction, load_html

    tree = load_html(data)
    if tree is None:
        raise SourceError("no web page; name a page that was saved whole")
    head = tree.find("head")
    published = None
    if head is not None:
        # The head alone: dates in the text are as often those of an event.
        told = f"<html>{etree.tostring(head, encoding='unicode')}<body></body></html>"
        published = find_date(told, original_date=True, extensive_search=False, max_date=_LAST)
    found = bare_extraction(tree, favor_recall=True, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict) or not found.text:
        raise SourceError("no text found in the page; save its text as .txt")
    head_tells = {"title": found.title, "url": found.url, "publisher": found.sitename, "published": published}
    return front_matter({key: value for key, value in head_tells.items() if value}) + found.text + "\n"
