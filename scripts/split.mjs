// Splits a program into modules, in the order in which a browser needs them.
//
// In place of a function of another module, a module has a trampoline if it calls that function: it calls it through the
// table. All modules share that table, the memory and the globals. Without a module its places in the table are empty,
// and a call of them ends the program.
import {
  appended, bodiesOf, codeOf, constant, contentOf, dataOf, exportSection, exportsOf, globalTypesOf, importedFunctions, instructions, instructionsOf, kinds, moduleOf,
  pageSize, pagesOf, Reader, replaced, sections, signed, text, types, unsigned, vector, withExports, withParts, withStart,
} from "./module.mjs";

/** What the first module exports, under this name, for the others. */
const firstName = "first";
const memoryName = "mem";
const tableName = "table";
const globalName = (index) => `global${index}`;

/** The most bytes that join two segments of data: fewer bytes are cheaper than the head of a segment. */
const firstGap = 64;
const otherGap = 16;

export const globalExports = (parts) => globalTypesOf(parts).map((_, index) => ({ name: globalName(index), kind: kinds.global, index }));

/** The values of globals that an instance exports so. */
export const globalsOf = (parts, exports) => globalTypesOf(parts).map((_, index) => exports[globalName(index)].value);

// ---- what a call needs ----

/** A program notes which functions were called behind all memory that it may ask for. */
const mostPages = 8192;
const notePages = 16;

/**
 * Which functions the `lint` of each request calls, and with `collects` the collection of garbage that follows, too.
 * Each request finds the program as the build leaves it:
 * `parts` with as much memory as they say. `call` calls the program, `go` is what it calls, and `settle` waits for its
 * timers.
 */
export function callsOf(requests, { parts, go, call, settle }, collects = false) {
  const begin = pagesOf(parts) * pageSize;
  const notes = begin + mostPages * pageSize;
  const bodies = bodiesOf(parts);
  const noting = withParts(parts, new Map([
    [sections.memory, Buffer.from([1, 0, ...unsigned(notes / pageSize + notePages)])],
    [sections.code, codeOf(bodies.map((body, index) => noted(body, notes + index)))],
    [sections.export, withExports(parts, globalExports(parts))],
  ]));
  const restart = restarting(noting, begin, go);
  const state = { _values: go._values, _goRefCounts: go._goRefCounts, _ids: go._ids, _idPool: go._idPool };
  return requests.map((request) => {
    const memory = restart();
    new Uint8Array(memory.buffer, notes, bodies.length).fill(0);
    for (const [name, value] of Object.entries(state)) go[name] = name === "_ids" ? new Map(value) : [...value];
    if (typeof call("lint", JSON.stringify(request)) !== "string") throw new Error(`no answer to ${JSON.stringify(request)}`);
    settle(); // what the collector does after the call needs functions too
    if (collects) {
      call("collect", "");
      settle();
    }
    const called = [];
    new Uint8Array(memory.buffer, notes, bodies.length).forEach((note, index) => note && called.push(index));
    return called;
  });
}

/** The most memory that a program may ask for before it is instantiated again, in bytes. */
const mostGrown = 2 ** 30;

/**
 * A function that begins a program again, which `go` calls, and gives its memory. The program begins with `length` bytes, and
 * memory that it asks for is behind these. To restore both and its globals takes a tenth of the time of another instance.
 */
function restarting(parts, length, go) {
  const module = new WebAssembly.Module(moduleOf(parts));
  let exports, begin, size;
  return () => {
    if (!exports || exports.mem.buffer.byteLength - begin.size > mostGrown) {
      go._inst = new WebAssembly.Instance(module, go.importObject);
      exports = go._inst.exports;
      const memory = new Uint8Array(exports.mem.buffer);
      begin = { size: memory.length, bytes: memory.slice(0, length), globals: globalsOf(parts, exports) };
    } else {
      const memory = new Uint8Array(exports.mem.buffer);
      memory.fill(0, length, length + memory.length - size);
      memory.set(begin.bytes);
      begin.globals.forEach((value, index) => (exports[globalName(index)].value = value));
    }
    size = exports.mem.buffer.byteLength;
    go.mem = new DataView(exports.mem.buffer);
    return exports.mem;
  };
}

/** A function that begins by writing a 1 to `note`. */
function noted(body, note) {
  const reader = new Reader(body);
  reader.locals();
  const write = [instructions.i32Const, ...signed(BigInt(note)), instructions.i32Const, 1, instructions.i32Store8, 0, 0];
  return Buffer.concat([body.subarray(0, reader.at), Buffer.from(write), body.subarray(reader.at)]);
}

// ---- splitting ----

/**
 * The modules of a program that begins with `memory`, as their parts. `moduleOfFunction` has for each function the module
 * that contains it, together with the runtime's data about it in `functionTable`; that of functions `onStacks` is in the
 * first. The first runs `start`, the body of a function, when it is instantiated.
 */
export function split(parts, memory, moduleOfFunction, functionTable, onStacks, start) {
  const memories = memoriesOf(memory, moduleOfFunction, functionTable, onStacks);
  const [isOfFirst, ...isOfOthers] = memories.map((_, module) => moduleOfFunction.map((of) => of === module));
  const first = withStart(firstModule(parts, isOfFirst, memories[0]), start);
  const whole = memoryOf(first);
  return [first, ...isOfOthers.map((isOwn, index) => {
    const own = memories[index + 1];
    own.forEach((byte, at) => byte > 0 && (whole[at] = byte));
    return otherModule(parts, isOwn, dataOf(own, otherGap, whole));
  })];
}

function firstModule(parts, isOwn, memory) {
  const exports = exportsOf(parts);
  const isFunction = ({ kind }) => kind === kinds.function;
  const { indexOf, changed } = functionsOf(parts, isOwn, exports.filter(isFunction).map(({ index }) => index));
  const kept = exports.map((one) => (isFunction(one) ? { ...one, index: indexOf(one.index) } : one));
  const more = [{ name: tableName, kind: kinds.table, index: 0 }, ...globalExports(parts)];
  return withParts(parts, new Map([...changed, [sections.data, dataOf(memory, firstGap)], [sections.export, exportSection([...kept, ...more])]]));
}

function otherModule(parts, isOwn, data) {
  const { changed } = functionsOf(parts, isOwn, []);
  const kept = parts.filter(({ id }) => ![sections.table, sections.memory, sections.global, sections.export].includes(id));
  return withParts(kept, new Map([...changed, [sections.import, importsOf(parts)], [sections.data, data]]));
}

/** What the memory has once the module is instantiated. */
function memoryOf(parts) {
  const module = new WebAssembly.Module(moduleOf(parts));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
  return Buffer.from(new WebAssembly.Instance(module, imports).exports[memoryName].buffer);
}

/** The sections of a module with its own functions, those of the indices `roots`, and those that its own call. */
function functionsOf(parts, isOwn, roots) {
  const { from, functions } = tableOf(parts);
  const imported = importedFunctions(parts);
  const signatures = signaturesOf(parts);
  const bodies = bodiesOf(parts);
  const called = bodies.flatMap((body, place) => (isOwn[place] ? calleesOf(body) : []));
  const isNeeded = new Set([...roots, ...called].map((index) => index - imported));
  const needed = bodies.map((_, place) => place).filter((place) => isOwn[place] || isNeeded.has(place));
  const indices = new Map(needed.map((place, at) => [imported + place, imported + at]));
  const indexOf = (index) => indices.get(index) ?? index;
  const ownBody = (place) => replaced(bodies[place], instructions.call, (call) => callOf(indexOf(calleeOf(call))));
  return {
    indexOf,
    changed: [
      [sections.function, vector(needed.map((place) => unsigned(signatures[place].type)))],
      [sections.element, vector(runsOf(isOwn).map(([begin, end]) => segment(from + begin, functions.slice(begin, end).map(indexOf))))],
      [sections.code, codeOf(needed.map((place) => (isOwn[place] ? ownBody(place) : trampolineOf(signatures[place], from + place))))],
    ],
  };
}

const calleeOf = (call) => new Reader(call.subarray(1)).number();
const callOf = (index) => Buffer.from([instructions.call, ...unsigned(index)]);

/** The indices of the functions that a function calls. */
export function calleesOf(body) {
  const calls = [...instructionsOf(body)].filter(({ code }) => code === instructions.call);
  return [...new Set(calls.map(({ from, to }) => calleeOf(body.subarray(from, to))))];
}

/** Go's table has its functions in order, from a place on. */
function tableOf(parts) {
  const [{ from, functions }, ...more] = contentOf(parts, sections.element).list((reader) => {
    const [flags, constantOf] = [reader.number(), reader.byte()];
    const from = reader.number(); // small enough that signed and unsigned are the same
    const end = reader.byte();
    if (flags !== 0 || constantOf !== instructions.i32Const || end !== instructions.end) throw new Error("the program's table is filled in another way than is known here");
    return { from, functions: reader.list(() => reader.number()) };
  });
  const imported = importedFunctions(parts);
  if (more.length > 0 || functions.some((index, place) => index !== imported + place)) throw new Error("the program's table has another order than is known here");
  return { from, functions };
}

/** Of each function the index of its type, and how many parameters it has. */
function signaturesOf(parts) {
  const parameters = contentOf(parts, sections.type).list((reader) => {
    reader.byte();
    const count = reader.list(() => reader.byte()).length;
    reader.list(() => reader.byte());
    return count;
  });
  return contentOf(parts, sections.function).list((reader) => reader.number()).map((type) => ({ type, parameters: parameters[type] }));
}

/** A function that calls the one in a slot of the table. */
function trampolineOf({ type, parameters }, slot) {
  const locals = Array.from({ length: parameters }, (_, local) => [instructions.localGet, local]).flat();
  return Buffer.from([0, ...locals, instructions.i32Const, ...signed(BigInt(slot)), instructions.callIndirect, ...unsigned(type), 0, instructions.end]);
}

/** From where to where the values are true. */
function runsOf(values) {
  const found = [];
  values.forEach((value, index) => {
    if (!value) return;
    if (found.at(-1)?.[1] === index) found.at(-1)[1]++;
    else found.push([index, index + 1]);
  });
  return found;
}

const segment = (from, functions) => Buffer.from([0, ...constant(from), ...unsigned(functions.length), ...functions.flatMap(unsigned)]);

/** What every module but the first imports: what the program does, and what the first exports. */
function importsOf(parts) {
  const ofFirst = [
    [tableName, [kinds.table, types.funcref, 0, 0]],
    [memoryName, [kinds.memory, 0, 0]],
    ...globalTypesOf(parts).map((type, index) => [globalName(index), [kinds.global, type, 1]]),
  ].map(([name, what]) => [...text(firstName), ...text(name), ...what]);
  return appended(parts, sections.import, ofFirst).content;
}

/** What each module writes to the memory: all but the first only the runtime's data about their functions. */
function memoriesOf(memory, moduleOfFunction, functionTable, onStacks) {
  const count = Math.max(...moduleOfFunction) + 1;
  const memories = Array.from({ length: count }, (_, module) => (module === 0 ? Buffer.from(memory) : Buffer.alloc(memory.length)));
  const ranges = moduleOfFunction.flatMap((module, index) => functionTable.rangesOf(index).map(([from, to]) => ({ from, to, module: onStacks.has(index) ? 0 : module })));
  // The first that needs a range has it, so it is given out from the last on.
  for (const { from, to, module } of ranges.toSorted((one, other) => other.module - one.module)) {
    for (const other of memories) other.fill(0, from, to);
    memory.copy(memories[module], from, from, to);
  }
  return memories;
}
