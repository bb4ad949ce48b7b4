// Leaves a program as Go built it, for a program whose layout snapshot.mjs doesn't know: all of it is in one module, and
// nothing in the other. The page starts it more slowly.
import { moduleOf, sectionsOf } from "./module.mjs";
import { withFuel } from "./fuel.mjs";

/** The first module and the rest. */
export const whole = (program) => [moduleOf(withFuel(sectionsOf(program))), moduleOf([])];
