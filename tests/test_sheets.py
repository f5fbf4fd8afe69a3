"""Tables: what their rows say by a mapping, and what is told of those that are broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Run

from samgraf.authorities import Authorities
from samgraf.build import add, build
from samgraf.errors import SourceError
from samgraf.graph.readings import class_of
from samgraf.model import Reading
from samgraf.network import load_network
from samgraf.query import why
from samgraf.sheets import Sheet, read_mapping, read_sheet
from samgraf.store import GraphFolder

TABLES = Path(__file__).resolve().parent.parent / "data" / "tables"
EXCERPT, MAPPING = TABLES / "rcn-h2020-excerpt.csv", TABLES / "rcn-h2020.toml"
HEADER = EXCERPT.read_text(encoding="utf-8").split("\n", 1)[0]
ROW = (
    "H2020,ENERGY,Energi,123456,ÆØÅ,Prøve på Ås,T-1,Tema,Innovation action,2019-06-01,2021-05-31,974767880,NTNU,NTNU,"
    "PARTICIPANT,UoH-sektor,Universiteter,5001,Trondheim,Trøndelag,1000"
)


@pytest.fixture(scope="module")
def authorities() -> Authorities:
    return Authorities.load()


@pytest.fixture(scope="module")
def sheet(authorities: Authorities) -> Sheet:
    """The shipped excerpt by the shipped mapping."""
    return read_sheet(EXCERPT, MAPPING, authorities)


@pytest.fixture
def read(tmp_path: Path, authorities: Authorities) -> Callable[..., Reading]:
    """The reading of one row, with some of its cells changed."""

    def reading(**cells: str) -> Reading:
        values = dict(zip(HEADER.split(","), ROW.split(","), strict=True)) | cells
        (tmp_path / "one.csv").write_text(f"{HEADER}\n{','.join(values.values())}\n", encoding="utf-8")
        one = read_sheet(tmp_path / "one.csv", MAPPING, authorities)
        return one.read(one.documents[0])

    return reading


def triples(reading: Reading) -> set[tuple[str, str, str]]:
    return {statement.triple for statement in reading.statements}


# What rows say.


def test_every_statement_quotes_a_cell_of_its_row(sheet: Sheet) -> None:
    for document in sheet.documents:
        reading = sheet.read(document)
        assert reading.statements
        for said in (*reading.statements, *reading.facts):
            said.evidence.check(document)
            assert said.evidence.quote in said.evidence.sentence


def test_a_row_says_who_is_in_a_project_who_pays_and_where(read: Callable[..., Reading]) -> None:
    reading = read()
    project = "project/aeoeaa-123456"
    assert triples(reading) == {
        (project, "partner", "org/ntnu"),
        (project, "fundedBy", "org/horisont-2020"),
        (project, "partOf", "project/h2020-energy"),
        ("org/ntnu", "inMunicipality", "municipality/trondheim-1601"),
    }
    told = {(fact.subject, fact.attribute, fact.value) for fact in reading.facts}
    assert told >= {(project, "start", "2019-06-01"), (project, "end", "2021-05-31"), (project, "acronym", "ÆØÅ")}
    assert next(e.name for e in reading.entities if e.id == project) == "ÆØÅ: Prøve på Ås"


def test_the_role_chooses_the_property_and_an_unknown_role_says_nothing(read: Callable[..., Reading]) -> None:
    assert "coordinatedBy" in {p for _, p, _ in triples(read(role="COORDINATOR"))}
    assert not {"partner", "coordinatedBy"} & {p for _, p, _ in triples(read(role="OBSERVER"))}


@pytest.mark.parametrize(
    ("number", "name", "path"),
    [
        ("919303808", "SINTEF AS", "org/sintef"),
        ("970141669", "NORGES FORSKNINGSRÅD", "org/norges-forskningsrad"),  # the register has no number for it
        ("948007029", "STIFTELSEN SINTEF", "org/stiftelsen-sintef-948007029"),  # and another number for this name
        ("958935420", "OSLO KOMMUNE", "municipality/oslo-0301"),
        ("999999999", "ÅS BÅTER AS", "org/aas-bater-as-999999999"),
    ],
)
def test_a_body_is_known_by_its_number_and_by_name_only_where_the_register_has_no_other_number(
    number: str, name: str, path: str, read: Callable[..., Reading]
) -> None:
    assert any(s.object == path for s in read(orgnr=number, organisation=name).statements if s.predicate == "partner")


@pytest.mark.parametrize(
    ("code", "start", "path"),
    [
        ("301", "2019-06-01", "municipality/oslo-0301"),
        ("5001", "2019-06-01", "municipality/trondheim-1601"),  # which bore another number when it was first told of
        ("602", "2019-06-01", "municipality/drammen-0602"),
        ("3005", "2021-06-01", "municipality/drammen-3005"),
        ("3030", "2016-06-01", "municipality/lillestrom-3030"),  # what the row says, though it was made in 2020
        ("2100", "2019-06-01", None),  # Svalbard is no municipality
    ],
)
def test_a_municipality_is_that_of_its_number_on_the_day_of_the_row(
    code: str, start: str, path: str | None, read: Callable[..., Reading]
) -> None:
    reading = read(kommunenummer=code, start=start)
    assert [s.object for s in reading.statements if s.predicate == "inMunicipality"] == ([path] if path else [])


def test_a_cell_that_says_nothing_makes_nothing(read: Callable[..., Reading]) -> None:
    reading = read(organisation="ukjent", orgnr="", start="", programme="", programme_short="")
    assert {predicate for _, predicate, _ in triples(reading)} == {"fundedBy"}
    assert "start" not in {fact.attribute for fact in reading.facts}


def test_the_class_of_a_body_is_what_its_category_says(read: Callable[..., Reading], authorities: Authorities) -> None:
    for category, class_ in (
        ("Næringsliv", "Company"),
        ("Miljøinstitutter", "ResearchInstitute"),
        ("Annet", "Organisation"),
    ):
        entities = read(organisation="X", orgnr="999999999", category=category).entities
        assert next(class_of(e, authorities) for e in entities if e.id == "org/x-999999999") == class_


def test_what_says_nothing_may_stand_where_a_day_should(read: Callable[..., Reading]) -> None:
    told = {(fact.attribute, fact.value) for fact in read(start="ukjent").facts}
    assert ("end", "2021-05-31") in told and "start" not in dict(told)


def test_an_organisation_number_may_be_written_with_blanks(read: Callable[..., Reading]) -> None:
    reading = read(orgnr="974 767\u00a0880")
    assert any(s.object == "org/ntnu" for s in reading.statements)
    fact = next(fact for fact in reading.facts if fact.attribute == "organisationNumber")
    assert (fact.value, fact.evidence.quote) == ("974767880", "974 767 880")
    own = read(orgnr="999 999 999", organisation="X"), read(orgnr="999999999", organisation="X")
    assert triples(own[0]) == triples(own[1])


def test_what_has_no_id_is_told_by_its_name(read: Callable[..., Reading]) -> None:
    one, other = (read(project_acronym="", project_no="", project_title=title) for title in ("Én", "To"))
    assert {e.id for e in one.entities if e.type == "Project"} >= {"project/en"}
    assert {e.id for e in other.entities if e.type == "Project"} >= {"project/to"}


# The graph of a table.


def test_an_edge_opens_the_cells_and_the_row_that_say_so(table_graph: GraphFolder) -> None:
    [reason] = why("id:project/change2twin-951956", "coordinatedBy", "id:org/sintef", table_graph)
    assert reason.document == "Norsk deltakelse i Horisont 2020, rcn-h2020-excerpt.csv, row 2"
    assert reason.quote == "SINTEF AS"
    assert "role: COORDINATOR" in reason.sentence
    assert reason.rule == "table:rcn-h2020"
    [proof] = load_network(table_graph).edges["id:project/change2twin-951956", "id:org/sintef", "coordinatedBy"][
        "proofs"
    ]
    assert proof.quote == "SINTEF AS"


def test_a_table_beside_texts_gives_the_same_bytes_at_once_and_one_after_the_other(
    table_graph: GraphFolder, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "---\ntitle: N\nlanguage: nb\n---\nProsjektet «Gode nabolag» er et samarbeid mellom NTNU og SINTEF.\n"
    )
    both = build([note], tmp_path / "both", model="blank", table=EXCERPT, mapping=MAPPING).folder
    later = shutil.copytree(table_graph.path, tmp_path / "later")
    add([note], later)
    assert (later / "graph.nq").read_bytes() == both.nquads.read_bytes() != table_graph.nquads.read_bytes()


# What is broken.


def changed(row: str = ROW, header: str = HEADER) -> bytes:
    return f"{header}\n{row}\n".encode()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"", "line 1: the table is empty"),
        (f"{HEADER}\n".encode(), "line 1: there are no rows"),
        (changed(header=HEADER.replace("orgnr", "nummer")), "line 1: there is no column “orgnr”"),
        (changed(header=HEADER.replace("orgnr", "role")), "line 1: two columns are named “role”"),
        (changed(ROW.replace("2019-06-01", "1.6.2019")), "line 2: “1.6.2019” in “start” is no day"),
        (changed(ROW.replace("2019-06-01", "2019-02-30")), "line 2: “2019-02-30” in “start” is no day"),
        (changed(ROW.replace("2019-06-01", "20190601")), "line 2: “20190601” in “start” is no day"),
        (changed(ROW + ",mer"), "line 2: 22 cells, not 21"),
        (changed(ROW.replace("ÆØÅ", '"ÆØÅ')), "unexpected end of data"),
        (changed("," * 20), "line 2: the row is empty"),
        (changed(ROW.replace("Tema", "x" * 200_000)), "a cell may have 131072 letters"),
        (f"{HEADER}\n{ROW}\n".encode("cp1252"), "line 2 is not UTF-8"),
        (f"{HEADER}\n{ROW}\n".encode("utf-16"), "UTF-16 or binary"),
    ],
)
def test_a_broken_table_is_refused_in_one_line_with_its_file_and_line(
    table: bytes, told: str, tmp_path: Path, authorities: Authorities
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(table)
    with pytest.raises(SourceError) as refused:
        read_sheet(path, MAPPING, authorities)
    assert str(refused.value).startswith(f"{path}:") and told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('predicate = "partner"', 'predicate = "partnr"', "[[statements]] number 2: there is no property “partnr”"),
        ('predicate = "partner"', 'predicate = "heldAt"', "number 2: “heldAt” joins no Project to a Organisation"),
        ('object = "funder"', 'object = "giver"', "number 3: there is no entity “giver”"),
        ('code = "kommunenummer"', 'code = "nr"', "[entities.municipality]: “code” names the column “nr”"),
        ("when = { role =", "when = { rolle =", "number 1: “when” names the column “rolle”"),
        ('type = "Funder"', 'type = "Giver"', "[entities.funder]: there is no type “Giver”"),
        ("facts = { start", "facts = { begin", "[entities.project.facts]: “begin” is not known"),
        ('= "Company"', '= "Firma"', "“Firma” is no kind of organisation"),
        ("title =", "titel =", "“titel” is not known"),
        ('"project_no",', '"no: project",', "“columns” names “no: project”"),
        ('= { role = ["COORDINATOR"] }', "= { role = [] }", "[[statements]] number 1 [when]: “role” is empty"),
        ('column = "category"', 'column = "kind"', "[entities.organisation.class]: “column” names the column “kind”"),
        ('day = "start"', "day = ", "not TOML"),
    ],
)
def test_a_broken_mapping_is_refused_in_one_line_with_its_file_and_place(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    text = MAPPING.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "m.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        read_mapping(path)
    assert str(refused.value).startswith(f"{path}:") and told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_cannot_be_built_leaves_no_folder_and_tells_why(tmp_path: Path, run: Run) -> None:
    (tmp_path / "t.csv").write_bytes(changed(ROW.replace("2019-06-01", "i fjor")))
    out = tmp_path / "graph"
    code, printed, err = run("build", "--table", tmp_path / "t.csv", "--mapping", "rcn-h2020", "--out", out)
    assert (code, printed, err.count("\n")) == (1, "", 1)
    assert "t.csv: line 2: “i fjor” in “start” is no day" in err
    code, _, err = run("build", "--table", tmp_path / "t.csv", "--out", out)
    assert code == 2 and "--mapping FILE" in err
    code, _, err = run("build", "--table", EXCERPT, "--mapping", "no-such", "--out", out)
    assert code == 1 and "no-such" in err
    assert not out.exists()
