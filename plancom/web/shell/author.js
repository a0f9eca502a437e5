// Who is at the screen, remembered in this browser: the page says the name it was given (`plancom.ui.state.author`), the browser keeps it.
"use strict";
(() => {
  const KEPT = 365 * 24 * 3600; // seconds
  const keep = () => {
    const said = document.querySelector("[data-pc-author]");
    if (!said) return;
    const name = said.getAttribute("data-pc-author");
    const cookie = `plancom_author=${encodeURIComponent(name)}`;
    if (document.cookie.split("; ").includes(cookie)) return;
    document.cookie = `${cookie}; path=/; max-age=${name ? KEPT : 0}; samesite=lax`;
  };
  new MutationObserver(keep).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-pc-author"] });
})();
