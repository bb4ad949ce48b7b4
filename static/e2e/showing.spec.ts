// What a person asks for comes into view, at once, and the parts of the page agree about it.
import type { Locator, Page } from "@playwright/test";
import { exportFormats } from "../src/file/export-formats.js";
import { expect, holdBack, resize, test } from "./page.js";
import { patient } from "./patience.js";

const file = `web: gunicorn shop.wsgi --bind 127.0.0.1:8000
wroker: celery -A shop worker
release: python manage.py migrate && echo done
api: node server.js &
mail: celery -A mail worker &
clock: python clock.py &
`;

/** How far the end of an element is below what a person sees of its scroller, in pixels. */
function hidden(locator: Locator): Promise<number> {
  return locator.evaluate((element) => {
    const parentOf = (node: Element): Element | null =>
      node.parentElement ?? ((node.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;
    let end = innerHeight;
    for (let box = parentOf(element); box; box = parentOf(box)) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowY)) end = Math.min(end, box.getBoundingClientRect().bottom);
    }
    return Math.round(element.getBoundingClientRect().bottom - end);
  });
}

async function atLowerEdge(page: Page, row: Locator): Promise<void> {
  await row.evaluate((element) => element.scrollIntoView({ block: "end" }));
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(shown)));
}

test("what opens at the lower edge comes into view, and a tab begins at its top", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type(file);
  await proclint.choose("Heroku");
  const rows = proclint.problems.getByRole("listitem");
  const last = rows.last();
  const headline = last.locator(".headline");
  await expect(proclint.problems).toContainText("wroker");

  for (const size of [
    { width: 1280, height: 900 },
    { width: 390, height: 800 },
  ]) {
    await test.step(`${size.width} px`, async () => {
      await resize(page, size);
      if (size.width < 1100) await proclint.show("Problems");
      await atLowerEdge(page, last);
      await headline.click();
      await expect(last.locator(".details")).toBeVisible();
      await expect.poll(() => hidden(last)).toBeLessThanOrEqual(0);
      await headline.press("Enter");
      await expect(last.locator(".details")).toHaveCount(0);

      await proclint.show("Processes");
      const summary = proclint.processes.locator("summary").last();
      await atLowerEdge(page, summary);
      await summary.click();
      await expect.poll(() => hidden(proclint.processes.locator("details").last())).toBeLessThanOrEqual(0);
      await summary.click();
    });
  }

  await test.step("a tab on a phone begins below the tabs, and one beside the file at the top of its panel", async () => {
    const tabs = page.getByRole("tablist");
    const top = async (region: Locator): Promise<number> =>
      ((await region.boundingBox())?.y ?? 0) - (((await tabs.boundingBox())?.y ?? 0) + ((await tabs.boundingBox())?.height ?? 0));
    for (const [tab, region] of [
      ["Move", proclint.move],
      ["Problems", proclint.problems],
      ["Compare", proclint.matrix],
    ] as const) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await proclint.show(tab);
      await expect.poll(async () => Math.abs(await top(region)), tab).toBeLessThanOrEqual(3);
    }
    await resize(page, { width: 1280, height: 320 });
    const panels = page.locator(".panels");
    await proclint.show("Processes");
    await expect.poll(() => panels.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeGreaterThan(0);
    await panels.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await proclint.show("Move");
    expect(await panels.evaluate((element) => element.scrollTop)).toBe(0);
  });

  await test.step("a safe fix is named and applied, and a suggested one is shown first", async () => {
    await resize(page, { width: 1280, height: 600 });
    const suggested = proclint.problems.getByRole("button", { name: /^Show change: / }).first();
    const accent = await proclint.fixAll.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await suggested.evaluate((element) => getComputedStyle(element).color)).not.toBe(accent);
    // Opened, the row has another button.
    const title = (await suggested.innerText()).trim();
    const row = rows.filter({ has: page.getByRole("group", { name: title, exact: true }) });
    await atLowerEdge(page, suggested);
    await suggested.click();
    await expect(row.locator(".change button").first()).toBeInViewport({ ratio: 1 });
    await proclint.problems.getByRole("button", { name: "Rename wroker to worker", exact: true }).first().click();
    await expect(proclint.editor).not.toContainText("wroker");
  });
});

/** Of sixty in a second: in a tenth of one, a person sees that something has begun. */
const mostFrames = 6;

/** Does something in the page, and counts the frames that are drawn until a text shows. Other programs change only how long they take. */
async function framesTo(page: Page, region: Locator, text: string, act: (element: Element) => void, on: Locator): Promise<number> {
  await region.evaluate((root, wanted) => {
    const textOf = (node: Node): string =>
      `${node instanceof Element && node.shadowRoot ? textOf(node.shadowRoot) : ""}${node instanceof Text ? node.data : ""}${[...node.childNodes].map(textOf).join("")}`;
    const drawn = { acted: false, frames: 0, shows: false };
    Object.assign(window, { drawn });
    const look = (): void => {
      if (drawn.acted) drawn.frames++;
      drawn.shows = drawn.acted && textOf(root).includes(wanted);
      if (!drawn.shows) requestAnimationFrame(look);
    };
    look();
  }, text);
  await on.evaluate((element, body) => {
    (window as unknown as { drawn: { acted: boolean } }).drawn.acted = true;
    (new Function("element", body) as (element: Element) => void)(element);
  }, `(${act.toString()})(element)`);
  await page.waitForFunction(() => (window as unknown as { drawn: { shows: boolean } }).drawn.shows);
  return page.evaluate(() => (window as unknown as { drawn: { frames: number } }).drawn.frames);
}

test("the first log and the first export say within six frames that they are on their way, and each export can be downloaded", {
  tag: "@daily",
}, async ({ proclint, page, context }) => {
  const release = await holdBack(context, /proclint-extras/);
  await proclint.open();
  await proclint.type("release: python manage.py migrate\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n");
  await proclint.choose("Heroku");
  await expect(proclint.processes).toContainText("release");
  await test.step("while their program is loaded", async () => {
    await proclint.deployFailed.click();
    const field = proclint.log;
    const typing = (element: Element): void => {
      (element as HTMLTextAreaElement).value = "bash: gunicorn: command not found";
      element.dispatchEvent(new Event("input", { bubbles: true }));
    };
    expect(await framesTo(page, proclint.problems, "Reading the log…", typing, field)).toBeLessThanOrEqual(mostFrames);
    await proclint.show("Export");
    const choosing = (element: Element): void => (element as HTMLElement).click();
    const compose = proclint.export.getByRole("button", { name: "Docker Compose" });
    expect(await framesTo(page, proclint.export, "Writing the files…", choosing, compose)).toBeLessThanOrEqual(mostFrames);
    release();
    await expect(proclint.export.locator("pre").first()).toContainText("services:");
    await expect(proclint.export).not.toContainText("Writing the files…");
    await expect(proclint.problems).not.toContainText("Reading the log…");
    await expect(proclint.problems.locator(".cause").first()).toContainText("gunicorn");
  });
  await test.step("under the name that the other tool reads, or as a script", async () => {
    const names: string[] = [];
    for (const { id } of exportFormats) {
      await proclint.exportTo(id);
      const button = proclint.export.getByRole("button", { name: /^Download / }).first();
      await expect(proclint.export.locator("pre").first()).toContainText(id === "app-json" ? '"formation"' : /# |foreman/);
      // Chromium drops what is beyond ten downloads within a second.
      await expect(async () => {
        const [download] = await Promise.all([page.waitForEvent("download", { timeout: patient(1_000) }), button.click()]);
        names.push(download.suggestedFilename());
      }).toPass();
    }
    expect(names).toEqual([
      "compose.yaml",
      "kubernetes.yaml",
      "my-app.target",
      "fly.toml",
      "render.yaml",
      "convox.yml",
      "app.yaml",
      "app.json",
      "Dockerfile",
      "nixpacks.toml",
      "process-compose.yaml",
      "mprocs.yaml",
      "commands.sh",
    ]);
  });
});

test("no frame has problems of one text and processes of another", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.open();
  await proclint.choose("Heroku");
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nwroker: celery -A shop worker\n");
  await expect(proclint.problems).toContainText("wroker");
  await expect(proclint.processes).toContainText("wroker");
  await page.evaluate(() => {
    const inside = (...names: string[]): ShadowRoot | null | undefined =>
      names.reduce<ShadowRoot | null | undefined>(
        (root, name) => root?.querySelector(name)?.shadowRoot,
        document.querySelector("proclint-app")?.shadowRoot,
      );
    const frames: { problems: boolean; processes: boolean }[] = [];
    const look = (): void => {
      const [problems, processes] = [
        inside("proclint-problems-panel", "proclint-problems"),
        inside("proclint-views", "proclint-processes"),
      ].map((root) => root?.textContent.includes("wroker") ?? false);
      frames.push({ problems: problems ?? false, processes: processes ?? false });
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { frames });
  });
  await proclint.fixAll.click();
  await expect(proclint.processes).not.toContainText("wroker");
  await proclint.toast.getByRole("button", { name: "Undo" }).click();
  await expect(proclint.processes).toContainText("wroker");
  await proclint.editor.press("ControlOrMeta+Home");
  for (let round = 0; round < 3; round++) {
    await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
    await expect(proclint.processes).not.toContainText("wroker");
    await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nwroker: celery -A shop worker\n");
    await expect(proclint.processes).toContainText("wroker");
  }
  const frames = await page.evaluate(() => (window as unknown as { frames: { problems: boolean; processes: boolean }[] }).frames);
  expect(frames.length).toBeGreaterThan(20);
  expect(frames.filter(({ problems, processes }) => problems !== processes)).toEqual([]);
});
