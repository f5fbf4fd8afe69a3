"use strict";
/* The filters that are on, each with a button that switches it off. */

/* Their fields in the state, and their words; none where a filter is as it was at the start. */
const CHIPS = [
  [["part"], () => `${say("part")}: ${inLanguage(PAGE.parts[state.part])}`],
  [["hidden"], () => `${say("kinds")}: ${KINDS.length - state.hidden.length}/${KINDS.length}`],
  [["silent"], () => `${say("relations")}: ${RELATIONS.length - state.silent.length}/${RELATIONS.length}`],
  [["from", "to"], () => (state.from === state.to ? String(state.from) : `${state.from}–${state.to}`)],
  [["undated"], () => say("dated")],
  [["sure"], () => `${say("confidence")} ≥ ${decimal(state.sure)}`],
  [["alone"], () => `${say("around")} ${nodes.get(state.node)?.label ?? ""} (${state.steps})`],
];

function showChips() {
  const on = CHIPS.filter(([fields]) => fields.some((name) => String(state[name]) !== String(FIELDS[name].start)));
  $("chips").hidden = !on.length;
  $("chips").replaceChildren(...on.map(chip));
}

function chip([fields, words], at) {
  const close = () => {
    change(starting(...fields));
    if (fields.includes("part") || fields.includes("alone")) lookAtAll();
    const left = $("chips").querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? $("search")).focus({ preventScroll: true });
  };
  const name = `${say("remove")}: ${words()}`;
  const button = make("button", { type: "button", title: name, "aria-label": name, onclick: close }, "✕");
  return make("li", {}, make("span", {}, words()), button);
}
