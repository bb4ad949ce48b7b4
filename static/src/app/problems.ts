import { severities } from "../editor/severity.js";
import { countOf } from "../effects.js";
import type { Diagnostic } from "../engine/contract.js";
import type { Words } from "../i18n.js";

/** What the list of problems shows. */
export type ProblemsState =
  | { kind: "loading"; percent: number }
  | { kind: "failed"; reason: string }
  | { kind: "crashed" }
  | { kind: "rejected"; title: string; detail: string }
  | { kind: "report"; platforms: readonly string[]; diagnostics: readonly Diagnostic[]; unchecked: number; excluded: boolean };

/** How many findings of a rule the engine lists. */
const mostListed = 100;

/** "2 errors, 1 hint". */
export function summaryOf({ t }: Words, diagnostics: readonly Diagnostic[]): string {
  const parts = severities.flatMap((severity) => {
    const count = countOf(diagnostics.filter((diagnostic) => diagnostic.severity === severity));
    return count > 0 ? [t(`count.${severity}`, { count })] : [];
  });
  if (diagnostics.some(({ unlisted }) => unlisted)) parts.push(t("problems.listed", { number: mostListed }));
  return parts.join(t("comma"));
}
