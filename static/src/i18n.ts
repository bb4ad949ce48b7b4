// The texts of the interface in every language. What the engine says about a file is English everywhere, and so are the
// words beside it.
import type { Language } from "./languages.js";
import { en } from "./messages/en.js";
import { results } from "./messages/results.js";

/** The forms of a text with a number, by the plural category of `count`. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const all = { ...en, ...results };

export type Key = keyof typeof en;

/** Also one of a text that is only in English. */
export type EnglishKey = keyof typeof all;

/** All texts in one language: as many as in English, and of the same kind. */
export type Table = { readonly [K in Key]: (typeof en)[K] extends string ? string : Forms };

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type English<K extends EnglishKey> = (typeof all)[K];
type Names<K extends EnglishKey> =
  | NamesIn<English<K> extends string ? English<K> : English<K>[keyof English<K>]>
  | (English<K> extends string ? never : "count");
type Needed<K extends EnglishKey, V> = [Names<K>] extends [never] ? [] : [values: { [N in Names<K>]: N extends "count" ? number : V }];

/** The keys of texts that need no values. */
export type PlainKey<Known extends EnglishKey = Key> = { [K in Known]: [Names<K>] extends [never] ? K : never }[Known];

/** Gives the text of a key. A number among the values is written as the language writes it. */
export type Translate<Known extends EnglishKey = Key> = <K extends Known>(key: K, ...values: Needed<K, string | number>) => string;

/** Gives the pieces of the text of a key, for a template: values may be anything that one shows. */
export type Pieces<Known extends EnglishKey = Key> = <K extends Known>(key: K, ...values: Needed<K, unknown>) => unknown[];

/** The texts and numbers of one language. */
export class Words<Known extends EnglishKey = Key> {
  readonly #table: Table;
  // Made when they are needed: that takes a moment, and the start of the page is no time for it.
  #plural: Intl.PluralRules | null = null;
  #numbers: Intl.NumberFormat | null = null;

  constructor(
    readonly language: Language,
    table: Table,
  ) {
    this.#table = table;
  }

  readonly t: Translate<Known> = (key, ...values) => this.#pieces(key, values[0] ?? {}).join("");

  readonly pieces: Pieces<Known> = (key, ...values) => this.#pieces(key, values[0] ?? {});

  /** A number with one digit behind the decimal mark, and no other mark. */
  tenths(value: number): string {
    return value.toFixed(1).replace(".", this.#table["number.mark"]);
  }

  #pieces(key: EnglishKey, values: Readonly<Record<string, unknown>>): unknown[] {
    const message: string | Forms = this.#table[key as Key];
    const text = typeof message === "string" ? message : this.#formOf(message, Number(values.count));
    // The names between braces are at the odd places.
    return text.split(/\{(\w+)\}/).map((piece, at) => (at % 2 === 0 ? piece : this.#shown(values[piece])));
  }

  #formOf(forms: Forms, count: number): string {
    this.#plural ??= new Intl.PluralRules(this.language);
    return forms[this.#plural.select(count)] ?? forms.other;
  }

  #shown(value: unknown): unknown {
    if (typeof value !== "number") return value;
    if (isPlain(value)) return String(value);
    this.#numbers ??= new Intl.NumberFormat(this.language);
    return this.#numbers.format(value);
  }
}

/** Every language writes it with the same digits. The first format costs a browser some 30 ms of the start. */
function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1000;
}

export const english = new Words<EnglishKey>("en", all);

const tables: Record<Exclude<Language, "en">, () => Promise<Table>> = {
  de: async () => (await import("./messages/de.js")).de,
  es: async () => (await import("./messages/es.js")).es,
  fr: async () => (await import("./messages/fr.js")).fr,
  pt: async () => (await import("./messages/pt.js")).pt,
  zh: async () => (await import("./messages/zh.js")).zh,
};

const loaded = new Map<Language, Words>([["en", english]]);

/** The words of a language, whose table is loaded the first time. */
export async function wordsOf(language: Language): Promise<Words> {
  const known = loaded.get(language);
  if (known || language === "en") return known ?? english;
  const words = new Words(language, await tables[language]());
  loaded.set(language, words);
  return words;
}
