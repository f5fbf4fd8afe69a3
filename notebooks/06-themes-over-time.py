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
# # 6 Themes over time
#
# *Has the talk of samskaping, frivillighet, medvirkning … changed, and which themes go together?*
#
# Themes (*temaer*) are those of a vocabulary (SKOS) that comes with SamGraf. A project or event is about a theme where
# a text says so in words that the vocabulary has. This is the part that is read worst: see the confidences.

# %%
import pandas as pd

from samgraf import ask, load_network
from samgraf.analysis.draws import Draws
from samgraf.analysis.levels import load_affiliations
from samgraf.analysis.periods import growth
from samgraf.analysis.subjects import themes
from samgraf.notebook import about, evidence, figure, shipped_graph

pd.options.display.max_colwidth = 200
graph = shipped_graph()
print(about(graph))

# %%
network = load_network(graph)
ties = load_affiliations(graph, "theme")
draws = Draws(count=100, seed=1)
print(f"{len(ties.actors)} themes in {len(ties.arenas)} projects and events, told by {len(ties.documents)} texts.")
print(f"{ties.undated} of {len(ties.ties)} ties have no year, and are in no period.")

# %% [markdown]
# ## Themes by period
#
# How many projects and events that began in each period are about a theme. Read down the columns with the last row in
# mind: later years have more texts, so more of everything.

# %%
periods = ties.slices(5)
counts = (
    pd.DataFrame(
        {
            f"{begin}–{end}": {of.actors[a].label: len({t.arena for t in of.of(a)}) for a in of.actors}
            for (begin, end), of in periods.items()
        }
    )
    .fillna(0)
    .astype(int)
)
counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
texts = pd.DataFrame({f"{begin}–{end}": {"(texts)": len(of.documents)} for (begin, end), of in periods.items()})
pd.concat([counts.head(10), texts])

# %%
found = growth(ties, 5, draws=draws)
print(*found.said(), sep="\n")
found.frame()[["period", "actors", "entered", "stayed", "left", "arenas", "documents"]]

# %% [markdown]
# ## The earliest and the latest
#
# Look at the edges before you believe a trend: is the year among the words that the date was read from? Where a page
# gives a day without its year, the year comes from elsewhere on it, and may be that of a title or a plan.

# %%
dates = ask(
    """
SELECT ?begins ?what ?sentence ?source ?confidence WHERE {
  GRAPH ?text {
    ?statement rdf:predicate schema:startDate ; rdf:subject ?thing ; rdf:object ?begins ;
      sg:confidence ?confidence ; sg:evidence ?words .
    ?words sg:sentence ?sentence ; sg:source/dcterms:title ?source .
    MINUS { ?statement sg:negated true }
  }
  ?thing rdfs:label ?what .
  FILTER(DATATYPE(?begins) != xsd:time)
} ORDER BY STR(?begins) ?what ?source
""",
    graph,
).frame()
dates = dates.assign(year_in_words=[str(row.begins)[:4] in row.sentence for row in dates.itertuples()])
print(f"{(~dates['year_in_words']).sum()} of {len(dates)} days have their year from other words than the day.")
dates.iloc[[0, 1, -2, -1]]

# %% [markdown]
# ## Which themes go together
#
# Pairs that a project or event is about together. `expected` is what their numbers alone give; `alpha` how likely so
# many are by chance, all pairs reckoned together.

# %%
pairs = themes(ties, draws)
print(*pairs.said(), sep="\n")
pairs.frame()[["one_label", "other_label", "arenas", "expected", "alpha", "apart", "documents"]].head(8)

# %% [markdown]
# ## The sentences behind the first pair

# %%
first = pairs.frame().iloc[0]
arenas = {tie.arena for tie in ties.of(first["one"])} & {tie.arena for tie in ties.of(first["other"])}
claims = [
    claim
    for end in (first["one"], first["other"])
    for tie in ties.of(end)
    if tie.arena in arenas
    for claim in tie.claims
]
evidence(claims, network)[["subject", "object", "sentence", "source", "confidence"]].head(6)

# %%
figure(ties, found, draws, name="timeline")

# %% [markdown]
# ## The answer

# %%
print(found.sentence)
print(pairs.sentence)

# %% [markdown]
# ## What this cannot show
#
# A word that became usual is not a practice that did. The years are of projects and events where the texts tell, else
# of the page. What the vocabulary has no word for is not seen.
