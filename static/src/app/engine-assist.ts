import type { Assist } from "../editor/assist.js";
import { Superseded, type EngineClient } from "../engine/client.js";
import type { CompletionItem, Hover, Position, Suppression } from "../engine/contract.js";
import type { Analysis, Subject } from "./analysis.js";

/** The assist that asks the engine. */
export class EngineAssist implements Assist {
  constructor(
    readonly engine: EngineClient,
    readonly subject: Analysis["subject"],
  ) {}

  async hover(at: Position, stale: () => boolean): Promise<Hover | null> {
    const { request } = this.#safe();
    return (await this.engine.call("hover", { ...request, ...at }, { stale, urgent: true })).value.hover;
  }

  async complete(at: Position, stale: () => boolean): Promise<readonly CompletionItem[]> {
    const { request, beside } = this.#safe();
    return (await this.engine.call("complete", { ...request, ...beside, ...at }, { stale, urgent: true })).value.items;
  }

  async suppress(rule: string, line: number): Promise<Suppression | null> {
    const { request, beside } = this.#safe();
    return (await this.engine.call("suppress", { ...request, ...beside, rule, line }, { urgent: true })).value.suppression;
  }

  // A text that stops the engine would stop it again.
  #safe(): Subject {
    const subject = this.subject();
    if (subject.crashesEngine) throw new Superseded();
    return subject;
  }
}
