// The texts of the first view in every language. The build puts them into the page, for a request for a table would come
// too late.
import type { Language } from "../languages.js";
import { de } from "../messages/de.js";
import { en } from "../messages/en.js";
import { es } from "../messages/es.js";
import { fr } from "../messages/fr.js";
import { pt } from "../messages/pt.js";
import { results } from "../messages/results.js";
import { zh } from "../messages/zh.js";

const keys = [
  "page.title",
  "problems",
  "problems.none",
  "problems.english",
  "first.question",
  "first.about",
  "lost.editor",
  "lost.trying",
  "lost.now",
  "status.reload",
  "tab.processes",
  "tab.matrix",
  "tab.move",
  "tab.export",
  "tagline",
] as const;

export type FirstKey = (typeof keys)[number];

const englishKeys = ["problems.on", "problems.onAll", "problems.onBoth", "problems.line", "problems.fileName", "notVerified"] as const;

/** The words beside what the engine says. */
export type FirstEnglishKey = (typeof englishKeys)[number];

const both = { ...en, ...results };

export const firstEnglish = Object.fromEntries(englishKeys.map((key) => [key, both[key]])) as Record<FirstEnglishKey, string>;

const tables = { en, de, es, fr, pt, zh };

export const firstTexts = Object.fromEntries(
  Object.entries(tables).map(([language, table]) => [language, Object.fromEntries(keys.map((key) => [key, table[key]]))]),
) as Record<Language, Record<FirstKey, string>>;
