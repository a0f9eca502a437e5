// Structure that Streamlit 1.67 leaves wrong for screen readers and keyboards: lists of pages whose items stand in wrappers, a drop
// zone that is "presentation" and named, tables that scroll and cannot be reached, and rows and charts whose buttons all say «Subir», «Deshacer»
// or «Datos» and not of what; and panels, which stand outside the app's own element and would not know that it is dark. Nothing is drawn
// or moved. The name of a checkbox is its label as it is read, and not as Streamlit was given it, with the signs of Markdown.
"use strict";
(() => {
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const words = (element) => (element ? element.textContent.trim().replace(/\s+/g, " ") : "");
  const rows = () => {
    for (const row of document.querySelectorAll('[class*="st-key-slide-"], [class*="st-key-import-"]')) {
      const name = words(row.querySelector('[data-testid="stCheckbox"] p, [data-testid="stMarkdownContainer"] strong')).split(" · ")[0]; // not the slide's sentence
      if (!name) continue;
      for (const button of row.querySelectorAll('[data-testid="stButton"] button, [data-testid="stPopover"] button')) {
        const own = words(button.querySelector('[data-testid="stMarkdownContainer"]'));
        if (own) set(button, "aria-label", `${own}: ${name}`);
      }
    }
  };
  const charts = () => {
    for (const chart of document.querySelectorAll('[class*="st-key-chart-"]')) {
      const measure = words(chart.querySelector(".pc-measure > span:last-child")); // where it is there, the heading is a finding
      const name = measure || words(chart.querySelector("h2 [data-testid='stHeadingWithActionElements'] span, h2 span, h2"));
      if (!name) continue;
      for (const one of chart.querySelectorAll('[class*="st-key-row-"] :is([data-testid="stPopover"] button, [data-testid="stPageLink"] a, .stDownloadButton button)')) {
        const own = words(one.querySelector('[data-testid="stMarkdownContainer"]'));
        if (own) set(one, "aria-label", `${own}: ${name}`);
      }
    }
  };
  const boxes = () => {
    for (const box of document.querySelectorAll('[data-testid="stCheckbox"] input[aria-label]')) {
      const said = words(box.closest("label")?.querySelector('[data-testid="stMarkdownContainer"]'));
      if (said) set(box, "aria-label", said);
    }
  };
  const mend = () => {
    rows();
    charts();
    boxes();
    const app = document.querySelector('[data-testid="stApp"]');
    const scheme = app ? getComputedStyle(app).colorScheme : "";
    if (scheme && document.body.style.colorScheme !== scheme) document.body.style.colorScheme = scheme; // light-dark() in the style sheet
    for (const list of document.querySelectorAll('ul[data-testid="stSidebarNavItems"]')) {
      set(list, "role", "list");
      for (const item of list.querySelectorAll("li")) set(item, "role", "listitem");
    }
    for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) set(zone, "role", "group");
    for (const table of document.querySelectorAll('[data-testid="stTable"]'))
      for (const box of [table, ...table.querySelectorAll("div")])
        if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible") set(box, "tabindex", "0");
    for (const panel of document.querySelectorAll('[data-testid="stPopoverBody"]'))
      if (panel.scrollHeight > panel.clientHeight + 1 && !panel.querySelector("a[href], button, input, textarea, [tabindex='0']")) set(panel, "tabindex", "0");
  };
  let waiting = 0;
  const soon = () => {
    waiting ||= setTimeout(() => {
      waiting = 0;
      mend();
    }, 150);
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["role"] });
    addEventListener("resize", soon);
    soon();
  });
})();
