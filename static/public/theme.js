// Shows the theme that was chosen in the editor, before anything is painted: src/theme.ts chooses it.
try {
  const theme = localStorage.getItem("proclint.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without a storage nothing was chosen.
}
