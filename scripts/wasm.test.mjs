// Tests of what reads and changes WebAssembly modules: `node --test scripts/`.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { compressFile } from "./compress.mjs";
import { fuelName, withFuel } from "./fuel.mjs";
import { checkGo, FunctionTable, UnknownLayout } from "./functable.mjs";
import { renamed, writeOverlay } from "./runtime.mjs";
import { reachable } from "./reach.mjs";
import { split } from "./split.mjs";
import {
  bodiesOf, codeOf, constant, contentOf, dataOf, exportsOf, globalTypesOf, goVersionOf, importedFunctions, instructions, kinds, memoryOf, moduleOf, namesOf, pageSize, Reader, sections, sectionsOf,
  signed, sized, text, types, unsigned, vector, withExports, withImportedMemory, withParts, withStart,
} from "./module.mjs";

const { unreachable, brIf, call, end, localGet, localSet, i32Const, i32Store, i64Const, i64Sub, i64Eqz } = instructions;
const [block, br, brTable, drop, i64Add] = [0x02, 0x0c, 0x0e, 0x1a, 0x7c];
const signature = (parameters, results) => Buffer.from([0x60, ...unsigned(parameters.length), ...parameters, ...unsigned(results.length), ...results]);
const named = (name, content) => ({ id: 0, content: Buffer.from([...text(name), ...content]) });

/** Has what Go's programs have: imports, a table, a memory with data, globals, and `sum`, which adds the numbers below its own. */
function example(bodies = [sum()]) {
  return [
    { id: sections.type, content: vector([signature([types.i64], [types.i64]), signature([], [])]) },
    { id: sections.import, content: vector([[...text("go"), ...text("debug"), kinds.function, 1]]) },
    { id: sections.function, content: vector(bodies.map(() => [0])) },
    { id: sections.table, content: vector([[types.funcref, 0, 4]]) },
    { id: sections.memory, content: vector([[0, 1]]) },
    { id: sections.global, content: vector([[types.i32, 1, ...constant(7)], [types.i64, 1, i64Const, ...signed(-9n), end]]) },
    { id: sections.export, content: vector([[...text("sum"), kinds.function, 1], [...text("mem"), kinds.memory, 0]]) },
    { id: sections.element, content: vector([[0, ...constant(1), 1, 1]]) },
    { id: sections.code, content: codeOf(bodies) },
    { id: sections.data, content: vector([[0, ...constant(16), ...text("Procfile")]]) },
    named("name", [1, ...sized(vector([[0, ...text("debug")], [1, ...text("main.sum")]]))]),
    named("producers", vector([[...text("language"), 1, ...text("Go"), ...text("go1.26.8")]])),
  ];
}

const goProducer = (version) => named("producers", vector([[...text("language"), 1, ...text("Go"), ...text(version)]]));

/** The example, built by a Go. */
const builtBy = (version) => [...example().filter(({ content }) => !content.includes("producers")), goProducer(version)];

/** Calls something with a folder that exists as long. */
function inFolder(call) {
  const folder = mkdtempSync(join(tmpdir(), "proclint-"));
  try {
    return call(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In a loop: adds its argument to a sum, takes one away from it, and begins again unless it is zero. */
function sum() {
  const count = [localGet, 0, i64Const, 1, i64Sub, localSet, 0];
  const add = [localGet, 1, localGet, 0, i64Add, localSet, 1];
  return Buffer.from([1, 1, types.i64, block, types.nothing, localGet, 0, i64Eqz, brIf, 0, 0x03, types.nothing, ...add, ...count, localGet, 0, i64Eqz, 0x45, brIf, 0, end, end, localGet, 1, end]);
}

const imports = { go: { debug: () => {} } };
const instanceOf = (parts, more = {}) => new WebAssembly.Instance(new WebAssembly.Module(moduleOf(parts)), { ...imports, ...more }).exports;

test("a module that is read and written is the same, byte for byte", () => {
  const module = moduleOf(example());
  assert.deepEqual(moduleOf(sectionsOf(module)), module);
  assert.equal(instanceOf(sectionsOf(module)).sum(4n), 10n);
});

test("a module that is not valid is not written", () => {
  assert.throws(() => moduleOf(example([Buffer.from([0, end])])), /not valid/);
});

test("numbers are read as they are written", () => {
  for (const value of [0, 1, 63, 64, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 - 1, 2 ** 40]) {
    const reader = new Reader(Buffer.from(unsigned(value)));
    assert.equal(reader.number(), value);
    assert.equal(reader.more, false);
  }
});

test("signed numbers are what WebAssembly reads", () => {
  for (const value of [0n, 1n, -1n, 63n, 64n, -64n, -65n, 127n, 128n, -128n, 2n ** 62n, -(2n ** 63n), 2n ** 63n - 1n]) {
    const constantBody = Buffer.from([0, i64Const, ...signed(value), end]);
    assert.equal(instanceOf(example([constantBody])).sum(0n), value);
  }
});

test("the parts of a module say what they have", () => {
  const parts = example();
  assert.equal(importedFunctions(parts), 1);
  assert.deepEqual(exportsOf(parts).map(({ name }) => name), ["sum", "mem"]);
  assert.deepEqual(globalTypesOf(parts), [types.i32, types.i64]);
  assert.deepEqual([...namesOf(parts)], [[0, "debug"], [1, "main.sum"]]);
  assert.equal(goVersionOf(parts), "go1.26.8");
  assert.deepEqual(bodiesOf(parts), [sum()]);
  const bare = parts.filter(({ id }) => id !== 0);
  assert.equal(goVersionOf(bare), "an unknown Go");
  assert.throws(() => namesOf(bare), /build it without -s/);
});

test("what is not known is an error", () => {
  const odd = withParts(example(), new Map([[sections.import, vector([[...text("go"), ...text("memory"), kinds.global, types.i32, 0]])]]));
  assert.throws(() => importedFunctions(odd), /more than functions/);
  const long = withParts(example(), new Map([[sections.global, vector([[types.i32, 1, 0x41, 1, 0x41, 1, 0x6a, end]])]]));
  assert.throws(() => globalTypesOf(long), /more than a number/);
});

test("a program of another Go gets no snapshot, and stays as Go built it", () => {
  inFolder((folder) => {
    const [program, first, ...others] = ["page.wasm", "first.wasm", "rest.wasm", "extras.wasm"].map((name) => join(folder, name));
    writeFileSync(program, moduleOf(builtBy("go9.1")));
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "snapshot.mjs"), program, "glue", ".", "inputs", first, ...others], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /stays as Go built it: this step supports go1\.26, and go9\.1 has built the program/);
    assert.deepEqual(readFileSync(first), moduleOf(withFuel(builtBy("go9.1"))));
    for (const other of others) assert.deepEqual(readFileSync(other), moduleOf([]));
  });
});

/** Calls functions in all ways that Go has: by name, as values, as methods that an interface finds, and by reflection. */
const callsInAllWays = `package main

import "reflect"

type square struct{ side int }

func (s square) Area() int { return s.side * s.side }
func (s square) Name() string { return "square" }

type names interface{ Name() string }

var doubles = map[string]func(int) int{"double": func(x int) int { return 2 * x }}

func direct() string { return "direct" }

func waits(c chan string) { c <- "waited" }

func main() {
	defer println("end")
	var value any = square{3}
	name, _ := value.(names)
	add := 1
	more := func(x int) int { return x + add }
	c := make(chan string)
	go waits(c)
	println(direct(), name.Name(), reflect.ValueOf(value).MethodByName("Area").Call(nil)[0].Int(), doubles["double"](more(3)), <-c)
}
`;

/** The variables of the build of the page's program. */
function pageEnvironment() {
  const root = join(import.meta.dirname, "../build/go");
  return { ...process.env, GOTOOLCHAIN: "local", GOROOT: root, PATH: `${root}/bin:${process.env.PATH}`, GOOS: "js", GOARCH: "wasm", GOWORK: "off" };
}

/**
 * Builds a program as the page's is built, or with Go's own runtime. Calls something with its parts and a function that
 * runs it.
 */
function withProgram(source, call, isOwn = true) {
  const env = pageEnvironment();
  const go = (folder, ...args) => execFileSync("go", args, { cwd: folder, encoding: "utf8", env });
  inFolder((folder) => {
    writeFileSync(join(folder, "go.mod"), "module calls\n\ngo 1.26\n");
    writeFileSync(join(folder, "main.go"), source);
    const path = join(folder, "calls.wasm");
    const overlay = isOwn ? [`-overlay=${writeOverlay(folder, env)}`] : [];
    go(folder, "build", ...overlay, "-gcflags=-l", "-o", path, ".");
    const parts = sectionsOf(readFileSync(path));
    checkGo(parts);
    const glue = join(go(folder, "env", "GOROOT").trim(), "lib/wasm/wasm_exec_node.js");
    call(parts, (changed) => {
      writeFileSync(path, moduleOf(changed));
      return spawnSync(process.execPath, [glue, path], { encoding: "utf8" }).stderr;
    });
  });
}

test("what can be called is kept, and the program does the same without the rest", () => {
  withProgram(callsInAllWays, (parts, run) => {
    const memory = memoryOf(parts);
    const called = reachable(parts, memory, new FunctionTable(memory));
    const names = namesOf(parts);
    const first = importedFunctions(parts);
    const isCalled = (wanted) => [...names].some(([index, name]) => name === wanted && called.has(index - first));
    for (const name of ["main.main", "main.direct", "main.square.Name", "main.square.Area", "main.waits", "main.init.func1"]) assert.ok(isCalled(name), name);
    const bodies = bodiesOf(parts);
    assert.ok(called.size < bodies.length, "everything is kept");
    const without = bodies.map((body, place) => (called.has(place) ? body : Buffer.from([0, unreachable, end])));
    const before = run(parts);
    assert.equal(before, "direct square 9 8 waited\nend\n");
    assert.equal(run(withParts(parts, new Map([[sections.code, codeOf(without)]]))), before);
    // Where main is gone, so is what only main calls.
    const place = [...names].find(([, name]) => name === "main.main")[0] - first;
    const gone = withParts(parts, new Map([[sections.code, codeOf(bodies.map((body, at) => (at === place ? Buffer.from([0, unreachable, end]) : body)))]]));
    const left = reachable(gone, memory, new FunctionTable(memory));
    const direct = [...names].find(([, name]) => name === "main.direct")[0] - first;
    assert.ok(called.has(direct) && !left.has(direct));
    // What only some functions lead to is what nothing else can call.
    const often = reachable(parts, memory, new FunctionTable(memory), new Set([place]));
    assert.ok(!often.has(place) && !often.has(direct));
  });
});

/**
 * Grows stacks, collects garbage, goes on after errors, and shows who called it. It has so many functions that the table of
 * program counters has room for a piece of the heap.
 */
const walksStacks = `package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/types"
	"html/template"
	"os"
	"runtime"
	"unsafe"
)

var global [8]byte

func deep(n int, kept *[]string) string {
	var frame [64]byte
	frame[n%64] = byte(n)
	if n == 0 {
		runtime.GC()
		panic(errors.New("deep"))
	}
	*kept = append(*kept, fmt.Sprint(n, frame[n%64]))
	return deep(n-1, kept) + string(frame[:1])
}

func recovered() (err error) {
	defer func() { err = recover().(error) }()
	deep(500, new([]string))
	return nil
}

func caller() string {
	counters := make([]uintptr, 8)
	frames := runtime.CallersFrames(counters[:runtime.Callers(1, counters)])
	first, _ := frames.Next()
	second, _ := frames.Next()
	return first.Function + " " + second.Function
}

func main() {
	text, _ := json.Marshal(map[string]any{"web": []int{1, 2}})
	template.Must(template.New("").Parse("{{.}} ")).Execute(os.Stderr, types.Typ[types.Bool])
	println(recovered().Error(), caller(), string(text))
	done := make(chan int)
	for i := range 200 {
		go func() {
			var kept []string
			defer func() {
				recover()
				done <- len(kept)
			}()
			deep(i, &kept)
		}()
	}
	sum := 0
	for range 200 {
		sum += <-done
	}
	println(sum)
	first := uintptr(unsafe.Pointer(&os.Args[0])) // one of the first allocations
	println(first < uintptr(unsafe.Pointer(&global)))
}
`;

test("functions are found without the table of program counters, whose memory the program uses", () => {
  const expected = 'bool deep main.caller main.main {"web":[1,2]}\n19900\n';
  withProgram(walksStacks, (parts, run) => assert.equal(run(parts), `${expected}false\n`), false);
  withProgram(walksStacks, (parts, run) => {
    assert.equal(run(parts), `${expected}true\n`);
    const memory = memoryOf(parts);
    new FunctionTable(memory).dropFindTable();
    assert.equal(run(withParts(parts, new Map([[sections.data, dataOf(memory, 64)]]))), `${expected}true\n`);
    assert.equal(run(withoutTables(parts)), `${expected}true\n`.replace("main.caller main.main", " "));
  });
});

test("a runtime without one of the functions is left as it is", () => {
  const source = "package runtime\n\nfunc one() {}\n\nfunc two() { one() }\n";
  assert.equal(renamed(source, ["two"]), "package runtime\n\nfunc one() {}\n\nfunc twoOfGo() { one() }\n");
  assert.equal(renamed(source, ["one", "three"]), undefined);
  assert.equal(renamed(`${source}\nfunc one() {}\n`, ["one"]), undefined);
});

/** A program without what its tables of functions have only for traces, and with a function that makes the regular ones again. */
function withoutTables(parts) {
  checkGo(parts);
  const memory = memoryOf(parts);
  const table = new FunctionTable(memory);
  table.dropTraces([[...bodiesOf(parts).keys()]]);
  table.dropFindTable();
  const start = table.dropFunctionList();
  return withStart(withParts(parts, new Map([[sections.data, dataOf(memory, 64)]])), start);
}

/** The memory of a program of Go as it is instantiated, before it runs. */
function memoryWhenStarted(parts) {
  const names = contentOf(parts, sections.import).list((reader) => {
    const [, name] = [reader.name(), reader.name()];
    reader.take(1);
    reader.number();
    return name;
  });
  const gojs = Object.fromEntries(names.map((name) => [name, () => {}]));
  return Buffer.from(new WebAssembly.Instance(new WebAssembly.Module(moduleOf(parts)), { gojs }).exports.mem.buffer);
}

/** Where a program's tables of functions are, with the entry of its tenth function. */
function tablesOf(memory) {
  const header = memory.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8]));
  const begin = Buffer.alloc(16);
  begin.writeUInt32LE(header);
  begin.writeUInt32LE(header + memory.readUInt32LE(header + 32), 8);
  const functions = header + memory.readUInt32LE(header + 64);
  return { memory, header, record: memory.indexOf(begin), functions, entry: functions + memory.readUInt32LE(functions + 8 * 9 + 4) };
}

/** Programs of the known Go in another layout, by the words that change in their memory. */
const otherLayouts = [
  ["the magic number", ({ header }) => [[header, 0xfffffff0]]],
  ["a part more in the header", ({ header, memory }) => [[header + 32, memory.readUInt32LE(header + 40)]]],
  ["a word of the record", ({ record, memory }) => [[record + 8 * 16, memory.readUInt32LE(record + 8 * 16) + 8]]],
  ["the place of types", ({ record }) => [[record + 8 * 37, 0]]],
  ["a place of function data", ({ record, memory }) => [[record + 8 * 40, memory.readUInt32LE(record + 8 * 19)]]],
  ["a place of the tables of values", ({ record }) => [[record + 8 * 10, 0]]],
  ["the beginning of an entry", ({ entry }) => [[entry, 7]]],
  ["a name", ({ entry, memory }) => [[entry + 4, memory.readUInt32LE(entry + 4) + 1]]],
  ["the lists of an entry", ({ entry }) => [[entry + 28, 400]]],
  ["a runtime that needs the table of program counters", ({ memory }) => [[memory.indexOf("functions are not in a row"), 0]]],
  ["the padding of an entry", ({ entry, memory }) => [[entry + 40, memory.readUInt32LE(entry + 40) | 0x10000]]],
];

test("the tables of another Go or another layout are rejected, and those of ours are made again at the start", async (context) => {
  const built = inFolder((folder) => {
    const env = pageEnvironment();
    const path = join(folder, "empty.wasm");
    const overlay = `-overlay=${writeOverlay(folder, env)}`;
    execFileSync("go", ["build", overlay, "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", path, "./internal/tools/empty"], { cwd: join(import.meta.dirname, ".."), env });
    return sectionsOf(readFileSync(path));
  });
  const before = memoryOf(built);
  const places = tablesOf(before);
  const { header, functions } = places;

  const leaner = withoutTables(built);
  assert.notDeepEqual(memoryOf(leaner), before);
  const started = memoryWhenStarted(leaner);
  const [findTable, count] = [before.readUInt32LE(places.record + 8 * 19), before.readUInt32LE(header + 8)];
  assert.ok(started.subarray(findTable, findTable + 320 * (count - 1)).every((byte) => byte === 0), "the table of program counters");
  for (let index = 0; index < count; index++) {
    const [code, entry] = [0, 4].map((offset) => started.readUInt32LE(functions + 8 * index + offset));
    assert.deepEqual([code, started.readUInt32LE(functions + entry)], [0x1000 + index, 0x1000 + index], "the list of functions");
  }
  const piecesOf = (memory) => {
    const copy = Buffer.from(memory);
    const table = new FunctionTable(copy);
    table.dropTraces();
    const hexOf = ([from, to]) => copy.toString("hex", from, to).replace(/(00)+$/, ""); // zeros follow the last
    return Array.from({ length: count }, (_, index) => table.rangesOf(index).slice(1).map(hexOf));
  };
  assert.deepEqual(piecesOf(started), piecesOf(before), "the tables of values and the data of functions");
  const other = built.map((part) => (goVersionOf([part]) === "an unknown Go" ? part : goProducer("go1.27rc1")));
  assert.throws(() => withoutTables(other), UnknownLayout);
  for (const [name, changes] of otherLayouts) {
    await context.test(name, () => {
      const memory = Buffer.from(before);
      for (const [at, value] of changes(places)) memory.writeUInt32LE(value, at);
      assert.throws(() => new FunctionTable(memory), UnknownLayout);
    });
  }
});

test("what the runtime remembers by the offset of a table of values is cleared, since the table moves", () => {
  withProgram(callsInAllWays, (parts) => {
    const memory = memoryOf(parts);
    const { record, entry } = tablesOf(memory);
    const end = memory.readUInt32LE(record + 8 * 34);
    const [frame, line] = [16, 24].map((field) => memory.readUInt32LE(entry + field));
    const [counter, begin, earlier] = [0x10090003, 0x10090000, 0x10080000];
    const cases = [
      ["its frame", end - 24, [counter, frame, begin], true],
      ["its line", end - 48, [counter, line, begin], true],
      ["no table", end - 72, [counter, 0, begin], false],
      ["another table", end - 96, [counter, frame + line, begin], false],
      ["two functions", end - 120, [counter, frame, earlier], false],
      ["what the program has allocated", end + 8, [counter, frame, begin], false],
    ];
    for (const [, at, [counter, offset, begin]] of cases) [counter, 0, offset, 5, begin, 0].forEach((value, place) => memory.writeUInt32LE(value, at + 4 * place));
    new FunctionTable(memory).dropTraces();
    for (const [name, at, , isCleared] of cases) assert.equal(memory.subarray(at, at + 24).every((byte) => byte === 0), isCleared, name);
  });
});

test("more exports come behind those that are there", () => {
  const content = withExports(example(), [{ name: "second", kind: kinds.global, index: 1 }]);
  const exports = instanceOf(withParts(example(), new Map([[sections.export, content]])));
  assert.deepEqual(Object.keys(exports), ["sum", "mem", "second"]);
  assert.equal(exports.second.value, -9n);
});

test("data is what of a memory is not zero", () => {
  const memory = Buffer.alloc(pageSize);
  for (const [at, content] of [[0, "web:"], [5, "node"], [300, "release:"], [pageSize - 4, "last"]]) memory.write(content, at);
  for (const gap of [1, 16, 64, pageSize]) {
    const { mem } = instanceOf(withParts(example(), new Map([[sections.data, dataOf(memory, gap)]])));
    assert.deepEqual(Buffer.from(mem.buffer), memory, `a gap of ${gap}`);
  }
  assert.ok(dataOf(memory, 16).length < dataOf(memory, pageSize).length);
});

test("a program gets its memory from outside", () => {
  const parts = withImportedMemory(example(), "host", "memory");
  const memory = new WebAssembly.Memory({ initial: 2 });
  assert.equal(instanceOf(parts, { host: { memory } }).mem, memory);
  assert.equal(Buffer.from(memory.buffer).toString("latin1", 16, 24), "Procfile");
});

test("a function that is to run first runs when the module is instantiated", () => {
  const parts = withStart(example(), Buffer.from([0, ...[i32Const, 32], ...[i32Const, 5], i32Store, 2, 0, end]));
  assert.deepEqual(sectionsOf(moduleOf(parts)), parts);
  const { mem, sum } = instanceOf(parts);
  assert.equal(new DataView(mem.buffer).getUint32(32, true), 5);
  assert.equal(sum(4n), 10n);
});

test("a program with fuel does the same until it has none left", () => {
  const parts = withFuel(example());
  assert.deepEqual(sectionsOf(moduleOf(parts)), parts);
  const exports = instanceOf(parts);
  assert.equal(exports.sum(1_000n), 500_500n);
  const fuel = exports[fuelName];
  for (const [given, argument, left] of [[5n, 4n, 1n], [1_001n, 1_000n, 1n], [9n, 0n, 9n]]) {
    fuel.value = given;
    assert.equal(exports.sum(argument), (argument * (argument + 1n)) / 2n);
    assert.equal(fuel.value, left);
  }
  fuel.value = 4n;
  assert.throws(() => exports.sum(4n), WebAssembly.RuntimeError);
});

test("instructions of each shape of operands are passed", () => {
  const many = Buffer.from([
    1, 2, types.i64, block, types.nothing, block, types.nothing, 0x41, 1, brTable, 2, 0, 1, 0, end, end,
    0x44, 0, 0, 0, 0, 0, 0, 0, 0x03, 0xfc, 0x06, drop, 0x43, 0x03, 0x03, 0x03, 0x03, drop,
    0x41, 0x80, 0x01, 0x41, 0, 0x41, 8, 0xfc, 0x0b, 0, 0x41, 0, 0x41, 8, 0x41, 1, 0xfc, 0x0a, 0, 0,
    0x41, 0, 0x29, 3, 0, drop, 0x3f, 0, drop, call, 0, localGet, 0, 0x03, types.i64, i64Const, 3, end, i64Add, localGet, 0, 0x41, 1, 0x11, 0, 0, i64Sub, end,
  ]);
  const fueled = bodiesOf(withFuel(example([many])))[0];
  const step = bodiesOf(withFuel(example([Buffer.from([0, 0x03, types.nothing, end, localGet, 0, end])])))[0].length - 7;
  assert.equal(fueled.length, many.length + step, "there is one loop, although its code occurs elsewhere");
  moduleOf(withFuel(example([many])));
});

/** Adds what `sum` gives for its argument and for the next number. */
const twoSums = Buffer.from([0, localGet, 0, call, 1, localGet, 0, i64Const, 1, i64Add, call, 1, i64Add, end]);

/** The body of a function that does nothing. */
const nothing = Buffer.from([0, end]);

/** The example with two functions, both in the table, and the memory that it begins with. */
function pair() {
  const parts = withParts(example([sum(), twoSums]), new Map([
    [sections.export, vector([[...text("sum"), kinds.function, 1], [...text("sums"), kinds.function, 2], [...text("mem"), kinds.memory, 0]])],
    [sections.element, vector([[0, ...constant(1), 2, 1, 2]])],
  ]));
  return { parts: parts.filter(({ id }) => id !== 0), memory: Buffer.from(instanceOf(parts).mem.buffer) };
}

for (const [name, moduleOfFunction] of [
  ["callee", [1, 0]],
  ["caller", [0, 1]],
]) {
  test(`a program that is split does the same with its ${name} in the second module, and ends without it`, () => {
    const { parts, memory } = pair();
    const whole = instanceOf(parts);
    // Functions 0 and 1 have their data in the memory, which goes with them.
    const functionTable = { rangesOf: (index) => [[16 + 4 * index, 20 + 4 * index]] };
    const modules = split(parts, memory, moduleOfFunction, functionTable, new Set(), nothing);
    assert.equal(modules.length, 2);
    for (const module of modules) assert.ok(WebAssembly.validate(moduleOf(module)));
    const first = instanceOf(modules[0]);
    assert.throws(() => first.sums(3n), WebAssembly.RuntimeError);
    assert.notDeepEqual(Buffer.from(first.mem.buffer), memory);
    instanceOf(modules[1], { first });
    assert.deepEqual(Buffer.from(first.mem.buffer), memory);
    for (const argument of [1n, 2n, 10n]) assert.equal(first.sums(argument), whole.sums(argument));
  });
}

test("a module has its own functions, those that they call, and those that are exported", () => {
  const calls = (index) => Buffer.from([0, localGet, 0, call, index, end]);
  const bodies = [sum(), calls(1), calls(2), calls(3)];
  const parts = withParts(example(bodies).filter(({ id }) => id !== 0), new Map([
    [sections.export, vector([[...text("last"), kinds.function, 4], [...text("mem"), kinds.memory, 0]])],
    [sections.table, vector([[types.funcref, 0, 5]])],
    [sections.element, vector([[0, ...constant(1), 4, 1, 2, 3, 4]])],
  ]));
  const modules = split(parts, Buffer.from(instanceOf(parts).mem.buffer), [1, 1, 0, 1], { rangesOf: () => [] }, new Set(), nothing);
  assert.deepEqual(modules.map((module) => bodiesOf(module).length), [3 + 1, 4]); // one of the first runs at the start
  const first = instanceOf(modules[0]);
  instanceOf(modules[1], { first });
  assert.equal(first.last(4n), 10n);
});

test("what the first module writes when it begins stays where the second has data around it", () => {
  const { parts, memory } = pair();
  const start = Buffer.from([0, i32Const, 28, i32Const, 7, i32Store, 2, 0, end]);
  memory.write("node", 32);
  const functionTable = { rangesOf: (index) => (index === 1 ? [[16, 36]] : []) };
  const modules = split(parts, memory, [0, 1], functionTable, new Set(), start);
  const first = instanceOf(modules[0]);
  instanceOf(modules[1], { first });
  assert.equal(Buffer.from(first.mem.buffer).toString("latin1", 16, 36), "Procfile\0\0\0\0\x07\0\0\0node");
});

test("the data of a function that is on a stack is in the first module", () => {
  const { parts, memory } = pair();
  const functionTable = { rangesOf: (index) => [[16 + 4 * index, 20 + 4 * index]] };
  const [module] = split(parts, memory, [0, 1], functionTable, new Set([1]), nothing);
  assert.deepEqual(Buffer.from(instanceOf(module).mem.buffer), memory);
});

test("an instruction that is not known is an error", () => {
  assert.throws(() => withFuel(example([Buffer.from([0, 0xfd, 0x0c, end])])), /not known here: 253/);
  assert.throws(() => withFuel(example([Buffer.from([0, 0xfc, 0x0f, end])])), /not known here: 252/);
});

test("a program of WebAssembly is compressed however small it is, and another file where that makes it smaller", async () => {
  const folder = mkdtempSync(join(tmpdir(), "proclint-compress-"));
  try {
    for (const [name, siblings] of [["empty.wasm", ["empty.wasm.br", "empty.wasm.gz"]], ["empty.js", []]]) {
      writeFileSync(join(folder, name), Buffer.from("\0asm\x01\0\0\0"));
      await compressFile(join(folder, name), join(folder, "cache"));
      assert.deepEqual(readdirSync(folder).filter((file) => file.startsWith(`${name}.`)).sort(), siblings);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
