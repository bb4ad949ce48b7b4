import { expect } from "./page.js";

const rounded = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** Tells a figure; the test goes on where it passes its limit, and fails at its end. */
export function tell(name: string, value: number, unit: string, limit: number): void {
  console.log(`${name}: ${rounded(value)} ${unit} (limit ${limit})`);
  expect.soft(value <= limit, `${name} is within its limit`).toBe(true);
}

/** Tells what a figure with a limit is made of. */
export function note(name: string, value: number, unit: string): void {
  console.log(`${name}: ${rounded(value)} ${unit}`);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}
