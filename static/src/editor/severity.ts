// What every view of a diagnostic shows alike.
import type { Diagnostic, Severity } from "../engine/contract.js";

/** From the worst on. */
export const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

const shapes: Record<Severity, string> = { error: "●", warning: "▲", info: "■", hint: "◇" };
const hollow: Record<Severity, string> = { error: "○", warning: "△", info: "□", hint: "◇" };

/** How a text marks a finding. */
export interface Mark {
  shape: string;
  /** The severity that it has the color of. */
  look: Severity;
}

/** How a finding is marked: hollow and pale if the list folds it, because then it doesn't count as a problem. */
export function markOf({ severity, folded }: Diagnostic): Mark {
  return folded ? { shape: hollow[severity], look: "hint" } : { shape: shapes[severity], look: severity };
}

/** The finding whose mark a line has. */
export function topOf(here: readonly Diagnostic[]): Diagnostic | undefined {
  const counted = here.filter(({ folded }) => !folded);
  return worstFirst(counted.length > 0 ? counted : here)[0];
}

/** Findings from the most severe on, those of one severity as they were. */
export function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return severities.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
}

/** The symbol of a severity: a shape, so that it never depends on color alone. */
export function shapeOf(severity: Severity): string {
  return shapes[severity];
}
