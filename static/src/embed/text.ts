/** The text of an element as the Procfile that is meant: of a `pre` exactly, else without the indentation of the HTML. */
export function textOf(element: Element): string {
  const exact = element.querySelector("pre");
  if (exact) return exact.textContent ?? "";
  const lines = (element.textContent ?? "").replaceAll(/\r\n?/g, "\n").split("\n");
  if (lines.length > 1 && lines[0]?.trim() === "") lines.shift();
  if (lines.length > 1 && lines.at(-1)?.trim() === "") lines[lines.length - 1] = "";
  const margins = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const margin = margins.length > 0 ? Math.min(...margins) : 0;
  return lines.map((line) => line.slice(margin)).join("\n");
}

/** The platforms of an attribute, which blanks and commas separate. */
export function platformsOf(attribute: string | null): string[] {
  return (attribute ?? "").split(/[\s,]+/).filter((id) => id);
}
