import { keepChoice, keptChoice } from "./choice.js";

/** What the first region of two has, in percent; null for the usual share. */
export interface Shares {
  /** The text and its problems, beside the views. */
  columns: number | null;
  /** The text, above its problems. */
  rows: number | null;
}

/** Windows of so different sizes have separate shares. */
export type WindowClass = "wide" | "wider";

/** Where a window is of the wider class. */
export const widerWindow = "(min-width: 1600px)";

export const windowClass = (): WindowClass => (window.matchMedia(widerWindow).matches ? "wider" : "wide");

const key = (name: WindowClass): string => `proclint.split.${name}`;

export function keptShares(name: WindowClass): Shares {
  const [columns = null, rows = null] = (keptChoice(key(name)) ?? "").split(",").map(shareOf);
  return { columns, rows };
}

export function keepShares(name: WindowClass, { columns, rows }: Shares): void {
  keepChoice(key(name), columns === null && rows === null ? null : `${columns ?? ""},${rows ?? ""}`);
}

function shareOf(text: string): number | null {
  const share = Number.parseFloat(text);
  return share > 0 && share < 100 ? share : null;
}
