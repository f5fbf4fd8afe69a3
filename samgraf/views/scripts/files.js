"use strict";
/* What is shown, as a file: a picture, a network for Gephi. Made here, from what the page carries. */

const escaped = (text) =>
  String(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);
const element = (tag, attributes, inside = "") => {
  const parts = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${parts.join("")}>${inside}</${tag}>`;
};

/* What is shown now, or, where something is chosen, what is near it. */
function exported() {
  const chosen = seenNodes().filter((node) => !seen.near || seen.near.has(node.id));
  const ids = new Set(chosen.map((node) => node.id));
  return { chosen, lines: EDGES.filter((edge) => edgeShown(edge) && ids.has(edge.from) && ids.has(edge.to)) };
}

function svgFile() {
  const { chosen, lines } = exported();
  const spots = new Map(chosen.map((node) => [node.id, spot(node)]));
  const bound = (name, pick) =>
    [...spots.values()].reduce((a, point) => pick(a, point[name]), pick === Math.min ? 1e9 : -1e9);
  const [left, top] = [bound("x", Math.min) - 120, bound("y", Math.min) - 60];
  const [width, height] = [bound("x", Math.max) - left + 120, bound("y", Math.max) - top + 60];
  const line = (edge) => {
    const [a, b] = [spots.get(edge.from), spots.get(edge.to)];
    return element("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y });
  };
  const shape = (node) => {
    const { x, y } = spots.get(node.id);
    const r = sizeOf(node);
    const points = SHAPES[kindOf(node).shape].map(
      ([dx, dy]) => `${(x + dx * r).toFixed(1)},${(y + dy * r).toFixed(1)}`,
    );
    return element("polygon", { points: points.join(" "), ...paintOf(node) });
  };
  const label = (node) =>
    element(
      "text",
      { x: spots.get(node.id).x, y: spots.get(node.id).y + sizeOf(node) + 13 },
      escaped(shortened(node.label, 40)),
    );
  const shores = PAGE.outline.map((part) => element("polygon", { points: part.join(" ") }));
  const labelled = [...chosen].sort(compareNodes).slice(0, 80);
  const parts = [
    element("title", {}, escaped(say("title"))),
    element("rect", { x: left, y: top, width, height, fill: dark() ? "#10171e" : "#ffffff" }),
    state.form === "map" ? element("g", { fill: colours().land, stroke: colours().dot }, shores.join("")) : "",
    element("g", { stroke: colours().calm, "stroke-width": 1 }, lines.map(line).join("")),
    element("g", { "stroke-width": 1.4 }, chosen.map(shape).join("")),
    element(
      "g",
      { fill: colours().ink, "font-family": "sans-serif", "font-size": 12, "text-anchor": "middle" },
      labelled.map(label).join(""),
    ),
  ];
  const about = { xmlns: "http://www.w3.org/2000/svg", viewBox: [left, top, width, height].join(" "), width, height };
  return { text: element("svg", about, parts.join("\n")), width, height };
}

const GEXF = "http://www.gexf.net/1.2draft";
function gexfFile() {
  const { chosen, lines } = exported();
  const fields = (kind, names) =>
    element(
      "attributes",
      { class: kind },
      names.map(([id, type]) => element("attribute", { id, title: id, type })).join(""),
    );
  const values = (pairs) =>
    element(
      "attvalues",
      {},
      Object.entries(pairs)
        .map(([name, value]) => element("attvalue", { for: name, value }))
        .join(""),
    );
  const node = (it) =>
    element("node", { id: it.id, label: it.label }, values({ type: it.type, community: it.community }));
  const edge = (it) => {
    const told = { predicate: it.predicate, confidence: it.sure, proofs: it.proofs.length };
    return element("edge", { id: it.id, source: it.from, target: it.to, label: it.predicate }, values(told));
  };
  const graph = [
    fields("node", [
      ["type", "string"],
      ["community", "integer"],
    ]),
    fields("edge", [
      ["predicate", "string"],
      ["confidence", "double"],
      ["proofs", "integer"],
    ]),
    element("nodes", {}, chosen.map(node).join("\n")),
    element("edges", {}, lines.map(edge).join("\n")),
  ];
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    element(
      "gexf",
      { xmlns: GEXF, version: "1.2" },
      element("graph", { defaultedgetype: "directed" }, graph.join("\n")),
    )
  );
}

function save(ending, blob, part = "") {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: `samgraf${part}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function savePng() {
  const { text, width, height } = svgFile();
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save("png", blob), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
}

const SAVERS = {
  png: savePng,
  svg: () => save("svg", new Blob([svgFile().text], { type: "image/svg+xml" })),
  gexf: () => save("gexf", new Blob([gexfFile()], { type: "application/xml" })),
  csv_edges: () => saveTable("edges"),
  csv_nodes: () => saveTable("nodes"),
  csv_sources: () => saveTable("sources"),
};

function showSavers() {
  $("save").replaceChildren(
    make("option", { value: "" }, say("save")),
    ...Object.keys(SAVERS).map((name) => make("option", { value: name }, say(`save_${name}`))),
  );
}
$("save").addEventListener("change", (event) => {
  SAVERS[event.target.value]?.();
  event.target.value = "";
});
