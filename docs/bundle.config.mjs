// Joins the modules of Streamlit's page that plancom's pages load into one file: plancom/web/shell/bundle/ (docs/adr/0080-one-script.md).
//
// Run from the project's folder, with the project's Python on the path: npx rolldown@1.3.3 -c docs/bundle.config.mjs
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

// What pages show at once. Tables, dates and uploads bring up to a megabyte more, and come when a page asks for them.
const ELEMENTS = [
  "BidiComponent", "Button", "ButtonGroup", "Checkbox", "DownloadButton", "Html", "NumberInput", "PageLink", "Selectbox", "TextArea", "TextInput",
];
const BUNDLE = path.resolve("plancom/web/shell/bundle");

const python = (code) => execFileSync("python", ["-c", code], { encoding: "utf8" }).trim();
const version = python("import streamlit; print(streamlit.__version__)");
const statics = python("from streamlit import file_util; print(file_util.get_static_dir())");
const scripts = path.join(statics, "static/js");
const text = (name) => fs.readFileSync(path.join(scripts, name), "utf8");

const start = /src="\.\/static\/js\/(index\.[^"]+)"/.exec(fs.readFileSync(path.join(statics, "index.html"), "utf8"))[1];
const joined = joinedModules();

// The start and the elements, and all that these import.
function joinedModules() {
  const all = fs.readdirSync(scripts);
  const waiting = [start, ...ELEMENTS.map((element) => all.find((name) => name.replace(/\.[^.]+\.js$/, "") === element))];
  const found = new Set();
  while (waiting.length) {
    const name = waiting.pop();
    if (found.has(name)) continue;
    found.add(name);
    for (const [, imported] of text(name).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) waiting.push(imported);
  }
  return found;
}

const join = {
  name: "join",
  // What the start loads later, and is joined to it, is there already.
  resolveId(source, _importer, { kind }) {
    const name = path.basename(source);
    return kind === "dynamic-import" && joined.has(name) ? path.join(scripts, name) + "?joined" : null;
  },
  load(id) {
    if (!id.endsWith("?joined")) return null;
    const own = id.replace("?joined", "");
    const names = /\bas default\b|\bexport default\b/.test(text(path.basename(own))) ? ["*", "{ default }"] : ["*"];
    return names.map((name) => `export ${name} from ${JSON.stringify(own)};`).join("\n");
  },
  // Vite asks for the modules below an element ahead of time, by names that are in the one file now; for its styles it still must.
  transform(code, id) {
    if (!path.basename(id).startsWith("preload-helper.")) return null;
    const before = "let s=Promise.resolve();if(a&&a.length>0)";
    if (!code.includes(before)) throw new Error("Vite's preloading reads otherwise than before");
    return code.replace(before, "a=a&&a.filter(e=>e.endsWith(`.css`));" + before);
  },
  // Elements that come later import the modules by their own names: each of these names gets what it exports out of the one file.
  generateBundle(_options, bundle) {
    const exported = {};
    for (const [name, chunk] of Object.entries(bundle)) {
      if (!chunk.isEntry) continue;
      exported[name] = chunk.code;
      delete bundle[name];
    }
    const digest = (name) => createHash("sha256").update(text(name)).digest("hex");
    const sources = Object.fromEntries([...joined].sort().map((name) => [name, digest(name)]));
    const [page] = Object.keys(bundle);
    const source = JSON.stringify({ streamlit: version, page, start, sources, exported }, null, 1) + "\n";
    this.emitFile({ type: "asset", fileName: "modules.json", source });
  },
};

for (const name of fs.readdirSync(BUNDLE)) if (/^page\..*\.js$/.test(name)) fs.rmSync(path.join(BUNDLE, name));

export default {
  input: Object.fromEntries([...joined].sort().map((name) => [name.slice(0, -3), path.join(scripts, name)])),
  preserveEntrySignatures: "strict",
  treeshake: false,
  external: (id) => !joined.has(path.basename(id).replace("?joined", "")),
  plugins: [join],
  output: {
    dir: BUNDLE,
    format: "esm",
    minify: true,
    banner: (chunk) => (chunk.isEntry ? "" : `/*! Streamlit ${version} (Apache-2.0, streamlit-LICENSE): its modules, unchanged but for preloading, in one file. */`),
    entryFileNames: "[name].js",
    chunkFileNames: "page.[hash].js",
    codeSplitting: { groups: [{ name: "page", test: () => true, minSize: 0 }] },
  },
};
