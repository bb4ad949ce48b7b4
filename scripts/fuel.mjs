// Gives a program fuel: who calls it says how many steps it may take, and it ends when it has no more.
//
// A step is one turn of a loop. Go's compiler makes every jump back in its code a turn of a loop, so nothing runs for long
// without steps.
import { replaced } from "./code.mjs";
import { bodiesOf, codeOf, contentOf, instructions, kinds, sections, signed, types, unsigned, vector, withExports, withParts } from "./module.mjs";

/** Under this name the program exports the steps that are left. */
export const fuelName = "fuel";

/** More than anybody waits for. */
const endless = 2n ** 62n;

/** The parts of a program that takes fuel for its steps. */
export function withFuel(parts) {
  const globals = contentOf(parts, sections.global);
  const index = globals.number();
  const fuel = [types.i64, 1, instructions.i64Const, ...signed(endless), instructions.end];
  const step = stepOf(index);
  return withParts(parts, new Map([
    [sections.global, Buffer.concat([Buffer.from(unsigned(index + 1)), globals.take(globals.bytes.length - globals.at), Buffer.from(fuel)])],
    [sections.export, withExports(parts, [{ name: fuelName, kind: kinds.global, index }])],
    [sections.code, codeOf(bodiesOf(parts).map((body) => replaced(body, instructions.loop, (loop) => Buffer.concat([loop, step]))))],
  ]));
}

/** Takes one step's fuel, and ends the program where that was the last. */
function stepOf(global) {
  const { globalGet, globalSet, i64Const, i64Sub, i64Eqz, if: ifThen, unreachable, end } = instructions;
  const index = unsigned(global);
  return Buffer.from([globalGet, ...index, i64Const, 1, i64Sub, globalSet, ...index, globalGet, ...index, i64Eqz, ifThen, types.nothing, unreachable, end]);
}
