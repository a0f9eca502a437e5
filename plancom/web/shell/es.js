// Streamlit's own English words in Spanish (es.json), on the page and nowhere else: Streamlit has no localisation (its issue 1353).
// Exact sentences and a few patterns; what users and pages write themselves is left alone. Served as /i18n/es.js.
"use strict";
(() => {
  if (document.documentElement.lang === "en") return;
  // Streamlit writes numbers, months and date fields as the browser's language does: «12,000» in English, and in Mexican Spanish.
  // The page says «12.000» beside them, so here the browser's language is the page's.
  const LOCALES = { language: "es-CO", languages: Object.freeze(["es-CO", "es"]) };
  for (const [name, value] of Object.entries(LOCALES)) Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  const { exact, patterns, months } = __DICTIONARY__;
  const words = new Map([...Object.entries(exact), ...Object.entries(months)]);
  const sentences = new Map(Object.entries(exact));
  const rules = patterns.map(({ match, to }) => [new RegExp(match, "s"), to]);
  const LONGEST = 240;
  const KEPT = 2000;
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "aria-description", "placeholder", "title", "alt", "data-title"];

  // Content: written by a page or by its data, so never touched, even where it happens to say "Search".
  const CONTENT =
    'code, pre, textarea, script, style, svg, td, th, [contenteditable="true"], [translate="no"], [role="gridcell"],' +
    '[data-testid="stMarkdownContainer"], [data-testid="stTable"], [data-testid="stJson"], [data-testid="stMetric"],' +
    '[data-testid="stFileChipName"], [data-testid="stMultiSelectTagsContainer"], [role="option"],' +
    '[data-testid="stDataFrameColumnMenu"] [role="menu"] > :first-child';
  // Streamlit's own texts that it draws as if they were content.
  const OWN =
    '[data-testid="stFileUploaderDropzone"] button, [data-testid="stScreencastInstruction"], [data-testid="stTooltipContent"],' +
    '[data-testid="stDialog"] code, [role="spinbutton"], #vg-tooltip-element .key';
  const OWN_OPTION = /^(Select (all|\d+ matches)|Add: .+|No results)$/s;

  const seen = new Map();

  function spanish(text) {
    if (seen.has(text)) return seen.get(text);
    let found = sentences.get(text);
    if (found === undefined) {
      for (const [rule, to] of rules) {
        const parts = rule.exec(text);
        if (!parts) continue;
        found = to.replace(/\$(\d)|\{(\d)\}/g, (_, plain, word) => (plain ? parts[plain] : (words.get(parts[word]) ?? parts[word])));
        break;
      }
    }
    if (found === text) found = undefined;
    if (seen.size >= KEPT) seen.clear();
    seen.set(text, found);
    return found;
  }

  function translated(value) {
    if (!value || value.length > LONGEST || !/[A-Za-z]{2}|\dB$/.test(value)) return undefined; // «4.0B» has one letter
    const bare = value.trim();
    const found = spanish(bare);
    return found === undefined ? undefined : value.replace(bare, () => found);
  }

  function isContent(parent, text) {
    const content = parent.closest(CONTENT);
    if (!content) return false;
    if (parent.closest(OWN)) return false;
    return !(content.matches('[role="option"]') || content.parentElement?.closest('[role="option"]')) || !OWN_OPTION.test(text.trim());
  }

  function textNode(node) {
    const found = translated(node.nodeValue);
    if (found === undefined || !node.parentElement || isContent(node.parentElement, node.nodeValue)) return;
    node.nodeValue = found;
  }

  function attribute(element, name) {
    const value = element.getAttribute(name);
    const found = translated(value);
    if (found === undefined) return;
    if (element.closest('[translate="no"]') && !value.endsWith(" icon")) return;
    element.setAttribute(name, found);
  }

  function attributes(element) {
    for (const name of ATTRIBUTES) if (element.hasAttribute(name)) attribute(element, name);
  }

  function subtree(root) {
    if (root.nodeType === Node.TEXT_NODE) return textNode(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    attributes(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) textNode(node);
      else attributes(node);
    }
  }

  // Ends by itself: a translation is never a source (tested), so what is written here calls for nothing more.
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(subtree);
      else if (change.type === "characterData") textNode(change.target);
      else attribute(change.target, change.attributeName);
    }
  });
  subtree(document.body);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
})();
