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
# # 2 SPARQL for researchers
#
# *How do I ask a question of my own, and count rightly?*

# %%
import pandas as pd

from samgraf import ask
from samgraf.notebook import about, shipped_graph

pd.options.display.max_colwidth = 200
graph = shipped_graph()
print(about(graph))

# %% [markdown]
# ## Questions that are there
#
# Each has a title in Bokmål, Nynorsk and English, and parameters that you may give.

# %%
from samgraf.query import named_queries

questions = named_queries()
pd.DataFrame(
    [(name, query.titles["en"], query.titles["nb"]) for name, query in questions.items()],
    columns=["name", "English", "bokmål"],
)

# %% [markdown]
# With `%load_ext samgraf.notebook` one is asked in a line. Without `--param` it asks about the example in its text.

# %%
# %load_ext samgraf.notebook

# %%
# %sparql project-municipalities --param project=id:project/medsam

# %% [markdown]
# Its text is a place to start from:

# %%
print(questions["project-municipalities"].text)

# %% [markdown]
# ## A question of your own
#
# `ask` takes SPARQL, with the usual prefixes known. `frame()` gives a table of pandas, with numbers as numbers. (In a
# notebook, a cell that begins with `%%sparql` is a query.) Which kinds of bodies are partners in projects?

# %%
ask(
    """
SELECT ?kind (COUNT(DISTINCT ?body) AS ?bodies) (COUNT(DISTINCT ?project) AS ?projects) WHERE {
  ?project a sg:Project ; sg:partner ?body .
  ?body a ?kind .
  FILTER(STRSTARTS(STR(?kind), STR(sg:)))
} GROUP BY ?kind ORDER BY DESC(?bodies) ?kind
""",
    graph,
).frame()

# %% [markdown]
# ## Two ways to count
#
# An edge stands once as a plain triple, however many texts say it. What each text says stands in a graph of that
# text, as a statement with its confidence and its words. Count triples to count *partners*; count statements to count
# *tellings*.

# %%
triples = ask("SELECT (COUNT(*) AS ?partners) WHERE { ?project sg:partner ?body }", graph).frame()
statements = ask(
    """
SELECT (COUNT(DISTINCT ?statement) AS ?tellings) (COUNT(DISTINCT ?text) AS ?texts) WHERE {
  GRAPH ?text {
    ?statement rdf:predicate sg:partner ; sg:evidence ?words .
    MINUS { ?statement sg:negated true }
  }
}""",
    graph,
).frame()
triples.join(statements)

# %% [markdown]
# ## With the sentence
#
# From the statement to the words. Here: which municipalities are told to be partners, the least certain first.

# %%
weak = ask(
    """
SELECT ?project_name ?municipality_name ?confidence ?sentence ?source WHERE {
  GRAPH ?text {
    ?statement rdf:subject ?project ; rdf:predicate sg:partner ; rdf:object ?municipality ;
      sg:confidence ?confidence ; sg:evidence ?words .
    ?words sg:sentence ?sentence ; sg:source/dcterms:title ?source .
    MINUS { ?statement sg:negated true }
  }
  ?municipality a sg:Municipality ; rdfs:label ?municipality_name .
  ?project rdfs:label ?project_name .
} ORDER BY ?confidence ?project_name ?municipality_name ?sentence
""",
    graph,
).frame()
weak.head(6)

# %% [markdown]
# ## The answer

# %%
print(f"{triples['partners'][0]} partners, told {statements['tellings'][0]} times in {statements['texts'][0]} texts:")
print("the first is how many there are, the second how often they are written about.")
print(
    f"Of {len(weak)} tellings of a municipality as partner, the least certain has confidence {min(weak['confidence'])}."
)

# %% [markdown]
# ## What this cannot show
#
# A query without rows says that these texts do not tell, not that it is not so. What texts deny is marked
# (`sg:negated`): leave it out, as above, or ask for it.
