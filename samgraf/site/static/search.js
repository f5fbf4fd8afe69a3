"use strict";
/* The search where pages are files: the same rule as the server's, on the names in names.js. */

const MOST = 50;
const fold = (text) => (text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

function rank(name, wanted, words) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return words.every((word) => ` ${name}`.includes(` ${word}`)) ? 3 : 4;
}

function find(text) {
  const wanted = fold(text);
  const words = wanted.split(" ").filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const thing of NAMES.things) {
    const names = [thing.name, ...thing.others].map(fold).filter((name) => words.every((word) => name.includes(word)));
    const ranks = names.map((name) => [rank(name, wanted, words), name.length, name]);
    ranks.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
    if (ranks.length) found.push([...ranks[0], thing]);
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : a[3].path < b[3].path ? -1 : 1));
  return found.slice(0, MOST).map((each) => each[3]);
}

function show(text) {
  const language = document.documentElement.lang;
  const hits = find(text);
  const count = document.getElementById("count");
  count.textContent = hits.length ? `${hits.length} ${count.dataset.hits}` : text ? count.dataset.none : "";
  const items = hits.map((thing) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = thing.path;
    link.textContent = thing.called?.[language] ?? thing.name;
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = NAMES.kinds[thing.kind][language];
    item.append(link, " ", kind);
    return item;
  });
  document.getElementById("hits").replaceChildren(...items);
}

const asked = new URLSearchParams(location.search).get("q") ?? "";
document.querySelector("input[name=q]").value = asked;
show(asked);
