// Shows the theme that was chosen, before anything is painted, and lets a person choose one where the page has a header
// for it. src/theme.ts does the same in the editor.
{
  const key = "proclint.theme";
  const titles = { system: "Match system", light: "Light", dark: "Dark" };

  function kept() {
    try {
      return localStorage.getItem(key) ?? "system";
    } catch {
      return "system"; // without a storage
    }
  }

  function keep(theme) {
    try {
      if (theme === "system") localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch {
      // The choice is that of this page.
    }
  }

  function show(theme) {
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
    // The color of the browser's frame around the page.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = meta.dataset.theme;
      meta.media = theme === "system" ? `(prefers-color-scheme: ${own})` : theme === own ? "all" : "not all";
    }
  }

  function addControl() {
    const header = document.querySelector(".api > header");
    if (!header) return;
    const control = document.createElement("select");
    control.className = "theme";
    control.ariaLabel = "Colors";
    control.append(...Object.entries(titles).map(([theme, title]) => new Option(title, theme)));
    control.value = kept();
    control.addEventListener("change", () => {
      keep(control.value);
      show(control.value);
    });
    header.append(control);
  }

  show(kept());
  addEventListener("DOMContentLoaded", addControl);
}
