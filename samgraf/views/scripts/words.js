"use strict";
/* The page's words in the reader's language. */

const inLanguage = (words) => words[state.language] ?? words.nb;

/* A text, with what its {places} are to hold. */
function say(name, places = {}) {
  return inLanguage(PAGE.text[name]).replace(/\{(\w+)\}/g, (whole, place) => own(places, place) ?? whole);
}

const kindName = (kind) => inLanguage(kind.label);
function className(node) {
  const words = own(kindOf(node).classes, node.type);
  return words ? inLanguage(words) : node.type || kindName(kindOf(node));
}

/* The name, and what tells a municipality from another of its name: "Asker (2020–)". */
const fullName = (node) => (node.stage ? `${node.label} (${node.stage})` : node.label);

/* A relation in words, read from its subject, or from its object. */
function relation(predicate, inverse) {
  const words = own(PAGE.relations, predicate);
  return words ? inLanguage(words)[inverse ? 1 : 0] : inverse ? "← " + predicate : predicate;
}

const sentence = (edge) =>
  `${nodes.get(edge.from).label} ${relation(edge.predicate, false)} ${nodes.get(edge.to).label}`;
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
const decimal = (value) => value.toLocaleString(state.language === "en" ? "en" : "nb", { minimumFractionDigits: 2 });
const years = (edge) =>
  !edge.since ? say("no_date") : edge.since === edge.until ? String(edge.since) : `${edge.since}–${edge.until}`;

/* What stands in the page itself names its word in an attribute. */
function sayAll() {
  document.documentElement.lang = state.language;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = say(element.dataset.hint);
}

/* Something told to those who hear the page. */
function tell(words) {
  $("said").textContent = words;
}
