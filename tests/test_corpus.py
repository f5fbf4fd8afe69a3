"""The shipped corpus and its gold: what every note and every gold file must keep to."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.each import each

DATA = Path(__file__).resolve().parents[1] / "data"
SOURCES = DATA / "sources"
GOLD = DATA / "gold"
NOTES = sorted(p.stem for p in SOURCES.glob("*.txt"))
GOLD_FILES = sorted(p.stem for p in GOLD.glob("*.json"))

LANGUAGES = {"nb", "nn", "da", "en"}
FRONT_MATTER_KEYS = {"title", "url", "publisher", "language", "genre", "published"}
GROUP = {
    "Municipality": "Municipality",
    "County": "County",
    "Person": "Person",
    "Institution": "Body",
    "Organisation": "Body",
    "Funder": "Body",
    "Project": "Project",
    "Event": "Event",
    "Talk": "Talk",
    "Venue": "Venue",
    "Theme": "Theme",
}
ATTRIBUTES = {
    "start", "end", "deadline", "published", "budget_nok", "role", "acronym", "status", "country", "homepage",
}  # fmt: skip


def _pairs(subjects: str, objects: str) -> set[tuple[str, str]]:
    return {(s, o) for s in subjects.split() for o in objects.split()}


SIGNATURES = {
    "affiliatedWith": _pairs("Person", "Body Municipality County"),
    "leads": _pairs("Person", "Project"),
    "memberOf": _pairs("Person", "Project"),
    "coordinatedBy": _pairs("Project", "Body Municipality County"),
    "ownedBy": _pairs("Project", "Body Municipality County"),
    "partner": _pairs("Project", "Body Municipality County"),
    "fundedBy": _pairs("Project Event", "Body Municipality County"),
    "organisedBy": _pairs("Event", "Body Municipality County"),
    "speaker": _pairs("Person Body Municipality County", "Event Talk"),
    "facilitator": _pairs("Person Body Municipality County", "Event Talk"),
    "participant": _pairs("Person Body Municipality County", "Event Talk"),
    "contact": _pairs("Person", "Event Project"),
    "heldAt": _pairs("Event", "Venue"),
    "inMunicipality": _pairs("Body Project Event Venue", "Municipality"),
    "locatedIn": _pairs("Municipality", "County"),
    "about": _pairs("Project Event Talk", "Theme"),
    "partOf": _pairs("Talk", "Event Talk")
    | _pairs("Body", "Body Municipality County")
    | {("Project", "Project"), ("Event", "Event")},
    "mergedInto": _pairs("Municipality", "Municipality"),
}

# Exceptions, each with its reason. A test below fails when one is no longer needed.
ONLY_IN_FRONT_MATTER = {
    (
        "203-mr2025-program",
        "ev",
        "MR2025",
    ): "the programme never names its event: site title and publisher do",
    ("203-mr2025-program", "ev", "mr2025"): "the same name as it stands in the address",
    (
        "215-smarte-kommuner-ks",
        "ev",
        "Hvordan samskaper smarte kommuner med innbyggerne?",
    ): "the text says «KS-seminaret»; the seminar's own title is the page's title",
}
OTHER_SIGNATURE = {
    ("002-samskaping-i-praksis", "ev", "about", "proj"): "the conference is about the results of one project",
}

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|\bmailto:", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)4[5-7][ \d]{8,}"  # with a Nordic country code
    r"|[2-9]\d{7}|\d{2}(?:[ .]\d{2}){3}|\d{3} \d{2} \d{3})(?![\w/-])"
)
BIRTH_NUMBER = re.compile(r"(?<!\d)[0-7]\d[01]\d{3}[ -]?\d{5}(?!\d)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@cache
def read(path: Path) -> str:
    """The file's text, line ends as they are."""
    return path.read_bytes().decode("utf-8")


def text_of(stem: str) -> str:
    return read(SOURCES / f"{stem}.txt")


def body_of(stem: str) -> str:
    return text_of(stem).split("---\n", 2)[2]


def front_matter(stem: str) -> dict[str, str]:
    empty, block, _ = text_of(stem).split("---\n", 2)
    assert empty == "", f"{stem}: front matter must come first"
    out = {}
    for line in block.splitlines():
        key, colon, value = line.partition(": ")
        assert colon and key not in out, f"{stem}: front matter line {line!r}"
        out[key] = value[1:-1] if value[:1] == value[-1:] == '"' else value
    return out


@cache
def gold_of(stem: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(read(GOLD / f"{stem}.json"))
    return gold


def all_entities(stem: str) -> list[dict[str, Any]]:
    gold = gold_of(stem)
    return [*gold["entities"], *gold.get("optional", {}).get("entities", [])]


def all_relations(stem: str) -> list[dict[str, Any]]:
    gold = gold_of(stem)
    return [*gold["relations"], *gold.get("optional", {}).get("relations", [])]


def groups(stem: str) -> dict[str, str]:
    return {e["id"]: GROUP.get(e["type"], "?") for e in all_entities(stem)}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def private_data(text: str) -> list[str]:
    without_addresses = ADDRESS.sub(" ", text)
    return [m.group() for p in (EMAIL, PHONE, BIRTH_NUMBER) for m in p.finditer(without_addresses)] + [
        m.group() for m in EMAIL.finditer(text)
    ]


every_note = each(NOTES, group=lambda stem: f"{stem[0]}xx")


def test_there_are_notes_in_all_four_languages() -> None:
    assert {front_matter(stem)["language"] for stem in NOTES} == LANGUAGES


def test_every_note_has_its_gold_and_every_gold_file_its_note() -> None:
    assert NOTES == GOLD_FILES


def test_a_number_names_one_document() -> None:
    assert [n for n, times in Counter(stem[:3] for stem in NOTES).items() if times > 1] == []


@every_note
def test_a_file_name_is_a_number_and_a_short_ascii_slug(stem: str) -> None:
    assert re.fullmatch(r"\d{3}(-[a-z0-9]+){1,4}", stem)


@every_note
def test_files_are_utf_8_nfc_with_line_feeds(stem: str) -> None:
    for path in (SOURCES / f"{stem}.txt", GOLD / f"{stem}.json"):
        text = read(path)
        assert unicodedata.is_normalized("NFC", text), path.name
        assert "\r" not in text and not text.startswith("\ufeff"), path.name
    assert text_of(stem).endswith("\n")


@every_note
def test_front_matter_gives_title_language_and_genre(stem: str) -> None:
    front = front_matter(stem)
    assert set(front) <= FRONT_MATTER_KEYS
    assert front["title"] and front["genre"]
    assert front["language"] in LANGUAGES
    assert "url" not in front or re.fullmatch(r"https?://\S+", front["url"])
    assert "published" not in front or re.fullmatch(r"\d{4}-\d\d(-\d\d)?", front["published"])


@every_note
def test_gold_repeats_the_note_s_name_address_language_and_genre(stem: str) -> None:
    gold, front = gold_of(stem), front_matter(stem)
    assert gold["source"] == f"{stem}.txt"
    assert {k: gold.get(k) for k in ("url", "language", "genre")} == {
        k: front.get(k) for k in ("url", "language", "genre")
    }


@every_note
def test_entity_ids_are_unique_in_their_document(stem: str) -> None:
    assert [i for i, n in Counter(e["id"] for e in all_entities(stem)).items() if n > 1] == []


@every_note
def test_entities_have_a_known_type_a_name_and_a_surface(stem: str) -> None:
    for entity in all_entities(stem):
        assert entity["type"] in GROUP, entity
        assert entity["name"].strip() and entity["surface"], entity


@every_note
def test_attributes_are_known_dates_iso_and_budgets_whole_kroner(stem: str) -> None:
    moment = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?|\d\d:\d\d")
    for entity in all_entities(stem):
        attributes = entity["attributes"]
        assert set(attributes) <= ATTRIBUTES, entity
        for key in {"start", "end", "deadline", "published"} & set(attributes):
            assert moment.fullmatch(attributes[key]), entity
        budget = attributes.get("budget_nok", 1)
        assert isinstance(budget, int) and budget > 0, entity


@every_note
def test_every_surface_stands_in_the_note_front_matter_included(stem: str) -> None:
    text = text_of(stem)
    missing = [
        (e["id"], s) for e in all_entities(stem) for s in e["surface"] if unicodedata.normalize("NFC", s) not in text
    ]
    assert missing == []


@every_note
def test_surfaces_of_required_entities_stand_in_the_body_save_the_listed_few(stem: str) -> None:
    body = body_of(stem)
    missing = [
        (stem, e["id"], s)
        for e in gold_of(stem)["entities"]
        for s in e["surface"]
        if unicodedata.normalize("NFC", s) not in body
    ]
    assert [m for m in missing if m not in ONLY_IN_FRONT_MATTER] == []


@every_note
def test_subject_and_object_are_entities_of_the_document(stem: str) -> None:
    ids = groups(stem)
    assert [r for r in all_relations(stem) if r["subject"] not in ids or r["object"] not in ids] == []


@every_note
def test_a_required_relation_joins_required_entities(stem: str) -> None:
    required = {e["id"] for e in gold_of(stem)["entities"]}
    assert [r for r in gold_of(stem)["relations"] if not {r["subject"], r["object"]} <= required] == []


@every_note
def test_no_relation_is_stated_twice_or_with_itself(stem: str) -> None:
    triples = [(r["subject"], r["predicate"], r["object"]) for r in gold_of(stem)["relations"]]
    assert [t for t, n in Counter(triples).items() if n > 1] == []
    assert [t for t in triples if t[0] == t[2]] == []


@every_note
def test_predicates_are_known(stem: str) -> None:
    assert {r["predicate"] for r in all_relations(stem)} <= set(SIGNATURES)


@every_note
def test_required_relations_keep_their_predicate_s_signature_save_the_listed_few(stem: str) -> None:
    kind = groups(stem)
    wrong = [
        (stem, r["subject"], r["predicate"], r["object"])
        for r in gold_of(stem)["relations"]
        if (kind[r["subject"]], kind[r["object"]]) not in SIGNATURES[r["predicate"]]
    ]
    assert [w for w in wrong if w not in OTHER_SIGNATURE] == []


@every_note
def test_evidence_is_quoted_from_the_body_of_the_note(stem: str) -> None:
    body = body_of(stem)
    assert [r for r in all_relations(stem) if not r["evidence"].strip() or r["evidence"] not in body] == []


def test_the_listed_exceptions_are_still_needed() -> None:
    for stem, entity_id, surface in ONLY_IN_FRONT_MATTER:
        entity = next(e for e in gold_of(stem)["entities"] if e["id"] == entity_id)
        assert surface in entity["surface"] and surface not in body_of(stem), (stem, surface)
    for stem, subject, predicate, obj in OTHER_SIGNATURE:
        kind = groups(stem)
        assert (subject, predicate, obj) in {
            (r["subject"], r["predicate"], r["object"]) for r in gold_of(stem)["relations"]
        }
        assert (kind[subject], kind[obj]) not in SIGNATURES[predicate]


@every_note
def test_no_e_mail_address_phone_or_birth_number_in_note_or_gold(stem: str) -> None:
    assert private_data(text_of(stem)) == []
    assert [found for s in strings(gold_of(stem)) for found in private_data(s)] == []


@pytest.mark.parametrize(
    "text",
    [
        "kari.nordmann@kommune.example",
        "ring 99 99 99 99",
        "tlf. 22000000",
        "mobil 999 99 999",
        "+47 99 99 99 99",
        "født 010100 00000",
    ],
)
def test_the_search_for_private_data_finds_what_it_is_for(text: str) -> None:
    assert private_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "5.500.000 NOK",
        "2010-2012",
        "08.01.19 - 30.06.22",
        "1 500 000",
        "[email protected]",
        "285234 Kommunen",
    ],
)
def test_the_search_for_private_data_leaves_sums_dates_and_numbers_of_projects(text: str) -> None:
    assert private_data(text) == []


def test_the_counts_in_the_gold_readme_are_the_counts_of_the_files() -> None:
    rows = re.findall(r"^\| (nb|nn|da|en) \| (\d+) \| (\d+) \| (\d+) \|", read(GOLD / "README.md"), re.MULTILINE)
    counted = {
        language: (
            str(len(stems)),
            str(sum(len(gold_of(s)["entities"]) for s in stems)),
            str(sum(len(gold_of(s)["relations"]) for s in stems)),
        )
        for language in LANGUAGES
        for stems in [[s for s in NOTES if gold_of(s)["language"] == language]]
    }
    assert {row[0]: row[1:] for row in rows} == counted
