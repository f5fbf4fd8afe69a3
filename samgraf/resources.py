"""Where the files that SamGraf ships lie: `data/` and `ontology/`, beside the package or inside it."""

from __future__ import annotations

from pathlib import Path

PIPELINE = "nb_nn_samgraf"
"""The spaCy pipeline that SamGraf ships, for Bokmål and Nynorsk: its name, and its folder's in `data/models`."""

PAIRS = "nb_nn_pairs"
"""The folder in `data/models` of what was learnt from gold with that pipeline's vectors."""

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder, as `shipped("data", "sources")`.

    An installed package carries the two folders inside itself; a checkout has them beside the package.

    Raises FileNotFoundError where neither place has it.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is not among the shipped files")


def packaged(*parts: str) -> Path:
    """The path of a file inside the package itself: rules and queries, as `packaged("queries")`."""
    return _PACKAGE.joinpath(*parts)
