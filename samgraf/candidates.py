"""Words that may be themes: nouns of the texts that the scheme of themes lacks, for a person to take in or leave.

Nothing here changes the scheme. A candidate is proposed for how many documents have it and how near it stands to a
theme: as a compound of one ("ungdomsmedvirkning", whose last part is the kind in Norwegian), or by its word vector
(Mikolov et al. 2013, arXiv:1301.3781).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from samgraf.authorities import normalise
from samgraf.language import tag_texts
from samgraf.mentions.expressions import alternatives, rules
from samgraf.mentions.roles import role_pattern
from samgraf.mentions.themes import load_themes
from samgraf.model import Document
from samgraf.outside import tab_separated
from samgraf.progress import Report
from samgraf.text import Page, find_blocks

LEAST = 3
"""Documents that must have a word: in fewer it is the word of a page."""
COLUMNS = ("term", "language", "documents", "occurrences", "theme", "label", "by", "likeness", "sentence", "in")
WITHIN = (10, 50, 100, 200)
_COMPOUND = 0.8
"""Likeness of a compound to the theme that is its last part, where vectors do not say more."""
_SHORTEST = 5
"""Letters of a word, and of the last part of a compound."""
_WORD = re.compile(rf"[a-zæøåéèêô]{{{_SHORTEST},}}")
Vector = NDArray[np.float32]


@dataclass(slots=True)
class Term:
    """A noun and where it stands."""

    lemma: str
    languages: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    documents: dict[str, str] = field(default_factory=dict)
    """By name, each with the first sentence that has the noun."""

    @property
    def occurrences(self) -> int:
        """How often it stands in all documents."""
        return self.languages.total()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun that may be a theme, and the theme it would stand beside or below."""

    term: Term
    label: str
    """Of the theme that is nearest."""
    theme: str
    """IRI path of that theme."""
    by: str
    """head, where the theme is the last part of the compound; vector."""
    likeness: float
    """From 0 to 1."""

    @property
    def rank(self) -> tuple[float, str]:
        """The order of asking: what many documents have and what is near a theme first."""
        return -(self.likeness**2) * math.log1p(len(self.term.documents)), self.term.lemma


@dataclass(frozen=True)
class Scheme:
    """The labels of themes, as words and as vectors."""

    labels: Mapping[str, str]
    """Normalised label to the IRI path of its concept."""
    vocab: Vocab

    @classmethod
    def load(cls, vocab: Vocab) -> Scheme:
        """The scheme that SamGraf ships."""
        return cls({normalise(label): concept for label, concept in load_themes().labels}, vocab)

    def without(self, concept: str) -> Scheme:
        """The scheme as it would be without a concept."""
        return Scheme({label: path for label, path in self.labels.items() if path != concept}, self.vocab)

    def has(self, term: Term) -> bool:
        """Whether a label is the noun in one of its forms."""
        return not self.labels.keys().isdisjoint({term.lemma, *term.forms})

    def nearest(self, lemma: str) -> tuple[str, str, float] | None:
        """The label that is nearest to a noun, how it is known (head, vector), and how near it is."""
        parts = [lemma[at:] for at in range(1, len(lemma) - _SHORTEST + 1)]
        head = next((part for part in parts if part in self.labels), "")
        vector = next((v for part in (lemma, *parts) if (v := self._vector(part)) is not None), None)
        names, table = self._table
        alike = table @ vector if vector is not None and names else np.zeros(1, dtype=np.float32)
        best = int(np.argmax(alike))
        if head:
            return head, "head", max(_COMPOUND, float(alike[best]))
        return (names[best], "vector", float(alike[best])) if alike[best] > 0 else None

    @cached_property
    def _table(self) -> tuple[list[str], Vector]:
        found = {label: vector for label in sorted(self.labels) if (vector := self._vector(label)) is not None}
        return list(found), np.array(list(found.values()), dtype=np.float32)

    def _vector(self, word: str) -> Vector | None:
        """The vector of a word, of length 1; None where the table has none."""
        if not self.vocab.has_vector(word):
            return None
        vector = np.asarray(self.vocab.get_vector(word), dtype=np.float32)
        length = np.sqrt(vector @ vector)
        return vector / length if length else None


def find_terms(documents: Sequence[Document], model: str, report: Report | None = None) -> tuple[list[Term], Vocab]:
    """The nouns of Norwegian blocks that are no part of a name, no role and no kind of event or project.

    Raises UsageError where the pipeline tells no word classes.
    """
    terms: dict[str, Term] = {}
    vocab = Vocab()
    for count, document in enumerate(documents, start=1):
        page = Page.of(document)
        blocks = [b for b in find_blocks(page) if b.kind != "reference" and b.language in ("nb", "nn")]
        docs = tag_texts([block.span.of(page.text) for block in blocks], model)
        for block, doc in zip(blocks, docs, strict=True):
            vocab = doc.vocab
            for token in doc:
                lemma = token.lemma_.casefold()
                if token.pos_ != "NOUN" or token.ent_type_ or not _WORD.fullmatch(lemma) or _is_ruled(lemma):
                    continue
                term = terms.setdefault(lemma, Term(lemma))
                term.languages[block.language] += 1
                term.forms.add(token.lower_)
                term.documents.setdefault(document.name, " ".join(token.sent.text.split()))
        if report:
            report(count, len(documents), document.name)
    return [terms[lemma] for lemma in sorted(terms) if len(terms[lemma].documents) >= LEAST], vocab


def _is_ruled(lemma: str) -> bool:
    """Whether a noun is what the rules know as a role, or as a kind of event or project."""
    return bool(role_pattern().fullmatch(lemma) or _kinds().search(lemma))


@cache
def _kinds() -> re.Pattern[str]:
    """The kinds of events and projects at the end of a word."""
    kinds = [*rules("titles")["events"]["heads"], *(f for forms in rules("titles")["projects"]["kinds"] for f in forms)]
    return re.compile(rf"(?:{alternatives(kinds)})$")


def find_candidates(terms: Sequence[Term], scheme: Scheme) -> list[Candidate]:
    """The nouns that no theme is called by, the one that looks most like a theme first."""
    found: list[Candidate] = []
    for term in terms:
        near = None if scheme.has(term) else scheme.nearest(term.lemma)
        if near:
            label, by, likeness = near
            found.append(Candidate(term, label, scheme.labels[label], by, likeness))
    return sorted(found, key=lambda candidate: candidate.rank)


def places_without(terms: Sequence[Term], scheme: Scheme) -> dict[str, int | None]:
    """For each theme that texts name by one word: its place among the candidates were it not in the scheme.

    From 1; None where it does not come back. So it is measured what the order is worth.
    """
    own: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        for form in {term.lemma, *term.forms} & scheme.labels.keys():
            own[scheme.labels[form]].add(term.lemma)
    return {concept: _place(find_candidates(terms, scheme.without(concept)), own[concept]) for concept in sorted(own)}


def _place(candidates: Sequence[Candidate], lemmas: set[str]) -> int | None:
    return next((at for at, candidate in enumerate(candidates, start=1) if candidate.term.lemma in lemmas), None)


def place_lines(places: Mapping[str, int | None]) -> Iterator[str]:
    """A line for each theme with its place, and how many came back within some places."""
    for concept, place in sorted(places.items(), key=lambda item: (item[1] or math.inf, item[0])):
        yield f"{place or '-':>5} {concept}"
    found = [place for place in places.values() if place]
    for within in WITHIN:
        yield f"{sum(place <= within for place in found)} of {len(places)} within {within}"


def as_tsv(candidates: Sequence[Candidate]) -> str:
    """A table for spreadsheets: a row for each candidate, in the columns of `COLUMNS`."""
    return tab_separated(COLUMNS, map(_row, candidates))


def _row(candidate: Candidate) -> dict[str, str]:
    term = candidate.term
    source, sentence = next(iter(term.documents.items()))
    cells = (
        term.lemma, term.languages.most_common(1)[0][0], len(term.documents), term.occurrences, candidate.theme,
        candidate.label, candidate.by, f"{candidate.likeness:.2f}", sentence, source,
    )  # fmt: skip
    return {name: str(cell) for name, cell in zip(COLUMNS, cells, strict=True)}
