import { expect, type Page } from "@playwright/test";
import { test } from "./code-server.js";

/** In milliseconds, from the text on the screen to the first finding. */
const limit = 500;

const files = {
  Procfile: "web: gunicorn app:app --bind 0.0.0.0:8000\n",
  "backend/Procfile": "web: gunicorn app:app --bind 0.0.0.0:8000\n",
  "requirements.txt": "gunicorn\n",
  "backend/requirements.txt": "gunicorn\n",
};

/** Watches the window: how long the first finding takes from when the text is there. */
function watch(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let opened = 0;
        const look = (): void => {
          if (!opened && document.querySelector(".view-line")) opened = performance.now();
          if (opened && document.querySelector("[class*='squiggly-']")) resolve(performance.now() - opened);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

for (const { name, files: listed } of [
  { name: "a folder with a Procfile", files },
  { name: "a folder without one at its root", files: { "README.md": "", "backend/Procfile": files.Procfile } },
]) {
  test(`the first finding comes soon in ${name}`, async ({ code }) => {
    const window = code(listed);
    await window.open();
    await window.page.waitForTimeout(8000);
    const time = watch(window.page);
    if ("Procfile" in listed) await window.show("Procfile");
    else {
      await window.page.locator(".explorer-folders-view").getByRole("treeitem", { name: "backend" }).click();
      await window.show("Procfile");
    }
    console.log(`${name}: ${Math.round(await time)} ms`);
    expect(await time).toBeLessThan(limit);
  });
}
