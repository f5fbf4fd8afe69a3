"""A small graph of invented notes, with what formats stumble over in it."""

from __future__ import annotations

from pathlib import Path

from samgraf.build import build
from samgraf.store import GraphFolder

NOTE = """---
title: Nabolag & «gode» <grender> "på" Ås
url: https://example.org/nabolag?a=1&b=2
published: 2018-03-01
publisher: Åsgård & sønner
language: nb
---
Prosjektet «Gode nabolag på Øya» er et samarbeid mellom kommunene Askim & <Spydeberg> og Steinkjer.

Prosjektleder for «Gode nabolag på Øya» er Åse Øygård ved OsloMet.

Samarbeidspartnere i «Gode nabolag på Øya» er Askim kommune og NORCE.
"""
LATER = """---
title: Nabolag i dag
published: 2021-03-01
language: nn
---
Prosjektet «Gode nabolag på Øya» er finansiert av Noregs forskingsråd og handlar om samskaping.

Kari Nordmann er ordførar i Indre Østfold kommune.
"""
LEADS = ("id:person/aase-oygard", "id:project/gode-nabolag-paa-oeya", "leads")
PROJECT = "id:project/gode-nabolag-paa-oeya"


def small(home: Path) -> GraphFolder:
    """The graph of the two notes, built in a folder."""
    for name, text in (("note.txt", NOTE), ("later.txt", LATER)):
        (home / name).write_text(text, encoding="utf-8")
    return build([home / "note.txt", home / "later.txt"], out=home / "graph", model="blank").folder
