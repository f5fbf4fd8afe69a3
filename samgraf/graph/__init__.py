"""The graph: readings and registers as RDF, in sorted N-Quads.

One named graph for each document holds what it says and where; the registers and the themes have graphs of their own.
The default graph is a function of those (`plain_quads`): every triple that some statement makes stands in it once.
No blank nodes, no clock and no chance: the same readings give the same bytes.
"""

from samgraf.graph.changes import changed_quads
from samgraf.graph.merges import decision_quads
from samgraf.graph.plain import plain_quads
from samgraf.graph.policy import Policy, publishable
from samgraf.graph.readings import document_graph, reading_quads, stated_rows
from samgraf.graph.registers import register_quads, theme_quads
from samgraf.graph.serialise import sorted_lines, write_changed_nquads, write_nquads

__all__ = [
    "Policy",
    "changed_quads",
    "decision_quads",
    "document_graph",
    "plain_quads",
    "publishable",
    "reading_quads",
    "register_quads",
    "sorted_lines",
    "stated_rows",
    "theme_quads",
    "write_changed_nquads",
    "write_nquads",
]
