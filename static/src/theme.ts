// The colors of the page: those of the system, or the chosen light or dark ones. The pages without the
// editor read the same choice by public/theme.js.
import { keepChoice, keptChoice } from "./choice.js";

export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

const key = "proclint.theme";

/** The last choice; "system" without one. */
export function keptTheme(): Theme {
  const kept = keptChoice(key);
  return themes.find((theme) => theme === kept) ?? "system";
}

/** Shows a theme from now on, also after a reload. */
export function chooseTheme(theme: Theme): void {
  showTheme(theme);
  keepChoice(key, theme === "system" ? null : theme);
}

export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  // The color of the browser's frame around the page.
  for (const own of ["light", "dark"]) {
    const media = theme === "system" ? `(prefers-color-scheme: ${own})` : theme === own ? "all" : "not all";
    document.querySelector(`meta[name="theme-color"][data-theme="${own}"]`)?.setAttribute("media", media);
  }
}
