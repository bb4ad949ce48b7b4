import { css, html, nothing, type PropertyValues } from "lit";
import type {
  Equivalent,
  Process,
  SevallaAction,
  SevallaField,
  SevallaFields,
  SevallaMessage,
  SevallaRequest,
  SevallaShown,
  SevallaSuggestion,
  SevallaValue,
} from "../engine/contract.js";
import { relevant, valuesOf, type Draft, type SevallaForms } from "../app/sevalla-forms.js";
import { sentence } from "../code.js";
import type { EnglishKey, PlainKey } from "../i18n.js";
import { pieces, t } from "../english.js";
import type { Notice } from "../notice.js";
import { whileWaiting } from "../pause.js";
import { equivalentBox } from "./equivalent-box.js";
import { keyed } from "./keyed.js";
import { Localized } from "./localized.js";
import { copyBox, shared } from "./styles.js";

const rest = 120;
const announceAfter = 700;
const shownEquivalents = 2;

const actions: readonly { id: SevallaAction; title: PlainKey<EnglishKey> }[] = [
  { id: "update", title: "form.update" },
  { id: "create", title: "form.create" },
];

/** The group that is always open. */
const firstGroup = "Process";

/**
 * All fields of Sevalla's requests to update and to create one process: checked while one types, with the requests
 * to copy. Sends nothing. Fires `proclint-copy` with a text, `proclint-announce` with a text for screen readers (a `Notice`).
 */
export class ProclintSevalla extends Localized {
  static override properties = {
    forms: { attribute: false },
    process: { attribute: false },
    fields: { state: true },
    suggestion: { state: true },
    request: { state: true },
    problem: { state: true },
    reads: { state: true },
    failed: { state: true },
    copied: { state: true },
  };

  declare forms: SevallaForms | null;
  declare process: Process | null;
  declare protected fields: SevallaFields | null;
  declare protected suggestion: SevallaSuggestion | null;
  declare protected request: SevallaRequest | null;
  /** The error of the pasted response. */
  declare protected problem: Notice | null;
  /** The pasted response is being read. */
  declare protected reads: boolean;
  /** The engine does not answer. */
  declare protected failed: boolean;
  declare protected copied: string;

  /** Counts the changes, so that only the last one's answer is taken. */
  #changes = 0;
  #timer = 0;
  #announceTimer = 0;
  #announced = "";

  constructor() {
    super();
    this.forms = null;
    this.process = null;
    this.fields = null;
    this.suggestion = null;
    this.request = null;
    this.problem = null;
    this.reads = false;
    this.failed = false;
    this.copied = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    clearTimeout(this.#announceTimer);
  }

  get #type(): string {
    return this.process?.type ?? "";
  }

  get #draft(): Draft | undefined {
    return this.forms?.draft(this.#type);
  }

  get #action(): SevallaAction {
    return this.#draft?.action ?? this.suggestion?.action ?? "update";
  }

  get #values(): Map<string, string> {
    return valuesOf(this.suggestion?.[this.#action] ?? [], this.#draft?.edits ?? new Map());
  }

  get #shown(): SevallaField[] {
    return relevant(this.fields?.fields ?? [], this.#action, this.#values);
  }

  #announce(said: Notice): void {
    this.#fire("proclint-announce", said);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("process")) return;
    const before = changed.get("process") as Process | null | undefined;
    if (before?.type !== this.#type) {
      this.request = null;
      this.problem = null;
      this.#announced = "";
    }
    if (this.#draft?.open) void this.#begin();
  }

  // A form that is closed asks for nothing.
  #toggled(event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.#draft?.open) return;
    this.forms?.change(this.#type, { open });
    this.requestUpdate();
    if (open) void this.#begin();
  }

  /** What isn't urgent waits for an engine that doesn't start. */
  async #begin(urgent = true): Promise<void> {
    const { forms, process } = this;
    if (!forms || !process) return;
    try {
      const [fields, suggestion] = await Promise.all([forms.fields(urgent), forms.suggest(process)]);
      if (process !== this.process) return;
      this.fields = fields;
      this.suggestion = suggestion;
      this.failed = false;
      await this.#ask();
    } catch {
      this.failed = true;
    }
  }

  #again(): void {
    this.failed = false;
    this.forms?.engine().retry();
    void this.#begin(false);
  }

  async #ask(): Promise<void> {
    const change = ++this.#changes;
    const values = this.#values;
    const sent = new Map(this.#shown.flatMap(({ name }) => (values.has(name) ? [[name, values.get(name) ?? ""] as const] : [])));
    try {
      const request = await this.forms?.request(this.#action, sent, () => change !== this.#changes);
      if (change !== this.#changes || !request) return;
      this.request = request;
      this.failed = false;
    } catch {
      this.failed = change === this.#changes;
    }
  }

  #edit(name: string, value: string): void {
    const edits = new Map(this.#draft?.edits);
    edits.set(name, value);
    this.#changed({ edits });
  }

  #changed(change: Partial<Draft>): void {
    this.forms?.change(this.#type, change);
    this.requestUpdate();
    this.#changes++;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask().then(() => this.#announceSoon()), rest);
  }

  // Screen readers get an error once, after a pause in typing.
  #announceSoon(): void {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = window.setTimeout(() => {
      const wrong = (this.request?.messages ?? []).filter(({ missing }) => !missing).map(({ text }) => text);
      const text = wrong.join(" ");
      if (text === this.#announced) return;
      this.#announced = text;
      this.#announce(text ? { text: "", english: text } : { text: t("form.noneWrong") });
    }, announceAfter);
  }

  async #paste(event: Event): Promise<void> {
    const area = event.target as HTMLTextAreaElement;
    if (!area.value.trim()) {
      this.problem = null;
      return;
    }
    const { problem, values, shown } = await whileWaiting(this.#read(area.value), (waits) => (this.reads = waits));
    this.problem = problem;
    if (problem) {
      this.#announce(problem);
      return;
    }
    area.value = "";
    const edits = new Map((this.suggestion?.update ?? []).map(({ name }) => [name, ""]));
    for (const { name, value } of values) edits.set(name, value);
    const groups = new Set(this.fields?.fields.filter(({ name }) => edits.get(name)).map(({ group }) => group));
    this.#changed({ action: "update", edits, groups, shown });
    this.#announce({ text: t("form.filled", { count: values.length }) });
  }

  async #read(answer: string): Promise<{ problem: Notice | null; values: readonly SevallaValue[]; shown: readonly SevallaShown[] }> {
    const without = { values: [], shown: [] };
    try {
      const read = await this.forms?.read(answer, this.#type);
      if (!read) return { problem: { text: t("form.unreadable") }, ...without };
      return { ...read, problem: read.problem ? { text: "", english: sentence(read.problem) } : null };
    } catch (error) {
      return { problem: this.forms?.lost(error) ?? { text: t("form.unreadable") }, ...without };
    }
  }

  #reset(): void {
    this.problem = null;
    this.#changed({ action: null, edits: new Map(), shown: [] });
  }

  #copy(text: string): void {
    this.#fire("proclint-copy", text);
    this.copied = text;
    setTimeout(() => {
      if (this.copied === text) this.copied = "";
    }, 1_600);
  }

  protected override render(): unknown {
    const draft = this.#draft;
    if (!draft) return nothing;
    return html`
      <details class="form" ?open=${draft.open} @toggle=${this.#toggled}>
        <summary>${t("form.all")}</summary>
        ${draft.open ? this.#form(draft) : nothing}
      </details>
    `;
  }

  #form(draft: Draft): unknown {
    const { fields, suggestion } = this;
    if (this.failed)
      return html`<p class="soft">${t("form.failed")} <button class="link" type="button" @click=${this.#again}>${t("again")}</button></p>`;
    if (!fields || !suggestion) return html`<p class="soft">${t("form.loading")}</p>`;
    const shown = this.#shown;
    const values = this.#values;
    const messages = new Map((this.request?.messages ?? []).map((message) => [message.field, message]));
    return html`
      <div role="group" aria-label=${t("form.request", { type: this.#type })}>
        <div class="request">
          ${actions.map(
            ({ id, title }) =>
              html`<button class="button" type="button" aria-pressed=${id === this.#action ? "true" : "false"} @click=${() => this.#changed({ action: id })}>${t(title)}</button>`,
          )}
          <span class="grow"></span>
          ${draft.edits.size > 0 || draft.action ? html`<button class="link" type="button" @click=${this.#reset}>${t("form.reset")}</button>` : nothing}
        </div>
        ${suggestion.note ? html`<p class="help" lang="en">${suggestion.note}</p>` : nothing}
        ${this.#action === "create" ? html`<p class="help">${effectText(fields.effectOfCreate)}</p>` : nothing}
        ${this.#answerBox()} ${shownList(draft.shown)}
        ${keyed(
          fields.groups,
          (group) => group,
          (group) =>
            this.#group(
              group,
              shown.filter((field) => field.group === group),
              values,
              messages,
              draft,
            ),
        )}
      </div>
      ${this.#outcome()}
    `;
  }

  #answerBox(): unknown {
    return html`
      <details>
        <summary class="group">${t("form.fill")}</summary>
        <div class="entry">
          <label for="answer">${t("form.answer")}</label>
          <textarea
            id="answer"
            class="mono"
            rows="3"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="answer-help answer-error"
            aria-invalid=${this.problem ? "true" : "false"}
            @input=${this.#paste}
          ></textarea>
          <p class="error" id="answer-error" lang=${this.problem?.english ? "en" : nothing}>${this.problem?.english ?? this.problem?.text ?? nothing}</p>
          <p class="help" id="answer-help">${t(this.reads ? "form.reading" : "form.paste")}</p>
        </div>
      </details>
    `;
  }

  #group(
    group: string,
    fields: readonly SevallaField[],
    values: ReadonlyMap<string, string>,
    messages: ReadonlyMap<string, SevallaMessage>,
    draft: Draft,
  ): unknown {
    if (fields.length === 0) return nothing;
    const body = html`<div class="entries">${keyed(
      fields,
      ({ name }) => name,
      (field) => this.#field(field, values.get(field.name) ?? "", messages.get(field.name)),
    )}</div>`;
    if (group === firstGroup) return body;
    const set = fields.filter(({ name }) => values.has(name)).length;
    const wrong = fields.filter(({ name }) => messages.has(name)).length;
    const open = draft.groups.has(group);
    return html`
      <details ?open=${open} @toggle=${(event: Event) => this.#groupToggled(group, event)}>
        <summary class="group">
          <span lang="en">${group}</span>
          ${set > 0 ? html`<span class="soft count">${t("form.set", { number: set })}</span>` : nothing}
          ${wrong > 0 ? html`<span class="count wrong">${t("form.fix", { number: wrong })}</span>` : nothing}
        </summary>
        ${open ? body : nothing}
      </details>
    `;
  }

  #groupToggled(group: string, event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    const groups = new Set(this.#draft?.groups);
    if (open === groups.has(group)) return;
    if (open) groups.add(group);
    else groups.delete(group);
    this.forms?.change(this.#type, { groups });
    this.requestUpdate();
  }

  #field(field: SevallaField, value: string, message: SevallaMessage | undefined): unknown {
    const { name, title, help } = field;
    const wrong = message && !message.missing;
    return html`
      <div class="entry ${wide(field) ? "wide" : ""}">
        <label for=${name}><span lang="en">${title}</span> ${name.endsWith(".kind") ? nothing : html`<span class="mono soft">${name.slice(name.lastIndexOf(".") + 1)}</span>`}</label>
        ${this.#control(field, value, wrong ? "true" : "false")}
        <p class=${wrong ? "error" : "needed"} id="${name}-error" lang="en">${message?.text ?? nothing}</p>
        <p class="help" id="${name}-help">${help ? html`<span lang="en">${help}</span>` : nothing} ${this.#action === "create" ? nothing : effectText(field.effect)}</p>
      </div>
    `;
  }

  #control(field: SevallaField, value: string, invalid: "true" | "false"): unknown {
    const { name, type, choices, example } = field;
    const described = `${name}-error ${name}-help`;
    const edited = (event: Event): void => this.#edit(name, (event.target as HTMLInputElement).value);
    const options = type === "boolean" ? ["true", "false"] : choices;
    if (options) {
      return html`<select id=${name} aria-describedby=${described} aria-invalid=${invalid} @change=${edited}>
        <option value="" .selected=${value === ""}>${t("form.notSet")}</option>
        ${options.map((option) => html`<option value=${option} .selected=${option === value}>${option}</option>`)}
      </select>`;
    }
    const hint = example ? t("form.example", { example }) : "";
    if (type === "list" || type === "headers" || type === "command") {
      return html`<textarea
        id=${name}
        class="mono"
        rows=${type === "command" ? "2" : "3"}
        spellcheck="false"
        autocomplete="off"
        placeholder=${hint}
        aria-describedby=${described}
        aria-invalid=${invalid}
        .value=${value}
        @input=${edited}
      ></textarea>`;
    }
    return html`<input
        id=${name}
        class="mono"
        type="text"
        inputmode=${type === "integer" ? "numeric" : "text"}
        spellcheck="false"
        autocomplete="off"
        placeholder=${hint}
        list=${type === "zone" ? "zones" : nothing}
        aria-describedby=${described}
        aria-invalid=${invalid}
        .value=${value}
        @input=${edited}
      />${type === "zone" ? zones() : nothing}`;
  }

  #outcome(): unknown {
    const { request } = this;
    if (!request) return nothing;
    const { messages, terraformNeeds, equivalents } = request;
    const first = messages.length === 0 ? equivalents.slice(0, shownEquivalents) : [];
    const more = equivalents.slice(first.length);
    const box = (equivalent: Equivalent): unknown => equivalentBox(equivalent, this.copied, (text) => this.#copy(text));
    const whole = messages.find(({ field }) => field === "")?.text;
    return html`
      ${messages.length > 0 ? html`<p class="help outcome">${whole ? html`<span lang="en">${whole}</span>` : t("form.comes", { count: messages.length })}</p>` : nothing}
      ${messages.length === 0 && terraformNeeds.length > 0 ? html`<p class="help outcome">${t("form.terraform", { names: terraformNeeds.join(t("comma")) })}</p>` : nothing}
      ${first.map(box)}
      <details>
        <summary>${t("form.texts", { count: more.length })}</summary>
        ${more.map(box)}
      </details>
    `;
  }

  static override styles = [
    shared,
    copyBox,
    css`
      :host {
        display: block;
      }
      p,
      pre {
        margin: 0;
      }
      details details {
        margin-top: 8px;
      }
      .request {
        display: flex;
        align-items: center;
        gap: 6px;
        margin: 8px 0;
      }
      .grow {
        flex: 1;
      }
      button.button {
        font-size: 13px;
        padding: 3px 10px;
      }
      .button[aria-pressed="true"] {
        background: var(--active-line);
        font-weight: 600;
      }
      button.link {
        font-size: 13px;
        min-height: 24px;
      }
      .entries {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
        gap: 10px 16px;
        padding: 6px 0 4px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .entry {
        min-width: 0;
      }
      label {
        display: block;
        font-size: 13px;
        font-weight: 600;
      }
      label .mono {
        font-size: 13px;
        font-weight: 400;
      }
      input,
      select,
      textarea {
        display: block;
        width: 100%;
        margin: 3px 0;
        border: 1px solid var(--field);
        border-radius: 4px;
        background: var(--ground);
        color: var(--ink);
        font-size: 13px;
        line-height: 1.5;
        padding: 3px 7px;
        min-height: 28px;
      }
      input.mono,
      textarea {
        font-family: var(--mono);
        font-size: 13px;
      }
      textarea {
        resize: vertical;
      }
      option {
        background: var(--panel);
        color: var(--ink);
      }
      ::placeholder {
        color: var(--soft);
        opacity: 1;
      }
      [aria-invalid="true"] {
        border-color: var(--error);
      }
      .error,
      .needed {
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .error,
      .wrong {
        color: var(--error);
      }
      .error:not(:empty)::before {
        content: "✕ ";
        content: "✕ " / "";
      }
      .needed {
        color: var(--warning);
      }
      .help {
        font-size: 13px;
        color: var(--soft);
      }
      .count {
        font-size: 13px;
        font-weight: 400;
        margin-left: 6px;
        font-variant-numeric: tabular-nums;
      }
      .shown {
        margin: 6px 0;
        font-size: 13px;
      }
      .shown dd {
        margin: 0 0 4px;
        overflow-wrap: anywhere;
      }
      .outcome {
        margin-top: 12px;
      }
      @media (max-width: 760px) {
        input,
        select,
        textarea,
        input.mono {
          font-size: 16px;
        }
      }
    `,
  ];
}

/** When a change takes effect; one that a new process has in all of its fields is above them. */
function effectText(effect = ""): unknown {
  if (!effect) return nothing;
  return html`<span class="effect">${pieces("form.effect", { when: html`<span lang="en">${effect.charAt(0).toLowerCase()}${effect.slice(1)}</span>` })}</span>`;
}

/** What the pasted answer says that no request can change. */
function shownList(shown: Draft["shown"]): unknown {
  if (shown.length === 0) return nothing;
  return html`<dl class="shown" lang="en">
    ${shown.map(
      ({ name, title, value, help }) => html`
        <dt>${title} <span class="mono soft">${name}</span></dt>
        <dd><span class="mono">${value}</span> ${help ? html`<span class="soft">${help}</span>` : nothing}</dd>
      `,
    )}
  </dl>`;
}

/** Whether a field takes the whole width. */
function wide({ type, name }: SevallaField): boolean {
  return (
    type === "uuid" ||
    type === "command" ||
    type === "list" ||
    type === "headers" ||
    name.endsWith(".kind") ||
    name === "scaling_strategy.type"
  );
}

/** The time zones that the browser knows, to choose from. */
function zones(): unknown {
  return html`<datalist id="zones">${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}</datalist>`;
}

customElements.define("proclint-sevalla", ProclintSevalla);
