import { html, svg, type TemplateResult } from "lit";

// Strokes on a field of 16 by 16, one drawing a role.
const drawings: Record<string, string> = {
  http: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2.4 6.2h11.2M2.4 9.8h11.2M8 2c-2.6 2.6-2.6 9.4 0 12c2.6-2.6 2.6-9.4 0-12",
  worker:
    "M8 5.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 0 0 0-4.8M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.4 1.6",
  release: "M8 11V3M4.8 6.2L8 3l3.2 3.2M3 13.5h10",
  job: "M3 3h10v10H3zM5.6 8.2l1.7 1.7l3.2-3.6",
  other: "M3 4h10v8H3zM5.4 6.8l1.6 1.4l-1.6 1.4",
};

/** The drawing of a role; words beside it say the same. */
export function roleIcon(role: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${svg`<path d=${drawings[role] ?? drawings.other ?? ""}></path>`}</svg>`;
}

/** The first two letters of a program, as a tile; its name is next to it. */
export function programIcon(name: string): TemplateResult {
  const letters = /[a-z0-9]{1,2}/i.exec(name)?.[0] ?? "?";
  return html`<span class="tile mono" aria-hidden="true">${letters[0]?.toUpperCase()}${letters.slice(1)}</span>`;
}
