"""Why two names are one thing: every merge of the shipped graph is explained, each kind by what made it."""

from __future__ import annotations

from collections import Counter

import pytest
from commands import Run

from samgraf.builds.sameness import Sameness
from samgraf.errors import UsageError
from samgraf.store import GraphFolder


@pytest.fixture(scope="module")
def sameness(graph_folder: GraphFolder) -> Sameness:
    return Sameness(graph_folder)


def test_every_merge_of_the_shipped_graph_can_be_explained(sameness: Sameness) -> None:
    merged = list(sameness.merged())
    found = {(one, thing): sameness.why(one, f"id:{thing}") for one, thing in merged}
    assert not [pair for pair, reasons in found.items() if not reasons]
    rules = Counter(rule for reasons in found.values() for rule in {reason.rule for reason in reasons})
    assert {rule.split(":")[0] for rule in rules} == {"identity", "decision"}
    assert rules["identity:register"] > 500 and rules["identity:name"] > 200 and rules["decision:same"] > 20


@pytest.mark.parametrize(
    ("one", "other", "where", "rule"),
    [
        ("Kommunenes Sentralforbund", "id:org/ks", "organisation_names.csv, row ks", "identity:register"),
        ("HVO", "Høgskulen i Volda", "institutions.csv, row hogskulen-i-volda", "identity:register"),
        ("Ulla Higdem", "id:person/ulla-higdem", "the rules of identity", "identity:name"),
        ("frivilligheita", "id:concept/frivillighet", "themes.ttl", "identity:theme"),
        ("id:person/lars-kobro", "id:person/lars-ueland-kobro", "decisions.tsv", "decision:same"),
        ("id:county/troms-55@480-bolyst-gjennom-ildsjeler-troms", "id:county/troms-19", "decisions.tsv", "decision:is"),
    ],
)
def test_a_name_is_explained_by_what_made_it_one(
    sameness: Sameness, one: str, other: str, where: str, rule: str
) -> None:
    reason = sameness.why(one, other)[0]
    assert (reason.document.startswith(where), reason.rule) == (True, rule)


def test_an_acronym_of_a_page_is_explained_by_the_page(sameness: Sameness) -> None:
    council = "id:org/raad-for-personer-med-nedsatt-funksjonsevne-534-fellesmote-eldrerad-frogn"
    (reason,) = sameness.why("RFF", council)
    assert reason.rule == "identity:page" and "råd for personer med nedsatt funksjonsevne" in reason.sentence


def test_two_names_of_one_person_are_explained_by_both_decisions(sameness: Sameness) -> None:
    rows = [reason.document for reason in sameness.why("Marit Krogsæter", "Marit Neraas Krogsæter")]
    assert len(rows) == 2 and all(row.endswith(" person/marit-neras-krogsaeter") for row in rows)


def test_what_is_not_one_has_no_reason_and_what_is_no_name_is_refused(sameness: Sameness) -> None:
    assert sameness.why("KS", "NTNU") == []
    with pytest.raises(UsageError, match="Ola Dunk"):
        sameness.why("Ola Dunk", "id:org/ks")


def test_the_command_explains_a_merge_whatever_the_word(run: Run, graph_folder: GraphFolder) -> None:
    said = [run("why", "KS", word, "id:org/ks", "--graph", graph_folder.path) for word in ("owl:sameAs", "sameAs")]
    assert said[0] == said[1] and said[0][0] == 0
    assert "rule identity:register" in said[0][1] and "[]" not in said[0][1]
    assert run("why", "KS", "owl:sameAs", "NTNU", "--graph", graph_folder.path)[0] == 1
