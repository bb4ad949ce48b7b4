// Builds the extension's folder, from which the package is made.
// Usage: build.mjs FOLDER VERSION PROCLINT WASM GLUE: the native command, the server's program, and the glue of the Go that
// built it.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [target = "", version, ...files] = process.argv.slice(2);
const [folder, proclint, program, glue] = [target, ...files].map((name) => resolve(name));
if (!glue) throw new Error("usage: build.mjs FOLDER VERSION PROCLINT WASM GLUE");

const asked = (...args) => JSON.parse(execFileSync(proclint, args, { encoding: "utf8", maxBuffer: 64 << 20 }));

const { platforms: platformDocs } = asked("platforms", "--format", "json");

/** The settings, which are those of a configuration that make sense for an editor. */
function settings() {
  const { platforms, rules } = asked("config", "--schema").properties;
  const titles = new Map(
    platformDocs.flatMap(({ strategies }) => strategies.map(({ id, title, summary }) => [id, summary ? `${title}: ${summary}` : title])),
  );
  const ids = platforms.items.enum;
  return {
    "proclint.platforms": {
      markdownDescription: "The platforms to check for. A comment in the file and `.proclint.toml` take precedence.",
      type: "array",
      default: [],
      uniqueItems: true,
      items: { type: "string", enum: ids, enumDescriptions: ids.map((id) => titles.get(id) ?? id) },
    },
    "proclint.rules": {
      markdownDescription: "The severity of each rule's findings, or `off`. Comments in the file and `.proclint.toml` take precedence.",
      type: "object",
      default: {},
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.entries(rules.properties).map(([name, { description, enum: severities }]) => [
          name,
          { type: "string", enum: severities, markdownDescription: description },
        ]),
      ),
    },
  };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "dist"), { recursive: true });

const manifest = { ...JSON.parse(readFileSync(join(here, "package.json"), "utf8")), version };
for (const name of ["devDependencies", "scripts", "type"]) delete manifest[name];
manifest.contributes.configuration.properties = settings();
manifest.files = ["**"];
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

for (const name of ["README.md", "language-configuration.json", "syntaxes", "snippets", "media"]) {
  cpSync(join(here, name), join(folder, name), { recursive: true });
}
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
copyFileSync(join(root, "static/public/icon-192.png"), join(folder, "icon.png"));
copyFileSync(program, join(folder, "dist/server.wasm"));
copyFileSync(join(here, "src/view/view.css"), join(folder, "dist/view.css"));
writeFileSync(join(folder, "dist/platforms.json"), JSON.stringify(platformDocs));

const common = { bundle: true, minify: true, legalComments: "none", logLevel: "warning", target: "es2022", platform: "browser" };
await build({
  ...common,
  entryPoints: [join(here, "src/extension.ts")],
  outfile: join(folder, "dist/extension.js"),
  format: "cjs",
  external: ["vscode"],
});
await build({
  ...common,
  entryPoints: [join(here, "src/worker/worker.ts")],
  outfile: join(folder, "dist/worker.js"),
  format: "iife",
  alias: { wasm_exec: glue },
});

/** The preview is English, as the rest of the extension. The page loads other languages only when it needs them. */
const englishOnly = {
  name: "english-only",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/messages\/\w+\.js$/ }, ({ path, kind }) => (kind === "dynamic-import" ? { path, external: true } : null)),
};
await build({
  ...common,
  entryPoints: [join(here, "src/view/view.ts")],
  outfile: join(folder, "dist/view.js"),
  format: "esm",
  plugins: [englishOnly],
  alias: { lit: join(root, "static/node_modules/lit") },
});
