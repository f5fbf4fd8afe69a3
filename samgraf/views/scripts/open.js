"use strict";
/* Opens the page: unpacks its scripts and its data, which the browser can do by itself, and lets the scripts run. */

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

async function openPage() {
  const [scripts, data] = await Promise.all([unpacked("packed-scripts"), unpacked("packed-data")]);
  window.samgraf = { data };
  for (const text of scripts) {
    const script = document.createElement("script");
    script.textContent = text; // The page's policy lets it run by its hash.
    document.body.append(script);
  }
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

openPage().catch((reason) => {
  document.getElementById("failed").hidden = false;
  console.error(reason);
});
