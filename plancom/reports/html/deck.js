/* Turns the sections into slides: reveal.js for keys and addresses, plotly.js for the charts, drawn one slide ahead. */
(() => {
  "use strict";
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const root = document.documentElement;
  const dark = () => root.dataset.theme === "dark";
  root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

  const drawn = new Map(); // slide id -> theme in which its chart stands
  const draw = (section) => {
    const place = section && section.querySelector(".chart");
    const chart = place && deck.charts[place.dataset.chart];
    const theme = dark() ? "dark" : "light";
    if (!chart || drawn.get(section.id) === theme) return;
    const before = section.style.cssText;
    const hidden = getComputedStyle(section).display === "none";
    if (hidden) section.style.cssText = before + ";display:flex!important;visibility:hidden";
    const size = { width: place.clientWidth, height: place.clientHeight, autosize: false };
    const figure = structuredClone(chart[theme]);
    Plotly.react(place, figure.data, { ...figure.layout, ...size }, { ...deck.config, responsive: false });
    if (hidden) section.style.cssText = before;
    drawn.set(section.id, theme);
  };

  const reveal = new Reveal({
    width: 1920, height: 1080, margin: 0, minScale: 0.1, maxScale: 4, center: false, hash: true, hashOneBasedIndex: true,
    respondToHashChanges: true, history: false, transition: "none", backgroundTransition: "none", controls: false, progress: true,
    slideNumber: false, help: false, embedded: false, keyboardCondition: () => !document.querySelector("dialog[open]"),
    viewDistance: 2, mobileViewDistance: 2, scrollActivationWidth: null, display: "flex", pdfSeparateFragments: false,
    autoSlide: deck.advance * 1000, autoSlideStoppable: true,
    keyboard: { 84: () => theme(), 78: () => notes(), 83: () => notes(), 72: () => help(), 35: () => reveal.slide(1e6), 36: () => reveal.slide(0) },
  });

  const sections = [...document.querySelectorAll("section.slide")];
  const around = () => {
    const here = reveal.getIndices().h;
    draw(sections[here]);
    requestAnimationFrame(() => setTimeout(() => { draw(sections[here + 1]); draw(sections[here - 1]); }, 0));
    const box = document.querySelector("#notas div");
    const said = sections[here] && sections[here].querySelector("aside.notes");
    box.replaceChildren(...(said ? [...said.children].map((one) => one.cloneNode(true)) : []));
    document.title = document.title.replace(/ \(\d+\)$/, "") + ` (${here + 1})`;
  };
  const theme = () => { root.dataset.theme = dark() ? "light" : "dark"; around(); };
  const notes = () => { const panel = document.getElementById("notas"); panel.hidden = !panel.hidden; };
  const help = () => document.getElementById("ayuda").showModal();
  const all = () => sections.forEach(draw);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.table) document.getElementById(button.dataset.table).showModal();
    ({ theme, notes, help })[button.dataset.tool]?.();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "?") help(); });
  // Whoever goes on, or looks for a way out, on a black screen gets the picture back: the remote may have no key for B.
  const onward = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Escape", "Enter", " "]);
  addEventListener("keydown", (event) => {
    if (!reveal.isPaused() || !onward.has(event.key)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    reveal.togglePause(false);
  }, true);
  let resting;
  document.addEventListener("pointermove", () => {
    document.body.classList.add("pointer");
    clearTimeout(resting);
    resting = setTimeout(() => document.body.classList.remove("pointer"), 2500);
  });
  addEventListener("beforeprint", () => { root.dataset.theme = "light"; all(); });

  reveal.on("slidechanged", around);
  reveal.on("overviewshown", all);
  document.fonts.ready.then(() => reveal.initialize()).then(() => {
    around();
    const later = window.requestIdleCallback || ((work) => setTimeout(work, 200));
    const rest = [...sections];
    const step = () => { const next = rest.shift(); if (!next) { root.dataset.ready = "true"; return; } draw(next); later(step); };
    later(step);
  });
  window.plancomDeck = { reveal, draw, all };
})();
