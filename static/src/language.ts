// The language of the page, and its texts.
import { english, wordsOf, type Pieces, type Translate, type Words } from "./i18n.js";
import { persist } from "./retry.js";
import { keepLanguage, keptLanguage, languageParameter, wantedLanguage, type Language } from "./languages.js";

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

/** Shows the page in the language that is wanted; the page is English until its texts can be loaded. */
export async function beginLanguage(): Promise<void> {
  const language = wantedLanguage(keptLanguage());
  if (language === "en") return;
  try {
    await show(language);
  } catch {
    await show("en");
    void showLater(language);
  }
}

/**
 * Shows the page in a language from now on, also after a reload. Throws where its texts cannot be loaded; it is shown
 * once they can, unless another one is chosen by then.
 */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    await show(language);
  } catch (error) {
    void showLater(language).then((shown) => shown && keep(language));
    throw error;
  }
  keep(language);
}

function keep(language: Language): void {
  keepLanguage(language);
  const address = new URL(location.href);
  if (!address.searchParams.has(languageParameter)) return;
  address.searchParams.delete(languageParameter);
  history.replaceState(null, "", address);
}

async function showLater(language: Language): Promise<boolean> {
  const at = asked;
  await persist(() => wordsOf(language));
  if (at !== asked) return false;
  await show(language);
  return true;
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
