"""Figures of analyses for print: PNG, SVG and PDF, the same bytes each time, without a browser or a network.

* pictures: `picture` draws one by its name
* rankings, networks, timelines, maps, flows: what each shows; groups: what its colours stand for
* canvas, words: paper, colours, words in three languages

matplotlib comes with the extra `samgraf[plot]`.
"""

from __future__ import annotations

from samgraf.errors import UsageError

try:
    import matplotlib  # noqa: F401
except ModuleNotFoundError as error:
    raise UsageError(f"figures need {error.name}; install 'samgraf[plot]'") from error
