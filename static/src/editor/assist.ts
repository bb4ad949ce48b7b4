import type { CompletionItem, Hover, Position, Suppression } from "../engine/contract.js";

/** What helps to write the file, as it is when it is asked. A stale question is not asked, or its answer dropped. */
export interface Assist {
  /** Null where there is nothing to explain. */
  hover(at: Position, stale: () => boolean): Promise<Hover | null>;
  complete(at: Position, stale: () => boolean): Promise<readonly CompletionItem[]>;
  /** Null where no comment ignores the rule's findings of that line without a change of what a platform reads. */
  suppress(rule: string, line: number): Promise<Suppression | null>;
}
