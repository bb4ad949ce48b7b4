import type { Diagnostic } from "../engine/contract.js";

/** The way in which the file is about to leave the page. */
export type Outlet = "link" | "text";

/** The findings that say that the file contains a secret. */
export function secretsAmong(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ effects }) => effects.some(({ outcome }) => outcome === "exposed"));
}
