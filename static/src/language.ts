// The language of the page, and what is said in it.
import { english, languageOf, wordsOf, type Language, type Pieces, type Translate, type Words } from "./i18n.js";

const key = "proclint.language";
const parameter = "lang";
const changes = new EventTarget();

let words = english;
let asked = 0;

export const t: Translate = (key, ...values) => words.t(key, ...values);

export const pieces: Pieces = (key, ...values) => words.pieces(key, ...values);

/** The words of the language that is shown. */
export function currentWords(): Words {
  return words;
}

/** Calls back after each change of the language; gives back what ends it. */
export function onLanguage(changed: () => void): () => void {
  changes.addEventListener("change", changed);
  return () => changes.removeEventListener("change", changed);
}

/**
 * Shows the page in the language of the address (`?lang=de`), the one chosen last, or the first of the browser's that
 * there is. Where its texts cannot be loaded the page is English.
 */
export async function beginLanguage(): Promise<void> {
  const language = languageOf([new URLSearchParams(location.search).get(parameter), kept(), ...navigator.languages]) ?? "en";
  if (language === "en") return;
  await show(language).catch(() => {});
}

/** Shows the page in a language from now on, also after a reload. Throws where its texts cannot be loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  await show(language);
  try {
    localStorage.setItem(key, language);
  } catch {
    // Without a storage the choice holds for this visit.
  }
  const address = new URL(location.href);
  if (!address.searchParams.has(parameter)) return;
  address.searchParams.delete(parameter);
  history.replaceState(null, "", address);
}

async function show(language: Language): Promise<void> {
  const at = ++asked;
  const found = await wordsOf(language);
  if (at !== asked) return;
  words = found;
  document.documentElement.lang = language;
  document.title = t("page.title");
  changes.dispatchEvent(new Event("change"));
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
