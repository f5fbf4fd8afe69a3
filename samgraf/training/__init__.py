"""Training SamGraf's own Norwegian pipeline: `pipeline.train`, and what it is made of.

`treebank` reads and holds out, `docs` makes spaCy documents, `vectors` word vectors, `stages` orders the runs, `runs`
trains, `evaluate` measures, `card` describes, `identify` learns to tell the two written norms apart.
"""
