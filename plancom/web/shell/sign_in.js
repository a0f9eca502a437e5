// After signing in, back to the page that was asked for: the provider sends everybody to the first one.
"use strict";
(() => {
  const ASKED = "plancom_asked";
  const look = () => {
    if (document.querySelector("[data-pc-gate]")) {
      sessionStorage.setItem(ASKED, location.pathname + location.search);
    } else if (document.querySelector("[data-pc-admitted]")) {
      const asked = sessionStorage.getItem(ASKED);
      sessionStorage.removeItem(ASKED);
      const isElsewhere = asked && asked !== "/" && asked !== location.pathname + location.search;
      if (isElsewhere && location.pathname === "/") location.replace(location.origin + asked);
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
})();
