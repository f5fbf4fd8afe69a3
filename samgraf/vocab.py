"""Names in RDF: the ontology's terms, the namespaces, and how an identifier is made from a text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/samgraf/"
ID = BASE + "id/"
CONCEPT = BASE + "concept/"
GRAPH = BASE + "graph/"
SHACL = "http://www.w3.org/ns/shacl#"

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
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that every query may use without declaring them."""


TERMS = frozenset({
    # classes that several kinds share; a node carries the most specific one below them
    "Entity", "Agent", "Activity", "Gathering",
    # classes
    "Person", "Researcher", "Organisation", "University", "UniversityCollege", "ResearchInstitute",
    "ResearchCentre", "OrganisationalUnit", "PublicAgency", "InterestOrganisation", "VoluntaryOrganisation",
    "SocialEnterprise", "Company", "School", "Funder", "Municipality", "County", "MunicipalMerger", "Project",
    "Programme", "Event", "Talk", "Venue", "Theme", "SourceDocument", "Register", "Statement", "Evidence",
    # between entities
    "affiliatedWith", "leads", "memberOf", "coordinatedBy", "ownedBy", "partner", "fundedBy", "organisedBy",
    "speaker", "facilitator", "participant", "contact", "heldAt", "inMunicipality", "locatedIn", "about",
    "partOf", "successor", "mergedInto",
    # from documents and statements
    "mentions", "evidence", "source", "register", "onBehalfOf",
    # to literals
    "acronym", "budget", "currency", "status", "deadline", "municipalityCode", "countyCode", "organisationNumber",
    "country", "positionTitle", "confidence", "rule", "negated", "row", "start", "end", "quote", "sentence",
    "sha256", "genre",
})  # fmt: skip
"""The terms of `ontology/samgraf.ttl`. Plain names, for importing rdflib takes longer than answering most questions."""


def term(name: str) -> str:
    """The IRI of a term of the ontology; AttributeError where it has no such term."""
    if name not in TERMS:
        raise AttributeError(f"the ontology has no term {name!r}")
    return PREFIXES["sg"] + name


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://w3id.org/samgraf/ns#fundedBy")
    'fundedBy'
    """
    return re.sub(r"^.*[/#]", "", iri)


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
