/* Turns the sections into slides: reveal.js for keys and addresses, plotly.js for the charts, drawn one slide ahead. */
(() => {
  "use strict";
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const root = document.documentElement;
  const dark = () => root.dataset.theme === "dark";
  root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const upright = matchMedia("(orientation: portrait) and (max-width: 800px)");
  const isPage = upright.matches; // a phone held upright: the deck is a page that scrolls
  if (isPage) root.dataset.mode = "page";
  upright.addEventListener("change", () => location.reload());
  const sections = [...document.querySelectorAll("section.slide")];
  const byId = (id) => document.getElementById(id);

  const PAGE = { width: 860, height: 640 }; // pixels in which a chart is drawn for a page, then made as small as its column
  const drawn = new Map(); // slide id -> theme in which its chart stands
  const draw = (section) => {
    const place = section && section.querySelector(".chart");
    const chart = place && deck.charts[place.dataset.chart];
    const theme = dark() ? "dark" : "light";
    if (!chart || drawn.get(section.id) === theme) return;
    const before = section.style.cssText;
    const hidden = !isPage && getComputedStyle(section).display === "none";
    if (hidden) section.style.cssText = before + ";display:flex!important;visibility:hidden";
    if (isPage) {
      place.style.zoom = 1;
      const factor = place.clientWidth / PAGE.width;
      Object.assign(place.style, { width: `${PAGE.width}px`, height: `${PAGE.height}px`, zoom: factor });
    }
    const size = isPage ? PAGE : { width: place.clientWidth, height: place.clientHeight };
    const figure = structuredClone(chart[theme]);
    Plotly.react(place, figure.data, { ...figure.layout, ...size, autosize: false }, { ...deck.config, responsive: false });
    if (hidden) section.style.cssText = before;
    drawn.set(section.id, theme);
  };
  const all = () => sections.forEach(draw);

  const reveal = new Reveal({
    width: 1920, height: 1080, margin: 0, minScale: 0.1, maxScale: 4, center: false, hash: true, hashOneBasedIndex: true,
    respondToHashChanges: true, history: false, transition: "none", backgroundTransition: "none", controls: false, progress: true,
    slideNumber: false, help: false, embedded: false, overview: false,
    keyboardCondition: () => !document.querySelector("dialog[open]") && byId("todas").hidden,
    viewDistance: 2, mobileViewDistance: 2, scrollActivationWidth: null, display: "flex", pdfSeparateFragments: false,
    autoSlide: deck.advance * 1000, autoSlideStoppable: true,
    keyboard: {
      84: () => theme(), 78: () => notes(), 83: () => presenter(), 72: () => help(), 27: () => grid(), 79: () => grid(),
      35: () => reveal.slide(1e6), 36: () => reveal.slide(0),
    },
  });
  const here = () => (isPage ? 0 : reveal.getIndices().h);

  // A slide made small, as a picture of itself: nothing in it can be reached.
  const mini = (box, section) => {
    draw(section);
    const copy = section.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("hidden");
    copy.style.cssText = "";
    copy.className = section.className.replace(/\b(past|future|present)\b/g, "") + " present";
    copy.querySelectorAll("aside.notes, .data-button").forEach((one) => one.remove());
    copy.querySelectorAll("h1, h2").forEach((one) => one.setAttribute("role", "presentation"));
    const outer = box.ownerDocument.createElement("div");
    const inner = box.ownerDocument.createElement("div");
    outer.className = "reveal";
    inner.className = "slides";
    outer.inert = true;
    outer.setAttribute("aria-hidden", "true");
    inner.append(box.ownerDocument.importNode(copy, true));
    outer.append(inner);
    box.replaceChildren(outer);
    fit(box);
  };
  const fit = (box) => {
    const outer = box.firstElementChild;
    if (outer && outer.className === "reveal") outer.style.transform = `scale(${box.clientWidth / 1920})`;
  };

  // All slides, to jump to one.
  const grid = () => {
    const place = byId("todas");
    if (!place.hidden) { closeGrid(); return; }
    place.hidden = false;
    place.replaceChildren(...sections.map((section, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.slide = index;
      if (index === here()) button.setAttribute("aria-current", "true");
      const box = document.createElement("div");
      box.className = "mini";
      const words = document.createElement("span");
      words.textContent = `${index + 1}. ${section.getAttribute("aria-label")}`;
      button.append(box, words);
      return button;
    }));
    [...place.children].forEach((button, index) => mini(button.firstElementChild, sections[index]));
    place.children[here()].focus();
  };
  const closeGrid = () => { byId("todas").hidden = true; byId("todas").replaceChildren(); };
  const MOVES = { ArrowRight: () => 1, ArrowLeft: () => -1, ArrowDown: (row) => row, ArrowUp: (row) => -row, Home: () => -1e6, End: () => 1e6 };
  byId("todas").addEventListener("keydown", (event) => {
    const buttons = [...byId("todas").children];
    if (event.key === "Escape" || event.key.toLowerCase() === "o") closeGrid();
    else if (event.key === "Tab") return;
    else if (MOVES[event.key]) {
      const row = buttons.filter((one) => one.offsetTop === buttons[0].offsetTop).length;
      const to = buttons.indexOf(document.activeElement) + MOVES[event.key](row);
      buttons[Math.min(Math.max(to, 0), buttons.length - 1)].focus();
    } else if (event.key !== "Enter" && event.key !== " ") return;
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== " ") event.preventDefault();
  });
  byId("todas").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    closeGrid();
    reveal.slide(Number(button.dataset.slide));
  });

  // The presenter's window: a blank one of ours that this page writes into, so that both are always at the same slide.
  const WINDOW = "plancom-presenta";
  const remember = (open) => { try { open ? sessionStorage.setItem(WINDOW, open) : sessionStorage.removeItem(WINDOW); } catch { /* a browser without storage */ } };
  const remembered = () => { try { return Number(sessionStorage.getItem(WINDOW)); } catch { return 0; } };
  let other = null, begun = 0;
  const isPresented = () => Boolean(other) && !other.closed;
  const part = (name) => other.document.querySelector(`[data-part=${name}]`);
  const presenter = () => {
    if (isPresented()) { other.focus(); return; }
    adopt(Date.now());
  };
  const adopt = (since) => {
    other = window.open("", WINDOW, "popup,width=1280,height=800");
    byId("aviso").hidden = Boolean(other);
    if (!other) { setTimeout(() => { byId("aviso").hidden = true; }, 8000); return; }
    begun = since;
    remember(begun);
    byId("notas").hidden = true;
    fill();
  };
  // A file that is loaded again is a stranger to the window that it opened before: S opens another.
  addEventListener("pagehide", () => { if (location.protocol === "file:" && isPresented()) { other.close(); remember(0); } });
  const fill = () => {
    const doc = other.document, model = byId("presenta");
    doc.documentElement.lang = root.lang;
    doc.head.replaceChildren(...[...document.querySelectorAll("style")].map((one) => doc.importNode(one, true)));
    const title = doc.createElement("title");
    title.textContent = model.dataset.title;
    doc.head.append(title);
    doc.body.className = "presenting";
    doc.body.replaceChildren(doc.importNode(model.content, true));
    other.onkeydown = pressed;
    other.onresize = () => doc.querySelectorAll(".mini").forEach(fit);
    doc.querySelector("nav").onclick = (event) => { const button = event.target.closest("button"); if (button) DO[button.dataset.do](); };
    show();
    tick();
  };
  const DO = {
    next: () => reveal.next(), prev: () => reveal.prev(), black: () => reveal.togglePause(), first: () => reveal.slide(0),
    last: () => reveal.slide(1e6), reset: () => { begun = Date.now(); remember(begun); tick(); }, theme: () => theme(),
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next", ArrowLeft: "prev", ArrowUp: "prev", PageUp: "prev",
    Home: "first", End: "last", b: "black", ".": "black", t: "theme",
  };
  const pressed = (event) => {
    const what = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const onButton = event.target.closest && event.target.closest("button") && (event.key === " " || event.key === "Enter");
    const inNotes = event.target.closest && event.target.closest(".said") && /^(Arrow(Up|Down)|Page|Home|End)/.test(event.key);
    if (!what || onButton || inNotes || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    DO[what]();
  };
  const said = (section) => {
    const notes_ = section && section.querySelector("aside.notes");
    return notes_ ? [...notes_.children].map((one) => one.cloneNode(true)) : [];
  };
  const show = () => {
    if (!isPresented()) return;
    const at = here(), doc = other.document;
    doc.documentElement.dataset.theme = root.dataset.theme;
    part("number").textContent = `${at + 1} / ${sections.length}`;
    mini(part("now"), sections[at]);
    if (sections[at + 1]) mini(part("then"), sections[at + 1]);
    else {
      const end = doc.createElement("p");
      end.textContent = byId("presenta").dataset.end;
      part("then").replaceChildren(end);
    }
    part("notes").replaceChildren(...said(sections[at]).map((one) => doc.importNode(one, true)));
    doc.querySelector(".said").scrollTop = 0;
  };
  const two = (number) => String(number).padStart(2, "0");
  const tick = () => {
    if (!other) return;
    if (other.closed) { other = null; remember(0); return; }
    const now = new Date(), seconds = Math.floor((now - begun) / 1000);
    part("clock").textContent = `${now.getHours()}:${two(now.getMinutes())}`;
    part("elapsed").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  };
  setInterval(tick, 500);

  const around = () => {
    draw(sections[here()]);
    requestAnimationFrame(() => setTimeout(() => { draw(sections[here() + 1]); draw(sections[here() - 1]); show(); }, 0));
    byId("notas").querySelector("div").replaceChildren(...said(sections[here()]));
    document.title = document.title.replace(/ \(\d+\)$/, "") + ` (${here() + 1})`;
    show();
  };
  const theme = () => { root.dataset.theme = dark() ? "light" : "dark"; around(); };
  const notes = () => { byId("notas").hidden = isPresented() || !byId("notas").hidden; }; // the council reads no notes
  const help = () => byId("ayuda").showModal();

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.table) byId(button.dataset.table).showModal();
    ({ theme, notes, help, grid, presenter })[button.dataset.tool]?.();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "?") help(); });
  // Whoever goes on, or looks for a way out, on a black screen gets the picture back: the remote may have no key for B.
  const onward = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Escape", "Enter", " "]);
  addEventListener("keydown", (event) => {
    if (isPage || !reveal.isPaused() || !onward.has(event.key)) return;
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
  addEventListener("resize", () => document.querySelectorAll("#todas .mini").forEach(fit));

  const rest = [...sections];
  const later = window.requestIdleCallback || ((work) => setTimeout(work, 200));
  const step = () => { const next = rest.shift(); if (!next) { root.dataset.ready = "true"; return; } draw(next); later(step); };
  document.fonts.ready.then(() => {
    if (isPage) {
      sections.forEach((section) => section.querySelector(".body")?.setAttribute("tabindex", "0"));
      later(step);
      return;
    }
    reveal.on("slidechanged", around);
    reveal.initialize().then(() => {
      around();
      if (remembered()) adopt(remembered()); // this page was loaded again beside its presenter's window
      later(step);
    });
  });
  window.plancomDeck = { reveal, draw, all };
})();
