"use strict";
/* What the page was given, and the small helpers that all parts use. Text reaches the page as text nodes only. */

const $ = (id) => document.getElementById(id);
const PAGE = samgraf.data;

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
const SOURCES = PAGE.sources.map(([title, url, document, date]) => {
  return { id: document || title, title: title || url || document, url, document, date, edges: new Set() };
});
const EDGES = rows(PAGE.edges).map((edge) => {
  const [from, to] = [NODES[edge.from].id, NODES[edge.to].id];
  const proofs = edge.proofs.map(proofOf);
  const sure = Math.max(0, ...proofs.map((proof) => proof.confidence));
  return { ...edge, id: `${from} ${edge.predicate} ${to}`, from, to, proofs, sure };
});

/* A proof with its words: those before the quotation, this, and those after it. */
function proofOf([source, sentence, start, end, rule, confidence, statement]) {
  const words = PAGE.sentences[sentence];
  const passage = [words.slice(0, start), words.slice(start, end), words.slice(end)];
  return { source: SOURCES[source], passage, rule: PAGE.rules[rule], confidence, statement };
}

const kinds = new Map(PAGE.kinds.map((kind) => [kind.name, kind]));
const nodes = new Map(NODES.map((node) => [node.id, node]));
const edges = new Map(EDGES.map((edge) => [edge.id, edge]));
const sources = new Map(SOURCES.map((source) => [source.id, source]));
const edgesOf = new Map(NODES.map((node) => [node.id, []]));
for (const edge of EDGES) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
  for (const proof of edge.proofs) proof.source.edges.add(edge);
}

const KINDS = PAGE.kinds.filter((kind) => NODES.some((node) => node.kind === kind.name));
const RELATIONS = [...new Set(EDGES.map((edge) => edge.predicate))].sort();
const FORMS = NODES.some((node) => node.map) ? ["graph", "map", "table"] : ["graph", "table"];
const YEARS = EDGES.flatMap((edge) => (edge.since ? [edge.since, edge.until] : []));
const FIRST_YEAR = YEARS.length ? YEARS.reduce((a, b) => Math.min(a, b)) : 0;
const LAST_YEAR = YEARS.length ? YEARS.reduce((a, b) => Math.max(a, b)) : 0;

const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const kindOf = (node) => kinds.get(node.kind);
const byName = new Intl.Collator("nb", { numeric: true }).compare;
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : null);
const shortened = (text, length) => (text.length > length ? text.slice(0, length - 1).trimEnd() + "…" : text);

/* Things in groups of one name, as [name, things]; the largest group first. */
function grouped(things, name) {
  const groups = new Map();
  for (const thing of things) groups.set(name(thing), [...(groups.get(name(thing)) ?? []), thing]);
  return [...groups].sort((a, b) => b[1].length - a[1].length || byName(a[0], b[0]));
}

/* An element with properties and attributes, and children that are elements or text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return element;
}

/* An element of a picture. */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
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
