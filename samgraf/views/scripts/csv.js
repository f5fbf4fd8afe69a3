"use strict";
/* What is shown, as tables for spreadsheets: the edges with a row for each proof, the nodes, the sources. */

/* A field of a table that no spreadsheet takes for a formula. */
function csvCell(value) {
  const text = /^[=+\-@\t\r]/.test(value) && typeof value === "string" ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/* Each table's columns by their heads, and what they have of a row. */
const PROVED = {
  subject: ({ edge }) => edge.from,
  subject_label: ({ edge }) => nodes.get(edge.from).label,
  predicate: ({ edge }) => edge.predicate,
  object: ({ edge }) => edge.to,
  object_label: ({ edge }) => nodes.get(edge.to).label,
  since: ({ edge }) => edge.since,
  until: ({ edge }) => edge.until,
  sentence: ({ proof }) => proof.passage.join(""),
  quote: ({ proof }) => proof.passage[1],
  source: ({ proof }) => proof.source.title,
  url: ({ proof }) => proof.source.url,
  date: ({ proof }) => proof.source.date,
  rule: ({ proof }) => proof.rule,
  confidence: ({ proof }) => proof.confidence,
  statement: ({ proof }) => (proof.statement ? statementId(proof) : ""),
};
const NODE_CELLS = {
  id: (node) => node.id,
  label: (node) => node.label,
  type: (node) => node.type,
  aliases: (node) => node.aliases.join("; "),
  since: (node) => node.since,
  until: (node) => node.until,
  edges: degree,
  proofs: (node) => measure("evidence").of.get(node.id),
  community: (node) => node.community + 1,
  bridge_rank: (node) => bridgeRanks().get(node.id),
};
const SOURCE_CELLS = {
  id: (source) => source.id,
  title: (source) => source.title,
  url: (source) => source.url,
  date: (source) => source.date,
  edges: (source) => saidBy(source).length,
};

/* The tables by name: their columns and their rows. */
const TABLES = {
  edges: () => [PROVED, exported().lines.flatMap((edge) => edge.proofs.map((proof) => ({ edge, proof })))],
  nodes: () => [NODE_CELLS, exported().chosen],
  sources: () => [SOURCE_CELLS, seenSources()],
};

function csvFile(name) {
  const [cells, rows] = TABLES[name]();
  const lines = [Object.keys(cells), ...rows.map((row) => Object.values(cells).map((cell) => cell(row)))];
  return lines.map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

const saveTable = (name) => save("csv", new Blob(["\ufeff", csvFile(name)], { type: "text/csv" }), `-${name}`);
