"""The command that stores pages of the web as texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samgraf.cli.printing import left_out
from samgraf.errors import SourceError


def fetch(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS…", help="Pages, PDFs or Word documents.")],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="The folder to store their texts in.")],
) -> None:
    """Store pages of the web as texts, with title, address, publisher and day above them.

    What is stored can be read, mended and cited, and built from again without a network. Needs the extra `pages`.

    Example: samgraf fetch https://example.org/prosjekt --into pages/
    """
    from samgraf.sources import require_web, store_page

    for address in addresses:
        require_web(address)
    errors: list[SourceError] = []
    for address in addresses:
        try:
            typer.echo(store_page(address, into))
        except SourceError as error:
            errors.append(error)
    left_out(errors)
