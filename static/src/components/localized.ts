import { LitElement } from "lit";
import { onLanguage } from "../language.js";

/** An element that is drawn again in another language when the page changes to it. */
export class Localized extends LitElement {
  #ignore: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ignore = onLanguage(() => this.languageChanged());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ignore();
  }

  /** Whoever keeps a text makes it again here. */
  protected languageChanged(): void {
    this.requestUpdate();
  }
}
