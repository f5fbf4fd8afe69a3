"""Questions to the graph answered in the process that asks, for the site as files."""

from __future__ import annotations

from collections.abc import Sequence

from samgraf.site.cell import Question, answer
from samgraf.site.descriptions import Descriptions
from samgraf.site.jail import Answer, answered
from samgraf.site.warden import load
from samgraf.store import GraphFolder


class Reader:
    """A graph in the memory of this process, asked as a `Jail` is; without bounds of time and memory.

    That is safe for the site as files alone: all its questions are the stored ones, with terms of the graph bound as
    terms, and nobody else waits. None has SERVICE, and a graph in memory is changed by nothing that a query says.
    """

    def __init__(self, folder: GraphFolder) -> None:
        """Load the graph of a folder. Raises GraphError where it cannot be loaded."""
        self._store, self.digest = load(folder)

    def descriptions(self) -> Descriptions:
        """What the graph holds on each thing."""
        return Descriptions(self._store)

    async def ask(self, question: Question) -> Answer:
        """The answer to a question. Raises RefusedError where there is none."""
        return (await self.ask_all([question]))[0]

    async def ask_all(self, questions: Sequence[Question]) -> list[Answer]:
        """The answers to questions, in their order. Raises RefusedError where one has none."""
        return [answered(*answer(self._store, question), question) for question in questions]
