// A websocket says at which address its tab is (plancom.ui.state.address): another server that takes it over has nothing else to know it by.
"use strict";
(() => {
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(address, ...rest) {
      const asked = new URL(address, location.href);
      if (asked.pathname.endsWith("/_stcore/stream")) asked.search = location.search;
      super(asked, ...rest);
    }
  };
})();
