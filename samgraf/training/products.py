"""Matrix products by numpy while training; the same as `samgraf.language` reads with."""

from __future__ import annotations

from samgraf.language import numpy_products

__all__ = ["numpy_products"]
