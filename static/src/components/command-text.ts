import { html, nothing, type TemplateResult } from "lit";
import { inOrder } from "../code.js";
import { variablePattern } from "../editor/grammar.js";
import { t } from "../english.js";

const longest = 2_000;

/** A command with its program bold (`<b>`) and its variables marked (`<i>`). */
export function commandText(command: string, name = ""): TemplateResult {
  // "celery worker" is the program celery with its first word.
  const program = command.includes(name) ? name : (name.split(" ", 1)[0] ?? "");
  const text = inOrder(command.slice(0, longest));
  const at = program ? text.indexOf(program) : -1;
  const rest =
    command.length > longest ? html`<span class="soft"> ${t("characters.more", { count: command.length - longest })}</span>` : nothing;
  if (at < 0) return html`${withVariables(text)}${rest}`;
  const end = at + program.length;
  return html`${withVariables(text.slice(0, at))}<b>${text.slice(at, end)}</b>${withVariables(text.slice(end))}${rest}`;
}

function withVariables(text: string): unknown[] {
  const parts: unknown[] = [];
  let at = 0;
  for (const match of text.matchAll(variablePattern)) {
    parts.push(text.slice(at, match.index), html`<i>${match[0]}</i>`);
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}
