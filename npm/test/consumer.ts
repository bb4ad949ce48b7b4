// What a program that uses the package may write, as TypeScript sees it.
import {
  ProclintError,
  config,
  create,
  export as exportTo,
  explain,
  fix,
  format,
  import as importFrom,
  lint,
  matrix,
  move,
  platforms,
  preview,
  rules,
  sevalla,
  type Diagnostic,
  type Proclint,
  type Report,
} from "proclint";
import { files, folder, scripts, version } from "proclint/embed";

const report: Report = await lint({
  path: "Procfile",
  text: "web: a\n",
  platforms: ["heroku"],
  files: ["app.py", { path: "requirements.txt", text: "" }],
});
const started: string[] = (await lint({ files: ["package.json"], platforms: ["heroku"] })).starts.map((start) => start.command);
const severities: ("error" | "warning" | "info" | "hint")[] = report.diagnostics.map((found: Diagnostic) => found.severity);
const line: number | undefined = report.diagnostics[0]?.range.start.line;
const configured = await lint({ base64: "d2ViOiBhCg==", config: { platforms: ["heroku"], rules: { sudo: "off" } } });
const schema: "proclint/1" = configured.schema;
const fixed: string = (await fix({ text: "web:a\n", suggested: true })).text;
const formatted: string | undefined = (await format({ text: "web:a\n" })).base64;
const port = (await preview({ text: "web: a\n", platform: "drycc" })).processes[0]?.port?.value;
const kept: boolean[] = (await matrix({ text: "web: a\n" })).platforms.flatMap((row) => row.processes.map((process) => process.kept));
const steps: string[] = (await move({ text: "web: a\n", from: "heroku", to: "drycc" })).steps.map((step) => step.text);
const causes: string[] = ((await explain({ text: "H14", files: ["app.py"] })).causes ?? []).map((cause) => cause.headline);
const means: string[] = (await explain({ text: "H14" })).messages.map((message) => message.means);
const exported: string[] = (await exportTo({ text: "web: a\n", to: "compose", port: "80" })).files.map((file) => file.text);
const imported: string = (await importFrom({ path: "fly.toml", base64: "" })).text;
const wrongs: string[] = (await sevalla({ text: "", values: { port: "0" } })).messages.map((message) => message.text);
const from: string = (await config({ text: "", path: "Procfile" })).platforms.from;
const names: string[] = (await rules()).rules.map((rule) => rule.name);
const ids: string[] = (await platforms()).platforms.map((platform) => platform.id);
const engine: Proclint = await create({ program: [{}, {}] });
engine.dispose();
const error = new ProclintError("a", "b");
const title: string = error.title;
const digest: string | undefined = files["embed.js"];
const address: URL = new URL("embed.js", folder);

// @ts-expect-error a file has a text
await lint({ path: "Procfile" });
// @ts-expect-error a preview is for a platform
await preview({ text: "web: a\n" });
// @ts-expect-error an export is to a format
await exportTo({ text: "web: a\n" });
// @ts-expect-error there is no such severity
const wrong: "fatal" | undefined = report.diagnostics[0]?.severity;

export {
  started,
  severities,
  line,
  schema,
  fixed,
  formatted,
  port,
  kept,
  steps,
  causes,
  means,
  exported,
  imported,
  wrongs,
  from,
  names,
  ids,
  title,
  digest,
  address,
  scripts,
  version,
  wrong,
};
