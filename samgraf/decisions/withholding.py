"""Lines that withhold: how one is made, and what those of a table cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from samgraf.decisions.table import Decision, read_lines
from samgraf.decisions.withheld import Withheld, make_key, mark_of, read_key, token
from samgraf.vocab import slug


def withholding(table: Path, what: str, on: date, by: str, reason: str) -> Decision:
    """A decision to withhold a person's name or a statement, with the key of the table, made where there is none.

    Raises DecisionError where the reason gives away what is withheld.
    """
    mark = token(make_key(table), what)
    found = Decision("withhold", mark, "", on, by, " ".join(reason.split()), table.name, 0)
    words = {word for word in slug(what.replace("/", " ")).split("-") if len(word) > 2} - {"person", "project", "org"}
    if words & {*slug(reason).split("-"), *slug(by).split("-")}:
        raise found.error("the reason or who decides names what is withheld", "leave the name out of it")
    return found


def withheld_things(table: Path) -> Callable[[str], bool]:
    """Whether a thing, by its id (`person/…`), is withheld by a table.

    Raises DecisionError where the table is broken or its key is missing or another's.
    """
    withheld = withheld_of(read_lines(table), read_key(table))
    return lambda path: withheld is not None and token(withheld.key, path) in withheld.tokens


def withheld_of(decisions: Iterable[Decision], key: bytes | None) -> Withheld | None:
    """What the withholding lines cover, if there are any.

    Raises DecisionError where their key is missing or is not the one they were made with.
    """
    lines = [decision for decision in decisions if decision.kind == "withhold"]
    if not lines:
        return None
    if key is None:
        raise lines[0].error("the key is missing", "put it beside the table as a .key file, or in SAMGRAF_WITHHOLD_KEY")
    if other := next((line for line in lines if not line.target.startswith(mark_of(key))), None):
        raise other.error("the line was made with another key", "put that key in the place of this one")
    return Withheld(key, frozenset(line.target for line in lines))


def check_withheld(withheld: Withheld, decisions: Iterable[Decision]) -> None:
    """Raise DecisionError where a line brings back by an id or a label what another withholds."""
    for decision in decisions:
        if decision.kind == "withhold":
            continue
        ends = [decision.value] if decision.kind == "label" else [decision.target, decision.value]
        ids = [part.partition("@")[0] for end in ends for part in end.split()] if decision.kind != "label" else ends
        if any(token(withheld.key, part) in withheld.tokens for part in ids if part):
            raise decision.error("the line names what another line withholds", "delete it")
