"use strict";
/* The sentences behind an edge, with the names in them marked, and the line that corrects a wrong one. */

/* The names by which a text may call a node: its own, its others, a person's last, a municipality's bare one. */
function namesOf(node) {
  const found = [node.label, ...node.aliases];
  if (node.kind === "person") found.push(node.label.split(" ").at(-1));
  return found.flatMap((name) => [name, name.replace(/ (fylkes)?kommune$/i, "")]).filter((name) => name.length > 1);
}

function pattern(names) {
  const sorted = [...new Set(names)].sort((a, b) => b.length - a.length);
  const written = sorted.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${written.join("|") || "(?!)"})(?![\\p{L}\\p{N}])`, "giu");
}

/* A text with the names in it as elements of their own. */
const withNames = (text, names) =>
  text.split(names).map((part, at) => (at % 2 ? make("b", { className: "named" }, part) : part));

function proofCard(edge, proof) {
  const names = pattern([edge.from, edge.to].flatMap((id) => namesOf(nodes.get(id))));
  const [before, quote, after] = proof.passage.map((part) => withNames(part, names));
  const about = [`${say("rule")} ${proof.rule}`, `${say("confidence")} ${decimal(proof.confidence)}`];
  return make(
    "article",
    { className: "proof" },
    make("blockquote", {}, before, make("mark", {}, quote), after),
    make("p", { className: "small" }, `${say("source")}: `, ...sourceLine(proof.source, proof.source.title)),
    make("p", { className: "small" }, about.join(" · ")),
    proof.statement ? small(`${say("statement")} ${statementId(proof)}`) : "",
    make(
      "p",
      { className: "acts" },
      make(
        "button",
        { type: "button", className: "small-button", onclick: () => selectSource(proof.source.id) },
        say("whole"),
      ),
      proof.source.document ? copyButton("correct", () => correction(edge, proof)) : "",
      proof.statement ? copyButton("copy_statement", () => statementId(proof)) : "",
    ),
  );
}

/* A statement as `samgraf explain` takes it. */
const statementId = (proof) => `id:statement/${proof.statement}`;

/* Where a source is found, and of what day it is. */
const sourceLine = (source, words) => [sourceLink(source, words), source.date ? ` · ${source.date}` : ""];

function sourceLink({ url }, words) {
  if (!/^https?:\/\//i.test(url)) return make("span", {}, words);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words);
}

/* A line for a table of decisions that leaves the statement out; who decides fills in a name and the reason. */
function correction(edge, proof) {
  const bare = (id) => id.replace(/^id:/, "");
  const target = `${bare(edge.from)} ${edge.predicate} ${bare(edge.to)}@${proof.source.document}`;
  const day = new Date().toLocaleDateString("sv"); // As 2026-11-26.
  return ["reject", target, "", day, say("by_whom"), say("reason")].map((cell) => cell.replace(/\s+/g, " ")).join("\t");
}

function copyButton(name, text) {
  return make("button", { type: "button", className: "small-button", onclick: () => copy(text()) }, say(name));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyOldWay(text); // A file that was opened from a disk may not have the clipboard otherwise.
  }
  samgraf.copied = text;
  tell(say("copied"));
  $("toast").textContent = say("copied");
  $("toast").classList.add("on");
  setTimeout(() => $("toast").classList.remove("on"), 1800);
}

function copyOldWay(text) {
  const field = make("textarea", { value: text, className: "unseen" });
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  focused?.focus({ preventScroll: true });
}
