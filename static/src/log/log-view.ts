// A field for a log, by key, paste or drop, and what failed in it. The page and the embed show it.
import type { CauseFix, Explanation, Fix } from "../engine/contract.js";
import { longestLog, textOf } from "./log-file.js";
import { explainedNodes, failureIn, failureNode, type Failure, type Reading } from "./explained.js";
import { t as inEnglish } from "../english.js";
import { button, make } from "../nodes.js";
import { pause, whileWaiting } from "../pause.js";

/** In milliseconds, after the last change. */
const rest = 250;

/** In UTF-16 units. A browser takes long to lay out more. */
const longestShown = 4_000;

/** The explanation of a log, and a version of the file. */
export interface FileExplanation extends Explanation {
  version: number;
  /** The file wasn't looked at: it is an example. */
  alone?: boolean;
}

/** The page around the field. */
export interface LogAround extends Omit<Reading, "fix" | "explain"> {
  ask: (log: string) => Promise<FileExplanation>;
  /** Takes each answer, or null where no answer is shown any more. */
  answered: (answer: FileExplanation | null) => void;
  /** The version of the file with which another text took the place of the one before. */
  since: () => number;
  /** Applies a fix of a version of the file. */
  apply: (fix: Fix, version: number) => void;
}

/** The field, and the answer below it. */
export class LogView {
  /** In their order. */
  readonly elements: readonly HTMLElement[];
  readonly #around: LogAround;
  readonly #reading: Reading;
  readonly #field = make("textarea", "field mono");
  readonly #clearing = button("link", "", () => this.#clear());
  readonly #answer = make("div", "answer");
  // The log, of which the field may show only the end.
  #whole = "";
  #explained: FileExplanation | null = null;
  #explainedLog = "";
  #failure: Failure | null = null;
  #waits = false;
  /** Counts the questions, so that only the last one's answer is taken. */
  #asked = 0;

  constructor(around: LogAround) {
    this.#around = around;
    this.#reading = {
      ...around,
      fix: (fix) => this.#apply(fix),
      explain: (log) => {
        this.explain(log);
        this.focus();
      },
    };
    this.elements = [make("div", "field-row", this.#field, this.#clearing), this.#answer];
    this.#answer.ariaLive = "polite";
    this.#prepareField();
    this.draw();
  }

  #prepareField(): void {
    const field = this.#field;
    Object.assign(field, { rows: 1, spellcheck: false, autocomplete: "off", autocapitalize: "off" });
    field.addEventListener("input", () => {
      this.#take(field.value);
      void this.#explain(rest);
    });
    field.addEventListener("keydown", (event) => this.#pressed(event));
    field.addEventListener("paste", (event) => this.#pasted(event));
    field.addEventListener("dragover", (event) => this.#over(event));
    field.addEventListener("drop", (event) => this.#dropped(event));
  }

  /** Explains a log as if it had been pasted. */
  explain(log: string | File): void {
    this.#take(typeof log === "string" ? log : "");
    void (typeof log === "string" ? this.#explain() : this.#read(log));
  }

  focus(): void {
    this.#field.focus();
  }

  /** The file has changed, or what is around it: that may be what corrects the cause. An answer about another text goes at once. */
  changed(): void {
    if (!this.#whole) return;
    if (this.#explained && this.#explained.version < this.#around.since()) this.#wait();
    void this.#explain(rest);
  }

  /** Draws everything again, as in another language. */
  draw(): void {
    const { t } = this.#around.words();
    this.#field.ariaLabel = t("log");
    this.#field.placeholder = t("log.hint");
    this.#clearing.textContent = t("log.clear");
    this.#clearing.hidden = !this.#whole;
    this.#drawAnswer();
  }

  #drawAnswer(): void {
    const isOpen = this.#answer.querySelector("details")?.open ?? false;
    const hadFocus = this.#answer.matches(":focus-within");
    this.#answer.replaceChildren(...this.#answerNodes());
    const others = this.#answer.querySelector("details");
    if (others) others.open = isOpen;
    if (hadFocus) this.focus();
  }

  #answerNodes(): Node[] {
    const { t } = this.#around.words();
    if (this.#waits) return [make("p", "soft", t("log.reading"))];
    if (this.#failure) return [failureNode(this.#failure, this.#reading)];
    if (!this.#explained) return [];
    const cut = this.#whole.length > longestShown ? [make("p", "soft", inEnglish("log.end"))] : [];
    const alone = this.#explained.alone ? [make("p", "soft", inEnglish("log.alone"))] : [];
    const nodes = [...cut, ...explainedNodes(this.#explained, this.#reading), ...alone];
    for (const node of nodes) node.lang = "en";
    return nodes;
  }

  #take(log: string): void {
    this.#whole = log.slice(-longestLog);
    const shown = this.#whole.slice(-longestShown);
    if (this.#field.value !== shown) this.#field.value = shown;
    this.#clearing.hidden = !shown;
  }

  async #read(file: File): Promise<void> {
    const asked = ++this.#asked;
    const isLatest = (): boolean => asked === this.#asked;
    try {
      const text = await whileWaiting(textOf(file), (waits) => {
        if (waits && isLatest()) this.#wait();
      });
      if (isLatest()) this.explain(text);
    } catch (error) {
      if (isLatest()) this.#answered(null, "", failureIn(error));
    }
  }

  /** Asks after a rest, during which what is shown stays. */
  async #explain(rest = 0): Promise<void> {
    const asked = ++this.#asked;
    const isLatest = (): boolean => asked === this.#asked;
    const log = this.#whole;
    const rested = rest > 0 ? pause(rest) : Promise.resolve();
    if (this.#explained) await rested;
    const answer = rested.then(() => (log.trim() && isLatest() ? this.#around.ask(log) : null));
    let failure: Failure | null = null;
    const known = await whileWaiting(
      answer.catch((error: unknown) => {
        failure = failureIn(error);
        return null;
      }),
      (waits) => {
        if (waits && isLatest() && log.trim() && log !== this.#explainedLog) this.#wait();
      },
    );
    if (isLatest()) this.#answered(known, log, failure);
  }

  // An answer to another log would be wrong.
  #wait(): void {
    this.#waits = true;
    this.#explained = null;
    this.#around.answered(null);
    this.#drawAnswer();
  }

  #answered(answer: FileExplanation | null, log: string, failure: Failure | null): void {
    const isSame = !this.#waits && !failure && !this.#failure && sameAnswer(this.#explained, answer);
    this.#explained = answer;
    this.#explainedLog = log;
    this.#waits = false;
    this.#failure = failure;
    this.#around.answered(answer);
    if (isSame) return;
    this.#drawAnswer();
    // It stays where it is while a person edits the file.
    if (answer && this.#field.matches(":focus")) this.#answer.scrollIntoView({ block: "nearest" });
  }

  // Some systems give the name of a file as its text.
  #pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text") ?? "";
    const file = event.clipboardData?.files[0];
    const log = file && (text === "" || text === file.name) ? file : text;
    if (typeof log === "string" && log.length <= longestShown) return;
    event.preventDefault();
    this.explain(log);
  }

  // A file that is dropped elsewhere on the page opens as what its name says.
  #over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #dropped(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    this.explain(file);
    this.focus();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#whole) {
      event.preventDefault();
      this.#clear();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#explain();
  }

  #clear(): void {
    this.explain("");
    this.focus();
  }

  #apply(fix: CauseFix): void {
    if (this.#explained) this.#around.apply({ edits: [], ...fix, applicability: "suggested" }, this.#explained.version);
  }
}

/** Whether two answers read the same: one that is drawn again is read aloud again. */
function sameAnswer(one: FileExplanation | null, other: FileExplanation | null): boolean {
  return JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 });
}
