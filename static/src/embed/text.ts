/** The text of an element as the Procfile that is meant: of a `pre` exactly, else without the indentation of the HTML. */
export function textOf(element: Element): string {
  const exact = element.querySelector("pre");
  if (exact) return exact.textContent ?? "";
  const lines = (element.textContent ?? "").replaceAll(/\r\n?/g, "\n").split("\n");
  if (lines.length > 1 && lines[0]?.trim() === "") lines.shift();
  if (lines.length > 1 && lines.at(-1)?.trim() === "") lines[lines.length - 1] = "";
  let margin = Infinity;
  for (const line of lines) if (line.trim()) margin = Math.min(margin, line.length - line.trimStart().length);
  return lines.map((line) => line.slice(margin === Infinity ? 0 : margin)).join("\n");
}

/** More than there are: an address may name as many as it likes. */
const mostPlatforms = 100;

/** The platforms of an attribute, which blanks and commas separate, each once. */
export function platformsOf(attribute: string | null): string[] {
  return [...new Set((attribute ?? "").split(/[\s,]+/).filter((id) => id))].slice(0, mostPlatforms);
}
