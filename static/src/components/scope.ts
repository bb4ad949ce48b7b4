import { html } from "lit";
import type { Preview, Process } from "../engine/contract.js";
import { pieces, t } from "../english.js";

/** Where a port comes from when the file decides it. */
const fromFile = new Set(["env", "flag", "argument", "assignment"]);
const longestCommand = 40;
const shownNames = 3;

/** What the check of a file was about and what it couldn't see, a paragraph each. */
export function scopeOf(preview: Preview | null, about: { rules: number; names: readonly string[]; folder: boolean }): unknown[] {
  const { rules, names, folder } = about;
  const shown = names.length > shownNames ? t("platforms.count", { count: names.length }) : names.join(t("comma"));
  return [
    ...(rules > 0 ? [t("problems.checked", { count: rules, names: shown })] : []),
    ...(preview?.processes ?? [])
      .filter(hidesPort)
      .map((process) =>
        pieces("problems.unchecked.port", { program: html`<code>${nameOf(process)}</code>`, port: html`<code>${"$PORT"}</code>` }),
      ),
    ...(folder ? [] : [t("problems.unchecked.files")]),
  ];
}

// The program's own code, or a file of its configuration.
function hidesPort({ traffic, kept, port }: Process): boolean {
  return traffic && kept !== false && !fromFile.has(port?.source ?? "");
}

function nameOf({ type, command }: Process): string {
  return command.length <= longestCommand ? command : type;
}
