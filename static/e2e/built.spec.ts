// The program as the build has left it, started but not yet called: they answer as the same code does natively.
import { readFile, readdir } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { goldenInputs } from "../../scripts/golden.mjs";
import { Garbage } from "../src/engine/garbage.js";
import { PageEngine } from "../src/engine/page-engine.js";
import { start, type Call, type Modules } from "../src/engine/start.js";
import { examples, firstFile } from "../src/examples.js";
import { requestOf } from "../src/file/snapshot.js";

/** make test tries one golden input in ten, others for each commit; make test-all tries all. */
const share = process.env.PROCLINT_NIGHTLY ? 1 : 10;
const seed = Number(process.env.PROCLINT_SEED ?? 0);

/** The modules of the program, in the order in which the page needs them. */
const engine = ["src/engine/proclint.wasm", "src/engine/proclint-rest.wasm"];
const withExtras = [...engine, "src/engine/proclint-extras.wasm"];

/** Logs with the files of their apps. */
const cases = "../lint/logs/testdata/cases";

/** The files that the golden files of the rules begin their cases with. */
const inputs = goldenInputs("../lint/rules/testdata");

/** How many files one request to the server contains. */
const batch = 100;

/** The program before its snapshot. */
const built = "../build/page.wasm";

/** Of so many golden files, one is asked about in every way. */
const sampled = 100;

/** How many golden files may need more than the first module: what few of them need is in the second. */
const mostLate = 0.15;

function compiled(paths: readonly string[]): Promise<Modules> {
  return Promise.all(paths.map(async (path) => WebAssembly.compile(await readFile(path))));
}

async function program(modules: Modules, fuel?: number): Promise<Call> {
  const { call, ended } = await start(modules, fuel ? { fuel } : {});
  ended.catch(() => {});
  return call;
}

/** A program that has what explains logs. */
async function explaining(modules: Modules): Promise<Call> {
  const [messages, docs] = await Promise.all(["messages.txt", "docs.json"].map((name) => readFile(`src/engine/${name}`)));
  const { call, ended } = await start(modules, { data: { messages: messages ?? Buffer.from(""), docs: docs ?? Buffer.from("") } });
  ended.catch(() => {});
  return call;
}

/** One log of so many, each with the name of its case. */
async function logs(oneOf: number): Promise<[name: string, text: string][]> {
  const names = (await readdir(cases)).sort().filter((_, index) => index % oneOf === 0);
  return Promise.all(names.map(async (name) => [name, await readFile(`${cases}/${name}`, "utf8")] as [string, string]));
}

test("the engine reports on every golden file what the server reports", { tag: "@daily" }, async ({ request }) => {
  const call = await program(await compiled(engine));
  expect(inputs.length).toBeGreaterThan(500);
  const tried = inputs.filter((_, index) => (index + seed) % share === 0);
  for (let from = 0; from < tried.length; from += batch) {
    const some = tried.slice(from, from + batch);
    const data = some.map((input) => JSON.stringify(input.request)).join("\n");
    const answer = await request.post("v1/lint", { headers: { "Content-Type": "application/x-ndjson" }, data: Buffer.from(data) });
    const reports = (await answer.text()).trimEnd().split("\n");
    some.forEach((input, index) => {
      expect(JSON.parse(call("lint", JSON.stringify(input.request)) as string), input.name).toEqual(JSON.parse(reports[index] ?? ""));
    });
  }
});

test("the first module says the same as both, or nothing", async () => {
  const modules = await compiled(engine);
  const whole = await program(modules);
  /** What the first module alone says; null where it ends. */
  const answerOfFirst = async (asked: string): Promise<unknown> => {
    const call = await program(modules.slice(0, 1));
    try {
      return call("lint", asked);
    } catch (error) {
      expect(error).toBeInstanceOf(WebAssembly.RuntimeError);
      return null;
    }
  };
  const late: string[] = [];
  const some = inputs.filter((_, index) => index % 5 === 0);
  for (const { name, request } of some) {
    const asked = JSON.stringify(request);
    const answer = await answerOfFirst(asked);
    if (answer === null) late.push(name);
    else expect(answer, name).toEqual(whole("lint", asked));
  }
  expect(late.length / some.length, late.join(", ")).toBeLessThan(mostLate);
  for (const { id, open } of examples) {
    const asked = JSON.stringify(requestOf(open(), []));
    const answer = await answerOfFirst(asked);
    if (answer !== null) expect(answer, id).toEqual(whole("lint", asked));
  }
  const first = JSON.stringify(requestOf(firstFile(), []));
  expect(await answerOfFirst(first)).toEqual(whole("lint", first));
});

test("what only other calls need is not in the first module", { tag: "@daily" }, async () => {
  const modules = await compiled(engine);
  const whole = await program(modules);
  for (const method of ["format", "preview", "matrix"]) {
    const asked = JSON.stringify({ path: "Procfile", text: "web:   node server.js\n", platform: "heroku" });
    await expect(async () => (await program(modules.slice(0, 1)))(method, asked), method).rejects.toThrow(WebAssembly.RuntimeError);
    expect(whole(method, asked), method).toEqual(expect.stringContaining("node server.js"));
  }
});

test("a program without a snapshot starts too, and answers the same to everything", async () => {
  const begun = await program(await compiled([built]));
  const goneOn = await program(await compiled(engine));
  const asks = inputs
    .filter((_, index) => index % sampled === 0)
    .flatMap(({ request }) => [
      ...["lint", "fix", "format", "matrix"].map((method) => [method, request] as const),
      ...["deis", "drycc", "heroku", "sevalla"].map((platform) => ["preview", { ...request, platform }] as const),
      ...["complete", "hover"].map((method) => [method, { ...request, line: 0, character: 0 }] as const),
      ["move", { ...request, from: "heroku", to: "drycc" }] as const,
      ["suppress", { ...request, rule: "port-hardcoded", line: 0 }] as const,
    ]);
  for (const [method, request] of [...asks, ["lint", {}] as const, ["version", {}] as const]) {
    const asked = JSON.stringify(request);
    expect(begun(method, asked), `${method} ${asked}`).toEqual(goneOn(method, asked));
  }
});

test("what is asked for seldom is in the third module, which says the same as the whole program", async () => {
  const modules = await compiled(withExtras);
  const [whole, all, often] = [await explaining(await compiled([built])), await explaining(modules), await program(modules.slice(0, 2))];
  let explained = 0;
  for (const [name, text] of await logs(40)) {
    const asked = JSON.stringify({ text, path: "Procfile", files: [{ path: "Procfile", text: "web: npm start\n" }] });
    const answer = all("explain", asked) as string;
    expect(answer, name).toEqual(whole("explain", asked));
    if (/"causes":\[\{/.test(answer)) explained++;
  }
  expect(explained).toBeGreaterThan(20);
  const file = { path: "Procfile", text: "web: gunicorn shop.wsgi\nworker: rq worker\n" };
  for (const [method, request] of [
    ["sarif", file],
    ["export", { ...file, to: "compose" }],
    ["export", { ...file, to: "render" }],
    ["import", { path: "package.json", text: '{"scripts":{"start":"node server.js"}}' }],
  ] as const) {
    const asked = JSON.stringify(request);
    expect(all(method, asked), method).toEqual(whole(method, asked));
    expect(all(method, asked), method).not.toContain('"error"');
  }
  expect(() => often("export", JSON.stringify({ ...file, to: "compose" }))).toThrow(WebAssembly.RuntimeError);
});

test("a program that may take only so many steps ends where it has none left", { tag: "@daily" }, async () => {
  const modules = await compiled(engine);
  const asked = JSON.stringify({ path: "Procfile", text: "web: node server.js\n" });
  const whole = (await program(modules))("lint", asked);
  const enough = await program(modules, 1_000_000);
  for (let time = 0; time < 100; time++) expect(enough("lint", asked)).toEqual(whole);
  const few = await program(modules, 1_000);
  expect(() => few("lint", asked)).toThrow(WebAssembly.RuntimeError);
});

test("a program that may take only so many steps can collect its garbage after each call", async () => {
  const modules = await compiled(engine);
  const asked = JSON.stringify({ path: "Procfile", text: "web: node server.js\n".repeat(100) });
  const whole = (await program(modules))("lint", asked);
  const call = await program(modules, 1_000_000);
  for (let time = 0; time < 20; time++) {
    expect(call("lint", asked)).toEqual(whole);
    expect(call("collect", "")).toBe("{}");
  }
});

test("short requests between two collections need no more memory for values than the program starts with", { tag: "@daily" }, async () => {
  const { instantiate } = WebAssembly;
  const memories: WebAssembly.Memory[] = [];
  const remembering = async (module: WebAssembly.Module, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    const instance = await instantiate(module, imports);
    if (instance.exports["mem"] instanceof WebAssembly.Memory) memories.push(instance.exports["mem"]);
    return instance;
  };
  Object.assign(WebAssembly, { instantiate: remembering });
  const call = await program(await compiled(engine)).finally(() => Object.assign(WebAssembly, { instantiate }));
  const size = (): number => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const begun = size();
  expect(begun).toBeGreaterThan(0);
  const garbage = new Garbage((method) => call(method, ""));
  for (let count = 0; count < 100; count++) {
    const file = { path: "Procfile", text: `web: python manage.py runserver 0.0.0.0:$PORT\n${"worker: node a.js\n".slice(0, count % 18)}` };
    const requests = {
      lint: file,
      preview: { ...file, platform: "heroku" },
      hover: { ...file, line: 0, character: 1 },
      fix: file,
      format: file,
    };
    for (const [method, request] of Object.entries(requests)) {
      const asked = JSON.stringify(request);
      garbage.collect();
      call(method, asked);
      garbage.add(asked);
    }
  }
  // Go's runtime takes memory for its own lists in chunks of 256 KB, the next one whenever a size of values first fills a span.
  expect(size() - begun).toBeLessThanOrEqual(256 * 1024);
});

test("garbage is collected after three short requests, or after a long one", { tag: "@daily" }, () => {
  let collections = 0;
  const garbage = new Garbage(() => collections++);
  const after = (...requests: string[]): number => {
    for (const request of requests) garbage.add(request);
    return collections;
  };
  expect(after("", "")).toBe(0);
  expect(after("")).toBe(1);
  expect(after("", "")).toBe(1);
  const long = " ".repeat(64 * 1024);
  expect(after(long)).toBe(2);
  expect(after(long)).toBe(3);
});

test("a collection that is put off comes before the next request", { tag: "@daily" }, () => {
  let collections = 0;
  const works: (() => void)[] = [];
  const garbage = new Garbage(
    () => collections++,
    (work) => works.push(work),
  );
  const long = " ".repeat(64 * 1024);
  garbage.add(long);
  expect(collections).toBe(0);
  garbage.collect();
  expect(collections).toBe(1);
  for (const work of works.splice(0)) work();
  expect(collections).toBe(1);
  garbage.add(long);
  for (const work of works) work();
  expect(collections).toBe(2);
});

test("the page's engine answers a longer request only where one like it was quick", { tag: "@daily" }, async () => {
  const engineOfPage = new PageEngine(100);
  const asked = (lines: number): string => JSON.stringify({ path: "Procfile", text: "web: node server.js\n".repeat(lines) });
  const answers = (lines: number): boolean => engineOfPage.answer("lint", asked(lines)) !== null;
  // Node.js paints nothing.
  Object.assign(globalThis, { requestAnimationFrame: setTimeout });
  await engineOfPage.start(await compiled(engine));
  expect(answers(1)).toBe(true);
  expect(answers(50)).toBe(false);
  engineOfPage.took(asked(50), 1);
  expect([answers(50), answers(51), answers(100)]).toEqual([true, true, false]);
  engineOfPage.took(asked(50), 100);
  expect([answers(1), answers(50)]).toEqual([true, false]);
});

test("two programs of one module know nothing of each other", { tag: "@daily" }, async () => {
  const modules = await compiled(engine);
  const [first, second] = [await program(modules), await program(modules)];
  const text = (count: number): string => JSON.stringify({ path: "Procfile", text: "web: node server.js\n".repeat(count) });
  const [one, many] = [first("lint", text(1)), first("lint", text(2_000))];
  expect(second("lint", text(1))).toEqual(one);
  expect(second("lint", text(2_000))).toEqual(many);
  expect(first("lint", text(1))).toEqual(one);
});

test("cards show what a platform makes of a file, or say why there are none", async () => {
  const call = await program(await compiled(engine));
  const request = { path: "Procfile", text: "web: gunicorn shop.wsgi\nworker: rq worker\n", platform: "heroku" };
  expect(JSON.parse(call("preview", JSON.stringify(request)) as string)).toMatchObject({
    platform: "heroku",
    processes: [{ type: "web" }, { type: "worker" }],
  });
  expect(JSON.parse(call("preview", JSON.stringify({ ...request, platform: "nowhere" })) as string)).toMatchObject({
    error: { detail: expect.stringContaining("nowhere") as unknown },
  });
});
