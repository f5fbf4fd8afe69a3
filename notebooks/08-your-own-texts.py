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
# # 8 Your own texts
#
# *What does SamGraf find in a note of mine?*
#
# A text file is enough (`.txt` or `.md`); what stands between the lines of `---` is told of the page, and may be left
# out. This note is invented, and so are its people. All is written into a temporary folder, and nothing leaves this
# machine.

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from samgraf import ask, load_network, why
from samgraf.build import add, build
from samgraf.notebook import about, evidence

pd.options.display.max_colwidth = 200
home = TemporaryDirectory()
note = Path(home.name) / "nabolag.txt"
NOTE = """---
title: Gode nabolag på Øya
published: 2021-03-01
language: nb
---
Prosjektet «Gode nabolag på Øya» er et samarbeid mellom Steinkjer kommune og Nord universitet.

Prosjektleder for «Gode nabolag på Øya» er Åse Øygård ved Nord universitet.

Prosjektet er finansiert av Norges forskningsråd og handler om samskaping.
"""
note.write_text(NOTE, encoding="utf-8")
graph = build([note], out=Path(home.name) / "graph").folder
print(about(graph))

# %% [markdown]
# ## What was found


# %%
def told(graph):
    """All that the texts of a graph say, with the sentences."""
    network = load_network(graph)
    claims = [
        (s, p, o, proof.document) for s, o, p, proofs in network.edges(keys=True, data="proofs") for proof in proofs
    ]
    return evidence(claims, network)


told(graph)[["subject", "relation", "object", "sentence", "confidence"]]

# %% [markdown]
# `confidence` is how often the rule was right on other texts; on yours it may be less. What a name *is* comes from
# registers: Steinkjer is the municipality of 2021, with its number.

# %%
ask(
    "SELECT ?name ?type ?identifier WHERE { ?doc sg:mentions ?x . ?x rdfs:label ?name ; a ?type . "
    "OPTIONAL { ?x sg:municipalityCode|sg:organisationNumber ?identifier } "
    "FILTER(STRSTARTS(STR(?type), STR(sg:))) } ORDER BY ?name ?type ?identifier",
    graph,
).frame()

# %% [markdown]
# ## Ask, and ask why

# %%
project = ask('SELECT ?p WHERE { ?p a sg:Project ; rdfs:label "Gode nabolag på Øya" }', graph).plain()[0][0]
ask("project-leader", graph, {"project": project}).frame()[["project_name", "leader_name", "organisation_name"]]

# %%
reason = why("Åse Øygård", "leads", project, graph)[0]
print(reason.sentence)
print(f"characters {reason.start} to {reason.end}, rule {reason.rule}, confidence {reason.confidence}")

# %% [markdown]
# ## A second text
#
# Adding one reads it alone; the result is that of a build of both. Nynorsk (*nynorsk*) is read too.

# %%
later = Path(home.name) / "grannelag.txt"
later.write_text(
    "---\ntitle: Grannelag på Voss\npublished: 2022-05-01\nlanguage: nn\n---\n"
    "Prosjektet Grannelag er finansiert av Noregs forskingsråd og leia av Høgskulen på Vestlandet. "
    "Voss kommune er med.\n",
    encoding="utf-8",
)
graph = add([later], Path(home.name) / "graph").folder
print(about(graph))
told(graph)[["subject", "relation", "object", "sentence", "source"]]

# %% [markdown]
# ## The answer

# %%
answer = told(graph)
print(f"{len(answer)} statements from {answer['source'].nunique()} texts:")
print(*sorted({f"{row.subject} – {row.relation} – {row.object}" for row in answer.itertuples()}), sep="\n")
home.cleanup()

# %% [markdown]
# ## What this cannot show
#
# What the reader missed is not in the table: read your text beside it. To take a wrong statement out, or to say that
# two names are one, write a line in a table of decisions: see “Deciding who is who” in the [README](../README.md).
