# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 1 The graph in five minutes
#
# *What is in the graph, and how do I know that it is true?*
#
# SamGraf reads pages on Norwegian co-creation (*samskaping*): project pages, programmes, minutes. What they say of
# who takes part in what becomes a graph, and every edge keeps the sentence that it was read from. The first notebook to
# run builds the graph, in half a minute; the others use it.

# %%
from pathlib import Path

import pandas as pd
from IPython.display import Markdown

from samgraf import ask, draw, load_network, why
from samgraf.notebook import about, evidence, shipped_graph

pd.options.display.max_colwidth = 200
graph = shipped_graph()
print(about(graph))

# %% [markdown]
# ## What is in it
#
# Things by type, and what is said of them by relation. They are counted from the texts; a thing that is in ten texts is
# counted once, a statement once for each text that makes it.

# %%
report = graph.report()
pd.Series(report["entities"], name="things").sort_values(ascending=False, kind="stable").to_frame()

# %%
pd.Series(report["statements"], name="statements").sort_values(ascending=False, kind="stable").to_frame()

# %% [markdown]
# ## One project
#
# MEDSAM is a project on *medborgerskap* and *samskaping*. Who is in it? `ask` takes the name of a stored question, here
# “Hvem leder, eier, finansierer og samarbeider i prosjektet?”.

# %%
consortium = ask("project-consortium", graph, {"project": "id:project/medsam"}).frame()
consortium[["role", "actor_name", "kind", "sources"]]

# %% [markdown]
# ## The sentence behind an edge
#
# `why` shows the words, where they stand, which rule read them, and how often that rule is right (`confidence`, counted
# on texts that people have read).

# %%
reasons = why("id:project/medsam", "fundedBy", "id:org/norges-forskningsrad", graph)
pd.DataFrame(
    [(r.sentence, r.document, r.rule, r.confidence) for r in reasons],
    columns=["sentence", "source", "rule", "confidence"],
)

# %% [markdown]
# The same for all edges of the project at once. `load_network` gives the graph as a networkx graph with its proofs.

# %%
network = load_network(graph)
edges = [(s, p, o) for s, o, p in network.edges(keys=True) if "id:project/medsam" in (s, o)]
claims = [(s, p, o, proof.document) for s, p, o in edges for proof in network.edges[s, o, p]["proofs"]]
behind = evidence(claims, network)
behind[["subject", "relation", "object", "sentence", "source", "confidence"]].head(8)

# %% [markdown]
# ## See it
#
# One file that asks nobody for anything, written beside this notebook when the cell runs. In a browser, `/` searches
# and a click on a line shows its sentences.

# %%
draw(network, Path("network.html"), view="actors")
Markdown("[network.html](network.html)")

# %% [markdown]
# ## The answer

# %%
sentences = behind["sentence"].nunique()
print(f"{sum(report['entities'].values())} things from {len(report['documents'])} texts.")
print(
    f"What is said of MEDSAM rests on {sentences} sentences in {behind['source'].nunique()} texts, which you can read."
)

# %% [markdown]
# ## What this cannot show
#
# What no text says is not in the graph, and what is not in it may well be so. The texts were chosen for trying the
# reader out, not to represent Norwegian co-creation. The machine reads wrongly too: see notebook 7.
