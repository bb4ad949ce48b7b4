// Finds the types of a Go program and which functions need each, so that a type can go with these functions. How a type is
// laid out in memory is in internal/abi/type.go.
import { UnknownLayout } from "./functable.mjs";
import { constantsOf } from "./literals.mjs";
import { Reader } from "./module.mjs";

const word = 8;

/** Bytes of every type (Type), and where its fields are. */
const field = { pointerBytes: 8, hash: 16, flags: 20, align: 21, fieldAlign: 22, kind: 23, name: 40, pointer: 44 };
const typeLength = 48;

/** Fields of sizes and addresses have only zeros in their upper halves. */
const upperHalves = [4, 12, 28, 36];
const mostFlags = 0x3f;
const hasMethods = 1; // TFlagUncommon
const mostKinds = 26;

/** Bytes of what a type with methods has behind all else (UncommonType): its package, and its methods. */
const uncommon = { count: 4, methods: 8, length: 16 };

/** A method's name, type and code, twice, each by its offset. One that an interface asks for has only the first two. */
const method = { type: 4, code: [8, 12], length: 16 };
const asked = { type: 4, length: 8 };

/** A field of a struct. */
const member = { name: 0, type: word, length: 3 * word };

/** Bytes that a kind adds to a type, and where there it refers to the types that it is made of. */
const kinds = new Map([
  [17, { length: 24, parts: [0, 8] }], // array
  [18, { length: 16, parts: [0] }], // channel
  [19, { length: 8, parts: [], list: parametersOf }], // function
  [20, { length: 32, parts: [], list: askedOf }], // interface
  [21, { length: 64, parts: [0, 8, 16] }], // map
  [22, { length: 8, parts: [0] }], // pointer
  [23, { length: 8, parts: [0] }], // slice
  [25, { length: 32, parts: [], list: membersOf }], // struct
]);
const basic = { length: 0, parts: [] };

/** What asks for the types of methods. Nothing else does. */
const needsMethods = /^reflect\.((Value|__rtype_|__interfaceType_)\.Method(ByName)?|StructOf)$/;

/** Makes the type of pointers to a type, unless there is one. It could not make its methods. */
const makesPointers = "reflect.__rtype_.ptrTo";

/** Throws if a function that is called needs more of the types than `takeTypes` leaves. */
export function checkTypes(called, nameOf) {
  const needing = [...called].map(nameOf).find((name) => needsMethods.test(name));
  if (needing) throw new Error(`${needing} is called, and needs the types of methods`);
}

// ---- reading them ----

/** The types between two addresses of a memory, and what is in them, by its address. */
export class Types {
  #memory;
  #begin;
  #end;
  /** The names and types of the methods that any interface asks for. */
  #asked;
  /**
   * In the order of the memory: from where to where each is, the types that it is made of, its names, its methods, and
   * those that it asks for as an interface.
   */
  all = [];

  constructor(memory, [begin, end]) {
    this.#memory = memory;
    this.#begin = begin;
    this.#end = end;
    for (let at = begin; at + typeLength <= end; ) {
      const type = this.#isType(at) ? this.#read(at) : undefined;
      if (type) this.all.push(type);
      at = type ? Math.ceil(type.to / word) * word : at + word;
    }
    const places = new Set(this.all.map(({ from }) => from));
    if (!this.all.every(({ parts }) => parts.every((part) => places.has(part)))) throw new UnknownLayout("the program has types that are made of something else");
  }

  #isType(at) {
    const bytes = (...offsets) => offsets.map((offset) => this.#memory[at + offset]);
    const [kind, flags, ...aligns] = bytes(field.kind, field.flags, field.align, field.fieldAlign);
    const [name, pointer] = [field.name, field.pointer].map((offset) => this.#memory.readInt32LE(at + offset));
    return (
      kind > 0 && kind <= mostKinds && flags <= mostFlags && aligns.every((align) => [1, 2, 4, 8].includes(align)) &&
      upperHalves.every((offset) => this.address(at + offset) === 0) &&
      this.address(at + field.pointerBytes) <= this.address(at) && this.address(at + field.hash) > 0 &&
      name > 0 && name < this.#end - this.#begin && pointer >= -1 && pointer < this.#end - this.#begin
    );
  }

  #read(from) {
    const { length, parts, list } = kinds.get(this.#memory[from + field.kind]) ?? basic;
    const more = from + typeLength;
    const type = { from, to: more + length, parts: parts.map((at) => this.address(more + at)), names: [this.at(from + field.name)], methods: [], asks: [] };
    if (this.#memory[from + field.flags] & hasMethods) {
      type.names.push(this.at(type.to));
      type.methods = items(type.to + this.address(type.to + uncommon.methods), this.#memory.readUInt16LE(type.to + uncommon.count), method.length);
      type.names.push(...type.methods.map((one) => this.at(one)));
      type.to += uncommon.length;
    }
    const behind = list?.(this, more, type) ?? type.to;
    const end = type.methods.length > 0 ? type.methods.at(-1) + method.length : type.to;
    return { ...type, to: Math.max(behind, end), names: type.names.filter((name) => name > this.#begin) };
  }

  address(at) {
    return this.#memory.readUInt32LE(at);
  }

  /** The address that an offset in the memory leads to. */
  at(place) {
    return this.#begin + this.#memory.readInt32LE(place);
  }

  short(at) {
    return this.#memory.readUInt16LE(at);
  }

  /** From where to where a name is: flags, its text and perhaps a tag behind their lengths, and perhaps its package. */
  name(from) {
    const [hasTag, hasPackage] = [2, 4];
    const reader = new Reader(this.#memory);
    reader.at = from;
    const flags = reader.byte();
    const text = reader.take(reader.number()).toString();
    if (flags & hasTag) reader.take(reader.number());
    return { from, to: reader.at + (flags & hasPackage ? 4 : 0), text };
  }

  /** The offsets of the code of methods that a conversion to one of the interfaces can find. */
  methodsThatInterfacesAskFor() {
    const found = this.all.flatMap(({ methods }) => methods).filter((at) => this.#isAskedFor(at));
    return found.flatMap((at) => method.code.map((offset) => this.address(at + offset)));
  }

  /** The address of the type of pointers to a type, if a conversion can find one of its methods. */
  pointerWithMethods({ from }) {
    const pointer = rangeAt(this.all, this.at(from + field.pointer));
    return pointer?.methods.some((at) => this.#isAskedFor(at)) ? [pointer.from] : [];
  }

  #isAskedFor(at) {
    this.#asked ??= new Set(this.all.flatMap(({ asks }) => asks.map((place) => this.#keyOf(place, asked))));
    return this.#asked.has(this.#keyOf(at, method));
  }

  #keyOf(at, { type }) {
    return `${this.name(this.at(at)).text} ${this.#memory.readInt32LE(at + type)}`;
  }

  /** The types at addresses, or around them, and what these are made of. */
  around(addresses) {
    const found = new Set();
    const left = [...addresses];
    while (left.length > 0) {
      const type = rangeAt(this.all, left.pop());
      if (!type || found.has(type)) continue;
      found.add(type);
      left.push(...type.parts);
    }
    return found;
  }
}

const items = (from, count, length) => Array.from({ length: count }, (_, index) => from + length * index);

function parametersOf(types, more, type) {
  const variadic = 0x8000;
  const count = types.short(more) + (types.short(more + 2) & ~variadic);
  type.parts.push(...items(type.to, count, word).map((at) => types.address(at)));
  return type.to + word * count;
}

/** Interfaces and structs have their package, and the address and length of a list. */
function listOf(types, more, type, length) {
  type.names.push(types.address(more));
  return items(types.address(more + word), types.address(more + 2 * word), length);
}

function askedOf(types, more, type) {
  type.asks = listOf(types, more, type, asked.length);
  type.names.push(...type.asks.map((at) => types.at(at)));
  return (type.asks.at(-1) ?? type.to - asked.length) + asked.length;
}

function membersOf(types, more, type) {
  const members = listOf(types, more, type, member.length);
  type.names.push(...members.map((at) => types.address(at + member.name)));
  type.parts.push(...members.map((at) => types.address(at + member.type)));
  return (members.at(-1) ?? type.to - member.length) + member.length;
}

/** Which of ranges, in their order, has an address. */
function rangeAt(ranges, address) {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].to <= address) low = middle + 1;
    else high = middle;
  }
  return ranges[low]?.from <= address ? ranges[low] : undefined;
}

// ---- taking them ----

/**
 * From where to where in `memory` each type is that only functions refer to, and the places of these functions. A function
 * also needs what its types are made of. Types and names that none needs are taken out of the memory, together with what
 * leads package reflect there. `nameOf` gives the name of the function at a place.
 */
export function takeTypes(memory, table, bodies, nameOf) {
  const types = new Types(memory, table.types);
  const constants = bodies.map(constantsOf);
  const [tables, tablesEnd] = table.range; // they have offsets, which might be taken for addresses
  const elsewhere = wordsOutside(memory, types.all, (at) => at >= tables && at < tablesEnd);
  const inMemory = types.around(elsewhere);
  const users = new Map(types.all.filter((type) => !inMemory.has(type)).map((type) => [type, new Set()]));
  constants.forEach((found, place) => {
    for (const type of types.around(found)) users.get(type)?.add(place);
  });
  const isNeeded = (type) => inMemory.has(type) || users.get(type).size > 0;
  const pointerTo = bodies.findIndex((_, place) => nameOf(place) === makesPointers);
  for (let grows = pointerTo >= 0; grows; ) {
    const pointers = [...types.around(types.all.filter(isNeeded).flatMap((type) => types.pointerWithMethods(type)))];
    const more = pointers.filter((type) => users.has(type) && !users.get(type).has(pointerTo));
    for (const type of more) users.get(type).add(pointerTo);
    grows = more.length > 0;
  }
  const gone = new Set(types.all.filter((type) => !isNeeded(type)).map(({ from }) => from));
  const names = namesOnlyOf(types, gone, [...elsewhere, ...constants.flatMap((found) => [...found])]);
  for (const { from, to } of [...types.all.filter(({ from }) => gone.has(from)), ...names]) memory.fill(0, from, to);
  for (const { from } of types.all) if (gone.has(types.at(from + field.pointer))) memory.writeInt32LE(0, from + field.pointer);
  table.keepTypes((at) => !gone.has(at));
  return [...users].map(([{ from, to }, places]) => ({ from, to, users: [...places] }));
}

/** What may be addresses in the words of a memory, except for those in types and those to skip. */
function wordsOutside(memory, types, isSkipped) {
  const found = new Set();
  let next = 0;
  for (let at = 0; at < memory.length; at += word) {
    while (types[next]?.to <= at) next++;
    const isInside = types[next]?.from <= at;
    if (!isInside && !isSkipped(at) && memory.readUInt32LE(at + 4) === 0) found.add(memory.readUInt32LE(at));
  }
  return found;
}

/** The names that only types which are gone have, and none of the other `addresses`. */
function namesOnlyOf(types, gone, addresses) {
  const needed = new Set(types.all.filter(({ from }) => !gone.has(from)).flatMap(({ names }) => names));
  const names = [...new Set(types.all.flatMap(({ names }) => names))].sort((one, other) => one - other).map((name) => types.name(name));
  const named = new Set(addresses.map((address) => rangeAt(names, address)));
  return names.filter((name) => !named.has(name) && !needed.has(name.from));
}
