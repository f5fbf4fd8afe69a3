"use strict";
/* The same as the picture, as a table: of edges, nodes or sources, sorted by any column. */

const MOST_ROWS = 400;
const order = { of: "edges", column: 0, down: false };

const COLUMNS = {
  edges: [
    ["subject", (edge) => nodes.get(edge.from).label, (edge) => selectNode(edge.from)],
    ["relation", (edge) => relation(edge.predicate, false), (edge) => selectEdge(edge.id)],
    ["object", (edge) => nodes.get(edge.to).label, (edge) => selectNode(edge.to)],
    ["period", (edge) => (edge.since ? years(edge) : "")],
    ["proofs", (edge) => edge.proofs.length],
    ["confidence", (edge) => edge.sure],
  ],
  nodes: [
    ["name", (node) => node.label, (node) => selectNode(node.id)],
    ["type", className],
    ["edges", degree],
    ["proofs", (node) => measure("evidence").of.get(node.id)],
    ["community", (node) => node.community + 1],
    ["bridge", (node) => bridgeRanks().get(node.id) ?? ""],
  ],
  sources: [
    ["source", (source) => source.title, (source) => selectSource(source.id)],
    ["date", (source) => source.date],
    ["edges", (source) => saidBy(source).length],
    ["nodes", (source) => endsOf(saidBy(source)).length],
  ],
};

const ROWS = { edges: () => EDGES.filter(edgeShown), nodes: seenNodes, sources: seenSources };

function showTable() {
  $("table").hidden = state.form !== "table";
  if (state.form !== "table") return;
  const columns = COLUMNS[order.of];
  const rows = inOrder(ROWS[order.of](), columns[order.column][1]);
  const left = rows.length - MOST_ROWS;
  $("table").replaceChildren(
    make(
      "p",
      { className: "acts" },
      Object.keys(ROWS).map(tableChoice),
      make(
        "button",
        { type: "button", id: "table-csv", className: "small-button", onclick: SAVERS[`csv_${order.of}`] },
        say("save_table"),
      ),
    ),
    make(
      "table",
      {},
      make("caption", {}, say("caption")),
      make("thead", {}, make("tr", {}, columns.map(head))),
      make(
        "tbody",
        {},
        rows.slice(0, MOST_ROWS).map((row) =>
          make(
            "tr",
            {},
            columns.map((column) => cell(row, column)),
          ),
        ),
      ),
    ),
    left > 0 ? small(say("more_rows", { n: left })) : "",
  );
}

function inOrder(rows, value) {
  const sign = order.down ? -1 : 1;
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : byName(String(a), String(b)));
  return rows
    .map((row) => [value(row), row])
    .sort((a, b) => sign * compare(a[0], b[0]))
    .map(([, row]) => row);
}

function tableChoice(name) {
  const pick = () => {
    Object.assign(order, { of: name, column: 0, down: false });
    showTable();
    document.getElementById(`table-${name}`).focus();
  };
  const look = { type: "button", id: `table-${name}`, className: "small-button", onclick: pick };
  return make(
    "button",
    { ...look, "aria-pressed": String(order.of === name) },
    `${capital(say(name))} (${ROWS[name]().length})`,
  );
}

function head([name], at) {
  const sorted = order.column === at ? (order.down ? "descending" : "ascending") : "none";
  const sort = () => {
    Object.assign(order, { column: at, down: order.column === at && !order.down });
    showTable();
    document.getElementById(`column-${at}`).focus();
  };
  const sign = { descending: " ▼", ascending: " ▲", none: "" }[sorted];
  return make(
    "th",
    { scope: "col", "aria-sort": sorted },
    make("button", { type: "button", id: `column-${at}`, onclick: sort }, capital(say(name)) + sign),
  );
}

function cell(row, [name, value, go]) {
  const found = value(row);
  const words = name === "confidence" ? decimal(found) : String(found);
  if (go) return make("td", {}, make("button", { type: "button", className: "link", onclick: () => go(row) }, words));
  return make("td", { className: typeof found === "number" ? "number" : "" }, words);
}
