import type { Page } from "../app/page.js";
import type { Store } from "../store.js";
import { Localized } from "./localized.js";

/** A part of the page, which is drawn again when what it shows has changed. It gets its page before it is shown. */
export abstract class PagePart extends Localized {
  declare page: Page;

  #unwatch: (() => void)[] = [];

  /** What the part shows. */
  protected abstract shown(page: Page): readonly Store[];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = this.shown(this.page).map((store) => store.watch(() => this.requestUpdate()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#unwatch) end();
  }
}
