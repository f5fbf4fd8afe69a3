"""The pages that are texts, and the one by which a reader reports an error or asks to be taken out."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from samgraf.errors import UsageError
from samgraf.outside import web_address
from samgraf.resources import packaged
from samgraf.site.pages import language_of, page
from samgraf.site.state import state_of
from samgraf.vocab import BASE

_MAIL = re.compile(r"[^\s@<>\"'?&#]{1,64}@[^\s@<>\"'?&#]{1,190}")


@cache
def articles() -> dict[str, Any]:
    """The texts by the name of their page."""
    return tomllib.loads(packaged("site", "articles.toml").read_text(encoding="utf-8"))


async def article(request: Request) -> Response:
    """A page of text; that of reports names the thing that `thing` gives, and where to write."""
    known = state_of(request)
    language = language_of(request)
    name = request.url.path.rsplit("/", 1)[1]
    told = articles()[name]
    sections = [
        (each["title"][language], each[language].strip().split("\n\n"), each["links"]) for each in told["section"]
    ]
    thing = known.names.things.get(BASE + request.query_params.get("thing", "")) if name == "report" else None
    title = told["title"][language]
    return page(
        request,
        "article.html.j2",
        language,
        title=title,
        name=name,
        sections=sections,
        thing=thing,
        contact=_link(known.contact, f"SamGraf: {thing.iri}" if thing else "SamGraf"),
        contact_name=known.contact,
    )


def checked_contact(contact: str) -> str:
    """Where a reader can write to: an address on the web or of mail.

    Raises UsageError where it is neither.
    """
    if contact and not (web_address(contact) or _MAIL.fullmatch(contact)):
        raise UsageError(f"{contact!r} is no address to write to; give one of mail, or one that begins with https://")
    return contact


def _link(contact: str, about: str) -> str:
    return web_address(contact) or (f"mailto:{quote(contact)}?subject={quote(about)}" if contact else "")
