"""Notes that the tests of building and of adding have in common."""

NABODAGEN = """---
title: Nabodagen 2020
language: nb
---
# Nabodagen 2020

Nabodagen holdes 3. mars 2020 i Arendal kommune. Arrangør er Universitetet i Agder.

Program

09:00 – 09:30
Velkommen til Nabodagen v/ Ola Dunk (Universitetet i Agder)
09:30 – 10:15
Samskaping på Bø v/ Åse Øygård (NTNU)
"""
GRANNELAG = """---
title: Grannelag på Voss
language: nn
---
Prosjektet Grannelag er finansiert av Norges forskingsråd og leia av Høgskulen på Vestlandet. Voss kommune er med.
"""
