import type { Platform, Rule } from "./contract.js";

/** What the page knows without an engine. */
export interface Docs {
  version: string;
  rules: Rule[];
  platforms: Platform[];
}

let loading: Promise<Docs> | null = null;

/** The documentation of rules and platforms, loaded once; a failed load is tried again by the next call. */
export function loadDocs(): Promise<Docs> {
  loading ??= load();
  loading.catch(() => (loading = null));
  return loading;
}

async function load(): Promise<Docs> {
  const response = await fetch(new URL("./docs.json", import.meta.url));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Docs;
}
