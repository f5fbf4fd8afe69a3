"use strict";
/* Where it is said: the sources of what is seen, and all that one of them says. */

const MOST_SOURCES = 6;

const saidBy = (source) => [...source.edges].filter(edgeShown);

/* The sources of what is seen, those that say most first. */
function seenSources() {
  const left = SOURCES.map((source) => [source, saidBy(source).length]).filter(([, says]) => says);
  left.sort((a, b) => b[1] - a[1] || byName(a[0].title, b[0].title) || (a[0].id < b[0].id ? -1 : 1));
  return left.map(([source]) => source);
}

/* Numbers with what they count, as [words, number or an element]. */
function tiles(...counts) {
  const tile = ([words, count]) => make("div", {}, make("dt", {}, words), make("dd", {}, count));
  return make("dl", { className: "tiles" }, counts.map(tile));
}

/* The sources in the overview: the first few, and the way to all of them. */
function sourceGroup(found) {
  if (!found.length) return "";
  const all = () => {
    order.of = "sources";
    change({ form: "table" });
    $("table-sources").focus();
  };
  const look = { type: "button", id: "all-sources", className: "small-button", onclick: all };
  return make(
    "section",
    {},
    make("h3", {}, say("most_said")),
    found.slice(0, MOST_SOURCES).map(sourceButton),
    found.length > MOST_SOURCES ? make("button", look, say("all_sources", { n: found.length })) : "",
  );
}

const sourceButton = (source) =>
  make(
    "button",
    { type: "button", className: "row", onclick: () => selectSource(source.id) },
    make("span", { className: "name" }, source.title),
    make("span", { className: "note" }, [source.date.slice(0, 4), saidBy(source).length].filter(Boolean).join(" · ")),
  );

/* A source, and what it says, grouped by relation. */
function showSource(source) {
  const said = [...source.edges];
  const groups = grouped(said, (edge) => relation(edge.predicate, false));
  fill(
    closeButton(),
    make("p", { className: "kind" }, say("source")),
    make("h2", { tabIndex: -1 }, source.title),
    make("p", { className: "small" }, ...sourceLine(source, source.url.split("/")[2] ?? "")),
    tiles([say("edges"), String(said.length)], [say("nodes"), String(endsOf(said).length)]),
    make(
      "p",
      { className: "acts" },
      copyButton("share", () => location.href),
    ),
    groups.map(([words, group]) => saidGroup(words, group)),
  );
}

function saidGroup(words, group) {
  const ends = (edge) => `${nodes.get(edge.from).label} → ${nodes.get(edge.to).label}`;
  const rows = group.map((edge) => [ends(edge), edge]).sort((a, b) => byName(a[0], b[0]));
  return make(
    "section",
    {},
    make("h3", {}, `${words} (${group.length})`),
    rows.map(([name, edge]) =>
      make(
        "button",
        { type: "button", className: edgeShown(edge) ? "row" : "row away", onclick: () => selectEdge(edge.id) },
        nodeSwatch(nodes.get(edge.from)),
        make("span", { className: "name" }, name),
      ),
    ),
  );
}
