"""What a text says of what it names: by its layout, in its sentences, and as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from samgraf.confidence import calibrated
from samgraf.model import Fact, Statement
from samgraf.statements.attendance import attendance_claims
from samgraf.statements.awards import award_claims
from samgraf.statements.belonging import belonging_claims, beside_claims
from samgraf.statements.boards import board_claims
from samgraf.statements.captions import caption_claims
from samgraf.statements.cards import card_claims
from samgraf.statements.compounds import compound_claims
from samgraf.statements.contacts import contact_claims
from samgraf.statements.context import Context
from samgraf.statements.defaults import default_claims
from samgraf.statements.descriptions import description_claims
from samgraf.statements.directories import directory_claims
from samgraf.statements.document import document_claims, document_facts
from samgraf.statements.doubts import is_unsaid
from samgraf.statements.groups import group_claims
from samgraf.statements.identifiers import identifier_facts
from samgraf.statements.layout import layout_claims
from samgraf.statements.meetings import of_their_meetings
from samgraf.statements.members import member_claims
from samgraf.statements.mergers import follow_mergers
from samgraf.statements.offices import office_claims
from samgraf.statements.own_grants import own_grant_claims, own_grant_facts
from samgraf.statements.places import place_claims
from samgraf.statements.rosters import roster_claims
from samgraf.statements.rounds import grant_claims
from samgraf.statements.sentences import sentence_claims
from samgraf.statements.talks import told_talk_claims
from samgraf.statements.whereabouts import whereabouts_claims

__all__ = ["Context", "find_facts", "find_statements", "follow_mergers", "is_unsaid"]


def find_statements(context: Context) -> list[Statement]:
    """All statements of a page, each triple once, of its proofs the surest; each with what its rule has earned."""
    claims = (
        layout_claims,
        grant_claims,
        award_claims,
        own_grant_claims,
        sentence_claims,
        compound_claims,
        description_claims,
        card_claims,
        caption_claims,
        directory_claims,
        contact_claims,
        roster_claims,
        member_claims,
        group_claims,
        belonging_claims,
        attendance_claims,
        board_claims,
        place_claims,
        whereabouts_claims,
        told_talk_claims,
        document_claims,
    )
    told = (statement for each in claims for statement in each(context))
    stated = _surest(of_their_meetings(context, told))
    stated = _surest([*stated, *office_claims(context, stated), *beside_claims(context, stated)])
    return list(calibrated(_surest([*stated, *default_claims(context, stated)]), context.page.document))


def find_facts(context: Context) -> list[Fact]:
    """All attributes that a page gives, the first of each attribute of each entity."""
    kept: dict[tuple[str, str], Fact] = {}
    for fact in (*document_facts(context), *identifier_facts(context), *own_grant_facts(context)):
        kept.setdefault((fact.subject, fact.attribute), fact)
    return sorted(kept.values(), key=lambda f: (f.subject, f.attribute))


def _surest(statements: Iterable[Statement]) -> list[Statement]:
    kept: dict[tuple[str, str, str, bool], Statement] = {}
    for statement in statements:
        key = (*statement.triple, bool(statement.qualifiers.get("negated")))
        if key not in kept or _rank(statement) > _rank(kept[key]):
            kept[key] = statement
    return sorted(kept.values(), key=lambda s: (s.triple, s.evidence.span))


def _rank(statement: Statement) -> tuple[bool, float]:
    """A proof that tells the role says more than one that does not, and of equals the surer is kept."""
    return "positionTitle" in statement.qualifiers, statement.confidence
