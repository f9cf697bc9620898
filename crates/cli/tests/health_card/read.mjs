// Reads health cards with an implementation that is not ours. Asked in JSON, one line, by health_card.rs:
// { reader, cards: [{ name, text | file, key | directory }] }; answers { name: { bundle } | { refused } }.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Whatever is not found among the keys at hand would be fetched: nothing is.
globalThis.fetch = () => Promise.reject(new Error("no network in this test"));
console.warn = () => {};

const asked = JSON.parse(readFileSync(0, "utf8"));
const { Directory, SHCReader } = await import(pathToFileURL(asked.reader));
const answers = {};
for (const { name, text, file, key, directory } of asked.cards) {
  try {
    const issuerDirectory = directory ? Directory.fromJSON(directory) : undefined;
    const reader = new SHCReader({ publicKey: key, issuerDirectory });
    const card = text ? await reader.fromQRNumeric(text) : await reader.fromFileContent(file);
    answers[name] = { bundle: await card.asBundle() };
  } catch (error) {
    answers[name] = { refused: error.name, message: error.message };
  }
}
console.log(JSON.stringify(answers));
