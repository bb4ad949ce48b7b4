// Gives a program fuel: who calls it says how many steps it may take, and it ends when it has no more.
//
// A step is one turn of a loop. Go's compiler makes every jump back in its code a turn of a loop, so nothing runs for long
// without steps.
import { appended, bodiesOf, codeOf, instructions, kinds, replaced, sections, signed, types, unsigned, withExports, withParts } from "./module.mjs";

/** Under this name the program exports the steps that are left. */
export const fuelName = "fuel";

/** More than anybody waits for. */
const endless = 2n ** 62n;

/** The parts of a program that takes fuel for its steps. */
export function withFuel(parts) {
  const { index, content } = appended(parts, sections.global, [[types.i64, 1, instructions.i64Const, ...signed(endless), instructions.end]]);
  const step = stepOf(index);
  return withParts(parts, new Map([
    [sections.global, content],
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
