// The language of the first view.
import { keptLanguage, wantedLanguage } from "../languages.js";
import type { FirstEnglishKey, FirstKey, firstEnglish, firstTexts } from "./texts.js";

declare const FIRST_TEXTS: typeof firstTexts;
declare const FIRST_ENGLISH: typeof firstEnglish;

let language = wantedLanguage(null);

export function text(key: FirstKey): string {
  return FIRST_TEXTS[language][key];
}

/** A word beside what the engine says. */
export function englishText(key: FirstEnglishKey): string {
  return FIRST_ENGLISH[key];
}

/** Shows the page in the language of the browser. Only the storage knows which one was chosen last. */
export function speakAtOnce(): void {
  if (language !== "en") speak();
}

/** Says it in the language that was chosen last, where that is another. */
export function speakAsChosen(): void {
  const chosen = wantedLanguage(keptLanguage());
  if (chosen === language) return;
  language = chosen;
  speak();
}

function speak(): void {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) element.textContent = text(element.dataset.text as FirstKey);
}
