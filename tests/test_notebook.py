"""SPARQL in Python and notebooks: values by their kind, frames, and the magic of a real IPython."""

from __future__ import annotations

import builtins
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import pyoxigraph as ox
import pytest
from graphs import PROJECT

import samgraf
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import load_affiliations
from samgraf.analysis.sectors import homophily
from samgraf.errors import QueryError, UsageError
from samgraf.query import Rows
from samgraf.query.values import value
from samgraf.store import GraphFolder

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from samgraf.notebook import PLACE, about, evidence, figure, shipped_graph

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (literal("12", "integer"), 12),
        (literal("0.95", "decimal"), Decimal("0.95")),
        (literal("1e3", "double"), 1000.0),
        (literal("true", "boolean"), True),
        (literal("2020-01-31", "date"), date(2020, 1, 31)),
        (literal("2020-01-31T09:30:00", "dateTime"), datetime(2020, 1, 31, 9, 30)),
        (literal("09:30:00", "time"), time(9, 30)),
        (literal("2020", "gYear"), "2020"),
        (literal("tolv", "integer"), "tolv"),
        (literal("x", "decimal"), "x"),
        (ox.Literal("på Ås", language="nb"), "på Ås"),
        (ox.NamedNode("https://w3id.org/samgraf/id/person/aase"), "id:person/aase"),
        (ox.NamedNode("https://example.org/ø"), "https://example.org/ø"),
        (None, None),
    ],
    ids=str,
)
def test_a_term_is_a_value_of_its_kind(term: Any, expected: object) -> None:
    found = value(term)
    assert found == expected and type(found) is type(expected)


QUERY = """SELECT ?name ?sure ?start WHERE {
  GRAPH ?g { ?s rdf:predicate sg:leads ; rdf:subject ?p ; sg:confidence ?sure ; sg:evidence/sg:start ?start }
  ?p rdfs:label ?name }"""


def rows(graph: GraphFolder) -> Rows:
    found = samgraf.ask(QUERY, graph)
    assert isinstance(found, Rows)
    return found


def test_rows_are_python_values(small_graph: GraphFolder) -> None:
    ((name, sure, start),) = rows(small_graph).values()
    assert name == "Åse Øygård" and isinstance(sure, Decimal) and isinstance(start, int)


def test_rows_are_a_frame_with_a_column_for_each_variable(small_graph: GraphFolder) -> None:
    frame = rows(small_graph).frame()
    assert list(frame.columns) == ["name", "sure", "start"] and frame["name"][0] == "Åse Øygård"
    assert pandas.api.types.is_integer_dtype(frame["start"])
    assert list(Rows(("x", "y"), ()).frame().columns) == ["x", "y"]


def test_a_frame_without_pandas_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"samgraf\[notebook\]"):
        Rows(("x",), ()).frame()


def test_a_notebook_shows_text_and_no_markup() -> None:
    shown = Rows(("<x>",), ((ox.Literal('<script>alert("å")</script>'),), (None,)))._repr_html_()
    assert "<script" not in shown and "&lt;script&gt;" in shown and "<th>&lt;x&gt;</th>" in shown
    assert shown.count("<tr>") == 3


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    InteractiveShell.clear_instance()
    found = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    found.run_line_magic("load_ext", "samgraf.notebook")
    yield found
    InteractiveShell.clear_instance()


@pytest.mark.filterwarnings("default")
def test_a_cell_asks_the_graph(shell: InteractiveShell, small_graph: GraphFolder) -> None:
    found = shell.run_cell_magic("sparql", f"--graph '{small_graph.path}'", QUERY)
    assert found == rows(small_graph)


@pytest.mark.filterwarnings("default")
def test_a_line_asks_a_named_query_with_parameters_into_a_variable(
    shell: InteractiveShell, small_graph: GraphFolder
) -> None:
    line = f"project-leader --graph '{small_graph.path}' --param project={PROJECT} --into svar"
    assert shell.run_line_magic("sparql", line) is None
    answer = shell.user_ns["svar"]
    assert "Åse Øygård" in answer.frame()["leader_name"].tolist()


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("line", "cell", "said", "kind"),
    [
        ("", None, "give a query", UsageError),
        ("--nosuch", None, "--graph DIR", UsageError),
        ("'half", None, "cannot be read", UsageError),
        ("", "SELECT * {", "line 1", QueryError),
        ("project-leadr", None, "did you mean project-leader", UsageError),
    ],
)
def test_a_wrong_magic_says_what_to_do(
    shell: InteractiveShell, small_graph: GraphFolder, line: str, cell: str | None, said: str, kind: type[Exception]
) -> None:
    whole = f"--graph '{small_graph.path}' {line}"
    with pytest.raises(kind, match=said):
        if cell is None:
            shell.run_line_magic("sparql", whole)
        else:
            shell.run_cell_magic("sparql", whole, cell)


def test_notebooks_use_the_graph_that_the_environment_names(
    graph_folder: GraphFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, str(graph_folder.path))
    assert shipped_graph() == graph_folder
    assert about(graph_folder).startswith(f"SamGraf {samgraf.__version__}, graph ")


def test_a_graph_of_other_texts_is_refused_and_left_alone(
    small_graph: GraphFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = small_graph.nquads.read_bytes()
    monkeypatch.setenv(PLACE, str(small_graph.path))
    with pytest.raises(UsageError, match=PLACE):
        shipped_graph()
    assert small_graph.nquads.read_bytes() == before


def test_evidence_is_the_sentences_of_the_document_that_claims(small_graph: GraphFolder) -> None:
    network = samgraf.load_network(small_graph)
    claims = [claim for tie in load_affiliations(small_graph, "person").ties for claim in tie.claims]
    found = evidence([*claims, *claims], network)
    (row,) = found[found["relation"] == "leads"].to_dict("records")
    assert (row["subject"], row["object"]) == ("Åse Øygård", "Gode nabolag på Øya")
    assert "Prosjektleder" in row["sentence"] and row["statement"].startswith("id:statement/")
    assert evidence([(*claims[0][:3], "id:document/other")], network).empty


def test_a_figure_is_small_the_same_twice_and_says_what_it_shows(small_graph: GraphFolder) -> None:
    ties, draws = load_affiliations(small_graph), Draws(count=20)
    found = homophily(ties, draws)
    first, second = (figure(ties, found, draws, name="network") for _ in range(2))
    assert first.data == second.data and first.data.startswith(b"\x89PNG") and len(first.data) < 40_000
    assert first.alt == found.sentence
