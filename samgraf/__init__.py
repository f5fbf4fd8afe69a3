"""SamGraf: who works with whom in Norwegian co-creation research, with the sentence behind every edge."""

__version__ = "0.1.0"
