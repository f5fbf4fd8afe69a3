"use strict";
/* The panel: what the texts say of the chosen node, and the sentences behind the chosen edge. */

/* A kind's shape and colour, for the legend and beside names. */
function swatch(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "polygon");
  const corners = SHAPES[kind.shape].map((corner) => corner.map((length) => (10 + 6.2 * length).toFixed(2)));
  const attributes = { points: corners.join(" "), fill: kind.fill, stroke: kind.stroke, "stroke-width": "1.4" };
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  svg.append(shape);
  return svg;
}

function fill(...children) {
  $("panel").replaceChildren(...children.flat());
  $("panel").scrollTop = 0;
}

function closeButton() {
  const look = { type: "button", className: "close", title: TEXT.close, "aria-label": TEXT.close };
  return make("button", { ...look, onclick: leave }, "✕");
}

const nodeButton = (node, note) =>
  make(
    "button",
    { type: "button", className: "row", onclick: () => selectNode(node.id) },
    swatch(kindOf(node)),
    make("span", { className: "name" }, node.label),
    note ? make("span", { className: "note" }, note) : "",
  );

/* Nothing chosen. */
function showOverview() {
  const most = NODES.filter((node) => shown(node.id)).sort(compareNodes).slice(0, 12);
  fill(
    make("h2", {}, TEXT.overview),
    make("p", {}, NODES.length ? TEXT.intro : TEXT.empty),
    make("p", { className: "small" }, TEXT.warning),
    PAGE.today ? make("p", { className: "small" }, TEXT.today) : "",
    PAGE.divided.length ? make("p", { className: "small" }, `${TEXT.divided} ${PAGE.divided.join(", ")}.`) : "",
    most.length ? make("h3", {}, TEXT.most_tied) : "",
    most.map((node) => nodeButton(node, String(edgesOf.get(node.id).length))),
  );
}

/* A node, and its edges grouped by relation. */
function showNode(node) {
  const groups = new Map();
  for (const edge of edgesOf.get(node.id)) {
    const words = relation(edge.predicate, edge.from !== node.id);
    groups.set(words, [...(groups.get(words) || []), edge]);
  }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length || byName(a[0], b[0]));
  fill(
    closeButton(),
    make("p", { className: "kind" }, swatch(kindOf(node)), className(node)),
    make("h2", { tabIndex: -1 }, node.label),
    node.formerly ? make("p", { className: "small" }, `${TEXT.formerly} ${node.formerly}.`) : "",
    node.divided ? make("p", { className: "small" }, `${TEXT.became} ${node.divided}.`) : "",
    sorted.map(([words, group]) => edgeGroup(node, words, group)),
  );
}

function edgeGroup(node, words, group) {
  const other = (edge) => nodes.get(edge.from === node.id ? edge.to : edge.from);
  const sorted = group.sort((a, b) => byName(other(a).label, other(b).label));
  const rows = sorted.map((edge) => edgeButton(edge, other(edge)));
  return make("section", {}, make("h3", {}, `${words} (${group.length})`), rows);
}

const edgeButton = (edge, other) =>
  make(
    "button",
    { type: "button", className: "row", onclick: () => selectEdge(edge.id) },
    swatch(kindOf(other)),
    make("span", { className: "name" }, other.label),
    make("span", { className: "note" }, `${edge.proofs.length} ${TEXT.proof}`),
  );

/* An edge, and the sentences it rests on. */
function showEdge(edge) {
  fill(
    closeButton(),
    make("h2", { className: "kind", tabIndex: -1 }, TEXT.relation),
    make(
      "div",
      { className: "statement" },
      nodeButton(nodes.get(edge.from)),
      make("p", { className: "predicate" }, relation(edge.predicate, false)),
      nodeButton(nodes.get(edge.to)),
    ),
    make("h3", {}, `${TEXT.proofs} (${edge.proofs.length})`),
    edge.proofs.length ? edge.proofs.map(proofCard) : make("p", {}, TEXT.no_proofs),
  );
}

function proofCard(proof) {
  const [before, quote, after] = proof.passage;
  const confidence = proof.confidence.toFixed(2).replace(".", ",");
  return make(
    "article",
    { className: "proof" },
    make("blockquote", {}, before, make("mark", {}, quote), after),
    make("p", { className: "small" }, `${TEXT.source}: `, sourceLink(proof.title, proof.url)),
    make("p", { className: "small" }, `${TEXT.rule} ${proof.rule} · ${TEXT.confidence} ${confidence}`),
  );
}

function sourceLink(title, url) {
  if (!/^https?:\/\//i.test(url)) return make("span", {}, title);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title || url);
}
