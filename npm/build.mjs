// Assembles the npm package: compiled sources, the engine and the embed, and the command's program.
// Usage: node npm/build.mjs COMPILED COMMAND EMBED TO
// COMPILED has what tsc made of the sources, COMMAND is the program of the command, compressed, and EMBED the folder of the
// embed, which contains the engine.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [compiled, command, embed, to] = process.argv.slice(2);
const source = import.meta.dirname;
const page = join(source, "../static/src/engine");

const read = (path) => readFileSync(path, "utf8");
const write = (name, text) => writeFileSync(join(to, name), text);

/** The engine is in the embed, under names with a hash; no package has it twice. */
function engineIn(name) {
  const found = readdirSync(join(embed, "assets")).filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.wasm$`).test(file));
  if (found.length !== 1) throw new Error(`${embed} has ${found.length} files for ${name}.wasm`);
  return `./embed/assets/${found[0]}`;
}

const engine = { "./proclint.wasm": engineIn("proclint"), "./proclint-rest.wasm": engineIn("proclint-rest") };

/** A source with the places that its files have in the package. */
function placed(text) {
  const flat = text.replaceAll("../../static/src/engine/", "./");
  return Object.entries(engine).reduce((all, [name, place]) => all.replaceAll(`"${name}"`, `"${place}"`), flat);
}

function moduleOf(exports) {
  return Object.entries(exports).map(([name, value]) => `export const ${name} = ${JSON.stringify(value, null, 2)};\n`).join("");
}

function writeScripts() {
  const own = readdirSync(join(compiled, "npm/src")).filter((name) => name.endsWith(".js"));
  for (const name of own) write(name, placed(read(join(compiled, "npm/src", name))));
  write("start.js", read(join(compiled, "static/src/engine/start.js")));
  write("go.js", `export function goIn(globalThis, setTimeout, clearTimeout) {\n${read(join(page, "wasm_exec.js"))}\nreturn globalThis.Go;\n}\n`);
  const { rules, platforms } = JSON.parse(read(join(page, "docs.json")));
  write("docs.js", `export const text = ${JSON.stringify(JSON.stringify({ rules, platforms }))};\nexport const docs = () => JSON.parse(text);\n`);
}

function writeTypes() {
  for (const name of ["index.d.ts", "error.d.ts"]) write(name, placed(read(join(compiled, "npm/src", name))));
  write("embed-files.d.ts", read(join(source, "src/embed-files.d.ts")));
  write("contract.d.ts", read(join(page, "contract.ts")));
}

function writeEmbed() {
  cpSync(embed, join(to, "embed"), { recursive: true });
  const { version, files, scripts } = JSON.parse(read(join(embed, "integrity.json")));
  write("embed-files.js", `export const folder = new URL("./embed/", import.meta.url);\n${moduleOf({ version, files, scripts })}`);
}

function writeCommand() {
  copyFileSync(command, join(to, "command.wasm.br"));
  write("version.js", moduleOf({ versionLine: "" }));
  const versionLine = execFileSync(process.execPath, [join(to, "command.js"), "--version"], { encoding: "utf8" });
  write("version.js", moduleOf({ versionLine }));
}

function writeManifest() {
  const manifest = JSON.parse(read(join(source, "package.json")));
  write("package.json", `${JSON.stringify({ ...manifest, exports: { ...manifest.exports, ...engine } }, null, 2)}\n`);
  cpSync(join(source, "README.md"), join(to, "README.md"));
  cpSync(join(source, "../LICENSE"), join(to, "LICENSE"));
}

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
writeScripts();
writeTypes();
writeEmbed();
writeManifest();
writeCommand();
