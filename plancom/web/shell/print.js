// A chart drawn for the screen is cut by a narrower sheet of paper, its last months and its goal with it: plotly 3 gives its
// drawings a size and no viewBox. While it prints, they have one, and the print style scales them to the paper.
"use strict";
(() => {
  const drawings = () => document.querySelectorAll(".js-plotly-plot .svg-container");
  addEventListener("beforeprint", () => {
    for (const box of drawings()) {
      const { clientWidth: width, clientHeight: height } = box;
      if (!width || !height) continue;
      box.style.aspectRatio = `${width} / ${height}`;
      box.style.setProperty("--pc-drawn", `${width}px`); // smaller, never larger
      for (const svg of box.querySelectorAll(".main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const box of drawings()) {
      box.style.removeProperty("aspect-ratio");
      box.style.removeProperty("--pc-drawn");
      for (const svg of box.querySelectorAll(".main-svg")) svg.removeAttribute("viewBox");
    }
  });
})();
