// Elements for views without templates.
import { codeNodes } from "./code.js";

type Child = Node | string;

/** An element with classes and content. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, classes: string, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...children);
  return element;
}

/** A text of the engine, which is English in every language. */
export function english<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const element = make(tag, "", ...codeNodes(text));
  element.lang = "en";
  return element;
}

/** A button that does something. */
export function button(classes: string, content: Child, run: () => void): HTMLButtonElement {
  const element = make("button", classes, content);
  element.type = "button";
  element.addEventListener("click", run);
  return element;
}

/** A link that leaves the page open. */
export function link(address: string, content: Child): HTMLAnchorElement {
  const element = make("a", "", content);
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener";
  return element;
}
