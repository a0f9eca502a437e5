// A chart that stays: what a new cut-off changes is changed in it (Plotly.react), where Streamlit's own element draws all of it anew.
// plotly's bundle for flat charts is a third of the one that Streamlit brings.
import "./plotly-cartesian-4.1.1.min.js";

const { Plotly } = globalThis;
const decoder = new TextDecoder();
const charts = new WeakMap(); // by the element that Streamlit gives

const ARROWS = {
  width: 24,
  height: 24,
  path: "M3 3h7v2H5v5H3V3zm11 0h7v7h-2V5h-5V3zM3 14h2v5h5v2H3v-7zm16 0h2v7h-7v-2h5v-5z",
};

// Charts whose figures changed while they were out of sight: drawn one by one once the page has shown what is in sight.
const waiting = new Set();
const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 50)); // older Safari has none
let isCalled = false;

function drawWaiting() {
  if (isCalled || !waiting.size) return;
  isCalled = true;
  const next = () => {
    isCalled = false;
    const [chart] = waiting;
    chart?.catchUp();
    drawWaiting();
  };
  whenIdle(next, { timeout: 500 });
}

// Paper shows all of them; ahead of shell/print.js, which measures what is drawn.
addEventListener("beforeprint", () => waiting.forEach((chart) => chart.catchUp()), { capture: true });

class Chart {
  constructor(parent) {
    this.box = parent.appendChild(document.createElement("div"));
    this.box.className = "pc-plot";
    this.box.setAttribute("role", "figure");
    this.size = new ResizeObserver(() => this.fit());
    this.size.observe(this.box);
    this.sight = new IntersectionObserver((entries) => this.seen(entries.at(-1).isIntersecting));
    this.sight.observe(this.box);
  }

  // `text` is JSON: a plotly figure, plotly's settings, the words for who cannot see it, those of the button that enlarges it.
  show(text) {
    if (text === this.text) return;
    this.text = text;
    this.said = JSON.parse(text);
    this.box.setAttribute("aria-label", this.said.alt);
    waiting.add(this);
    if (this.isSeen) this.catchUp();
    else drawWaiting();
  }

  seen(isSeen) {
    this.isSeen = isSeen;
    if (isSeen) this.catchUp();
  }

  catchUp() {
    if (waiting.has(this)) this.draw(this.drawn);
  }

  // The place is measured once: asked after a drawing, it makes the browser lay the page out at once.
  draw(place = this.place()) {
    waiting.delete(this);
    if (!place.width) return; // in a fold that is closed: drawn when it opens
    const { data, layout } = this.said.figure;
    const { width, height } = place;
    Plotly.react(this.box, data, { ...layout, width, height: height || layout.height }, this.settings());
    this.drawn = place;
  }

  // Plotly's settings where they changed: told the same ones again, plotly takes them for others and draws all anew.
  settings() {
    const { config, enlarge } = this.said;
    const asked = JSON.stringify([config, enlarge]);
    if (asked === this.asked) return undefined;
    this.asked = asked;
    const button = { name: "enlarge", title: enlarge, icon: ARROWS, click: () => this.enlarge() };
    const added = document.fullscreenEnabled ? [button] : []; // telephones of one maker enlarge films alone
    return { ...config, responsive: false, modeBarButtonsToAdd: added };
  }

  // As wide as it is; as high as the figure says (0), or as the screen that it fills.
  place() {
    return { width: this.box.clientWidth, height: document.fullscreenElement === this.box ? this.box.clientHeight : 0 };
  }

  fit() {
    if (!this.said || matchMedia("print").matches) return; // shell/print.js scales what is drawn
    const place = this.place();
    if (waiting.has(this) && !this.drawn) return; // its first drawing is to come
    if (place.width !== this.drawn?.width || place.height !== this.drawn.height) this.draw(place);
  }

  enlarge() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.box.requestFullscreen();
  }

  end() {
    this.size.disconnect();
    this.sight.disconnect();
    waiting.delete(this);
    Plotly.purge(this.box);
  }
}

// Called whenever the chart's data changed. What it returns is called when the chart leaves the page, or when the call came too late.
export default function ({ data, parentElement }) {
  const chart = charts.get(parentElement) ?? new Chart(parentElement);
  charts.set(parentElement, chart);
  chart.show(decoder.decode(data));
  return () => {
    if (!parentElement.isConnected) chart.end();
  };
}
