// What an editor of the embed says before it is there. All the rest comes with the editor.
import type { Language } from "../languages.js";

/** What stands for the editor until it is there. */
export interface FirstWords {
  notYet: string;
  loading: string;
  notChecked: string;
  failed: string;
  open: string;
  /** Before the names of the platforms. */
  on: string;
}

export const firstWords: Record<Language, FirstWords> = {
  en: {
    notYet: "Not checked yet",
    loading: "Loading…",
    notChecked: "Not checked",
    failed: "The editor could not be loaded.",
    open: "Open in Proclint",
    on: "for",
  },
  de: {
    notYet: "Noch nicht geprüft",
    loading: "Wird geladen…",
    notChecked: "Nicht geprüft",
    failed: "Der Editor konnte nicht geladen werden.",
    open: "In Proclint öffnen",
    on: "für",
  },
  es: {
    notYet: "Aún sin comprobar",
    loading: "Cargando…",
    notChecked: "Sin comprobar",
    failed: "No se pudo cargar el editor.",
    open: "Abrir en Proclint",
    on: "para",
  },
  fr: {
    notYet: "Pas encore vérifié",
    loading: "Chargement…",
    notChecked: "Non vérifié",
    failed: "L’éditeur n’a pas pu être chargé.",
    open: "Ouvrir dans Proclint",
    on: "pour",
  },
  pt: {
    notYet: "Ainda não verificado",
    loading: "Carregando…",
    notChecked: "Não verificado",
    failed: "Não foi possível carregar o editor.",
    open: "Abrir no Proclint",
    on: "para",
  },
  zh: {
    notYet: "尚未检查",
    loading: "正在加载…",
    notChecked: "未检查",
    failed: "无法加载编辑器。",
    open: "在 Proclint 中打开",
    on: "适用于",
  },
};

/** The language of an element: that of the nearest element around it that says one; English where there is no text in it. */
export function languageAround(element: Element): Language {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const tag = at instanceof Element ? at.getAttribute("lang") : null;
    if (tag === null) continue;
    const language = tag.toLowerCase().split("-", 1)[0] ?? "";
    return Object.hasOwn(firstWords, language) ? (language as Language) : "en";
  }
  return "en";
}
