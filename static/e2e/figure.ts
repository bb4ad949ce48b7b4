import { expect } from "./page.js";

/** Tells a figure; the test goes on where it passes its limit, and fails at its end. */
export function tell(name: string, value: number, unit: string, limit: number): void {
  console.log(`${name}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit} (limit ${limit})`);
  expect.soft(value <= limit, `${name} is within its limit`).toBe(true);
}

/** Tells what a figure with a limit is made of. */
export function note(name: string, value: number, unit: string): void {
  console.log(`${name}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}`);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}
