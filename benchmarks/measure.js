// In the page, before its own scripts: when the cut-off was committed, and when everything on the page shows the new state.
//
// The clock starts at the time stamp that the browser gave the last key or click before the app sent its rerun to the server.
// From then on each animation frame asks whether every figure and chart is what it was seen to be, at rest, for that cut-off.
// When they are, all images are decoded, and two more frames have passed, the clock stops.
(() => {
  const bench = (window.bench = { input: 0, sent: [], received: [], run: null });

  for (const type of ["keydown", "pointerdown", "pointerup", "click"])
    document.addEventListener(type, (event) => (bench.input = event.timeStamp), true);

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", (event) => {
        bench.received.push([performance.now(), event.data.byteLength ?? event.data.size ?? 0]);
      });
    }
    send(data) {
      bench.sent.push([performance.now(), bench.input, base64(data)]);
      super.send(data);
    }
  };

  // Dash asks by POST instead.
  const fetched = window.fetch;
  window.fetch = function (where, options) {
    if (options?.method === "POST") bench.sent.push([performance.now(), bench.input, ""]);
    return fetched.apply(this, arguments);
  };

  function base64(data) {
    const bytes = new Uint8Array(data.buffer ?? data);
    const own = data.buffer ? bytes.subarray(data.byteOffset, data.byteOffset + data.byteLength) : bytes;
    return btoa(String.fromCharCode(...own));
  }

  // A chart as it is drawn: every word, line and image in its SVG. Names that plotly makes up anew each time are left out. This asks more
  // than the event `plotly_afterplot`, which plotly also sends after a first drawing in the wrong size.
  function drawing(plot) {
    const parts = [];
    for (const node of plot.querySelectorAll("svg.main-svg path, svg.main-svg text, svg.main-svg image"))
      parts.push(node.getAttribute("d") ?? node.getAttribute("href") ?? node.textContent);
    return parts.join("|");
  }

  const signature = (node) =>
    node.matches(".js-plotly-plot") ? drawing(node) : node.matches(".pc-card, .pc-counts") ? node.innerHTML : node.innerText;

  const shown = () => document.querySelectorAll("main :is(.pc-card, .pc-counts, [data-testid=stMetric], .js-plotly-plot)");

  bench.state = () => [...shown()].map(signature);
  bench.charts = () => document.querySelectorAll("main :is(.pc-trend img, .js-plotly-plot)").length;
  bench.equals = (expected) => {
    const nodes = shown();
    return nodes.length === expected.length && expected.every((one, place) => signature(nodes[place]) === one);
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  bench.start = (expected) => {
    bench.sent.length = bench.received.length = 0;
    bench.run = (async () => {
      while (!bench.sent.length || !bench.equals(expected)) await frame();
      const images = [...document.querySelectorAll("main img")];
      await Promise.all(images.map((image) => image.decode()));
      await frame();
      await frame();
      const [sent, input] = bench.sent[0];
      return { total: performance.now() - input, before: sent - input };
    })();
  };

  const isInSight = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };

  // Follows the page from now on: `bench.changed` is the frame in which a chart last changed, in milliseconds since the navigation began,
  // and `bench.changedInSight` that in which one did of those that the window shows.
  bench.follow = () => {
    let seen = "";
    let seenInSight = "";
    let touched = true;
    bench.changed = bench.changedInSight = 0;
    new MutationObserver(() => (touched = true)).observe(document, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d", "href", "src"],
    });
    const look = () => {
      const now = performance.now(); // a frame's own time stamp is from before the work that kept it waiting
      if (touched) {
        touched = false;
        const nodes = [...shown()];
        const state = nodes.map(signature).join("\n");
        if (state !== seen) [seen, bench.changed] = [state, now];
        const inSight = nodes.filter(isInSight).map(signature).join("\n");
        if (inSight !== seenInSight) [seenInSight, bench.changedInSight] = [inSight, now];
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  // Whether neither the server's script nor the page has anything left to do: no chart changed for `quiet` milliseconds.
  bench.stands = (quiet) => {
    const script = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState ?? "notRunning";
    const idle = script === "notRunning" && document.title !== "Updating...";
    return idle && bench.changed > 0 && performance.now() - bench.changed > quiet;
  };

  bench.traffic = () => ({ bytes: bench.received.reduce((sum, [, size]) => sum + size, 0), messages: bench.received.length });
})();
