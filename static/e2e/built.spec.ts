// The programs as the build has left them, started but not yet called: they answer as the same code does natively.
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { start, type Call } from "../src/engine/start.js";

const rules = "../lint/testdata/rules";

/** How many files one request to the server holds. */
const batch = 100;

interface Input {
  name: string;
  request: { path: string; text: string; platforms: string[] };
}

async function program(name: string): Promise<Call> {
  const { call, ended } = await start(await WebAssembly.compile(await readFile(`src/engine/${name}.wasm`)));
  ended.catch(() => {});
  return call;
}

/** The files that the golden files of the rules begin their cases with. */
async function inputs(): Promise<Input[]> {
  const found: Input[] = [];
  for (const file of await readdir(rules)) {
    const [, ...sections] = (await readFile(`${rules}/${file}`, "utf8")).split(/^-- (.*) --\n/m);
    for (let at = 0; at < sections.length; at += 2) {
      const [kind, name = "", ...options] = (sections[at] ?? "").split(" ");
      if (kind !== "in") continue;
      const option = (key: string): string => options.find((text) => text.startsWith(`${key}=`))?.slice(key.length + 1) ?? "";
      const platforms = option("platforms").split(",").filter(Boolean);
      found.push({ name: `${file} ${name}`, request: { path: option("path") || "Procfile", text: sections[at + 1] ?? "", platforms } });
    }
  }
  return found;
}

test("the engine reports on every golden file what the server reports", async ({ request }) => {
  const call = await program("proclint");
  const all = await inputs();
  expect(all.length).toBeGreaterThan(500);
  for (let from = 0; from < all.length; from += batch) {
    const some = all.slice(from, from + batch);
    const data = some.map((input) => JSON.stringify(input.request)).join("\n");
    const answer = await request.post("v1/lint", { headers: { "Content-Type": "application/x-ndjson" }, data: Buffer.from(data) });
    const reports = (await answer.text()).trimEnd().split("\n");
    some.forEach((input, index) => {
      expect(JSON.parse(call("lint", JSON.stringify(input.request)) as string), input.name).toEqual(JSON.parse(reports[index] ?? ""));
    });
  }
});

test("two programs of one module know nothing of each other", async () => {
  const [first, second] = [await program("proclint"), await program("proclint")];
  const text = (count: number): string => JSON.stringify({ path: "Procfile", text: "web: node server.js\n".repeat(count) });
  const [one, many] = [first("lint", text(1)), first("lint", text(2_000))];
  expect(second("lint", text(1))).toEqual(one);
  expect(second("lint", text(2_000))).toEqual(many);
  expect(first("lint", text(1))).toEqual(one);
});

test("the viewer shows what the platforms make of a file, and one that it cannot show", async () => {
  const call = await program("viewer");
  const request = { path: "Procfile", text: "web: gunicorn shop.wsgi\nworker: rq worker\n", platform: "heroku" };
  expect(JSON.parse(call("preview", JSON.stringify(request)) as string)).toMatchObject({ platform: "heroku", processes: [{ type: "web" }, { type: "worker" }] });
  expect(JSON.parse(call("preview", JSON.stringify({ ...request, platform: "nowhere" })) as string)).toMatchObject({ error: { detail: expect.stringContaining("nowhere") as unknown } });
});
