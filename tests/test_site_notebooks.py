"""The notebooks as pages of the site: all of them, all of each, and nothing of them taken for markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samgraf.site.notebooks import Part, as_notebook, notebooks

ROOT = Path(__file__).resolve().parent.parent


def stored(source: str, *outputs: dict[str, Any], text: str = "# Spørsmål") -> dict[str, Any]:
    """A notebook of a text and a cell of code with its outputs."""
    return {
        "cells": [
            {"cell_type": "markdown", "source": [text]},
            {"cell_type": "code", "source": [source], "outputs": list(outputs)},
        ]
    }


def parts(source: str, *outputs: dict[str, Any], text: str = "# Spørsmål") -> tuple[Part, ...]:
    return as_notebook("01", stored(source, *outputs, text=text)).parts


def result(**data: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "data": {f"text/{kind}": [value] for kind, value in data.items()}}


def test_every_notebook_is_a_page_with_its_code_and_its_tables() -> None:
    assert list(notebooks()) == [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    for name, each in notebooks().items():
        kinds = {part.kind for part in each.parts}
        assert {"text", "code", "printed"} <= kinds and each.title, name
    assert {"table", "image"} <= {part.kind for part in notebooks()["03-who-works-with-whom"].parts}


def test_a_table_is_read_cell_by_cell_and_what_is_printed_stands_as_it_was() -> None:
    table = "<style>td { }</style><table><tr><th></th><th>navn</th></tr><tr><th>0</th><td>Bø &amp; Ås</td></tr></table>"
    printed = {"output_type": "stream", "name": "stdout", "text": ["to\n", "linjer\n"]}
    warned = {"output_type": "stream", "name": "stderr", "text": ["en advarsel"]}
    code, first, second = parts("vis()", result(html=table, plain="x"), printed, warned)[1:]
    assert code == Part("code", "vis()")
    assert first == Part("table", rows=(("", "navn"), ("0", "Bø & Ås")))
    assert second == Part("printed", "to\nlinjer\n")


def test_markup_in_a_notebook_runs_nowhere_and_its_links_lead_to_the_web_alone() -> None:
    text = "# T\n\n<script>alert(1)</script> [fil](../README.md) [nett](https://example.org/) [js](javascript:alert(1))"
    markup = str(parts("", text=text)[0].content)
    assert "<script" not in markup and "README" not in markup and 'href="javascript' not in markup
    assert 'href="https://example.org/"' in markup and "fil" in markup
    hostile = "<table><tr><th>a</th></tr><tr><td><img src=x onerror=alert(1)>&lt;b&gt;</td></tr></table>"
    assert parts("", result(html=hostile, plain="x"))[2].rows == (("a",), ("<b>",))
