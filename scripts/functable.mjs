// Reads and shortens the tables that Go keeps of a program's functions in its memory, as runtime/symtab.go does: their
// names, how large their frames are, which words of a frame are pointers (stack maps). The runtime needs them of every
// function that is on a stack.
import { goVersionOf, instructions, Reader, signed, types, unsigned } from "./module.mjs";

/** The only Go whose programs have the layout that this file knows. */
const knownGo = "go1.26";

/** The program has another layout than the one that is known here. It has to stay as it is. */
export class UnknownLayout extends Error {}

/** Throws unless the known Go has built a program. */
export function checkGo(parts) {
  const go = goVersionOf(parts);
  if (go !== knownGo && !go.startsWith(`${knownGo}.`)) throw new UnknownLayout(`this step supports ${knownGo}, and ${go} has built the program (docs/engine-build.md says what to check)`);
}

/** The table of program counters has an entry of so many bytes for so many of them. */
const countersPerBucket = 4096;
const bucketLength = 20;

/** The programs here find a function without that table, and then have this text. It is in _runtime. */
const findsByNumber = "functions are not in a row";

/** Program counters of functions begin here, and each function of WebAssembly has 65,536 of them. */
const firstCounter = 0x10000000;
const countersPerFunction = 0x10000;

/** Where the code of the first function begins, as the tables say it. */
const firstCode = firstCounter / countersPerFunction;

const word = 8;

/** What the runtime remembers of a value: its program counter, its offset, the value, and where it begins. */
const lengthOfValue = 3 * word;

/** The function in place of a stack that was left for another. */
const switched = "runtime.systemstack_switch";

/** The runtime asks whether a function is its own by the beginning of its name. */
const runtimePrefix = "runtime.";

/** Words of the header of the tables (pcHeader): how many functions there are, and where the tables begin. */
const header = { count: 1, names: 4, units: 5, files: 6, values: 7, functions: 8 };

/** Words of the runtime's record of the program (moduledata). */
const record = { header: 0, names: 1, values: 10, functions: 13, list: 16, listLength: 17, findTable: 19, minCounter: 20, maxCounter: 21, end: 34, types: 37, typesEnd: 38, functionData: 40, functionDataEnd: 19 };

/** Bytes of a function's entry (_func), and how long it is before its lists: offsets of values, then of function data. */
const field = { code: 0, name: 4, frame: 16, file: 20, line: 24, values: 28, unit: 32, startLine: 36, padding: 42, data: 43 };
const entryLength = 44;

/**
 * What of these lists a running program needs, as internal/abi/symtab.go numbers it. The rest is for the trace of a crash
 * and for signals, which do not exist here.
 */
const neededValues = new Set([1, 4]); // PCDATA_StackMapIndex, PCDATA_PanicBounds
const neededData = new Set([0, 1, 2, 4]); // the stack maps of arguments and locals, StackObjects, OpenCodedDeferInfo
const noData = 0xffffffff;

/** There are so many kinds of each. */
const mostValues = 5;
const mostData = 8;

export class FunctionTable {
  #memory;
  #header;
  #record;
  /** Where each function's entry is. */
  #entries;
  /** For each piece of function data (go:func.*), by its offset, the offset of its end. */
  #dataEnds;
  #kinds;
  /** From where to where the pieces of each function are that `dropTraces` has left. */
  #pieces = new Map();

  constructor(memory) {
    this.#memory = memory;
    try {
      this.#find();
    } catch (error) {
      // A wrong place may lead out of the memory.
      throw error instanceof RangeError ? new UnknownLayout("the program has tables that lead out of its memory") : error;
    }
  }

  /** Finds the tables, and checks what leads to them. */
  #find() {
    const memory = this.#memory;
    this.#header = memory.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8]));
    known(this.#header >= 0, "table of functions");
    const begin = Buffer.alloc(2 * word);
    begin.writeUInt32LE(this.#header);
    begin.writeUInt32LE(this.#part(header.names), word);
    this.#record = memory.indexOf(begin);
    known(this.#record >= 0 && this.#ofRecord(record.minCounter) === firstCounter && this.#ofRecord(record.end) < memory.length, "record of itself");
    this.#checkRecord();
    const functions = this.#part(header.functions);
    this.#entries = this.#all().map((index) => functions + memory.readUInt32LE(functions + word * index + 4));
    for (const index of this.#all()) this.#checkEntry(index);
    this.#dataEnds = this.#endsOfData();
    this.#kinds = this.#kindsOfPieces();
  }

  /** The record says again what the header says, and where the program counters and the data of functions end. */
  #checkRecord() {
    const list = this.#part(header.functions);
    const places = [[record.values, this.#values], [record.functions, list], [record.list, list], [record.listLength, this.count + 1]];
    for (const [index, value] of places) known(this.#ofRecord(index) === value, `word ${index} of the record`);
    known(Math.ceil((this.#ofRecord(record.maxCounter) - firstCounter) / countersPerFunction) === this.count, "last program counter");
    const begins = [this.#part(header.names), this.#values, list, list + word * this.count, this.#functionData, this.#ofRecord(record.functionDataEnd), this.#ofRecord(record.end)];
    const [types, typesEnd] = this.types;
    known(types > 0 && types < typesEnd && typesEnd <= this.#memory.length, "place of its types");
    known(begins.every((begin, place) => place === 0 || begins[place - 1] < begin), "order of the tables");
    known(this.#memory.includes(findsByNumber) && this.#findTable[1] <= this.#ofRecord(record.end), "way without the table of program counters");
  }

  /** What a function's entry refers to is where the tables are. */
  #checkEntry(index) {
    const at = this.#entries[index];
    known(at + entryLength <= this.#functionData, "place of an entry");
    known(this.#memory.readUInt32LE(at + field.code) === firstCode + index && this.#memory.readUInt8(at + field.padding) === 0, "begin of an entry");
    known(this.#memory.readUInt32LE(at + field.values) <= mostValues && this.#memory.readUInt8(at + field.data) <= mostData, "length of an entry");
    const { values, data } = this.#lists(index);
    const endOfValues = this.#part(header.functions) - this.#values;
    known([this.#memory.readUInt32LE(at + field.frame), ...values].every((offset) => offset < endOfValues), "place of values");
    known(data.every((offset) => offset === noData || this.#functionData + offset < this.#ofRecord(record.functionDataEnd)), "place of function data");
    const name = this.#memory.readInt32LE(at + field.name);
    known(name >= 0 && name < this.#values - this.#part(header.names) && (name === 0 || this.#memory[this.#part(header.names) + name - 1] === 0), "place of a name");
  }

  /** A piece ends where the next begins: a function refers to each by its beginning. */
  #endsOfData() {
    const begins = this.#all().flatMap((index) => this.#lists(index).data).filter((offset) => offset !== noData);
    const end = this.#ofRecord(record.functionDataEnd) - this.#functionData;
    const borders = [...new Set([...begins, end])].sort((one, other) => one - other);
    known(borders.at(-1) === end, "end of function data");
    return new Map(borders.slice(0, -1).map((border, place) => [border, borders[place + 1]]));
  }

  get count() {
    return this.#ofHeader(header.count);
  }

  /** From where to where in the memory the program's types are. */
  get types() {
    return [this.#ofRecord(record.types), this.#ofRecord(record.typesEnd)];
  }

  /** From where to where in the memory the tables of functions are. They have no program counters, and numbers that look like some. */
  get place() {
    return [this.#header, this.#ofRecord(record.functionDataEnd)];
  }

  /** The index of the function of a program counter, or -1. */
  functionOf(counter) {
    const index = Math.floor((counter - firstCounter) / countersPerFunction);
    return index < this.count ? Math.max(index, -1) : -1;
  }

  /** The index of the function that begins at an offset in the code, or -1. */
  functionAt(offset) {
    return this.functionOf(offset * countersPerFunction);
  }

  #all() {
    return Array.from({ length: this.count }, (_, index) => index);
  }

  #ofHeader(index) {
    return Number(this.#memory.readBigUInt64LE(this.#header + word * index));
  }

  #ofRecord(index) {
    return Number(this.#memory.readBigUInt64LE(this.#record + word * index));
  }

  /** Where a part of the tables begins. */
  #part(index) {
    return this.#header + this.#ofHeader(index);
  }

  get #values() {
    return this.#part(header.values);
  }

  get #functionData() {
    return this.#ofRecord(record.functionData);
  }

  /** The two lists behind a function's entry, of offsets: tables of values (0 for none), and function data. */
  #lists(index) {
    const at = this.#entries[index] + entryLength;
    const values = this.#memory.readUInt32LE(this.#entries[index] + field.values);
    const data = this.#memory.readUInt8(this.#entries[index] + field.data);
    const list = (from, length) => Array.from({ length }, (_, place) => this.#memory.readUInt32LE(at + 4 * (from + place)));
    return { values: list(0, values), data: list(values, data) };
  }

  #setLists(index, { values, data }) {
    const at = this.#entries[index];
    const old = this.#lists(index);
    this.#memory.fill(0, at + entryLength, at + entryLength + 4 * (old.values.length + old.data.length));
    this.#memory.writeUInt32LE(values.length, at + field.values);
    this.#memory.writeUInt8(data.length, at + field.data);
    [...values, ...data].forEach((offset, place) => this.#memory.writeUInt32LE(offset, at + entryLength + 4 * place));
  }

  /** The name of a function, before `dropTraces`. */
  name(index) {
    const from = this.#part(header.names) + this.#memory.readInt32LE(this.#entries[index] + field.name);
    return this.#memory.toString("latin1", from, this.#memory.indexOf(0, from));
  }

  /** The two kinds of pieces that functions' entries refer to: tables of values, of which none is at offset 0, and data. */
  #kindsOfPieces() {
    const values = { base: this.#values, from: 1, to: this.#part(header.functions), nothing: 0 };
    const data = { base: this.#functionData, from: 0, to: this.#ofRecord(record.functionDataEnd), nothing: noData };
    return [{ ...values, endOf: (offset) => this.#endOfValues(offset) }, { ...data, endOf: (offset) => this.#dataEnds.get(offset) }];
  }

  /** The offsets of pieces that a function's entry has, and where. */
  #references(index) {
    const at = this.#entries[index];
    const [values, data] = this.#kinds;
    const count = this.#memory.readUInt32LE(at + field.values);
    const list = Array.from({ length: count + this.#memory.readUInt8(at + field.data) }, (_, place) => ({ at: at + entryLength + 4 * place, kind: place < count ? values : data }));
    return [{ at: at + field.frame, kind: values }, ...list]
      .map(({ at, kind }) => ({ at, kind, offset: this.#memory.readUInt32LE(at) }))
      .filter(({ kind, offset }) => offset !== kind.nothing);
  }

  /** From where to where a function's entry is. */
  #rangeOfEntry(index) {
    const { values, data } = this.#lists(index);
    return [this.#entries[index], this.#entries[index] + entryLength + 4 * (values.length + data.length)];
  }

  /** From where to where a function's entry, its tables of values and its data are, after `dropTraces`. Functions share the last two. */
  rangesOf(index) {
    return [this.#rangeOfEntry(index), ...(this.#pieces.get(index) ?? [])];
  }

  /**
   * A table of values is a list of two numbers each, which ends with a zero that is not the first. The second is for how
   * many program counters the value is.
   */
  #endOfValues(offset) {
    const reader = new Reader(this.#memory);
    reader.at = this.#values + offset;
    for (let isFirst = true; reader.number() !== 0 || isFirst; isFirst = false) reader.number();
    return reader.at - this.#values;
  }

  /**
   * Leaves out what only the trace of a crash says: names, files, lines, inlined calls, arguments. It still has the
   * program counters. Of functions that are in none of the `groups`, it leaves out all. The others' tables of values and
   * data follow each other as the groups name them.
   */
  dropTraces(groups = [this.#all()]) {
    const kept = new Set(groups.flat());
    this.#forgetValues();
    const names = this.#part(header.names);
    const isRuntime = this.#all().map((index) => this.name(index).startsWith(runtimePrefix));
    this.#memory.fill(0, names, this.#values); // and the files behind the names
    this.#memory.write(runtimePrefix, names + 1, "latin1");
    for (const index of this.#all()) {
      const at = this.#entries[index];
      this.#memory.writeInt32LE(isRuntime[index] ? 1 : 0, at + field.name);
      for (const place of [field.file, field.line, field.unit, field.startLine]) this.#memory.writeUInt32LE(0, at + place);
      if (!kept.has(index)) this.#memory.writeUInt32LE(0, at + field.frame);
      const { values, data } = kept.has(index) ? this.#lists(index) : { values: [], data: [] };
      this.#setLists(index, {
        values: shortened(values.map((offset, kind) => (neededValues.has(kind) ? offset : 0)), 0),
        data: shortened(data.map((offset, kind) => (neededData.has(kind) ? offset : noData)), noData),
      });
    }
    this.#arrange(kept);
  }

  /**
   * Clears what the runtime remembers of the tables of values by their offsets (pcvalueCache), since these change. That is in
   * the program's own memory, and not in what it has allocated.
   */
  #forgetValues() {
    const counterAt = (at) => Number(this.#memory.readBigUInt64LE(at));
    for (let at = 0; at + lengthOfValue <= this.#ofRecord(record.end); at += word) {
      const [counter, begin] = [counterAt(at), counterAt(at + lengthOfValue - word)];
      const index = this.functionOf(counter);
      if (index < 0 || begin > counter || index !== this.functionOf(begin)) continue;
      const offset = this.#memory.readUInt32LE(at + word);
      const places = [field.frame, field.file, field.line].map((place) => this.#memory.readUInt32LE(this.#entries[index] + place));
      if (offset > 0 && [...places, ...this.#lists(index).values].includes(offset)) this.#memory.fill(0, at, at + lengthOfValue);
    }
  }

  /** Puts what functions refer to in the order in which they do so, without gaps. */
  #arrange(functions) {
    const old = Buffer.from(this.#memory);
    const pieces = new Map([...functions].map((index) => [index, this.#references(index).map((piece) => ({ ...piece, end: piece.kind.endOf(piece.offset) }))]));
    const moved = new Map(this.#kinds.map((kind) => [kind, new Map()]));
    const next = new Map(this.#kinds.map((kind) => [kind, kind.from]));
    for (const { base, from, to } of this.#kinds) this.#memory.fill(0, base + from, to);
    for (const { at, kind, offset, end } of [...pieces.values()].flat()) {
      const place = next.get(kind);
      if (!moved.get(kind).has(offset)) {
        moved.get(kind).set(offset, place);
        next.set(kind, place + old.copy(this.#memory, kind.base + place, kind.base + offset, kind.base + end));
      }
      this.#memory.writeUInt32LE(moved.get(kind).get(offset), at);
    }
    const rangeOf = ({ kind, offset, end }) => [0, end - offset].map((length) => kind.base + moved.get(kind).get(offset) + length);
    this.#pieces = new Map([...pieces].map(([index, all]) => [index, all.map(rangeOf)]));
  }

  /** Empties the table of program counters (findfunctab), which is a third of a program's data. */
  dropFindTable() {
    this.#memory.fill(0, ...this.#findTable);
  }

  /** From where to where that table is. The runtime gives this memory to the program. */
  get #findTable() {
    const begin = this.#ofRecord(record.findTable);
    const counters = this.#ofRecord(record.maxCounter) - firstCounter;
    return [begin, begin + bucketLength * Math.ceil(counters / countersPerBucket)];
  }

  /**
   * Moves the functions' entries to equal distances, and takes out the list of where they are (ftab) and where their code
   * begins. Gives the body of a function that makes these again, which a browser then needn't decompress.
   */
  dropFunctionList() {
    const { count } = this;
    const list = this.#part(header.functions);
    const entries = this.#all().map((index) => {
      known(this.#memory.readUInt32LE(list + word * index) === firstCode + index, "begin of a function");
      return Buffer.from(this.#memory.subarray(...this.#rangeOfEntry(index)));
    });
    const begin = this.#entries[0];
    const last = this.#entries[count - 1];
    const distance = Math.max(...entries.map(({ length }) => length));
    known(distance * (count - 1) <= last - begin, "distance of entries");
    this.#memory.fill(0, list, list + word * count);
    this.#memory.fill(0, begin, last + entries[count - 1].length);
    this.#entries = entries.map((_, index) => begin + distance * index);
    entries.forEach((entry, index) => entry.copy(this.#memory, this.#entries[index] + 4, 4));
    const stores = [...storeOf(list, word, [firstCode, 1]), ...storeOf(list + 4, word, [begin - list, distance]), ...storeOf(begin, distance, [firstCode, 1])];
    return Buffer.from([1, 1, types.i32, ...forEach(count, stores), instructions.end]);
  }

  /**
   * The functions that may be on a stack although nobody calls them: whose program counters are in the program's
   * allocated memory, where the stacks that wait are, and the one that the runtime writes there itself. To be called
   * before dropTraces.
   */
  onStacks() {
    const found = new Set(this.#all().filter((index) => this.name(index) === switched));
    known(found.size === 1, switched);
    for (const [from, to] of [this.#findTable, [this.#ofRecord(record.end), this.#memory.length]]) {
      for (let at = Math.ceil(from / word) * word; at < to; at += word) {
        if (this.#memory.readUInt32LE(at + 4) !== 0) continue;
        const index = this.functionOf(this.#memory.readUInt32LE(at));
        if (index >= 0) found.add(index);
      }
    }
    return found;
  }
}

function known(isKnown, what) {
  if (!isKnown) throw new UnknownLayout(`the program has no ${what} as it is known here`);
}

const i32 = (value) => [instructions.i32Const, ...signed(BigInt.asIntN(32, BigInt(value)))];

/** Puts `first`, plus `step` for each number that the first local has counted. */
const counted = ([first, step]) => [instructions.localGet, 0, ...i32(step), instructions.i32Mul, ...i32(first), instructions.i32Add];

/** Writes 32 bits, a counted value, at each `distance` from `at` on. */
const storeOf = (at, distance, value) => [...counted([0, distance]), ...counted(value), instructions.i32Store, 2, ...unsigned(at)];

/** Does that `count` times, while the first local counts from 0. */
function forEach(count, instructionsOfEach) {
  const { loop, end, brIf, localGet, localTee, i32Add, i32LtU } = instructions;
  return [loop, types.nothing, ...instructionsOfEach, localGet, 0, ...i32(1), i32Add, localTee, 0, ...i32(count), i32LtU, brIf, 0, end];
}

/** A list without the values at its end that say that there is nothing. */
function shortened(list, nothing) {
  return list.slice(0, list.findLastIndex((value) => value !== nothing) + 1);
}
