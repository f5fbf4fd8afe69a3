"""Names in RDF: the ontology's terms, the namespaces, and how an identifier is made from a text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

BASE = "https://w3id.org/samgraf/"
ID = BASE + "id/"
CONCEPT = BASE + "concept/"
GRAPH = BASE + "graph/"

SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")

PREFIXES = {
    "sg": BASE + "ns#",
    "id": ID,
    "concept": CONCEPT,
    "graph": GRAPH,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": str(SCHEMA),
    "org": str(ORG),
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that every query may use without declaring them."""


class SG(DefinedNamespace):
    """The terms of `ontology/samgraf.ttl`; a term that is not there raises AttributeError."""

    _fail = True
    _NS = Namespace(BASE + "ns#")

    # classes that several kinds share; a node carries the most specific one below them
    Entity: URIRef
    Agent: URIRef
    Activity: URIRef
    Gathering: URIRef

    # classes
    Person: URIRef
    Researcher: URIRef
    Organisation: URIRef
    University: URIRef
    UniversityCollege: URIRef
    ResearchInstitute: URIRef
    ResearchCentre: URIRef
    OrganisationalUnit: URIRef
    PublicAgency: URIRef
    InterestOrganisation: URIRef
    VoluntaryOrganisation: URIRef
    SocialEnterprise: URIRef
    Company: URIRef
    School: URIRef
    Funder: URIRef
    Municipality: URIRef
    County: URIRef
    MunicipalMerger: URIRef
    Project: URIRef
    Programme: URIRef
    Event: URIRef
    Talk: URIRef
    Venue: URIRef
    Theme: URIRef
    SourceDocument: URIRef
    Register: URIRef
    Statement: URIRef
    Evidence: URIRef

    # between entities
    affiliatedWith: URIRef
    leads: URIRef
    memberOf: URIRef
    coordinatedBy: URIRef
    ownedBy: URIRef
    partner: URIRef
    fundedBy: URIRef
    organisedBy: URIRef
    speaker: URIRef
    facilitator: URIRef
    participant: URIRef
    contact: URIRef
    heldAt: URIRef
    inMunicipality: URIRef
    locatedIn: URIRef
    about: URIRef
    partOf: URIRef
    successor: URIRef
    mergedInto: URIRef

    # from documents and statements
    mentions: URIRef
    evidence: URIRef
    source: URIRef
    register: URIRef
    onBehalfOf: URIRef

    # to literals
    acronym: URIRef
    budget: URIRef
    currency: URIRef
    status: URIRef
    deadline: URIRef
    municipalityCode: URIRef
    countyCode: URIRef
    organisationNumber: URIRef
    country: URIRef
    positionTitle: URIRef
    confidence: URIRef
    rule: URIRef
    negated: URIRef
    row: URIRef
    start: URIRef
    end: URIRef
    quote: URIRef
    sentence: URIRef
    sha256: URIRef
    genre: URIRef


# Letters that Unicode does not decompose, in the ASCII that Norwegian, Sámi and Danish readers expect.
_ASCII = str.maketrans(
    {
        "æ": "ae",
        "ø": "o",
        "đ": "d",
        "ŋ": "n",
        "ŧ": "t",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "ł": "l",
        "œ": "oe",
    }
)
# In short words the letters carry the difference ("Bø" is not "Bo"): there, the passport's spelling (ICAO 9303).
_SHORT_ASCII = str.maketrans({"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})
_SHORT = 3
_SLUG_LENGTH = 80


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """A readable ASCII name for an IRI: lower case, words joined by hyphens, at most 80 characters.

    A name with no letter or digit at all gives a hash; a long one keeps its beginning and ends in a hash.

    >>> slug("Østre Åsgård skole")
    'ostre-asgard-skole'
    >>> slug("Kari Bø"), slug("Kari Bo")
    ('kari-boe', 'kari-bo')
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    words = [_ascii_word(word) for word in re.findall(r"[^\W_]+", folded)]
    joined = "-".join(word for word in words if word)
    if not joined:
        return digest(folded)
    if len(joined) <= _SLUG_LENGTH:
        return joined
    tail = digest(folded)[:8]
    kept = joined[: _SLUG_LENGTH - len(tail) - 1].rsplit("-", 1)[0]
    return f"{kept}-{tail}"


def _ascii_word(word: str) -> str:
    if len(word) <= _SHORT:
        word = word.translate(_SHORT_ASCII)
    bare = unicodedata.normalize("NFKD", word.translate(_ASCII))
    return re.sub(r"[^a-z0-9]", "", bare)


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts in their order (SHA-256)."""
    # A file name that is no UTF-8 comes with surrogates, and has a digest too.
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
