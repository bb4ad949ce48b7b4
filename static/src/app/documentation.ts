import { loadDocs } from "../engine/docs.js";
import type { Rule } from "../engine/contract.js";
import { t } from "../language.js";
import { knownPlatforms, platformOf, titleOf, type KnownPlatform } from "../platforms.js";
import { persist } from "../retry.js";
import { Store } from "../store.js";
import type { Notices } from "./notices.js";

/** What the engine knows of rules and platforms. Until it is loaded there are the five platforms that everybody sees. */
export class Documentation extends Store {
  #platforms = knownPlatforms;
  #rules: ReadonlyMap<string, Rule> = new Map();
  #version = "";
  #asked = false;
  #again = (): void => {};
  #title = titlesOf(knownPlatforms);

  constructor(readonly notices: Notices) {
    super();
  }

  get platforms(): readonly KnownPlatform[] {
    return this.#platforms;
  }

  /** The rules by their names. */
  get rules(): ReadonlyMap<string, Rule> {
    return this.#rules;
  }

  /** The version of the engine; empty until it is known. */
  get version(): string {
    return this.#version;
  }

  /** Gives the title of a platform by its id. Another function when the titles have changed. */
  get title(): (id: string) => string {
    return this.#title;
  }

  /** Gives the export that replaces the Procfile on a platform, by the id of the platform or a strategy; empty for most. */
  readonly exportOf = (id: string): string => this.#platforms.find((platform) => platform.id === platformOf(id))?.export ?? "";

  /** Loads it, once. What the network loses is asked for again. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const { version, rules, platforms } = await persist(loadDocs, (error, again) => {
      this.#again = again;
      this.notices.announce({ text: t("docs.failed"), english: String(error) });
    });
    this.#version = version;
    this.#rules = new Map(rules.map((rule) => [rule.name, rule]));
    this.#platforms = platforms;
    this.#title = titlesOf(platforms);
    this.changed();
  }

  /** Asks for it now where that failed. */
  retry(): void {
    this.#again();
  }
}

function titlesOf(platforms: readonly KnownPlatform[]): (id: string) => string {
  return (id) => titleOf(platforms, id);
}
