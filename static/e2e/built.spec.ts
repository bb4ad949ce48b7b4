// The programs as the build has left them, started but not yet called: they answer as the same code does natively.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { goldenInputs } from "../../scripts/golden.mjs";
import { start, type Call, type Modules } from "../src/engine/start.js";
import { examples } from "../src/examples.js";
import { requestOf } from "../src/file/snapshot.js";

/** The engine's modules, in the order in which the page needs them. */
const engine = ["proclint", "proclint-rest"];

/** The files that the golden files of the rules begin their cases with. */
const inputs = goldenInputs("../lint/rules/testdata");

/** How many files one request to the server contains. */
const batch = 100;

function compiled(names: readonly string[]): Promise<Modules> {
  return Promise.all(names.map(async (name) => WebAssembly.compile(await readFile(`src/engine/${name}.wasm`))));
}

async function program(modules: Modules, mostSteps?: number): Promise<Call> {
  const { call, ended } = await start(modules, mostSteps);
  ended.catch(() => {});
  return call;
}

test("the engine reports on every golden file what the server reports", async ({ request }) => {
  const call = await program(await compiled(engine));
  expect(inputs.length).toBeGreaterThan(500);
  for (let from = 0; from < inputs.length; from += batch) {
    const some = inputs.slice(from, from + batch);
    const data = some.map((input) => JSON.stringify(input.request)).join("\n");
    const answer = await request.post("v1/lint", { headers: { "Content-Type": "application/x-ndjson" }, data: Buffer.from(data) });
    const reports = (await answer.text()).trimEnd().split("\n");
    some.forEach((input, index) => {
      expect(JSON.parse(call("lint", JSON.stringify(input.request)) as string), input.name).toEqual(JSON.parse(reports[index] ?? ""));
    });
  }
});

test("what files need to be linted is apart from the rest of the engine", async () => {
  const modules = await compiled(engine);
  const whole = await program(modules);
  const some = inputs.filter((_, index) => index % 5 === 0);
  const own = examples.map(({ id, open }) => ({ name: id, request: requestOf(open(), []) }));
  for (const { name, request } of [...some, ...own]) {
    const call = await program(modules.slice(0, 1));
    const asked = JSON.stringify(request);
    expect(call("lint", asked), name).toEqual(whole("lint", asked));
  }
  const untidy = JSON.stringify({ path: "Procfile", text: "web:   node server.js\n" });
  await expect(async () => (await program(modules.slice(0, 1)))("format", untidy)).rejects.toThrow(WebAssembly.RuntimeError);
  expect(whole("format", untidy)).toEqual(expect.stringContaining("web: node server.js"));
});

test("a program that may take only so many steps ends where it has none left", async () => {
  const modules = await compiled(engine);
  const asked = JSON.stringify({ path: "Procfile", text: "web: node server.js\n" });
  const whole = (await program(modules))("lint", asked);
  const enough = await program(modules, 1_000_000);
  for (let time = 0; time < 100; time++) expect(enough("lint", asked)).toEqual(whole);
  const few = await program(modules, 1_000);
  expect(() => few("lint", asked)).toThrow(WebAssembly.RuntimeError);
});

test("two programs of one module know nothing of each other", async () => {
  const modules = await compiled(engine);
  const [first, second] = [await program(modules), await program(modules)];
  const text = (count: number): string => JSON.stringify({ path: "Procfile", text: "web: node server.js\n".repeat(count) });
  const [one, many] = [first("lint", text(1)), first("lint", text(2_000))];
  expect(second("lint", text(1))).toEqual(one);
  expect(second("lint", text(2_000))).toEqual(many);
  expect(first("lint", text(1))).toEqual(one);
});

test("the viewer shows what the platforms make of a file, and one that it cannot show", async () => {
  const call = await program(await compiled(["viewer"]));
  const request = { path: "Procfile", text: "web: gunicorn shop.wsgi\nworker: rq worker\n", platform: "heroku" };
  expect(JSON.parse(call("preview", JSON.stringify(request)) as string)).toMatchObject({ platform: "heroku", processes: [{ type: "web" }, { type: "worker" }] });
  expect(JSON.parse(call("preview", JSON.stringify({ ...request, platform: "nowhere" })) as string)).toMatchObject({ error: { detail: expect.stringContaining("nowhere") as unknown } });
});
