// The languages of the page, and which of them a person reads.
import { keepChoice, keptChoice } from "./choice.js";

/** The languages by their own names. */
export const languages = { en: "English", de: "Deutsch", es: "Español", fr: "Français", pt: "Português", zh: "中文" };

export type Language = keyof typeof languages;

/** The parameter of the page's address that names a language. */
export const languageParameter = "lang";

const key = "proclint.language";

/** The first language with texts among some language tags, such as `de-AT`, or null. */
export function languageOf(tags: readonly (string | null | undefined)[]): Language | null {
  for (const tag of tags) {
    const language = tag?.toLowerCase().split("-", 1)[0] ?? "";
    if (Object.hasOwn(languages, language)) return language as Language;
  }
  return null;
}

/** The language of the address (`?lang=de`), the one chosen last, or the first of the browser's that there is. */
export function wantedLanguage(kept: string | null): Language {
  return languageOf([new URLSearchParams(location.search).get(languageParameter), kept, ...navigator.languages]) ?? "en";
}

/** The last choice; null without one. */
export function keptLanguage(): string | null {
  return keptChoice(key);
}

export function keepLanguage(language: Language): void {
  keepChoice(key, language);
}
