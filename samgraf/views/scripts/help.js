"use strict";
/* The help: what the keys do, and what the page's signs mean. */

function showHelp() {
  const pairs = (things, mark) =>
    things.map(([term, told]) => [make("dt", {}, mark(term)), make("dd", {}, inLanguage(told))]);
  const key = (name) => make("kbd", {}, name);
  $("help").replaceChildren(
    make(
      "button",
      { type: "button", className: "close", title: say("close"), "aria-label": say("close"), onclick: closeHelp },
      "✕",
    ),
    make("h2", { id: "help-title" }, say("help")),
    make("h3", {}, say("keys")),
    make(
      "dl",
      {},
      pairs(
        PAGE.keys.map(({ key, does }) => [key, does]),
        key,
      ),
    ),
    make("h3", {}, say("meanings")),
    make(
      "dl",
      {},
      pairs(
        PAGE.meanings.map(({ term, text }) => [term, text]),
        inLanguage,
      ),
    ),
    small(say("warning")),
  );
  $("help").showModal();
}

const closeHelp = () => $("help").close();

$("open-help").addEventListener("click", showHelp);
