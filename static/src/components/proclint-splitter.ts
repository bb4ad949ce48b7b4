import { LitElement, css, html } from "lit";
import { afterFrame } from "../scheduling.js";

/** In percent. */
const step = 2;

/**
 * The edge between two regions, which a person moves. Fires `proclint-split` with the new share of the first region in
 * percent, or with null for the usual one.
 */
export class ProclintSplitter extends LitElement {
  static override properties = {
    label: {},
    share: { attribute: false },
    min: { type: Number },
    max: { type: Number },
    stacked: { type: Boolean, reflect: true },
  };

  declare label: string;
  /** What the first region has, in percent of both; null for the usual share. */
  declare share: number | null;
  declare min: number;
  declare max: number;
  /** The regions are one below the other. */
  declare stacked: boolean;

  constructor() {
    super();
    this.label = "";
    this.share = null;
    this.min = 20;
    this.max = 80;
    this.stacked = false;
  }

  // The usual share depends on the window.
  get #now(): number {
    if (this.share !== null) return this.share;
    // The first time, the page is not laid out yet, and would have to be for this alone.
    if (!this.hasUpdated) return this.min;
    const both = this.parentElement?.getBoundingClientRect();
    const here = this.getBoundingClientRect();
    if (!both?.width || !both.height) return this.min;
    return this.stacked ? (100 * (here.top - both.top)) / both.height : (100 * (here.left - both.left)) / both.width;
  }

  #fire(share: number | null): void {
    const detail = share === null ? null : Math.min(this.max, Math.max(this.min, share));
    this.dispatchEvent(new CustomEvent("proclint-split", { detail }));
  }

  #pressed(event: KeyboardEvent): void {
    const [less, more] = this.stacked ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
    const targets: Record<string, number | null> = {
      [less]: this.#now - step,
      [more]: this.#now + step,
      Home: this.min,
      End: this.max,
      Enter: null,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#fire(target);
  }

  #grabbed(event: PointerEvent): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
  }

  #dragged(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const both = this.parentElement?.getBoundingClientRect();
    if (!handle.hasPointerCapture(event.pointerId) || !both) return;
    this.#fire(this.stacked ? (100 * (event.clientY - both.top)) / both.height : (100 * (event.clientX - both.left)) / both.width);
  }

  protected override firstUpdated(): void {
    void afterFrame().then(() => this.requestUpdate());
  }

  protected override render(): unknown {
    return html`<div
      role="separator"
      tabindex="0"
      aria-label=${this.label}
      aria-orientation=${this.stacked ? "horizontal" : "vertical"}
      aria-valuenow=${Math.round(Math.min(this.max, Math.max(this.min, this.#now)))}
      @focus=${() => this.requestUpdate()}
      aria-valuemin=${this.min}
      aria-valuemax=${this.max}
      @keydown=${this.#pressed}
      @pointerdown=${this.#grabbed}
      @pointermove=${this.#dragged}
      @dblclick=${() => this.#fire(null)}
    ></div>`;
  }

  static override styles = css`
    :host {
      display: block;
      position: relative;
      z-index: 1;
      flex: none;
    }
    /* As wide as a hand needs, on a line of one pixel. */
    div {
      position: absolute;
      inset: 0 -4px;
      cursor: col-resize;
      touch-action: none;
    }
    :host([stacked]) div {
      inset: -4px 0;
      cursor: row-resize;
    }
    div::before {
      content: "";
      position: absolute;
      inset: 0 4px;
      background: var(--line);
    }
    :host([stacked]) div::before {
      inset: 4px 0;
    }
    /* What one grasps. */
    div::after {
      content: "";
      position: absolute;
      left: 3px;
      top: calc(50% - 17px);
      width: 3px;
      height: 34px;
      border-radius: 2px;
      background: var(--line-strong);
    }
    :host([stacked]) div::after {
      left: calc(50% - 17px);
      top: 3px;
      width: 34px;
      height: 3px;
    }
    div:hover::before,
    div:hover::after,
    div:focus-visible::before,
    div:focus-visible::after {
      background: var(--accent);
    }
    div:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: -2px;
    }
  `;
}

customElements.define("proclint-splitter", ProclintSplitter);
