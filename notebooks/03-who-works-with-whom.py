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
# # 3 Who works with whom
#
# *Which organisations are in projects together, and is there more to it than chance?*
#
# Two organisations are tied when both take part in a project. That they know each other is not said. Organisations
# include municipalities (*kommuner*) and counties (*fylker*).

# %%
import pandas as pd

from samgraf import load_network
from samgraf.analysis.backbones import backbone
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import load_affiliations
from samgraf.analysis.projections import one_mode
from samgraf.analysis.sectors import homophily
from samgraf.notebook import about, evidence, figure, shipped_graph

pd.options.display.max_colwidth = 200
graph = shipped_graph()
print(about(graph))

# %%
network = load_network(graph)
ties = load_affiliations(graph, "organisation", arenas="project")
draws = Draws(count=100, seed=1)
print(f"{len(ties.actors)} organisations in {len(ties.arenas)} projects, told by {len(ties.documents)} texts.")
print(f"{ties.undated} of {len(ties.ties)} ties have no year.")

# %% [markdown]
# ## Who shares projects
#
# Pairs by the number of projects they share. `weight` (Newman's) counts a small project for more than one that fifty
# take part in.

# %%
shared = one_mode(ties)
pairs = pd.DataFrame(
    [
        (
            ties.actors[one].label,
            ties.actors[other].label,
            len(about_["arenas"]),
            round(about_["weight"], 3),
            len(about_["documents"]),
        )
        for one, other, about_ in shared.edges(data=True)
    ],
    columns=["one", "other", "projects", "weight", "texts"],
).sort_values(["projects", "weight", "one", "other"], ascending=[False, False, True, True])
pairs.head(8).reset_index(drop=True)

# %% [markdown]
# ## The sentences behind the first pair

# %%
one, other, first = min(
    shared.edges(data=True),
    key=lambda edge: (
        -len(edge[2]["arenas"]),
        -edge[2]["weight"],
        ties.actors[edge[0]].label,
        ties.actors[edge[1]].label,
    ),
)
claims = [
    claim for actor in (one, other) for tie in ties.of(actor) if tie.arena in first["arenas"] for claim in tie.claims
]
evidence(claims, network)[["subject", "relation", "object", "sentence", "source", "confidence"]].head(8)

# %% [markdown]
# ## Is a pair more than chance gives?
#
# Who is in many projects meets many others there, by that alone. `backbone` asks which pairs share more than the
# numbers of projects and of partners would give them, all pairs reckoned together.

# %%
found = backbone(ties, draws=draws)
print(*found.said(), sep="\n")
found.frame().head()

# %% [markdown]
# ## Do sectors keep to themselves?
#
# The E-I index is ties between sectors less ties within them, as a share of all: −1 when all are within, 1 when all are
# between. Beside it: the same when sectors are dealt out by chance, and what samples of the texts give.

# %%
mixing = homophily(ties, draws)
print(*mixing.said(), sep="\n")
mixing.frame()

# %% [markdown]
# Speakers at a conference meet as well. With events counted in (to speak counts a quarter of being a partner):

# %%
everywhere = homophily(load_affiliations(graph, "organisation"), draws)
print(*everywhere.said(), sep="\n")

# %%
figure(ties, mixing, draws, name="matrix")

# %% [markdown]
# ## The answer

# %%
print(found.sentence)
print(mixing.sentence)

# %% [markdown]
# ## What this cannot show
#
# Partners of one project are tied to each other whether or not they ever met. Projects that the texts do not tell of
# are missing, and with them ties. Which of two organisations matters more is not asked here.
