"use strict";
/* The search: a combobox with a list of what it finds, by name and by other names. */

const index = NODES.map((node) => ({ node, names: [node.label, ...node.aliases].flatMap(folded) }));
let hits = [];
let current = 0;

/* How well a name answers: as a whole, from its start, from the start of a word, somewhere; 0 is not at all. */
function rank(name, sought) {
  if (name === sought) return 4;
  if (name.startsWith(sought)) return 3;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought))) return 2;
  return name.includes(sought) ? 1 : 0;
}
function find(text) {
  const forms = folded(text.trim());
  if (!forms[0]) return [];
  const best = (names) => Math.max(...names.flatMap((name) => forms.map((form) => rank(name, form))));
  return index
    .map(({ node, names }) => ({ node, score: best(names) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compareNodes(a.node, b.node))
    .slice(0, 12)
    .map(({ node }) => node);
}

function search() {
  hits = find($("search").value);
  current = 0;
  listHits();
  tell($("search").value.trim() ? `${hits.length} ${say("results").toLowerCase()}` : "");
}

function listHits() {
  const open = $("search").value.trim() !== "";
  const none = make("li", { role: "option", "aria-disabled": "true" }, say("no_results"));
  $("results").hidden = !open;
  $("results").replaceChildren(...(hits.length ? hits.map(hitRow) : [none]));
  $("search").setAttribute("aria-expanded", String(open));
  $("search").setAttribute("aria-activedescendant", hits.length ? `hit-${current}` : "");
  if (hits.length) $(`hit-${current}`).scrollIntoView({ block: "nearest" });
}

function hitRow(node, i) {
  // mousedown, because a click would come after the field has lost the focus and the list is gone.
  const pick = (event) => (event.preventDefault(), pickHit(node));
  const name = make("span", { className: "name" }, fullName(node));
  const note = make("span", { className: "note" }, className(node));
  const look = { id: `hit-${i}`, role: "option", className: "row", "aria-selected": String(i === current) };
  return make("li", { ...look, onmousedown: pick }, nodeSwatch(node), name, note);
}

function closeSearch() {
  $("search").value = "";
  hits = [];
  listHits();
}

function pickHit(node) {
  closeSearch();
  selectNode(node.id);
}

function searchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    event.preventDefault();
    current = (current + step + hits.length) % hits.length;
    listHits();
  } else if (event.key === "Enter" && hits.length) {
    event.preventDefault();
    pickHit(hits[current]);
  } else if (event.key === "Escape" && $("search").value) {
    event.stopPropagation();
    closeSearch();
  }
}

$("search").addEventListener("input", search);
$("search").addEventListener("keydown", searchKey);
$("search").addEventListener("blur", () => ($("results").hidden = true));
$("search").addEventListener("focus", () => $("search").value && search());
