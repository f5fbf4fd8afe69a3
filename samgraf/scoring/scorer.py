"""The networks that are shipped, and of which documents they are asked.

They are trained on gold whose texts the rules were written on too. On those the rules' silence means something, and
the networks have seen the answer: there they are not asked. What they are worth is measured on the unseen notes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from samgraf.disk import write_whole
from samgraf.errors import DataError
from samgraf.language import numpy_products, one_thread
from samgraf.model import Document
from samgraf.resources import PAIRS, PIPELINE, shipped
from samgraf.scoring.features import VECTORS, Features
from samgraf.scoring.network import Network, build_network, shares
from samgraf.scoring.tokens import Floats

WEIGHTS = "weights.npz"
DESCRIPTION = "meta.json"
FORM = 1
"""Of the features; a folder of another form is not read."""


@dataclass(frozen=True)
class Scorer:
    """Networks trained alike from other beginnings, whose mean is asked, and the documents that they learnt from."""

    networks: Sequence[Network]
    numbers: int
    """Numbers of a pair that they take."""
    width: int
    """Of one vector of the pipeline's encoder."""
    learnt: frozenset[str]
    """Digests of the documents that they learnt from."""

    @classmethod
    def load(cls, folder: Path | None = None) -> Scorer:
        """The shipped scorer, or that of a folder.

        Raises DataError where the folder holds none of this form.
        """
        try:
            folder = folder or shipped("data", "models", PAIRS)
            meta = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
            if meta["form"] != FORM or meta["pipeline"] != PIPELINE:
                raise ValueError(f"form {meta['form']} for {meta['pipeline']}")
            with (folder / WEIGHTS).open("rb") as file, np.load(file) as weights:
                networks = [
                    _filled(build_network(meta["numbers"], VECTORS * meta["width"]), weights, at)
                    for at in range(meta["networks"])
                ]
            scorer = cls(networks, meta["numbers"], meta["width"], frozenset(meta["learnt"]))
            scorer.score(_trial(meta["numbers"], VECTORS * meta["width"]))
        except (OSError, EOFError, ValueError, LookupError, TypeError, BadZipFile, zlib.error) as error:
            raise DataError(
                f"{folder or PAIRS} holds no scorer of pairs ({error}); `samgraf learn` makes one"
            ) from error
        return scorer

    def save(self, folder: Path, figures: Mapping[str, object]) -> None:
        """Write the networks, half as exact as they were trained, and what was measured of them.

        Raises UsageError where nothing can be written there.
        """
        arrays: dict[str, Any] = {
            f"{at}.{name}": values.astype(np.float16)
            for at, network in enumerate(self.networks)
            for name, values in _parameters(network).items()
        }
        meta = {
            "form": FORM,
            "pipeline": PIPELINE,
            "numbers": self.numbers,
            "width": self.width,
            "networks": len(self.networks),
            **figures,
            "learnt": sorted(self.learnt),
        }
        with (folder / WEIGHTS).open("wb") as file:
            np.savez_compressed(file, **arrays)
        write_whole(folder / DESCRIPTION, f"{json.dumps(meta, ensure_ascii=False, indent=1)}\n".encode())

    def is_new(self, document: Document) -> bool:
        """Whether a document is none of those that were learnt from."""
        return document.digest not in self.learnt

    def score(self, features: Features) -> Floats:
        """How likely each property joins each pair, 0 to 1: pairs × properties."""
        with numpy_products(), one_thread():
            mean: Floats = np.mean([shares(network, features) for network in self.networks], axis=0)
        return mean


def _parameters(network: Network) -> dict[str, Any]:
    """The weights of a network by the place of their layer and their name."""
    return {
        f"{at}.{name}": node.get_param(name)
        for at, node in enumerate(network.walk())
        for name in sorted(node.param_names)
        if node.has_param(name)
    }


def _trial(numbers: int, vectors: int) -> Features:
    """A pair of nothing, by which it shows whether weights are there and of the shape that they must have."""
    return Features(np.zeros((1, numbers), "f"), np.zeros((1, vectors), "f"), (np.zeros(1, np.uint64),))


def _filled(network: Network, weights: Mapping[str, Any], at: int) -> Network:
    nodes = list(network.walk())
    for key in weights:
        of_network, place, name = key.split(".")
        if int(of_network) == at:
            nodes[int(place)].set_param(name, weights[key].astype("f"))
    return network
