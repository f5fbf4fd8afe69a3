"""A small graph made by hand, with names that would be code in it: of each kind of thing that pages tell of."""

from __future__ import annotations

import pyoxigraph as ox

from samgraf.query import PREFIXES

SCRIPT = '"><script>window.XSS=1</script><img src=x onerror="window.XSS=1">{{7*7}}'
ID = PREFIXES["id"]
SURE = str(ox.Literal("0.9", datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")))


def iri(short: str) -> str:
    prefix, _, name = short.partition(":")
    return f"<{PREFIXES.get(prefix, prefix + ':')}{name}>"


def line(subject: str, predicate: str, object: str, graph: str = "") -> str:
    end = object if object.startswith('"') else iri(object)
    return f"{iri(subject)} {iri(predicate)} {end} {iri(graph) if graph else ''} .\n"


def text(value: str, language: str = "") -> str:
    return str(ox.Literal(value, language=language) if language else ox.Literal(value))


THINGS = {
    "id:person/kari-boe": ("Person", "Kari Bø"),
    "id:person/ola-skript": ("Person", f"Ola {SCRIPT}"),
    "id:org/fondet": ("Funder", "Østre Ågård fond"),
    "id:municipality/askim-0124": ("Municipality", "Askim"),
    "id:municipality/indre-ostfold-3014": ("Municipality", "Indre Østfold"),
    "id:project/nabolag": ("Project", "Nabolag"),
    "id:event/dagen-2019": ("Event", "Dagen 2019"),
    "id:document/side": ("SourceDocument", "Side om nabolag"),
    "concept:samskaping": ("Theme", "samskaping"),
}
STATED = {
    "a": ("id:person/kari-boe", "sg:leads", "id:project/nabolag", "Kari Bø leder Nabolag.", "Kari Bø leder"),
    "b": ("id:project/nabolag", "sg:fundedBy", "id:org/fondet", "Fondet <b>støtter</b> Nabolag.", "<b>støtter</b>"),
    "c": ("id:person/ola-skript", "sg:speaker", "id:event/dagen-2019", f"Ola {SCRIPT} talte.", SCRIPT),
}


def lines() -> list[str]:
    found = []
    for thing, (kind, name) in THINGS.items():
        found += [line(thing, "rdf:type", f"sg:{kind}"), line(thing, "rdfs:label", text(name))]
    graph = "graph:side"
    for key, (subject, predicate, object, sentence, quote) in STATED.items():
        statement, evidence = f"id:statement/{key}", f"id:evidence/{key}"
        found.append(line(subject, predicate, object))
        found += [
            line(*quad, graph)
            for quad in (
                (statement, "rdf:type", "sg:Statement"),
                (statement, "rdf:subject", subject),
                (statement, "rdf:predicate", predicate),
                (statement, "rdf:object", object),
                (
                    statement,
                    "sg:confidence",
                    SURE,
                ),
                (statement, "sg:rule", text("sentence:test")),
                (statement, "sg:evidence", evidence),
                (evidence, "sg:source", "id:document/side"),
                (evidence, "sg:start", str(ox.Literal(3))),
                (evidence, "sg:end", str(ox.Literal(9))),
                (evidence, "sg:sentence", text(sentence)),
                (evidence, "sg:quote", text(quote)),
            )
        ]
        found += [line("id:document/side", "sg:mentions", end) for end in (subject, object)]
    merged = ("id:municipality/askim-0124", "sg:successor", "id:municipality/indre-ostfold-3014")
    found += [line(*merged), line("id:statement/m", "rdf:subject", merged[0], "graph:registers")]
    found += [
        line("id:statement/m", "rdf:predicate", merged[1], "graph:registers"),
        line("id:statement/m", "rdf:object", merged[2], "graph:registers"),
        line("id:statement/m", "schema:startDate", text("2020-01-01"), "graph:registers"),
        line("id:statement/s", "rdf:subject", "id:person/kari-b", "graph:decisions"),
        line("id:statement/s", "rdf:predicate", "schema:sameAs", "graph:decisions"),
        line("id:statement/s", "rdf:object", "id:person/kari-boe", "graph:decisions"),
        line("id:org/fondet", "schema:sameAs", "javascript:alert(1)"),
        line("id:org/fondet", "schema:sameAs", "https://ror.org/1"),
        line("id:document/side", "dcterms:title", text("Side om nabolag")),
        line("id:document/side", "schema:url", text("javascript:alert(2)")),
        line("concept:samskaping", "skos:prefLabel", text("co-creation", "en")),
        line("concept:samskaping", "skos:prefLabel", text("samskaping", "nn")),
        line("id:document/side", "sg:mentions", "concept:samskaping"),
    ]
    return found
