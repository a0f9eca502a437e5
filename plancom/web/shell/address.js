// A websocket says at which address its tab is (plancom.ui.state.address): another server that takes it over has nothing else to know it by.
// And the page knows where its server is: Streamlit looks for it below the page's own address first, and waits a tenth of a second before it
// looks elsewhere.
"use strict";
(() => {
  window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(address, ...rest) {
      const asked = new URL(address, location.href);
      if (asked.pathname.endsWith("/_stcore/stream")) asked.search = location.search;
      super(asked, ...rest);
    }
  };
})();
