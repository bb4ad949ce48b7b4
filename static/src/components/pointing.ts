import type { LitElement, ReactiveController } from "lit";
import type { Pointed } from "../app/pointed.js";

interface Host extends LitElement {
  pointed: Pointed | null;
}

/** Tells which line the pointer or the focus is at, and marks the parts of an element about that line: they have `data-line`. */
export class Pointing implements ReactiveController {
  #unwatch: (() => void) | undefined;

  constructor(readonly host: Host) {
    host.addController(this);
    host.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch") this.#tell(lineOf(event));
    });
    host.addEventListener("pointerleave", () => this.#tell(-1));
    host.addEventListener("focusin", (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && target.matches(":focus-visible")) this.#tell(lineOf(event));
    });
    host.addEventListener("focusout", () => this.#tell(-1));
  }

  hostConnected(): void {
    this.#unwatch = this.host.pointed?.watch(() => this.#mark());
  }

  hostDisconnected(): void {
    this.#unwatch?.();
  }

  hostUpdated(): void {
    this.#mark();
  }

  #tell(line: number): void {
    if (this.host.pointed) this.host.pointed.line = line;
  }

  #mark(): void {
    const line = String(this.host.pointed?.line);
    for (const part of this.host.renderRoot.querySelectorAll<HTMLElement>("[data-line]"))
      part.toggleAttribute("data-pointed", part.dataset.line === line);
  }
}

function lineOf(event: Event): number {
  const part = event.composedPath().find((target) => target instanceof HTMLElement && target.dataset.line !== undefined);
  return part instanceof HTMLElement ? Number(part.dataset.line) : -1;
}
