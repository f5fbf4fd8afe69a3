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
# # 5 Municipalities through mergers, and on the map
#
# *What do texts on Askim in 2018 tell of the Indre Østfold of today, and does it matter for the network?*
#
# In 2020 many Norwegian municipalities were merged (*kommunesammenslåing*). A text of 2018 speaks of Askim, and the
# graph keeps it so: a municipality of then is not that of today. Registers tell what became of it.

# %%
import pandas as pd

from samgraf import ask, load_network
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import load_affiliations
from samgraf.analysis.rankings import rank
from samgraf.notebook import about, evidence, figure, shipped_graph

pd.options.display.max_colwidth = 200
graph = shipped_graph()
print(about(graph))

# %% [markdown]
# ## From Askim to Indre Østfold
#
# Names and numbers (*kommunenummer*) through time, and what the merger was made of.

# %%
stages = ask("today-and-codes", graph, {"municipality": "id:municipality/askim-0124"}).frame()
stages[["municipality_name", "stage_name", "code", "from", "until", "today_name"]]

# %%
merger = ask("municipality-history", graph, {"municipality": "id:municipality/indre-ostfold-3014"}).frame()
merger[["date", "before_name", "after_name", "whole"]]

# %% [markdown]
# All that the texts say of either, under one name:

# %%
said = ask("everything-on-a-place", graph, {"municipality": "id:municipality/indre-ostfold-3014"}).frame()
said[["stage_name", "subject_name", "relation", "object_name", "source_title"]].head(10)

# %% [markdown]
# ## Events in municipalities that were merged later

# %%
events = ask("events-in-merged-places", graph).frame()
print(f"{len(events)} of them; the first twelve:")
events[["event_name", "date", "municipality_name", "merged", "today_name"]].head(12)

# %% [markdown]
# ## Then, and today
#
# The network can be read as it was when the texts named places, or with ended municipalities folded into those of
# today. Where one was divided among several it stays as it was: which of them a text would mean today cannot be told.

# %%
today = load_network(graph, municipalities="today")
towns = [(name, node) for name, node in today.nodes(data=True) if node["type"] == "Municipality"]
folded = pd.DataFrame(
    [(node["label"], node["formerly"]) for _, node in towns if "," in node.get("formerly", "")],
    columns=["today", "formerly"],
)
divided = [node["label"] for _, node in towns if "divided" in node]
print("Divided, and left as they were:", ", ".join(sorted(set(divided))))
folded.head(8)

# %%
draws = Draws(count=50, seed=1)
then = load_affiliations(graph, "municipality")
now = load_affiliations(graph, "municipality", municipalities="today")
results = {"then": rank(then, "degree", draws), "today": rank(now, "degree", draws)}
pd.DataFrame(
    [
        (
            name,
            len(ties.actors),
            len(ties.ties),
            result.documents,
            result.frame()["value"].median(),
            (result.frame()["apart"] != "").sum(),
        )
        for (name, result), ties in zip(results.items(), (then, now), strict=True)
    ],
    columns=["municipalities of", "municipalities", "ties", "texts", "median degree", "told from chance"],
)

# %% [markdown]
# ## On the map
#
# Municipalities that take part in the same projects and events. The map comes with SamGraf; nothing is fetched.

# %%
figure(now, results["today"], draws, name="map")

# %%
print(*results["today"].said(), sep="\n")

# %% [markdown]
# ## The sentences behind Askim's ties

# %%
claims = [claim for tie in then.of("id:municipality/askim-0124") for claim in tie.claims]
evidence(claims, load_network(graph))[["subject", "relation", "object", "sentence", "source", "confidence"]].head(6)

# %% [markdown]
# ## The answer

# %%
own = [
    len({tie.arena for tie in ties})
    for ties in (then.of("id:municipality/askim-0124"), now.of("id:municipality/indre-ostfold-3014"))
]
print(f"{stages['municipality_name'][0]} is part of {stages['today_name'][0]} today.")
print(f"{own[0]} projects and events tell of the first, {own[1]} of what is the second today.")
print(f"In all {len(then.actors)} municipalities of then are {len(now.actors)} of today.")

# %% [markdown]
# ## What this cannot show
#
# A municipality without ties here is one that these texts do not tell of. Large ones are written about more; what is
# tied on the map is tied in these texts. Borders that moved without a merger are not followed.
