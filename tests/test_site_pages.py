"""Pages and things by their IRIs: forms, languages, what is not there, and names that would be code."""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from hostile import ID, THINGS, iri, lines
from sites import folder_of, serving

from samgraf.exports import formats
from samgraf.figures import shipped_figures
from samgraf.outside import web_address
from samgraf.query import LANGUAGES, PREFIXES
from samgraf.site.articles import articles
from samgraf.site.downloads import files
from samgraf.site.formats import GRAPH_FORMATS
from samgraf.site.limits import Limits
from samgraf.site.names import Names, fold
from samgraf.site.panels import settings, stored
from samgraf.site.vocabulary import ONTOLOGY, SCHEME, terms_of
from samgraf.site.words import labelled
from samgraf.store import PAGE

SITE = Path(__file__).resolve().parent.parent / "samgraf" / "site"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def gone(path: str) -> bool:
    return path == "person/en-som-ba-om-det"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = folder_of(lines(), tmp_path_factory.mktemp("pages") / "graph")
    policy = "default-src 'none'; script-src 'sha256-x'"
    (folder.path / PAGE).write_text(f'<meta http-equiv="Content-Security-Policy" content="{policy}">', encoding="utf-8")
    with serving(folder, Limits(seconds=5), gone) as (found, _):
        yield found


def page(client: httpx.Client, path: str, status: int = 200) -> str:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == status, answer.text
    return answer.text


def local(thing: str) -> str:
    return iri(thing)[1:-1].removeprefix("https://w3id.org/samgraf")


# Things by their IRIs.


@pytest.mark.parametrize("thing", THINGS)
def test_a_thing_is_to_be_had_as_page_and_in_all_forms_of_data(client: httpx.Client, thing: str) -> None:
    asked = client.get(local(thing), headers=HTML | {"Accept-Language": "fr, nn;q=0.8, en;q=0.5"})
    assert (asked.status_code, asked.headers["location"]) == (303, f"/nn{local(thing)}")
    told = []
    for ending, form in GRAPH_FORMATS.items():
        answer = client.get(local(thing), headers={"Accept": form.media_types[0]})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == form.media_types[0]
        assert client.get(f"{local(thing)}.{ending}").content == answer.content
        told.append({str(quad.triple) for quad in ox.parse(answer.content, format=form.format)})
    assert all(each == told[0] for each in told)
    assert any(f"{iri(thing)} <{PREFIXES['rdfs']}label>" in triple for triple in told[0])


def test_the_data_of_a_thing_hold_its_statements_and_their_proofs(client: httpx.Client) -> None:
    data = client.get("/id/project/nabolag.nt").text
    assert f"<{ID}statement/a> <{PREFIXES['rdf']}object> <{ID}project/nabolag>" in data
    assert "Kari Bø leder Nabolag." in data
    assert "talte" not in data


def test_statements_evidence_and_graphs_answer_by_their_iris_too(client: httpx.Client) -> None:
    assert "Kari Bø leder Nabolag." in client.get("/id/evidence/a", headers={"Accept": "text/turtle"}).text
    assert "0.9" in page(client, "/nb/id/statement/a")
    assert "Kari Bø leder" in client.get("/graph/side", headers={"Accept": "application/n-triples"}).text
    assert client.get("/graph/side", headers=HTML).headers["location"] == "/nb/id/document/side"
    assert client.get("/en/graph/side", headers=HTML).headers["location"] == "/en/id/document/side"
    assert client.get("/graph/registers", headers=HTML).headers["location"] == "/graph/registers.ttl"
    assert "successor" in client.get("/graph/registers.ttl").text


def test_data_that_have_not_changed_are_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/id/project/nabolag.ttl")
    again = client.get("/id/project/nabolag.ttl", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "text/html" in first.headers["link"]


def test_a_form_that_is_not_there_is_not_acceptable(client: httpx.Client) -> None:
    answer = client.get("/id/project/nabolag", headers={"Accept": "image/png"})
    assert answer.status_code == 406 and "text/turtle" in answer.text


def test_what_a_decision_has_renamed_is_found_under_its_new_name(client: httpx.Client) -> None:
    for path, target in (
        ("/id/person/kari-b", "/id/person/kari-boe"),
        ("/id/person/kari-b.ttl", "/id/person/kari-boe.ttl"),
        ("/en/id/person/kari-b", "/en/id/person/kari-boe"),
    ):
        answer = client.get(path, headers=HTML)
        assert (answer.status_code, answer.headers["location"]) == (301, target)


def test_an_unknown_name_is_answered_with_those_that_are_near(client: httpx.Client) -> None:
    for path in ("/id/municipality/indre-ostfol", "/nb/id/municipality/indre-ostfol", "/concept/samskapning"):
        text = page(client, path, 404)
        assert "/nb/id/municipality/indre-ostfold-3014" in text or "/nb/concept/samskaping" in text
    plain = client.get("/id/municipality/indre-ostfol", headers={"Accept": "text/turtle"})
    assert plain.status_code == 404 and f"{ID}municipality/indre-ostfold-3014" in plain.text
    for path in ("/id/x%20y", "/id/%3Cscript%3E", "/id/", "/id/%C3%86%C3%98", "/id/a%00b", "/graph/x", "/nb/x"):
        assert client.get(path, headers=HTML).status_code == 404, path


def test_what_was_taken_out_on_request_is_gone_and_suggests_nobody(client: httpx.Client) -> None:
    for path in ("/id/person/en-som-ba-om-det", "/en/id/person/en-som-ba-om-det"):
        assert 'class="hits"' not in page(client, path, 410)
    assert client.get("/id/person/en-som-ba-om-det.ttl").status_code == 410


# Pages.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("thing", THINGS)
def test_each_kind_has_a_page_in_each_language(client: httpx.Client, thing: str, language: str) -> None:
    text = page(client, f"/{language}{local(thing)}")
    assert f'<html lang="{language}">' in text
    for other in set(LANGUAGES) - {language}:
        assert f'href="/{other}{local(thing)}"' in text


def test_a_fact_stands_with_its_sentence_and_its_source(client: httpx.Client) -> None:
    text = page(client, "/nb/id/project/nabolag")
    assert "<h3>ledes av</h3>" in text and "<h3>finansieres av</h3>" in text
    assert "<q><mark>Kari Bø leder</mark> Nabolag.</q>" in text
    assert '<a href="/nb/id/document/side">Side om nabolag</a>' in text
    assert "<h3>is led by</h3>" in page(client, "/en/id/project/nabolag")


def test_a_theme_is_called_as_the_language_calls_it(client: httpx.Client) -> None:
    assert "<h1>co-creation</h1>" in page(client, "/en/concept/samskaping")
    assert "<h1>samskaping</h1>" in page(client, "/nn/concept/samskaping")


def test_a_municipality_is_followed_through_time(client: httpx.Client) -> None:
    text = page(client, "/nb/id/municipality/askim-0124")
    assert "blitt til" in text and "Indre Østfold" in text and "2020-01-01" in text


def test_a_panel_shows_the_query_that_was_run(client: httpx.Client) -> None:
    text = page(client, "/nb/id/municipality/askim-0124")
    query = stored("municipality-history").bind({"municipality": "id:municipality/askim-0124"})
    shown = [html.unescape(value) for value in re.findall(r'name="query" value="(.*?)"', text, re.S)]
    assert query.text in shown


def test_the_front_page_counts_dates_and_asks(client: httpx.Client) -> None:
    text = page(client, "/nn/")
    assert "<strong>2</strong> kommune" in text
    assert re.search(r'<time datetime="\d{4}-\d\d-\d\d">', text)
    assert len(re.findall(r"/nn/query\?name=", text)) == 3
    assert client.get("/", headers=HTML | {"Accept-Language": "en-GB,en;q=0.9"}).headers["location"] == "/en/"
    assert client.get("/", headers=HTML | {"Accept-Language": "no"}).headers["location"] == "/nb/"


@pytest.mark.parametrize("text", ["kari bø", "KARI", "Bø, Kari", "bø"])
def test_the_search_finds_a_person_by_any_of_the_words(client: httpx.Client, text: str) -> None:
    answer = client.get("/nb/search", params={"q": text}, headers=HTML)
    assert "/nb/id/person/kari-boe" in answer.text


def test_an_equal_name_comes_before_one_that_only_holds_it() -> None:
    rows = [
        {
            "thing": ox.NamedNode(f"urn:{n}"),
            "kind": ox.NamedNode("urn:k"),
            "property": ox.NamedNode(PREFIXES["rdfs"] + "label"),
            "name": ox.Literal(name),
        }
        for n, name in enumerate(["Nye Asker", "Asker kommune", "Asker", "Masker"])
    ]
    assert [each.name for each in Names(rows).find("ASKER", 9)] == ["Asker", "Asker kommune", "Nye Asker", "Masker"]  # type: ignore[arg-type]
    assert fold("A\u030asgård") == "åsgård"


# The editor.


def test_the_editor_runs_what_it_is_given(client: httpx.Client) -> None:
    def run(query: str) -> httpx.Response:
        return client.get("/nb/query", params={"query": query}, headers=HTML)

    found = run("SELECT ?p ?p_name { ?p a sg:Project ; rdfs:label ?p_name }")
    assert "1 rader" in found.text and '<a href="/nb/id/project/nabolag">Nabolag</a>' in found.text
    assert "true" in run("ASK {}").text
    assert "rdfs:label" in run("CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o } LIMIT 1").text
    wrong = run("SELECT {")
    assert wrong.status_code == 400 and "error at 1:" in wrong.text and "SELECT {" in wrong.text
    assert run("SELECT * { SERVICE <http://x/> {} }").status_code == 400
    assert run("ASK {} # " + "x" * 20_000).status_code == 413


def test_the_editor_opens_a_named_question_with_its_title(client: httpx.Client) -> None:
    text = page(client, "/en/query?name=people-in-most-sources")
    assert "<h1>Which people appear in most sources?</h1>" in text
    assert "SELECT" in text
    assert client.get("/sparql", headers=HTML).headers["location"] == "/query"
    assert client.get("/query?name=x", headers=HTML).headers["location"] == "/nb/query?name=x"


# Pages on the site itself.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_on_the_site_stand_in_each_language(client: httpx.Client, language: str) -> None:
    own = ["about", "privacy", "report", "downloads", "quality", "ontology", "themes", "curate", "notebooks"]
    titles = set()
    for path in own + [f"curate/{name}" for name in settings()["curators"]]:
        text = page(client, f"/{language}/{path}")
        titles.add(re.findall(r"<h1>(.*?)</h1>", text)[0])
        assert f'<html lang="{language}">' in text
    assert len(titles) == len(own) + len(settings()["curators"])


def test_the_page_of_reports_names_the_thing_and_no_other(client: httpx.Client) -> None:
    assert "Kari Bø" in page(client, "/nb/report?thing=id/person/kari-boe")
    assert "/nb/report?thing=id/person/kari-boe" in page(client, "/nb/id/person/kari-boe")
    assert '<a href="/nb/id/' not in page(client, "/nb/report?thing=id/person/finnes-ikke")


def test_what_lacks_something_is_told_with_the_query_that_was_run(client: httpx.Client) -> None:
    text = page(client, "/nn/curate/without-place")
    assert '<a href="/nn/id/event/dagen-2019">Dagen 2019</a>' in text
    assert html.escape(stored("without-place").text, quote=False)[:40] in text
    assert re.search(r"/nn/curate/without-place.*?<td class=\"number\">1</td>", page(client, "/nn/curate"))


def test_the_sector_of_an_organisation_is_unknown_where_analyses_have_none() -> None:
    rules = tomllib.loads((SITE.parent / "rules" / "analysis.toml").read_text(encoding="utf-8"))
    listed = {kind for sector in rules["sectors"].values() for kind in sector["types"]}
    asked = re.findall(r"VALUES \?kind \{ (.*?) \}", stored("without-sector").text)[0].split()
    assert not {kind.removeprefix("sg:") for kind in asked} & listed


@pytest.mark.parametrize(("path", "leads"), [("/ns", "ontology"), ("/concept/", "themes")])
def test_the_ontology_and_the_themes_answer_by_their_iris(client: httpx.Client, path: str, leads: str) -> None:
    answer = client.get(path, headers=HTML | {"Accept-Language": "nn"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/nn/{leads}")
    told = []
    for ending, form in GRAPH_FORMATS.items():
        data = client.get(path, headers={"Accept": form.media_types[0]})
        assert data.headers["content-type"].partition(";")[0] == form.media_types[0]
        assert client.get(f"{path}.{ending}").content == data.content
        told.append({str(quad.triple) for quad in ox.parse(data.content, format=form.format)})
    assert all(each == told[0] for each in told) and len(told[0]) > 300
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/ns/0.1.0", headers={"Accept": "text/turtle"}).status_code == 200
    assert client.get("/ns/9", headers=HTML).status_code == client.get("/ns.exe").status_code == 404


def test_every_term_and_every_theme_is_documented_and_drawn(client: httpx.Client) -> None:
    ontology, themes = page(client, "/en/ontology"), page(client, "/en/themes")
    for text, whole in ((ontology, ONTOLOGY), (themes, SCHEME)):
        for term in terms_of(whole).values():
            if term.iri != whole:
                assert f'id="{term.name}"' in text, term.iri
    for name in ("Person", "fundedBy"):
        assert re.search(rf'<svg.*<a href="#{name}">', ontology, re.S)
    assert "is funded by" in ontology and "finansieres av" in page(client, "/nb/ontology")


def test_the_picture_of_a_thing_shows_what_it_is_tied_to_and_their_ties(client: httpx.Client) -> None:
    text = page(client, "/nb/id/project/nabolag")
    drawn = re.findall(r"<svg.*?</svg>", text, re.S)[0]
    assert '<a href="/nb/id/person/kari-boe">' in drawn and '<a href="/nb/id/org/fondet">' in drawn
    assert "ledes av: Kari Bø" in drawn
    assert "/network#n=id%3Aproject/nabolag&amp;l=nb" in text
    assert "<svg" not in page(client, "/nb/id/document/side")


def test_the_network_opens_in_the_language_of_the_page(client: httpx.Client) -> None:
    for language in LANGUAGES:
        assert f'href="/network#l={language}"' in page(client, f"/{language}/")


def test_what_is_had_is_what_export_gives(client: httpx.Client) -> None:
    text = page(client, "/nb/downloads")
    words = tomllib.loads((SITE / "words.toml").read_text(encoding="utf-8"))["downloads"]
    assert set(words) == {*formats(), "graph.nq"}
    for name in files():
        assert f'href="/download/{name}"' in text
    assert b"Nabolag" in client.get("/download/graph.nq").content
    assert client.get("/download/samgraf-cff.cff").text.startswith("cff-version")
    assert client.get("/download/..%2Freport.json").status_code == 404


def test_an_unknown_page_is_answered_with_what_is_near(client: httpx.Client) -> None:
    assert "/nn/id/project/nabolag" in page(client, "/nn/nabolaget", 404)
    assert client.get("/nabolaget").status_code == 404


# What no page may do.


@pytest.mark.parametrize(
    "path",
    [
        "/nb/id/person/ola-skript",
        "/en/id/event/dagen-2019",
        "/nb/id/document/side",
        "/nb/id/statement/c",
        "/nb/id/evidence/c",
        "/nb/search?q=ola",
        "/nb/search?q=%22%3E%3Cscript%3Ewindow.XSS=1%3C/script%3E",
        "/nb/query?query=%3C/textarea%3E%3Cscript%3Ewindow.XSS=1%3C/script%3E",
        "/nb/query?query=SELECT%20*%20%7B%20%3Fs%20rdfs:label%20%3Fo%20%7D",
        "/nb/id/org/fondet",
        "/nb/id/%22%3E%3Cscript%3Ewindow.XSS=1%3C/script%3E",
    ],
)
def test_a_name_that_would_be_code_is_only_text(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers=HTML)
    text = answer.text
    assert "<script>window" not in text and "<img" not in text and "<b>" not in text
    assert not re.search(r"href=\"?\s*javascript:", text)
    assert "{{7*7}}" in text or "49" not in text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not re.search("script-src (?!'self';)", policy), "no script but those of the site, where it has some"
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert not data or json.loads(data[1])["@context"] == "https://schema.org"


def test_only_links_to_the_web_are_links(client: httpx.Client) -> None:
    text = page(client, "/nb/id/org/fondet")
    assert 'href="https://ror.org/1"' in text and "javascript:alert(1)" in text
    assert web_address("http://a/b") == "http://a/b"
    for address in ("https://", "javascript:x", "//a", "http://[", "data:,x"):
        assert web_address(address) == ""


def test_no_page_fetches_anything_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/nb/", "/nb/query", "/nb/id/project/nabolag", "/nb/search?q=a"):
        fetched = re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', page(client, path))
        assert all(each.startswith(("/", "data:")) for each in fetched)
    style = client.get("/static/site.css").text
    assert "url(" not in style and "@import" not in style


def test_every_answer_has_the_headers_that_protect_a_reader(client: httpx.Client) -> None:
    for path in ("/nb/", "/sparql?query=ASK%7B%7D", "/id/project/nabolag.ttl", "/static/site.css", "/nb/id/x", "/no"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


def test_a_page_about_a_person_is_not_for_search_engines(client: httpx.Client) -> None:
    assert client.get("/nb/id/person/kari-boe", headers=HTML).headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in client.get("/nb/id/project/nabolag", headers=HTML).headers


def test_the_network_page_keeps_the_policy_it_was_made_with(client: httpx.Client) -> None:
    answer = client.get("/network")
    assert answer.headers["content-security-policy"] == "default-src 'none'; script-src 'sha256-x'"


# Data.


def test_each_language_has_every_word() -> None:
    words = tomllib.loads((SITE / "words.toml").read_text(encoding="utf-8"))
    assert words["nb"].keys() == words["nn"].keys() == words["en"].keys()
    for table in words.keys() - set(LANGUAGES):
        for name, called in words[table].items():
            assert called.keys() == set(LANGUAGES), name
    for told in articles().values():
        for section in (told, *told["section"]):
            assert section["title"].keys() == set(LANGUAGES)
        assert all(section.keys() == {"title", "links", *LANGUAGES} for section in told["section"])


def test_the_figures_are_called_something_in_each_language() -> None:
    figures = shipped_figures()
    words = tomllib.loads((SITE / "words.toml").read_text(encoding="utf-8"))
    assert figures["groups"].keys() <= words["groups"].keys()
    for label in figures["labels"]:
        assert labelled(label, "nb") != label or label in ("partner",), label


def test_each_word_is_used_and_each_used_word_is_there() -> None:
    words = tomllib.loads((SITE / "words.toml").read_text(encoding="utf-8"))["nb"].keys() - {"language"}
    used = set()
    for template in (SITE / "templates").iterdir():
        used |= set(re.findall(r"\bt\.(\w+)", template.read_text(encoding="utf-8")))
    assert used == words


def test_each_panel_is_a_stored_query_with_the_parameter_it_names() -> None:
    for panel in settings()["panel"]:
        query = stored(panel["query"])
        assert panel["parameter"] in query.parameters, panel
        assert set(query.titles) == set(LANGUAGES)


def test_each_query_of_the_site_has_a_title_in_each_language() -> None:
    for file in (SITE / "queries").glob("*.rq"):
        assert set(stored(file.stem).titles) == set(LANGUAGES), file.name


# In a browser.


def test_hostile_names_run_nowhere_in_a_browser(client: httpx.Client, chromium: Any) -> None:
    chromium.get_log("browser")
    new = (
        "report?thing=id/person/ola-skript",
        "curate",
        "curate/without-place",
        "ontology",
        "themes",
        "quality",
        "downloads",
    )
    told = ("id/person/ola-skript", "id/event/dagen-2019", "search?q=ola", "id/org/fondet", *new)
    for path in told:
        chromium.get(f"{str(client.base_url).rstrip('/')}/nb/{path}")
        assert chromium.execute_script("return document.querySelectorAll('h1').length") == 1, path
        assert chromium.execute_script("return window.XSS") is None, path
        assert chromium.execute_script("return document.images.length") == 0, path
        schemes = (
            "return [...document.querySelectorAll('a')].map(a => new URL(a.getAttribute('href'), a.baseURI).protocol)"
        )
        assert set(chromium.execute_script(schemes)) <= {"http:", "https:"}, path
        assert chromium.execute_script("return getComputedStyle(document.querySelector('header')).display") == "flex"
    assert chromium.get_log("browser") == []
