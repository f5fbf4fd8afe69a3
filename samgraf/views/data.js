"use strict";
/* What the page was given, and the small helpers that all parts use. Text reaches the page as text nodes only. */

const $ = (id) => document.getElementById(id);

const PAGE = samgraf.data;
const TEXT = PAGE.text;

/* Columns as rows; a row has no field where its column has nothing. */
function rows(columns) {
  const found = [];
  for (const [name, values] of Object.entries(columns)) {
    values.forEach((value, at) => {
      found[at] ??= {};
      if (value !== null) found[at][name] = value;
    });
  }
  return found;
}

const NODES = rows(PAGE.nodes).map((node) => ({ ...node, aliases: node.aliases ? node.aliases.split("\n") : [] }));
const EDGES = rows(PAGE.edges).map((edge) => {
  const [from, to] = [NODES[edge.from].id, NODES[edge.to].id];
  return { ...edge, id: `${from} ${edge.predicate} ${to}`, from, to, proofs: edge.proofs.map(proofOf) };
});

/* A proof with its words: those before the quotation, this, and those after it. */
function proofOf([source, sentence, start, end, rule, confidence]) {
  const [title, url, document, date] = PAGE.sources[source];
  const words = PAGE.sentences[sentence];
  const passage = [words.slice(0, start), words.slice(start, end), words.slice(end)];
  return { title, url, document, date, passage, rule: PAGE.rules[rule], confidence };
}

const kinds = new Map(PAGE.kinds.map((kind) => [kind.name, kind]));
const nodes = new Map(NODES.map((node) => [node.id, node]));
const edges = new Map(EDGES.map((edge) => [edge.id, edge]));
const edgesOf = new Map(NODES.map((node) => [node.id, []]));
for (const edge of EDGES) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}

for (const node of NODES) node.size = 7 + 3.2 * Math.sqrt(edgesOf.get(node.id).length);

const neighbours = (id) => edgesOf.get(id).map((edge) => (edge.from === id ? edge.to : edge.from));
const kindOf = (node) => kinds.get(node.kind);
const byName = new Intl.Collator("nb").compare;
const compareNodes = (a, b) => b.size - a.size || byName(a.label, b.label) || (a.id < b.id ? -1 : 1);

const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : null);
const className = (node) => own(kindOf(node).classes, node.type) || node.type || kindOf(node).label;

/* A relation in words, read from its subject, or from its object. */
function relation(predicate, inverse) {
  const words = own(PAGE.relations, predicate);
  return words ? words[inverse ? 1 : 0] : inverse ? "← " + predicate : predicate;
}

/* An element with properties and attributes, and children that are elements or text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

/* Letters as they are typed on any keyboard: "Røiseland" is found by "roiseland" and by "roeiseland". */
function folded(text) {
  const bare = text.toLowerCase().replace(/[æä]/g, "ae");
  const strip = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const short = strip(bare.replace(/ø/g, "o"));
  const long = strip(bare.replace(/[øö]/g, "oe").replace(/å/g, "aa"));
  return short === long ? [short] : [short, long];
}

const shortened = (text, length) => (text.length > length ? text.slice(0, length - 1).trimEnd() + "…" : text);
