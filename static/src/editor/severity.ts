// What every view of a diagnostic shows alike.
import type { Diagnostic, Severity } from "../engine/contract.js";

/** From the worst on. */
export const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

const shapes: Record<Severity, string> = { error: "●", warning: "▲", info: "■", hint: "◇" };

/** Findings from the most severe on, those of one severity as they were. */
export function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return severities.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
}

/** The symbol of a severity: a shape, so that it never depends on color alone. */
export function shapeOf(severity: Severity): string {
  return shapes[severity];
}
