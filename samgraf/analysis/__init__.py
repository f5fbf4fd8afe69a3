"""Analyses of who works with whom that say how much the texts can tell.

* levels: `load_affiliations` takes actors, and the arenas they meet in (projects, events), from a graph
* projections: `two_mode` and `one_mode` make networks of them, for networkx
* measures, mixing, groups, structure: what can be measured on a network's matrix
* rankings, communities, sectors, backbones, clubs, periods, comparisons, subjects: analyses, each a `Result` of
  `results`: a table, what was observed, what chance gives, how far it hangs on single texts, and a plain sentence

igraph and leidenalg, the engines, come with the extra `samgraf[analysis]`.
"""

from __future__ import annotations

from samgraf.errors import UsageError

try:
    import igraph  # noqa: F401
    import leidenalg  # noqa: F401
except ModuleNotFoundError as error:
    raise UsageError(f"analyses need {error.name}; install 'samgraf[analysis]'") from error
