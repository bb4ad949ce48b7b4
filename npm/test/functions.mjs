// Calls every function of the package and prints what says that it answered.
import { readFileSync } from "node:fs";

const compile = WebAssembly.compile;
let compiled = 0;
WebAssembly.compile = (bytes) => {
  compiled++;
  return compile(bytes);
};
// A program that has crashed answers no further call.
let crashes = false;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const instance = await instantiate(...given);
  let isDead = false;
  const resume = () => {
    isDead ||= crashes;
    crashes = false;
    if (isDead) throw new WebAssembly.RuntimeError("crashed");
    instance.exports.resume();
  };
  return Object.create(instance, { exports: { value: { ...instance.exports, resume } } });
};
const before = new Set(Reflect.ownKeys(globalThis));

const { config, create, explain, fix, format, lint, matrix, move, platforms, preview, rules, sevalla, ...more } = await import("proclint");
const typo = { text: "wbe: gunicorn shop\n", platforms: ["heroku"] };
const rejection = (promise) => promise.then(() => "", (error) => error.title ?? error.message);

const engine = await create();
await Promise.all([engine.lint(typo), lint(typo)]);
engine.dispose();
const addresses = ["proclint/proclint.wasm", "proclint/proclint-rest.wasm"].map((name) => new URL(import.meta.resolve(name)));
const program = await Promise.all(addresses.map((address) => compile(readFileSync(address))));
const given = await create({ program });

console.log(JSON.stringify({
  lint: (await lint(typo)).diagnostics[0].rule,
  lintApp: (await lint({ files: [{ path: "package.json", text: '{"scripts":{"start":"node ."}}' }], platforms: ["heroku"] })).starts[0].command,
  fix: (await fix({ text: "web:x\n" })).text,
  format: (await format({ text: "web:   x" })).text,
  preview: (await preview({ text: "web: x\n", platform: "drycc" })).processes[0].type,
  matrix: (await matrix({ text: "web: x\n" })).platforms.find(({ id }) => id === "heroku").id,
  move: (await move({ text: "web: x\n", from: "heroku", to: "drycc" })).to,
  explain: (await explain({ text: "H14" })).messages[0].log.slice(0, 3),
  causes: (await explain({ text: "H14" })).causes[0].name,
  export: (await more.export({ text: "web: x\n", to: "compose" })).files[0].path,
  import: (await more.import({ path: "package.json", text: '{"scripts":{"start":"node ."}}' })).text,
  sevalla: JSON.parse((await sevalla({ text: "web: x\n", values: { port: "8080" } })).body).port,
  config: (await config({ text: "web: x\n", platforms: ["heroku"] })).platforms.from,
  unknownExport: await rejection(more.export({ text: "", to: "compse" })),
  rules: (await rules()).schema,
  platforms: (await platforms()).schema,
  bytes: (await preview({ base64: btoa("web: caf\xe9\n"), platform: "goreman" })).processes[0].command,
  unknownPlatform: await rejection(lint({ text: "", platforms: ["herku"] })),
  disposed: await rejection(engine.lint(typo)),
  given: (await given.lint(typo)).diagnostics[0].rule,
  crashed: ((crashes = true), (await given.lint(typo)).diagnostics[0].rule),
  compiled,
  globals: Reflect.ownKeys(globalThis).filter((key) => !before.has(key)),
}));
