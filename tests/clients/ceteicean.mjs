// CETEIcean in jsdom: prints texts of the body and the tags in it as JSON. Arguments: folder of packages, files.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [home, ...files] = process.argv.slice(2);
const required = createRequire(pathToFileURL(join(home, "here.js")));
const { JSDOM } = required("jsdom");
const { window } = new JSDOM("<!DOCTYPE html><html><body></body></html>", { url: "http://localhost/" });
for (const name of ["window", "document", "customElements", "HTMLElement", "DOMParser", "Node", "NodeFilter", "CustomEvent", "Event", "sessionStorage"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
const { default: CETEI } = await import(pathToFileURL(required.resolve("CETEIcean")).href);
const told = files.map((file) => {
  const reader = new CETEI();
  const shown = reader.makeHTML5(readFileSync(file, "utf8"));
  const bodies = [...shown.querySelectorAll("tei-body")];
  const tags = {};
  for (const element of bodies.flatMap((body) => [...body.querySelectorAll("[ana^='#tag.']:not([prev])")])) {
    const type = element.getAttribute("ana").split(" ")[0].slice(5);
    tags[type] = (tags[type] ?? 0) + 1;
  }
  return { texts: bodies.map((body) => body.textContent), tags };
});
console.log(JSON.stringify(told));
