"use strict";
/* The years: from, to, and playing one after another; edges without a year by a switch of their own. */

const PACE = 900;
const MOST_TICKS = 7;
let clock = null;

function showYears() {
  $("years").hidden = !FIRST_YEAR;
  if (!FIRST_YEAR) return;
  const all = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);
  fillSelect(
    "from",
    all.map((year) => [year, String(year)]),
  );
  fillSelect(
    "to",
    all.map((year) => [year, String(year)]),
  );
  $("undated").checked = Boolean(state.undated);
  $("play").textContent = clock ? `❚❚ ${say("pause")}` : `▶ ${say("play")}`;
  $("bars").replaceChildren(...bars(all));
  $("ticks").replaceChildren(...ticks(all));
  for (const name of ["from", "to"]) $(`handle-${name}`).style.left = `${middle(state[name])}%`;
}

/* How many edges each year has, as a row of bars. */
function bars(all) {
  const counts = all.map((year) => EDGES.filter((edge) => edge.since <= year && edge.until >= year).length);
  const top = Math.max(1, ...counts);
  const width = 100 / all.length;
  return counts.map((count, at) => {
    const height = count ? Math.max(1.5, (24 * count) / top) : 0;
    const inside = all[at] >= state.from && all[at] <= state.to;
    const title = draw("title", {}, `${all[at]}: ${count}`);
    const place = { x: at * width, y: 24 - height, width: width * 0.8, height };
    return draw("rect", { ...place, class: inside ? "bar on" : "bar" }, title);
  });
}

/* Where a year's bar stands, in hundredths of the row. */
const middle = (year) => (100 * (year - FIRST_YEAR + 0.4)) / (LAST_YEAR - FIRST_YEAR + 1);

/* As many years as there is room for, written under their bars. */
function ticks(all) {
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => all.length / each <= MOST_TICKS) ?? 1000;
  return all
    .filter((year) => year % step === 0)
    .map((year) => {
      const tick = make("span", {}, String(year));
      tick.style.left = `${middle(year)}%`;
      return tick;
    });
}

/* The handles are for the mouse and the finger; the two lists beside them do the same for the keyboard. */
function yearAt({ clientX }) {
  const { left, width } = $("bars").getBoundingClientRect();
  const year = FIRST_YEAR + Math.floor(((clientX - left) / width) * (LAST_YEAR - FIRST_YEAR + 1));
  return Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year));
}

let pulled = null;
function pull(event) {
  const year = yearAt(event);
  const [before, after] = [Math.abs(year - state.from), Math.abs(year - state.to)];
  pulled = before < after || (before === after && year < state.from) ? "from" : "to";
  $("scale").setPointerCapture(event.pointerId);
  drag(event);
}

function drag(event) {
  if (pulled && yearAt(event) !== state[pulled]) setYear(pulled, yearAt(event));
}

function setYear(name, year) {
  const choices = { [name]: year };
  if (name === "from" && year > state.to) choices.to = year;
  if (name === "to" && year < state.from) choices.from = year;
  change(choices, { step: false });
}

function play() {
  if (clock) return pause();
  if (state.from !== state.to || state.to === LAST_YEAR) setYear("to", FIRST_YEAR);
  clock = setInterval(() => {
    if (state.to >= LAST_YEAR) return pause();
    change({ from: state.to + 1, to: state.to + 1 }, { step: false });
  }, PACE);
  showYears();
}

function pause() {
  clearInterval(clock);
  clock = null;
  showYears();
}

for (const name of ["from", "to"])
  $(name).addEventListener("change", (event) => setYear(name, Number(event.target.value)));
$("scale").addEventListener("pointerdown", pull);
$("scale").addEventListener("pointermove", drag);
for (const end of ["pointerup", "pointercancel"]) $("scale").addEventListener(end, () => (pulled = null));
$("undated").addEventListener("change", (event) => change({ undated: event.target.checked ? 1 : 0 }));
$("play").addEventListener("click", play);
