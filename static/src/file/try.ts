import { loadDocs } from "../engine/docs.js";
import { t } from "../language.js";
import { persist } from "../retry.js";
import type { Shared } from "./share.js";
import { openBytes } from "./snapshot.js";

/** Nobody waits for an example for longer. */
const mostAttempts = 4;

/**
 * Reads the fragment by which the documentation opens an example, `#try=rules/NAME/bad` or `…/good`: the file of
 * that rule's documentation, and its platforms. Null for any other fragment. Throws when there is no such example.
 */
export async function fromDocs(fragment: string): Promise<Shared | null> {
  const match = /^#?try=rules\/([a-z0-9-]{1,64})\/(bad|good)$/.exec(fragment);
  if (!match) return null;
  const { rules } = await persist(loadDocs, undefined, mostAttempts);
  const rule = rules.find(({ name }) => name === match[1]);
  if (!rule) throw new Error(t("link.noRule", { name: match[1] ?? "" }));
  const { path, text, platforms } = match[2] === "bad" ? rule.bad : rule.good;
  return { file: openBytes(path, new TextEncoder().encode(text)), platforms: [...platforms] };
}
