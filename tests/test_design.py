"""The shape of the house: which room knows which, what it costs to enter, and what must be written down."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import samgraf
from samgraf.cli import COMMANDS
from tests.each import each

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "samgraf"

ORDER = [
    "errors", "standins", "disk", "resources", "outside", "passages", "vocab", "labels", "model", "signatures",
    "likeness", "confidence",
    "identifiers", "progress", "authorities", "sources", "text", "language", "mentions", "entities", "statements",
    "scoring", "reading", "extract", "sheets", "decisions", "proposals", "reconciliation", "graph", "shapes", "store",
    "query", "check", "network", "disparity", "analysis", "views", "plots", "exports", "alignment", "evaluate",
    "agreement", "calibration",
    "linking", "negatives", "tables", "quality", "figures", "site", "builds", "build", "candidates", "notebook",
    "training", "cli",
]  # fmt: skip
"""The rooms from left to right: each imports only from those before it.

The line of the design is sources, text, mentions, entities, statements, graph, query, network, analysis, views. What
serves several rooms stands before them (resources, progress, language before the mentions that ask it); `check` comes
after `query` and `shapes`; `tables` prints what `query` and `evaluate` answer; `build` and `training` use all.
"""
READS_TEXTS = {"language", "mentions", "entities", "statements", "scoring", "reading", "text", "sources"}
READING_USERS = {"extract", "builds", "build", "candidates", "training", "cli"}
"""Who may bring spaCy in: those that read texts (`cli` inside its functions only)."""
WITHOUT_SPACY = [
    "graph", "shapes", "store", "query", "check", "network", "analysis", "views", "plots", "exports", "tables",
    "notebook", "evaluate", "linking", "site", "cli",
]  # fmt: skip
LONGEST = 400


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def room(path: Path) -> str:
    """The room a module is in: its own name, or that of its folder; empty for the package itself."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_module = each(modules(), group=room, name=named)


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a module imports anywhere in it, dotted, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno}: a relative import"
            if node.module == "samgraf":
                yield from ((f"samgraf.{alias.name}", node.lineno) for alias in node.names)
            elif node.module:
                yield node.module, node.lineno


# Who knows whom.


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {room(path) for path in modules()} - {""}
    assert rooms <= set(ORDER), "write the new room into the order"
    assert len(ORDER) == len(set(ORDER))


@every_module
def test_a_module_imports_only_from_rooms_to_its_left(path: Path) -> None:
    own = room(path)
    if not own:
        return
    left = set(ORDER[: ORDER.index(own) + 1])
    for module, line in imported(path):
        first, _, rest = module.partition(".")
        if first == "samgraf" and rest not in ("", "__version__"):
            assert rest.split(".")[0] in left, f"line {line}: {own} imports {module}"


def test_the_rooms_read_and_the_rooms_asked_share_no_module_but_the_nouns() -> None:
    for path in modules():
        if room(path) in {"shapes", "store", "query", "network", "views"}:
            known = {module.split(".")[1] for module, _ in imported(path) if module.startswith("samgraf.")}
            assert not known & (READS_TEXTS | {"extract", "build"}), named(path)


def test_only_the_package_s_face_the_commands_and_stand_ins_import_lazily_by_name() -> None:
    users = {named(path) for path in modules() if "import_module" in path.read_text(encoding="utf-8")}
    assert users <= {"samgraf/__init__.py", "samgraf/cli/__init__.py", "samgraf/standins.py"}


def rooms_that_import(library: str) -> set[str]:
    return {room(path) for path in modules() for module, _ in imported(path) if module.split(".")[0] == library}


def test_only_views_knows_pyvis() -> None:
    assert rooms_that_import("pyvis") == {"views"}


def test_only_the_rooms_that_read_texts_know_spacy() -> None:
    assert rooms_that_import("spacy") <= READS_TEXTS | READING_USERS - {"cli"}


def test_what_a_graph_needs_is_imported_without_spacy() -> None:
    """All modules of the graph's side and those that only print are imported where spaCy cannot be."""
    wanted = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules()
        if room(path) in WITHOUT_SPACY
    ]
    code = """
import importlib, sys

class Forbidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("spacy", "thinc", "dateparser"):
            raise ImportError(f"{name} is not to be imported here")

sys.meta_path.insert(0, Forbidden())
for name in sys.argv[1:]:
    importlib.import_module(name)
print(len(sys.argv[1:]))
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, "samgraf", *wanted],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(wanted) + 1 > 20


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, samgraf; print(*(m for m in sys.modules if m.split('.')[0] in ('samgraf', 'rdflib', 'spacy')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["samgraf"]


# Size and words.


@every_module
def test_no_module_is_longer_than_one_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def undocumented(node: ast.AST, where: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            if not ast.get_docstring(child):
                yield f"{where}{child.name}"
            if isinstance(child, ast.ClassDef):
                yield from undocumented(child, f"{where}{child.name}.")


@every_module
def test_every_module_and_public_name_says_what_it_gives(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert list(undocumented(tree(path), "")) == []


@cache
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"\bsamgraf {command}\b", readme())


@pytest.mark.parametrize("name", sorted({*getattr(samgraf, "__all__", ()), "__version__"} - {"__version__"}))
def test_every_public_name_is_in_the_readme_and_is_there(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", readme())
    assert getattr(samgraf, name)


def test_the_public_names_are_some_twenty() -> None:
    assert 10 <= len(samgraf.__all__) <= 25
    assert len(set(samgraf.__all__)) == len(samgraf.__all__)
    assert set(samgraf.__all__) <= set(dir(samgraf)) | set(samgraf.__all__)
    with pytest.raises(AttributeError):
        _ = samgraf.no_such_name  # type: ignore[attr-defined]


# What is not done in this house.

QUERY = re.compile(
    r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|WHERE|FILTER|VALUES|OPTIONAL|UNION|GRAPH|SERVICE|PREFIX)\b"
    r"[^.;]*?[{(<?]"
)
BINDS = {"samgraf/query/named.py": "bind", "samgraf/builds/questions.py": "_prologue"}
"""Where terms, made and escaped by their constructors, are put into the place that a query has for them; and where the
package's own prefixes are declared."""


def literal(node: ast.AST) -> str:
    """The fixed text of a string or f-string; a brace stands for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) if isinstance(part, ast.Constant) else "{" for part in node.values)
    return ""


def pasted(node: ast.AST) -> str:
    """The text into which something is pasted by an expression; empty where it pastes nothing."""
    if isinstance(node, ast.JoinedStr):
        return literal(node)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
        return literal(node.left) + "{" if literal(node.left) else (literal(node.right) and "{" + literal(node.right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "replace"):
        return literal(node.func.value) and literal(node.func.value) + "{"
    return ""


@every_module
def test_nothing_is_pasted_into_a_query(path: Path) -> None:
    exempt: set[ast.AST] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and node.name == BINDS.get(named(path)):
            exempt.update(ast.walk(node))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            exempt.update(ast.walk(node))  # what looks for a query is none
    for node in ast.walk(tree(path)):
        if node not in exempt:
            assert not QUERY.search(pasted(node)), f"line {getattr(node, 'lineno', '?')}: {pasted(node)!r}"


@pytest.mark.parametrize(
    "code",
    [
        "f'SELECT ?x WHERE {{ ?x rdfs:label {name} }}'",
        "'ASK { ?x rdfs:label \"%s\" }' % name",
        "'SELECT * { ?s ?p ' + name + ' }'",
        "'FILTER(?n = {})'.format(name)",
        "'VALUES ?x { NAME }'.replace('NAME', name)",
    ],
)
def test_the_search_for_pasting_finds_what_it_is_for(code: str) -> None:
    assert any(QUERY.search(pasted(node)) for node in ast.walk(ast.parse(code)))


@every_module
def test_no_name_is_given_other_capitals_or_robbed_of_its_letters(path: Path) -> None:
    """`.title()` makes "NTNU" "Ntnu", and ASCII "ignore" makes "Bø" "B"."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert not (node.func.attr == "title" and not node.args), f"line {node.lineno}"
            words = {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
            assert not (node.func.attr == "encode" and words >= {"ascii", "ignore"}), f"line {node.lineno}"


@every_module
def test_nothing_is_printed_but_by_the_command_line(path: Path) -> None:
    calls = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    if room(path) not in ("cli", "training"):
        assert not [call.lineno for call in calls if call.func.id == "print"]  # type: ignore[attr-defined]
    assert not [call.lineno for call in calls if call.func.id in ("eval", "exec")]  # type: ignore[attr-defined]


@every_module
def test_every_text_file_is_opened_with_an_encoding(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        given = {keyword.arg for keyword in node.keywords}
        if node.func.attr in ("read_text", "write_text"):
            assert "encoding" in given, f"line {node.lineno}"
        if node.func.attr == "open" and node.args and isinstance(node.args[0], ast.Constant):
            mode = str(node.args[0].value)
            assert "b" in mode or "encoding" in given or not set(mode) <= set("rwaxt+"), f"line {node.lineno}"


# Rules.

RULES = sorted((PACKAGE / "rules").glob("*.toml"))


def lists(value: Any, where: str) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{where}.{key}")
    elif isinstance(value, list):
        yield where, value
        for inner in value:
            if isinstance(inner, dict):
                yield from lists(inner, where)


@pytest.mark.parametrize("path", RULES)
def test_the_rules_load_and_say_nothing_twice(path: Path) -> None:
    rules = tomllib.loads(path.read_text(encoding="utf-8"))
    assert rules
    for where, values in lists(rules, path.name):
        twice = [word for word, count in Counter(v for v in values if isinstance(v, str)).items() if count > 1]
        assert not twice, f"{where}: {', '.join(twice)}"


def test_a_label_names_one_kind_of_field() -> None:
    fields = tomllib.loads((PACKAGE / "rules" / "layout.toml").read_text(encoding="utf-8"))["fields"]
    kinds = Counter(label.casefold() for labels in fields.values() for label in labels)
    assert not [label for label, count in kinds.items() if count > 1]


def test_a_rule_of_sentences_has_a_name_of_its_own() -> None:
    rules = tomllib.loads((PACKAGE / "rules" / "sentences.toml").read_text(encoding="utf-8"))["rule"]
    names = Counter(rule["name"] for rule in rules)
    assert not [name for name, count in names.items() if count > 1]
    assert all(0 < rule["confidence"] <= 1 for rule in rules)


# What does not belong in files that are published.

STRAY = re.compile(r"/tmp/|/home/|/root/|\bTODO\b|\bFIXME\b|\bXXX\b")
WRITTEN = {
    ".py",
    ".md",
    ".toml",
    ".ttl",
    ".rq",
    ".tsv",
    ".cff",
    ".ipynb",
    ".yaml",
    ".yml",
    ".js",
    ".css",
    ".j2",
    ".html",
}
PLACES = ["samgraf", "docs", "ontology", "notebooks"]


def published() -> list[Path]:
    found = [path for place in PLACES for path in (ROOT / place).rglob("*") if path.suffix in WRITTEN]
    found += [path for path in ROOT.iterdir() if path.suffix in WRITTEN]
    found += (ROOT / "data").rglob("*.md")
    return sorted(path for path in found if "__pycache__" not in path.parts)


def test_no_file_speaks_of_a_machine_or_of_work_left() -> None:
    assert len(published()) > 80
    for path in published():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            pictured = path.suffix == ".ipynb" and line.lstrip().startswith('"image/png"')
            assert pictured or not STRAY.search(line), f"{named(path)}:{number}"
