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
# # 4 Brokers and communities
#
# *Who stands between sectors, which circles are there, and what cannot be said?*
#
# A broker is tied to two others who are not tied to each other. Here these are organisations, by the projects they are
# in together. Persons (*personer*) are not ranked: a few pages tell too little of anybody for that.

# %%
import pandas as pd

from samgraf import load_network
from samgraf.analysis.communities import communities, members, resolutions
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import load_affiliations
from samgraf.analysis.sectors import brokers
from samgraf.notebook import about, evidence, figure, shipped_graph

pd.options.display.max_colwidth = 200
graph = shipped_graph()
print(about(graph))

# %%
network = load_network(graph)
ties = load_affiliations(graph, "organisation", arenas="project")
draws = Draws(count=100, seed=1)

# %% [markdown]
# ## Brokers between sectors
#
# `between` counts the open ways between sectors through an organisation, after Gould and Fernandez. Read it with what
# stands beside it: `expected` is what sectors dealt out by chance give, `apart` says who is above or below that, and
# `rank_low` to `rank_high` is where it would be with other texts drawn from these.

# %%
found = brokers(ties, draws)
print(*found.said(), sep="\n")
columns = ["rank", "rank_low", "rank_high", "label", "sector", "between", "expected", "apart", "arenas", "documents"]
table = found.frame()
table[columns].head(8)

# %% [markdown]
# Who is apart from chance, above it or below:

# %%
table.loc[table["apart"] != "", columns]

# %%
figure(ties, found, draws, name="ranking")

# %% [markdown]
# ## The sentences behind the first row

# %%
claims = [claim for tie in ties.of(table["id"][0]) for claim in tie.claims]
evidence(claims, network)[["subject", "relation", "object", "sentence", "source", "confidence"]].head(8)

# %% [markdown]
# ## Communities
#
# Groups with more ties within than to others (Leiden). `kept_together` is the share of a community's pairs that stay
# together when the texts are drawn again.

# %%
groups = communities(ties, draws=draws)
print(*groups.said(), sep="\n")
groups.frame()[["community", "actors", "members", "kept_together", "arenas", "documents"]].head(8)

# %% [markdown]
# How many there are depends on how closely one looks. `likeness` compares ten runs: where they differ, the method and
# not the network has decided.

# %%
scan = resolutions(ties, draws)
print(scan.sentence)
scan.frame()

# %%
inside = members(ties, draws=draws).frame()
firmest = groups.frame().sort_values(["kept_together", "community"], ascending=[False, True])["community"].iloc[0]
own = inside[inside["community"] == firmest]
claims = [claim for actor in own["id"] for tie in ties.of(actor) for claim in tie.claims]
print(f"Community {firmest} is the firmest: {len(own)} organisations. Some of what is behind it:")
evidence(claims, network)[["subject", "relation", "object", "sentence", "source"]].head(5)

# %% [markdown]
# ## The answer

# %%
apart = table[table["apart"] != ""]
print(found.sentence)
print(groups.sentence)
print(f"{len(table) - len(apart)} of {len(table)} are where chance would put them: of these nothing can be said.")

# %% [markdown]
# ## What cannot be said
#
# That a broker *does* anything: it stands where it could. That somebody of a high rank is more important than the next:
# see how wide the ranks are. That a community is a group in life: partners of one large project are one by
# construction. And nothing of those of no known sector, who are left out.
