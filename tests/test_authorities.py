"""The registers: what is shipped holds together, names are found in time, and a broken row is refused."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samgraf import vocab
from samgraf.authorities import Authorities, Record, normalise
from samgraf.authorities.load import CLASSES
from samgraf.authorities.rows import COLUMNS
from samgraf.errors import RegisterError
from samgraf.resources import shipped
from tests.timing import seconds_of, slowness

FOLDER = shipped("data", "authorities")


@pytest.fixture(scope="module")
def registers() -> Authorities:
    return Authorities.load()


def paths(records: tuple[Record, ...]) -> list[str]:
    return [record.iri_path.split("/")[1] for record in records]


def norwegian(registers: Authorities) -> list[Record]:
    return [r for r in registers.records.values() if r.type == "Municipality" and r.country == "NO"]


# the files


def test_every_file_is_plain_sorted_and_described() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    stated: dict[str, int] = {}
    for files, numbers in re.findall(r"(?m)^\| ([a-z_]+\.csv(?:, [a-z_]+\.csv)*) \| ([\d, ]+) \|", readme):
        stated |= dict(zip(files.split(", "), map(int, numbers.split(", ")), strict=True))
    assert set(stated) == set(COLUMNS) == {path.name for path in FOLDER.glob("*.csv")}
    for file, number in stated.items():
        raw = (FOLDER / file).read_bytes()
        assert b"\r" not in raw and raw.endswith(b"\n") and not raw.startswith(b"\xef\xbb\xbf"), file
        text = raw.decode("utf-8")
        assert text == unicodedata.normalize("NFC", text), file
        header, *rows = csv.reader(text.splitlines())
        assert len(rows) == number, f"{file}: the README says {number} rows"
        assert all(cell == cell.strip() for row in rows for cell in row), file
        first = [row[: 1 if header[0] == "id" else None] for row in rows]
        assert first == sorted(first), f"{file} is not sorted"
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_500_000


def test_loading_is_fast_and_needs_neither_spacy_nor_rdflib() -> None:
    code = (
        "import sys; from samgraf.authorities import Authorities; Authorities.load();"
        "assert not {'spacy', 'rdflib', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    fastest = min(seconds_of(Authorities.load) for _ in range(5))
    assert fastest < 0.3 * slowness()


def test_loading_twice_gives_the_same() -> None:
    assert Authorities.load() == Authorities.load(FOLDER)


# what is shipped


def test_ids_are_safe_in_an_iri_and_say_where_they_come_from(registers: Authorities) -> None:
    for path, record in registers.records.items():
        assert path == record.iri_path
        assert re.fullmatch(r"(municipality|county|org|project)/[a-z0-9]+(-[a-z0-9]+)*", path)
        assert path.endswith("/" + record.row)
        assert (FOLDER / record.register).exists()
    assert list(registers.records) == sorted(registers.records)


def test_municipality_ids_are_slug_and_first_code(registers: Authorities) -> None:
    for record in norwegian(registers):
        assert record.row == f"{vocab.slug(record.name)}-{record.codes[0].code}"


def test_classes_are_of_the_ontology(registers: Authorities) -> None:
    for name in CLASSES | {record.type for record in registers.records.values()}:
        assert name in vocab.TERMS


def test_parents_counties_and_changes_exist(registers: Authorities) -> None:
    for record in registers.records.values():
        assert record.parent is None or record.parent in registers.records
        assert record.parent != record.iri_path
        assert all(code.county is None or code.county in registers.records for code in record.codes)
    for change in registers.changes:
        assert all(path in registers.records for path in change.originals + change.results)
        assert set(change.parts) <= set(change.originals)


def test_codes_follow_one_another_and_cover_the_life_of_the_municipality(registers: Authorities) -> None:
    for record in norwegian(registers):
        assert record.codes[0].valid_from == record.valid_from
        assert record.codes[-1].valid_to == record.valid_to
        for earlier, later in zip(record.codes, record.codes[1:], strict=False):
            assert earlier.valid_to and earlier.valid_to + timedelta(days=1) == later.valid_from


def test_counties_of_municipalities_existed_then(registers: Authorities) -> None:
    for record in norwegian(registers):
        for code in record.codes:
            assert code.county
            county = registers.records[code.county]
            if county.valid_from:
                assert code.valid_from and code.valid_from >= county.valid_from
            if county.valid_to:
                assert code.valid_to and code.valid_to <= county.valid_to


def test_what_ended_has_a_successor_and_what_began_lately_a_predecessor(registers: Authorities) -> None:
    for record in registers.records.values():
        if record.type in ("Municipality", "County"):
            if record.valid_to:
                assert registers.successors(record.iri_path), record
            if record.valid_from and record.valid_from.year > 2002:
                assert registers.predecessors(record.iri_path), record


def test_changes_agree_with_the_dates_of_what_they_change(registers: Authorities) -> None:
    for change in registers.changes:
        day_before = change.date - timedelta(days=1)
        for original in change.originals:
            assert registers.records[original].valid_to == day_before
        for result in map(registers.records.__getitem__, change.results):
            if change.kind in ("merge", "split"):
                assert result.valid_from == change.date
            else:
                assert result.exists(day_before) and result.exists(change.date)
        if change.kind == "merge":
            assert len(change.originals) > 1 or change.results == ("municipality/re-0716",)
        if change.kind == "split":
            assert len(change.originals) == 1 < len(change.results)


def test_identifiers_are_well_formed(registers: Authorities) -> None:
    for record in registers.records.values():
        for kind, value in record.identifiers:
            assert _well_formed(kind, value), (record.iri_path, kind, value)


def _well_formed(kind: str, value: str) -> bool:
    if kind == "organisation_number":
        weights = (3, 2, 7, 6, 5, 4, 3, 2, 1)
        total = sum(w * int(digit) for w, digit in zip(weights, value, strict=True))
        return re.fullmatch(r"[89]\d{8}", value) is not None and total % 11 == 0
    if kind == "ror":
        return re.fullmatch(r"0[a-hj-km-np-tv-z0-9]{6}\d\d", value) is not None and _ror_checks(value)
    patterns = {
        "wikidata": r"Q[1-9]\d*",
        "cristin": r"\d+(\.\d+){3}",
        "homepage": r"https?://[^\s\"<>{}|\\^`]+",
    }
    return re.fullmatch(patterns[kind], value) is not None


def _ror_checks(value: str) -> bool:
    """ISO 7064 MOD 97-10 over Crockford's base 32."""
    number = 0
    for letter in value[:-2]:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return 98 - (number * 100) % 97 == int(value[-2:])


def test_what_is_one_has_its_identifier_alone(registers: Authorities) -> None:
    owners = defaultdict(set)
    for record in registers.records.values():
        for kind, value in record.identifiers:
            if kind in ("ror", "wikidata", "cristin"):
                owners[kind, value].add(record.iri_path)
    assert not {identifier: who for identifier, who in owners.items() if len(who) > 1}


def test_bodies_of_own_words_have_no_identifiers_dates_or_relations(registers: Authorities) -> None:
    for path in ("org/sesam", "org/tinkr", "org/ks", "org/nav"):
        record = registers.records[path]
        assert not record.identifiers and not record.parent and not record.valid_from
    for record in registers.records.values():
        if record.type == "Programme":
            assert not record.identifiers and not record.parent and not record.valid_from


def test_programmes_are_projects_and_parties_are_marked(registers: Authorities) -> None:
    for record in registers.records.values():
        assert record.iri_path.startswith("project/") == (record.type == "Programme")
    for party in ("arbeiderpartiet", "hoyre", "venstre", "senterpartiet", "kristelig-folkeparti"):
        assert registers.records[f"org/{party}"].kind == "political_party"


def test_the_research_council(registers: Authorities) -> None:
    council = registers.records["org/norges-forskningsrad"]
    assert (council.type, council.acronym) == ("Funder", "NFR")
    for name in ("Noregs forskingsråd", "Forskingsrådet", "NFR", "RCN", "Research Council of Norway"):
        assert registers.named(name) == (council,)


def test_each_form_stands_once_and_the_preferred_one_first(registers: Authorities) -> None:
    for record in registers.records.values():
        forms = [name.text for name in record.names]
        assert forms[0] == record.name
        assert len(forms) == len(set(forms))
        assert all(record in registers.named(form) for form in forms)


def test_reestablished_counties_are_new_and_have_no_wikidata_id(registers: Authorities) -> None:
    old, new = registers.county("Akershus")
    assert (old.row, new.row) == ("akershus-02", "akershus-32")
    for record in registers.records.values():
        if record.type == "County" and record.valid_from == date(2024, 1, 1):
            assert "wikidata" not in dict(record.identifiers)


def test_person_names(registers: Authorities) -> None:
    assert {"Håkon", "Guro", "Åse"} <= registers.given_names
    assert {"Guribye", "Andersen", "Østby"} & registers.surnames
    assert not {"Han", "Hun", "Den"} & registers.given_names


# names in time


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Askim", "2018-06-01", ["askim-0124"]),
        ("Askim", "2021-06-01", []),
        ("Drammen", "2018-06-01", ["drammen-0602"]),
        ("Drammen", "2019-12-31", ["drammen-0602"]),
        ("Drammen", "2020-01-01", ["drammen-3005"]),
        ("Drammen", "2024-06-01", ["drammen-3005"]),
        ("Asker", "2022-01-01", ["asker-3025"]),
        ("Nes", "2018-06-01", ["nes-0236", "nesbyen-0616"]),
        ("Nes", "2021-06-01", ["nes-0236"]),
        ("Nesbyen", "2021-06-01", ["nesbyen-0616"]),
        ("Voss kommune", "2021-06-01", ["voss-4621"]),
        ("Kvam herad", "2021-06-01", ["kvam-1238"]),
        ("Kvam kommune", "2021-06-01", ["kvam-1238"]),
        ("Ålesund", "2022-06-01", ["alesund-1507"]),
        ("Ålesund", "2025-06-01", ["alesund-1508"]),
        ("Haram", "2018-06-01", ["haram-1534"]),
        ("Haram", "2025-06-01", ["haram-1580"]),
        ("Trondheim", "2017-06-01", ["trondheim-1601"]),
        ("Trondheim", "2021-06-01", ["trondheim-1601"]),
        ("Herøy", "2021-06-01", ["heroy-1515", "heroy-1818"]),
        ("Københavns Kommune", "2021-06-01", ["kobenhavn-0101"]),
        ("København kommune", "2021-06-01", ["kobenhavn-0101"]),
        ("Århus", "2021-06-01", ["aarhus-0751"]),
        ("Langtvekkistan", "2021-06-01", []),
    ],
)
def test_a_municipality_on_a_day(registers: Authorities, name: str, on: str, expected: list[str]) -> None:
    assert paths(registers.municipality(name, date.fromisoformat(on))) == expected


def test_without_a_day_all_that_bore_the_name(registers: Authorities) -> None:
    assert paths(registers.municipality("Drammen")) == ["drammen-0602", "drammen-3005"]
    assert paths(registers.municipality("Bø", county="Telemark")) == ["boe-0821"]


@pytest.mark.parametrize(
    ("name", "on", "county", "expected"),
    [
        ("Herøy", "2021-06-01", "Nordland", ["heroy-1818"]),
        ("Våler", "2022-06-01", "Innlandet", ["valer-0426"]),
        ("Våler", "2022-06-01", "Viken", ["valer-0137"]),
        ("Våler", "2025-06-01", "Østfold fylkeskommune", ["valer-0137"]),
        ("Våler", "2022-06-01", "county/viken-30", ["valer-0137"]),
        ("Nes", "2018-06-01", "Buskerud", ["nesbyen-0616"]),
        ("Rindal", "2018-06-01", "Møre og Romsdal", ["rindal-1567"]),
        ("Rindal", "2019-06-01", "Møre og Romsdal", []),
        ("Rindal", "2019-06-01", "Trøndelag", ["rindal-1567"]),
        ("Våler", "2022-06-01", "Atlantis", []),
    ],
)
def test_a_county_tells_namesakes_apart(
    registers: Authorities, name: str, on: str, county: str, expected: list[str]
) -> None:
    assert paths(registers.municipality(name, date.fromisoformat(on), county)) == expected


def test_every_namesake_is_told_apart_by_day_and_county(registers: Authorities) -> None:
    by_name = defaultdict(list)
    for record in norwegian(registers):
        if record.valid_to is None or record.valid_to.year >= 2010:
            by_name[record.name].append(record)
    shared = {name: records for name, records in by_name.items() if len(records) > 1}
    assert len(shared) >= 34
    for name, records in shared.items():
        for record in records:
            day = record.valid_to or date(2025, 6, 1)
            assert registers.municipality(name, day, record.county(day)) == (record,)


def test_counties_in_time(registers: Authorities) -> None:
    assert paths(registers.county("Viken", date(2021, 1, 1))) == ["viken-30"]
    assert paths(registers.county("Viken", date(2025, 1, 1))) == []
    assert paths(registers.county("Telemark fylkeskommune", date(2016, 1, 1))) == ["telemark-08"]
    assert paths(registers.county("Telemark", date(2024, 1, 1))) == ["telemark-40"]
    assert paths(registers.county("Møre- og Romsdal fylkeskommune")) == ["more-og-romsdal-15"]
    assert [record.type for record in registers.named("Oslo")] == ["County", "Municipality"]


def test_svelvik_became_drammen(registers: Authorities) -> None:
    change = next(c for c in registers.changes if "municipality/svelvik-0711" in c.originals)
    assert (change.date, change.kind) == (date(2020, 1, 1), "merge")
    assert change.originals == tuple(
        f"municipality/{each}" for each in ("drammen-0602", "nedre-eiker-0625", "svelvik-0711")
    )
    assert change.results == ("municipality/drammen-3005",)
    assert registers.successors("municipality/svelvik-0711") == ("municipality/drammen-3005",)
    assert registers.predecessors("municipality/svelvik-0711") == ()


def test_a_divided_municipality_has_several_successors(registers: Authorities) -> None:
    assert registers.successors("municipality/tysfjord-1850") == (
        "municipality/hamaroy-1849",
        "municipality/narvik-1806",
    )


def test_renumbering_is_no_change(registers: Authorities) -> None:
    porsgrunn = registers.records["municipality/porsgrunn-0805"]
    assert [code.code for code in porsgrunn.codes] == ["0805", "3806", "4001"]
    assert porsgrunn.county(date(2021, 5, 1)) == "county/vestfold-og-telemark-38"
    assert porsgrunn.county(date(1700, 1, 1)) is None
    assert not registers.successors("municipality/porsgrunn-0805")


# names of bodies


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Høgskolen på Vestlandet", "hogskulen-paa-vestlandet"),
        ("Høyskolen på Vestlandet", "hogskulen-paa-vestlandet"),
        ("Høgskulen på Vestlandet", "hogskulen-paa-vestlandet"),
        ("Universitetet i Søraust-Noreg", "universitetet-i-sorost-norge"),
        ("University of Southeast Norway", "universitetet-i-sorost-norge"),
        ("Oslo Met", "oslomet"),
        ("HiOA", "hogskolen-i-oslo-og-akershus"),
        ("Universitetet i Tromsø", "uit-norges-arktiske-universitet"),
        ("Telemark Research Institute", "telemarksforsking"),
        ("Telemarkforskning", "telemarksforsking"),
        ("Trøndelag Forsking og Utvikling", "trondelag-forskning-og-utvikling"),
        ("Noregs idrettsforbund", "norges-idrettsforbund"),
        ("Arbeidarpartiet", "arbeiderpartiet"),
        ("Norsk institutt for by- og regionforskning", "nibr"),
        ("RFF Vestlandet", "regionalt-forskingsfond-vestlandet"),
        ("Regionalt forskningsfond Vestlandet", "regionalt-forskingsfond-vestlandet"),
        ("Noregs forskingsråd", "norges-forskningsrad"),
        ("Roskilde University", "roskilde-universitet"),
        ("Tampere University", "tampere-university"),
        ("Grønlands universitet", "gronlands-universitet"),
        ("SFI", "sfi"),
        ("VIVE", "vive"),
        ("Nord", "nord-universitet"),
        ("FORKOMMUNE", "forkommune"),
        ("Sámediggi", "sametinget"),
    ],
)
def test_a_body_by_each_of_its_names(registers: Authorities, name: str, expected: str) -> None:
    assert paths(registers.named(name)) == [expected]


def test_a_unit_knows_what_it_is_a_unit_of(registers: Authorities) -> None:
    (unit,) = registers.named("Institutt for samfunnsmedisin og sykepleie")
    assert unit.parent == "org/ntnu"
    assert registers.records["org/nibr"].parent == "org/oslomet"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ålesund", ["alesund-1504", "alesund-1507", "alesund-1508"]),
        ("Færder", ["faerder-0729"]),
        ("Unjárga", ["nesseby-2027"]),
        ("Unjárga/Nesseby", ["nesseby-2027"]),
        ("Porsáŋgu", ["porsanger-2020"]),
        ("Raarvihke", ["royrvik-1739"]),
        ("Divtasvuodna", ["tysfjord-1850"]),
        ("Háskóli Íslands", ["university-of-iceland"]),
        ("Göteborgs universitet", ["goteborgs-universitet"]),
    ],
)
def test_letters_composed_or_not(registers: Authorities, name: str, form: str, expected: list[str]) -> None:
    spelled = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    assert paths(registers.named(spelled)) == expected
    assert paths(registers.named(spelled.upper())) == expected


# normalise


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_normalise_does_not_see_composition(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert normalise(composed) == normalise(decomposed) == normalise(text)


@given(st.text(), st.text())
def test_normalise_does_not_see_soft_hyphens_and_width_of_blanks(left: str, right: str) -> None:
    assert normalise(f"{left}\u00ad{right}") == normalise(left + right)
    assert normalise(f" {left}\u00a0\n {right}\t") == normalise(f"{left} {right}")


@given(st.text(alphabet="abcæøåÆØÅáŋđ -–."))
def test_normalise_keeps_letters_and_signs(text: str) -> None:
    assert normalise(text) == " ".join(text.casefold().split())


# broken rows


Edit = Callable[[Path], None]


def _put(old: str, new: str) -> Edit:
    def edit(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text, f"the test looks for {old!r} in {file.name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _add(row: str) -> Edit:
    def edit(file: Path) -> None:
        file.write_text(file.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")

    return edit


def _not_utf8(file: Path) -> None:
    file.write_bytes("name\nÅs\n".encode("latin-1"))


ASKIM = "askim-0124,Askim,Askim kommune,kommune,1838-01-01,2019-12-31,"
DATED = "1838-01-01,2019-12-31"
BODY = "ny,Et navn,,,,Company,,,,NO,,,,,,,"


@pytest.mark.parametrize(
    ("file", "broken", "what"),
    [
        ("municipalities", _put(ASKIM, ASKIM[:-1]), "10 cells, not 11"),
        ("municipalities", _put(ASKIM, ASKIM + ","), "12 cells, not 11"),
        ("municipalities", _put("askim-0124,", ","), "“id” is empty"),
        ("municipalities", _put("askim-0124", "Askim 0124"), "“Askim 0124” is no id"),
        ("municipalities", _put(",Askim,", ",,"), "“name” is empty"),
        ("municipalities", _put(DATED, "1838-01-01,31.12.2019"), "“31.12.2019” in “valid_to” is no date"),
        ("municipalities", _put(DATED, "1838-01-01,2019-02-30"), "“2019-02-30” in “valid_to” is no date"),
        ("municipalities", _put(DATED, "1838-01-01,1830-01-01"), "before it begins on 1838-01-01"),
        ("municipalities", _put("id,name", "navn,name"), "the columns are others"),
        ("municipalities", _put("59.5937", "nord"), "latitude and longitude are no numbers"),
        ("municipality_codes", _add("askim-9999,9999,01,ostfold-01,,"), "no record has the id “askim-9999”"),
        ("municipality_codes", _put(",ostfold-01,", ",vestfold,"), "there is no county/vestfold"),
        ("municipality_names", _add("askim-0124,Askim by,nb,nickname,,"), "“nickname” is no kind"),
        ("municipality_changes", _add("2020-01-01,merge,askim-0124,viken"), "there is no municipality/viken"),
        ("municipality_changes", _add("2020-01-01,moved,askim-0124,askim-0124"), "“moved” is no kind"),
        ("county_changes", _add(",merge,viken-30,viken-30"), "“date” is empty"),
        ("organisations", _add(BODY.replace("Company", "Club")), "“Club” is no class"),
        ("organisations", _add(BODY.replace("Company,,", "Company,,mor")), "the parent “mor” does not exist"),
        ("organisations", _add(BODY.replace("ny", "ntnu")), "“ntnu” stands in institutions.csv, line "),
        ("organisation_names", _add("ukjent,Ukjent,nb,alias"), "no record has the id “ukjent”"),
        ("organisation_names", _add('"ntnu,Ukjent,nb,alias'), "unexpected end of data"),
        ("organisation_names", _add('"nt\nnu",Ukjent,nb,alias'), "“nt nu” is no id"),
        ("danish_municipalities", _add("askim-0124,0124,Askim,,,,,"), "stands in municipalities.csv, line "),
        ("swedish_municipalities", _add("askim-0124,0124,Askim,,,"), "stands in municipalities.csv, line "),
        ("given_names", _add(",f"), "“name” is empty"),
        ("surnames", Path.unlink, "cannot be read"),
        ("surnames", _not_utf8, "is not UTF-8"),
    ],
)
def test_a_broken_row_is_refused_in_one_line(tmp_path: Path, file: str, broken: Edit, what: str) -> None:
    folder = tmp_path / "authorities"
    shutil.copytree(FOLDER, folder)
    broken(folder / f"{file}.csv")
    with pytest.raises(RegisterError) as caught:
        Authorities.load(folder)
    message = str(caught.value)
    assert message.startswith(f"{file}.csv")
    assert re.search(r", line \d+: ", message) or file == "surnames"
    assert what in message and "; " in message
    assert "\n" not in message and caught.value.exit_code == 1


def test_the_line_is_that_of_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "authorities"
    shutil.copytree(FOLDER, folder)
    lines = (folder / "surnames.csv").read_text(encoding="utf-8").splitlines()
    lines[41] = "Hansen,Olsen"
    (folder / "surnames.csv").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RegisterError, match=r"^surnames\.csv, line 42: 2 cells, not 1; "):
        Authorities.load(folder)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"cannot be read in .*nowhere"):
        Authorities.load(tmp_path / "nowhere")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "authorities"
    shutil.copytree(FOLDER, folder)
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert Authorities.load(folder) == Authorities.load()
