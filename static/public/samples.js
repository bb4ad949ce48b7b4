// The samples of the documentation: they name this site instead of an example, and each has a button that copies it.
{
  const examples = /https:\/\/proclint\.example|http:\/\/127\.0\.0\.1:8787/g;
  const shownFor = 1600;

  const main = document.querySelector("main");
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("proclint-editor, script") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (texts.nextNode()) {
    const { data } = texts.currentNode;
    const named = data.replace(examples, location.origin);
    if (named !== data) texts.currentNode.data = named;
  }
  for (const note of document.querySelectorAll(".other-origin")) note.hidden = true;

  for (const sample of main.querySelectorAll("pre")) {
    if (sample.closest("proclint-editor, .diff")) continue;
    const box = document.createElement("div");
    box.className = "sample";
    sample.replaceWith(box);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-sample";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(sample.textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "The browser blocked the copy";
      }
      setTimeout(() => (button.textContent = "Copy"), shownFor);
    });
    box.append(sample, button);
  }
}
