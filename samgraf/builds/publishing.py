"""Documents read as people have decided, and what of them is published; an unchanged text is not read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from samgraf.authorities import Authorities
from samgraf.builds.publications import Publication, digest_of, key_of
from samgraf.builds.settings import Settings
from samgraf.decisions import Decisions
from samgraf.graph import Policy
from samgraf.model import Document, Reading
from samgraf.progress import Report
from samgraf.sheets import Sheet
from samgraf.standins import standing_in
from samgraf.vocab import slug

if TYPE_CHECKING:
    from samgraf.reading import Reader


def make_reader(authorities: Authorities, model: str) -> Reader:
    """A reader; only who has a text to read waits for spaCy, and nobody for its command line, a third of its import."""
    with standing_in("spacy.cli.info", "info"):
        from samgraf.reading import Reader

    return Reader(authorities, model)


@dataclass(slots=True)
class Publisher:
    """Reads documents with some settings."""

    settings: Settings
    authorities: Authorities
    decisions: Decisions
    sheet: Sheet | None = None
    """The table that some of the documents are rows of."""
    _reader: Reader | None = field(default=None, init=False)

    def publish(
        self, documents: Sequence[Document], known: Mapping[str, Publication], progress: Report | None = None
    ) -> list[Publication]:
        """What is published of each document: of an unchanged one what is known, the others are read."""
        published = []
        for done, document in enumerate(documents, start=1):
            published.append(self._published(document, known))
            if progress:
                progress(done, len(documents), document.title)
        return published

    def _published(self, document: Document, known: Mapping[str, Publication]) -> Publication:
        policy = Policy(attendees=self.settings.attendees)
        covered, withheld = self.decisions.cover(document)
        found = known.get(slug(covered.stem))
        if found and found.key == key_of(covered):
            return found
        decided = self.decisions.decide(self._read(covered))
        return Publication.of(replace(decided, used=decided.used | withheld), self.authorities, policy)

    def _read(self, document: Document) -> Reading:
        if self.sheet and document.name in self.sheet.names:
            return self.sheet.read(document)
        self._reader = self._reader or make_reader(self.authorities, self.settings.model)
        return self._reader.read(document)

    def check_used(self, publications: Sequence[Publication]) -> None:
        """Raise DecisionError for the first decision about something that no document names or says."""
        met = {mark for each in publications for mark in each.used}
        self.decisions.check_used(decision for decision in self.decisions.all if digest_of(decision) in met)
