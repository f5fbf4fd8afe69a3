"""What the spaCy pipeline adds to registers and rules, and what it may not take from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
import spacy
from spacy.tokens import Doc

from samgraf import language
from samgraf.language import BLANK, Parsed, parse_blocks
from samgraf.mentions import Found
from samgraf.mentions.recognised import find_bodies, find_recognised, label_types
from samgraf.model import Mention, Span
from samgraf.reading import Reader
from tests.pages import blocks_of, named, read, reader

Label = tuple[str, str]
"""A name and the label that a pipeline gives it."""


def told(text: str, *labels: Label) -> tuple[str, tuple[Parsed, ...]]:
    """A page's text, parsed by rules, and in each of its stretches the names that a pipeline would tell."""
    page, blocks = blocks_of(text)
    parsed = parse_blocks(page.text, blocks, BLANK)
    for part in parsed:
        inner = part.span.of(page.text)
        spans = [
            part.doc.char_span(inner.index(name), inner.index(name) + len(name), label)
            for name, label in labels
            if name in inner
        ]
        part.doc.set_ents([span for span in spans if span is not None])
    return page.text, parsed


def found(text: str, *labels: Label) -> Found:
    """What a page names with a pipeline that tells these names."""
    page, blocks = blocks_of(text)
    return reader().finder.find(page, blocks, told(text, *labels)[1])


def names(text: str, kind: str, *labels: Label) -> list[str]:
    return [m.text for m in found(text, *labels).placed if m.type == kind and not m.refers]


def test_labels_of_other_pipelines_stand_for_the_same_types() -> None:
    types = label_types()
    assert types["PER"] == types["PERSON"] == "Person"
    assert types["ORG"] == "Organisation"
    assert "MONEY" not in types


def test_recognised_names_lie_where_they_stand_on_the_page() -> None:
    text, parsed = told("Første avsnitt.\n\nSå kom Xandra Qvibb\ntil Qvorp Hjelp.", ("Xandra Qvibb", "PER"))
    (mention,) = find_recognised(parsed)
    assert mention.span.of(text) == mention.text == "Xandra Qvibb"
    assert (mention.type, mention.rule) == ("Person", "pipeline:PER")


def test_labels_without_a_type_are_passed_over() -> None:
    _, parsed = told("Det kostet 300 kroner.", ("300 kroner", "MONEY"))
    assert list(find_recognised(parsed)) == []


def test_person_whom_no_list_knows_is_found_where_the_pipeline_sees_one() -> None:
    text = "Så kom Xandra Qvibb til byen."
    assert named(text, "Person") == []
    assert names(text, "Person", ("Xandra Qvibb", "PER")) == ["Xandra Qvibb"]


def test_part_of_a_name_is_half_a_reason() -> None:
    assert names("Så kom Xandra Qvibb til byen.", "Person", ("Qvibb", "PER")) == []
    # One point of the pipeline and one of the place: what follows is a person's role.
    assert names("Så kom Xandra Qvibb, rådgiver i byen.", "Person") == []
    assert names("Så kom Xandra Qvibb, rådgiver i byen.", "Person", ("Qvibb", "PER")) == ["Xandra Qvibb"]


def test_register_is_not_overruled_by_the_pipeline() -> None:
    text = "Så kom Norges Forskningsråd til byen."
    assert names(text, "Person", ("Norges Forskningsråd", "PER")) == []
    assert names(text, "Funder", ("Norges Forskningsråd", "PER")) == ["Norges Forskningsråd"]


def test_pipeline_that_is_missing_is_not_needed_for_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*parts: str) -> str:
        raise FileNotFoundError("/".join(parts))

    monkeypatch.setattr(language, "shipped", none)
    assert "Kari Nordmann" in {e.name for e in read("Prosjektet ledes av Kari Nordmann i Porsgrunn kommune.").entities}


def test_body_that_no_rule_shows_is_found_where_the_pipeline_sees_one() -> None:
    text = "I fjor ble Qvorp Hjelp med."
    assert named(text, "Organisation") == []
    assert names(text, "Organisation", ("Qvorp Hjelp", "ORG")) == ["Qvorp Hjelp"]


@pytest.mark.parametrize("text", ["Boka «Qvorp Hjelp» kom ut.", "Qvorp er med."])
def test_titles_in_quotation_marks_and_single_words_are_no_bodies(text: str) -> None:
    assert names(text, "Organisation", ("Qvorp Hjelp" if "Hjelp" in text else "Qvorp", "ORG")) == []


@pytest.mark.parametrize("name", ["Kommune 3.0", "Qvorp &", "Hardanger QVORPLAGET", "Kultur- og likestillingsminister"])
def test_names_cut_wrong_and_titles_of_office_are_no_bodies(name: str) -> None:
    text = f"Så kom {name} til byen."
    assert list(find_bodies(text, [Mention("Organisation", Span(7, 7 + len(name)), name, "pipeline:ORG")])) == []


def test_what_the_pipeline_alone_takes_for_a_body_takes_nothing_from_the_others() -> None:
    text = "Så kom Kari Nordmann Hjelp med."
    whole = Mention("Organisation", Span(text.index("Kari"), text.index(" med")), "Kari Nordmann Hjelp", "pipeline:ORG")
    assert list(find_bodies(text, [whole])) == [whole]
    assert "Kari Nordmann Hjelp" not in names(text, "Organisation", ("Kari Nordmann Hjelp", "ORG"))


def test_any_spacy_pipeline_can_read(tmp_path: object) -> None:
    nlp = spacy.blank("nb")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Xandra Qvibb"}])  # type: ignore[attr-defined]
    nlp.to_disk(str(tmp_path))
    page, blocks = blocks_of("Så kom Xandra Qvibb til byen.")
    parsed = parse_blocks(page.text, blocks, str(tmp_path))
    assert [m.text for m in find_recognised(parsed)] == ["Xandra Qvibb"]


@cache
def trained() -> Reader:
    return Reader(reader().authorities)


@pytest.mark.parametrize(
    "text",
    [
        "Seminaret ble åpnet av Xandra Qvibb, som leder arbeidet i kommunen.",
        "Seminaret vart opna av Xandra Qvibb, som leier arbeidet i kommunen.",
    ],
)
def test_shipped_pipeline_finds_persons_whom_no_list_knows(text: str) -> None:
    page, blocks = blocks_of(text)
    parsed = parse_blocks(page.text, blocks, trained().model)
    placed = trained().finder.find(page, blocks, parsed).placed
    assert "Xandra Qvibb" in [m.text for m in placed if m.type == "Person"]


def docs(parsed: Sequence[Parsed]) -> list[Doc]:
    return [part.doc for part in parsed]


def test_paragraphs_are_parsed_whole_and_lists_line_by_line() -> None:
    text = "Et avsnitt som\ngår over to linjer, og ikke flere.\n\n- Kari Nordmann\n- Ola Nordmann\n"
    page, blocks = blocks_of(text)
    parsed = parse_blocks(page.text, blocks, BLANK)
    assert [part.span.of(page.text) for part in parsed][-2:] == ["Kari Nordmann", "Ola Nordmann"]
    assert parsed[0].span == blocks[0].span
    assert all(doc.text == part.span.of(page.text) for doc, part in zip(docs(parsed), parsed, strict=True))


@pytest.mark.parametrize(
    ("before", "name"), [("", "Regional plan"), ("Tiltak\n• ", "Gode møteplassar"), ("Slutt. ", "Ny giv for bygdene")]
)
def test_a_capital_that_any_line_or_sentence_begins_with_makes_no_body(before: str, name: str) -> None:
    mention = Mention("Organisation", Span(len(before), len(before) + len(name)), name, "pipeline:ORG")
    assert list(find_bodies(before + name, [mention])) == []
    inside = Mention("Organisation", Span(4, 4 + len(name)), name, "pipeline:ORG")
    assert list(find_bodies("Hos " + name, [inside])) == [inside]


@pytest.mark.parametrize("name", ["Kultur- og nærmiljøkomiteen", "Nye samskapingsrådet"])
def test_a_unit_at_the_head_of_a_line_is_a_body(name: str) -> None:
    mention = Mention("Organisation", Span(0, len(name)), name, "pipeline:ORG")
    assert list(find_bodies(name, [mention])) == [mention]
