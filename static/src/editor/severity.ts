// What every view of a diagnostic shows alike.
import type { Diagnostic, Severity } from "../engine/contract.js";

/** From the worst on. */
export const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

/** Rules about the file itself: they are shown beside its name. */
const fileRules = new Set(["file-name", "file-location", "platform-detected"]);
const shapes: Record<Severity, string> = { error: "●", warning: "▲", info: "■", hint: "◇" };

/** Whether a diagnostic is about the file and not about a place in its text. */
export function isAboutFile(diagnostic: Diagnostic): boolean {
  return fileRules.has(diagnostic.rule);
}

/** Findings from the most severe on, those of one severity as they were. */
export function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return severities.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
}

/** The symbol of a severity: a shape, so that it never depends on color alone. */
export function shapeOf(severity: Severity): string {
  return shapes[severity];
}
