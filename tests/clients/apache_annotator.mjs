// Reads an export of Web Annotations with Apache Annotator: prints how many stretches it finds by position and by
// quotation, where both are the same words, and how many annotations another validator takes.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/`);
const selecting = await import(pathToFileURL(require.resolve("@apache-annotator/selector")));
const isValid = require("validate-web-annotation");

// a text as one chunk
class Chunker {
  constructor(text) {
    this.currentChunk = { data: text, equals: (other) => other === this.currentChunk };
  }
  nextChunk = () => null;
  previousChunk = () => null;
  precedesCurrentChunk = () => false;
}

async function found(matcher, selector, text) {
  const words = [];
  for await (const range of matcher(selector)(new Chunker(text)))
    words.push(text.slice(range.startIndex, range.endIndex));
  return words;
}

const collection = JSON.parse(fs.readFileSync(process.argv[3], "utf8"));
const texts = Object.fromEntries(collection.articles.map((article) => [article.id, article.text]));
const counts = { byPosition: 0, byQuotation: 0, valid: 0 };
for (const item of collection.first.items) {
  // this validator takes a `created` for a day, not for the xsd:dateTime that the Recommendation asks for
  const { created, ...timeless } = item;
  counts.valid += isValid({ "@context": "http://www.w3.org/ns/anno.jsonld", ...timeless });
  for (const target of item.motivation === "tagging" ? [item.target].flat() : []) {
    const [position, quotation] = target.selector;
    const text = texts[target.source];
    const placed = await found(selecting.textPositionSelectorMatcher, position, text);
    const quoted = await found(selecting.textQuoteSelectorMatcher, quotation, text);
    counts.byPosition += placed.length === 1 && placed[0] === quotation.exact;
    counts.byQuotation += quoted.length === 1 && quoted[0] === quotation.exact;
  }
}
console.log(JSON.stringify(counts));
