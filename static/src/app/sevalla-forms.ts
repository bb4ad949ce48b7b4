import type { EngineClient } from "../engine/client.js";
import type { Notice } from "../notice.js";
import type {
  Process,
  SevallaAction,
  SevallaField,
  SevallaFields,
  SevallaRequest,
  SevallaShown,
  SevallaSuggestion,
  SevallaValue,
} from "../engine/contract.js";

/** What a person did to the form of one process. It outlives the element that shows it. */
export interface Draft {
  open: boolean;
  /** Null for the suggested one, until another one is chosen. */
  action: SevallaAction | null;
  /** The fields that were changed; "" is a field that is not to be set. */
  edits: ReadonlyMap<string, string>;
  /** The groups that are open. */
  groups: ReadonlySet<string>;
  /** What the pasted answer says that no request can change. */
  shown: readonly SevallaShown[];
}

const untouched: Draft = { open: false, action: null, edits: new Map(), groups: new Set(), shown: [] };

/** Keeps the forms for Sevalla for as long as the page lives, by process type, and asks the engine about them. */
export class SevallaForms {
  readonly #drafts = new Map<string, Draft>();
  #fields: Promise<SevallaFields> | null = null;

  /** `engine` answers what is asked for seldom. `lost` says that it couldn't be loaded, or null after another error. */
  constructor(
    readonly engine: () => EngineClient,
    readonly lost: (error: unknown) => Notice | null,
  ) {}

  draft(type: string): Draft {
    return this.#drafts.get(type) ?? untouched;
  }

  change(type: string, change: Partial<Draft>): void {
    this.#drafts.set(type, { ...this.draft(type), ...change });
  }

  /** Drops the drafts, which are for another file. */
  forget(): void {
    this.#drafts.clear();
  }

  /** All fields, asked for once; a failed call is tried again by the next one. */
  fields(urgent: boolean): Promise<SevallaFields> {
    this.#fields ??= this.engine()
      .call("sevallaFields", {}, { urgent })
      .then(({ value }) => value);
    this.#fields.catch(() => (this.#fields = null));
    return this.#fields;
  }

  async suggest({ type, command, role, port }: Process): Promise<SevallaSuggestion> {
    const { value } = await this.engine().call("sevallaSuggest", { text: JSON.stringify({ type, command, role, port }) });
    return value;
  }

  async request(action: SevallaAction, values: ReadonlyMap<string, string>, stale: () => boolean): Promise<SevallaRequest> {
    const text = JSON.stringify({ action, values: Object.fromEntries(values) });
    return (await this.engine().call("sevallaRequest", { text }, { stale })).value;
  }

  /** Takes the values of one process out of what the API answered. */
  async read(answer: string, key: string): Promise<{ values: SevallaValue[]; shown: SevallaShown[]; problem: string }> {
    return (await this.engine().call("sevallaRead", { text: JSON.stringify({ answer, key }) }, { urgent: true })).value;
  }
}

/** The texts of the fields that are set: what was suggested, with the edits over it. */
export function valuesOf(suggested: readonly SevallaValue[], edits: ReadonlyMap<string, string>): Map<string, string> {
  const values = new Map(suggested.map(({ name, value }) => [name, value]));
  for (const [name, value] of edits) {
    if (value) values.set(name, value);
    else values.delete(name);
  }
  return values;
}

/** The fields that the request has for these values: of the process's type, and of what was chosen. */
export function relevant(fields: readonly SevallaField[], action: SevallaAction, values: ReadonlyMap<string, string>): SevallaField[] {
  const kind = values.get("type");
  return fields.filter(
    ({ only, kinds, if: choice, is }) =>
      (!only || only === action) && (!kind || !kinds || kinds.includes(kind)) && (!choice || values.get(choice) === is),
  );
}
