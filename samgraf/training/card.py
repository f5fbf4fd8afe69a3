"""What a trained pipeline says of itself: its meta.json, and a model card in Bokmål and in English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.about import __version__ as spacy_version

from samgraf.text.norms import TABLE

META = {
    "lang": "nb",
    "name": "nn_samgraf",
    "version": "0.1.0",
    "description": "Bokmål and Nynorsk in one pipeline: tags, morphology, lemmas, dependencies, sentences, names",
    "author": "The SamGraf developers",
    "license": "MIT",
    "spacy_version": ">=3.8.0,<3.9.0",
}

SOURCES = [
    {
        "name": "NorNE, on the Norwegian Dependency Treebank (ltgoslo/norne, bd311de)",
        "author": "Jørgensen, Aasmoe, Husevåg, Øvrelid, Velldal (NorNE); Språkbanken (NDT)",
        "license": "CC0 for the annotation; the texts are not republished",
    },
    {
        "name": "GiellaLT corpora, converted open part (corpus-nob, corpus-nno): vectors, names",
        "author": "Divvun and Giellatekno, UiT",
        "license": "as stated there; the texts are not republished",
    },
]

LEXICON = {
    "name": "Apertium's Norwegian analysers (apertium-nno-nob 1.5.0): which words are names of what kind",
    "author": "Kevin Brubeck Unhammer, Trond Trosterud and others",
    "license": "GPL-2.0-or-later",
}
"""The source of classes of names, whose licence is then the pipeline's."""

TYPES = ("PER", "ORG", "LOC", "GPE_LOC", "GPE_ORG", "PROD", "EVT", "DRV", "MISC")
"""The nine types of names of NorNE."""

NORMS = ("nb", "nn", "both")


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a pipeline learnt from."""

    sentences: int
    """Of the treebank."""
    left_out: int
    """Sentences of the treebank left out because they resemble one that is measured on."""
    taught: int = 0
    """Sentences of raw text in which other pipelines labelled the names."""
    forms: int = 0
    """Forms of the lexicon that have no vector; 0 where none was used."""


def write(folder: Path, figures: Mapping[str, Any], learnt: Learnt) -> None:
    """Put the sources, the licence and the figures into the folder's meta.json, and two cards beside it."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta.update(META)
    meta["sources"] = [*SOURCES, LEXICON] if learnt.forms else SOURCES
    meta["license"] = LEXICON["license"] if learnt.forms else META["license"]
    meta["performance"] = dict(figures)
    meta["spacy_trained_with"] = spacy_version
    meta["training_sentences"] = learnt.sentences
    meta["taught_sentences"] = learnt.taught
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(english(figures, learnt), encoding="utf-8")
    (folder / "LESMEG.md").write_text(bokmaal(figures, learnt), encoding="utf-8")


def table(figures: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """The figures as a Markdown table, a row a figure and a column a norm; `words` names the rows."""
    rows = [
        f"| {words['figure']} | nb | nn | {words['both']} |",
        "|---|---|---|---|",
        _row(words["names"], [figures[norm]["names"]["f"] for norm in NORMS]),
    ]
    for kind in TYPES:
        found = [figures[norm]["names"]["types"].get(kind, {}) for norm in NORMS]
        rows.append(_row(f"– {kind} ({found[-1].get('gold', 0)})", [one.get("f", 0.0) for one in found]))
    for key in ("upos", "feats", "lemma", "uas", "las", "las_words"):
        rows.append(_row(words[key], [figures[norm].get(key, 0.0) for norm in NORMS]))
    for key in ("running", "page"):
        rows.append(_row(words[key], [figures[norm][key]["sentences"]["f"] for norm in NORMS]))
        rows.append(_row(words[key + "_names"], [figures[norm][key]["names"]["f"] for norm in NORMS]))
    if "identification" in figures:
        rows.append(_row(words["norm"], [figures["identification"][norm] for norm in NORMS]))
    return "\n".join(rows)


def _row(name: str, values: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{value:.3f}" for value in values) + " |"


def english(figures: Mapping[str, Any], learnt: Learnt) -> str:
    """The model card in English."""
    words = {
        "figure": "figure",
        "both": "both",
        "names": "names, F1, nine types",
        "upos": "part of speech (UPOS)",
        "feats": "features, whole set",
        "lemma": "lemma",
        "uas": "head (UAS)",
        "las": "head and function (LAS, NDT)",
        "las_words": "LAS without punctuation",
        "running": "sentences, F1, running text",
        "running_names": "names, F1, running text",
        "page": "sentences, F1, headlines on lines of their own",
        "page_names": "names, F1, the same",
        "norm": "nb or nn, sentences of 8 words or more",
    }
    lexicon = f"""Behind the vectors stands which words Apertium's lexicon has as given names, surnames, places and
bodies, {learnt.forms:,} forms without a vector among them.
"""
    lexicon, licence = (
        (lexicon, f"{LEXICON['license']}, for the classes of names are Apertium's; MIT for the weights alone")
        if learnt.forms
        else ("", "MIT for the weights")
    )
    taught = f"Names also on {learnt.taught:,} sentences of raw text that other pipelines labelled.\n"
    taught = taught if learnt.taught else ""
    speed = figures["words_per_second"]
    return f"""# nb_nn_samgraf

A spaCy pipeline for written Norwegian, Bokmål and Nynorsk in one, made for the prose of projects, events and public
administration that SamGraf reads. `spacy.load(folder)` needs nothing but spaCy {spacy_version.rsplit(".", 1)[0]}.

**Gives** NDT tags (`tag_`), universal parts of speech and features (`pos_`, `morph`), lemmas, NDT dependencies (`dep_`;
every root is `ROOT`), sentences, and names of the nine types of NorNE: {", ".join(TYPES)}.
`{TABLE}` beside it tells the two norms apart (`samgraf.text.norms`).

**Trained on** {learnt.sentences:,} sentences of NorNE (ltgoslo/norne bd311de) on the Norwegian Dependency Treebank,
both norms: all that are not in the official development and test parts ({learnt.left_out} more left out for likeness);
a share of them once more in capitals, in small letters, without a full stop and, for names, with those of open
registers or invented ones in their places.
{taught}Word vectors: skip-gram on 12.4 million words of the converted open part of GiellaLT's corpora, and on the
training sentences. No text of either is in the pipeline.
{lexicon}
**Licence** {licence}; the treebank's annotation is CC0, its texts are not republished.

## Figures, official test parts

{table(figures, words)}

{figures["megabytes"]} MB on disk, loads in {figures["load_seconds"]} s; in one process
{speed["tagger_ner"]:,} words/s for tags and names, {speed["all"]:,} for all, {speed["blank"]:,} for the blank
tokenizer in the same run.

## Limits

- News, blogs and reports of before 2012 from Norway; other prose, speech and dialect are outside. Names of products,
  works and events are found badly, MISC never.
- Names in capitals or small letters are found less often than in ordinary writing.
- The lemma of a punctuation mark is NDT's (`$.`). Names that UD tags NOUN in some Nynorsk files are PROPN here.
- It repeats what its texts held of who is named and how; it is no judge of who a person is. Do not use it to
  profile people.
"""


def bokmaal(figures: Mapping[str, Any], learnt: Learnt) -> str:
    """The model card in Bokmål."""
    words = {
        "figure": "mål",
        "both": "begge",
        "names": "navn, F1, ni typer",
        "upos": "ordklasse (UPOS)",
        "feats": "trekk, hele settet",
        "lemma": "lemma",
        "uas": "hode (UAS)",
        "las": "hode og funksjon (LAS, NDT)",
        "las_words": "LAS uten skilletegn",
        "running": "setninger, F1, løpende tekst",
        "running_names": "navn, F1, løpende tekst",
        "page": "setninger, F1, overskrifter på egne linjer",
        "page_names": "navn, F1, det samme",
        "norm": "nb eller nn, setninger på minst 8 ord",
    }
    lexicon = f"""Bak vektorene står hvilke ord Apertiums leksikon har som fornavn, etternavn, steder og organer,
blant dem {learnt.forms} former uten vektor.
"""
    lexicon, licence = (
        (lexicon, f"{LEXICON['license']}, for klassene av navn er Apertiums; MIT for vektene alene")
        if learnt.forms
        else ("", "MIT for vektene")
    )
    taught = f"Navn også på {learnt.taught} setninger råtekst som andre modeller har merket.\n"
    taught = taught if learnt.taught else ""
    speed = figures["words_per_second"]
    return f"""# nb_nn_samgraf

En spaCy-modell for skriftlig norsk, bokmål og nynorsk i ett, laget for tekstene om prosjekter, arrangementer og
forvaltning som SamGraf leser. `spacy.load(mappe)` trenger ikke annet enn spaCy {spacy_version.rsplit(".", 1)[0]}.

**Gir** NDT-merker (`tag_`), universelle ordklasser og trekk (`pos_`, `morph`), lemma, NDT-avhengigheter (`dep_`;
hver rot heter `ROOT`), setninger, og navn av NorNEs ni typer: {", ".join(TYPES)}.
`{TABLE}` ved siden av skiller målformene (`samgraf.text.norms`).

**Trent på** {learnt.sentences} setninger fra NorNE (ltgoslo/norne bd311de) på Norsk dependenstrebank, begge målformer:
alle som ikke står i de offisielle utviklings- og testdelene ({learnt.left_out} til er holdt utenfor fordi de ligner);
en del av dem en gang til med store bokstaver, med små, uten punktum og, for navn, med navn fra åpne registre eller
oppdiktede i stedet.
{taught}Ordvektorer: skip-gram på 12,4 millioner ord fra den konverterte åpne delen av GiellaLTs korpus og på
treningssetningene. Ingen tekst fra noen av dem ligger i modellen.
{lexicon}
**Lisens** {licence}; trebankens annotasjon er CC0, tekstene gjengis ikke.

## Tall, offisielle testdeler

{table(figures, words)}

{figures["megabytes"]} MB på disk, lastes på {figures["load_seconds"]} s; i én prosess
{speed["tagger_ner"]} ord/s for merker og navn, {speed["all"]} for alt, {speed["blank"]} for bare orddeling i samme
kjøring.

## Grenser

- Nyheter, blogger og utredninger fra før 2012 i Norge; annen prosa, tale og dialekt er utenfor. Navn på produkter, verk
  og arrangementer finnes dårlig, MISC aldri.
- Navn skrevet med bare store eller bare små bokstaver finnes sjeldnere enn ellers.
- Lemmaet til et skilletegn er NDTs (`$.`). Navn som UD kaller NOUN i noen nynorskfiler, er PROPN her.
- Modellen gjentar det tekstene sa om hvem som nevnes og hvordan; den vet ikke hvem et menneske er. Ikke bruk den til å
  kartlegge folk.
"""
