// Leaves a program as Go built it, for a program whose layout snapshot.mjs doesn't know: all of it is in one module, and
// nothing in the others. The page starts it more slowly.
import { moduleOf, sectionsOf } from "./module.mjs";
import { withFuel } from "./fuel.mjs";

/** So many modules, of which the first is the program. */
export const whole = (program, count) => [moduleOf(withFuel(sectionsOf(program))), ...Array.from({ length: count - 1 }, () => moduleOf([]))];
