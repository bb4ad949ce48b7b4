import { expect, expectToFit, test, type ProclintPage } from "./page.js";

const looks = [
  { name: "desktop", viewport: { width: 1280, height: 800 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
] as const;

for (const { name, viewport } of looks) {
  test.describe(name, () => {
    test.use({ viewport });
    const isPhone = viewport.width < 760;
    // On a phone the colors are those of a wide page: only the menus are also checked in the dark.
    const look = (proclint: ProclintPage): Promise<void> => (isPhone ? proclint.expectAccessible() : proclint.expectAccessibleInBoth());

    test("axe finds nothing: clean, empty and broken file, a diff before a fix", { tag: "@daily" }, async ({ proclint }) => {
      await proclint.open();
      await look(proclint);
      await proclint.type("");
      await expect(proclint.problems).toContainText("no-processes");
      await look(proclint);
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000\nclock:\n");
      await proclint.problems.locator("li", { hasText: "port-hardcoded" }).locator(".fix").getByRole("button").first().click();
      await expect(proclint.problems.locator(".removed")).toBeVisible();
      await look(proclint);
    });

    test("axe finds nothing: open menus and lists", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.example("Moved from Heroku");
      await proclint.choose("Drycc", "Sevalla");
      await expect(proclint.problems).toContainText("process-type-typo");
      await expectToFit(page);
      await proclint.expectAccessibleInBoth();
      await page.getByRole("button", { name: "More", exact: true }).click();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await proclint.editor.focus();
      await page.keyboard.press("F8");
      await page.keyboard.press("ControlOrMeta+.");
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await proclint.checkFor.click();
      await expect(page.getByRole("searchbox", { name: "Search platforms" })).toBeFocused();
      await proclint.expectAccessibleInBoth();
    });

    test("axe finds nothing: completion, explanation, diff, search and shortcuts", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.type("");
      await page.keyboard.press("Control+Space");
      await expect(page.getByRole("listbox", { name: "Completions" })).toBeVisible();
      await expect(page.locator(".cm-completionInfo")).toBeVisible();
      await look(proclint);
      await page.keyboard.press("Escape");
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000");
      await expect(proclint.problems).toContainText("port-hardcoded");
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.press("ControlOrMeta+i");
      await expect(page.getByRole("dialog", { name: "Explanation" })).toBeFocused();
      await look(proclint);
      await page.keyboard.press("Escape");
      await page.keyboard.press("F8");
      await page.keyboard.press("ControlOrMeta+.");
      await expect(page.locator(".pf-removed").first()).toBeVisible();
      await look(proclint);
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+f");
      await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
      await look(proclint);
      await page.keyboard.press("Escape");
      await page.keyboard.press("F1");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await look(proclint);
      await expectToFit(page);
    });

    test("axe finds nothing: comparison, move and facts", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.type(
        'web: gunicorn app:app --bind "0.0.0.0:$PORT" # serve\nmail_worker : python worker.py\nclock:\nweb: python x.py\n',
      );
      await proclint.choose("Drycc");
      await proclint.show("Compare");
      await expect(proclint.matrix.getByRole("table")).toContainText("rejects the file");
      await proclint.matrix.getByRole("button", { name: /^Show all/ }).click();
      await expect(proclint.matrix.locator("ins").first()).toBeVisible();
      await look(proclint);
      await proclint.show("Move");
      await expect(proclint.move.locator(".verdict")).toBeVisible();
      await look(proclint);
      await expectToFit(page);
      await proclint.checkFor.click();
      await proclint.platforms.getByRole("button", { name: "Facts" }).click();
      await expect(page.getByRole("dialog", { name: "Drycc" })).toBeVisible();
      await look(proclint);
    });
  });
}

test("problems and the first card are in sight at 1280 × 800", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.fileName).toBeInViewport();
  await expect(proclint.problems.locator("li").first().locator(".fix")).toBeInViewport();
  await expect(proclint.cards.first().locator(".command")).toBeInViewport({ ratio: 1 });
});

test("what one fills in or chooses from has an edge that is seen, on every ground", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.show("Move");
  await proclint.checkFor.click();
  await proclint.editor.focus();
  await page.keyboard.press("ControlOrMeta+f");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeVisible();
  const faint = (): Promise<string[]> =>
    page.evaluate(() => {
      const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const light = (colour: string): number => {
        const [r = 0, g = 0, b = 0] = channels(colour).map((of) =>
          of / 255 <= 0.03928 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const found: string[] = [];
      const look = (root: ParentNode): void => {
        for (const element of root.querySelectorAll<HTMLElement>("*")) {
          if (element.shadowRoot) look(element.shadowRoot);
          const style = getComputedStyle(element);
          const edge = channels(style.borderTopColor);
          // Without an edge it is text that a person may choose, like the language.
          if (
            !element.matches("input:not([type=checkbox]), select, textarea") ||
            !element.offsetWidth ||
            style.borderTopWidth === "0px" ||
            edge[3] === 0
          )
            continue;
          let ground: HTMLElement | null = element;
          while (ground && channels(getComputedStyle(ground).backgroundColor)[3] === 0)
            ground = ground.parentElement ?? ((ground.getRootNode() as ShadowRoot).host as HTMLElement);
          const ratio = contrast(light(style.borderTopColor), light(getComputedStyle(ground ?? document.body).backgroundColor));
          if (ratio < 3) found.push(`${element.outerHTML.slice(0, 80)} ${ratio.toFixed(2)}`);
        }
      };
      look(document);
      return found;
    });
  expect(await faint()).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faint()).toEqual([]);
});

test("every part is reached with the keyboard", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.open();
  await expect(proclint.editor, "one types at once").toBeFocused();
  await page.getByRole("button", { name: "Skip to Procfile" }).focus();
  for (const name of ["Skip to Problems", "Skip to Processes"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "What is a Procfile?" }).first()).toBeFocused();
  for (const name of [/^Check for/, "Share", "More"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  for (let n = 0; n < 4; n++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(proclint.editor).toBeFocused();
  await expect(proclint.editor).toContainText("celery");
  await page.keyboard.press("Tab");
  await expect(proclint.editor).not.toBeFocused();
  await page.getByRole("tab", { name: "Processes" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Compare" })).toBeFocused();
  await expect(proclint.matrix).toBeVisible();
  await expect(proclint.processes).toBeHidden();
  await page.keyboard.press("End");
  await expect(proclint.export).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(proclint.processes).toBeVisible();
});

test("under reduced motion nothing moves by itself", async ({ proclint, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await proclint.open();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

for (const { zoom, viewport } of [
  { zoom: "200 %", viewport: { width: 640, height: 400 } },
  { zoom: "400 %", viewport: { width: 320, height: 256 } },
]) {
  test.describe(`of a window of 1280 at ${zoom}`, () => {
    test.use({ viewport, deviceScaleFactor: 1280 / viewport.width });

    test("nothing is wider than the window, and all is there", { tag: "@daily" }, async ({ proclint, page }) => {
      await proclint.open();
      await proclint.example("Moved from Heroku");
      await proclint.choose("Drycc");
      await expect(proclint.problems).toContainText("process-type-typo");
      await expectToFit(page);
      await proclint.expectAccessible();
      for (const [tab, part] of [
        ["Processes", proclint.processes],
        ["Compare", proclint.matrix],
        ["Move", proclint.move],
        ["Problems", proclint.problems],
      ] as const) {
        await proclint.show(tab);
        await part.scrollIntoViewIfNeeded();
        await expect(part).toBeInViewport();
        const { x = -1, width = Infinity } = (await part.boundingBox()) ?? {};
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(viewport.width);
        await expectToFit(page, tab);
      }
      await proclint.type("");
      await page.keyboard.press("Control+Space");
      const list = page.getByRole("listbox", { name: "Completions" });
      await expect(list.getByRole("option").first()).toBeInViewport({ ratio: 1 });
      await expectToFit(page);
    });
  });
}

test("a comment that is written from right to left reads so, behind the mark at its left", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("# שלום web עולם\n# the word שלום\nweb: puma # שלום\n");
  const { lefts, right } = await proclint.editor
    .locator(".cm-line")
    .first()
    .evaluate((line) => {
      const lefts: Record<string, number> = {};
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const word of ["#", "שלום", "web", "עולם"]) {
          const at = node.textContent?.indexOf(word) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          lefts[word] = range.getBoundingClientRect().left;
        }
      }
      return { lefts, right: line.getBoundingClientRect().right };
    });
  const order = Object.entries(lefts)
    .sort(([, one], [, other]) => one - other)
    .map(([word]) => word);
  expect(order).toEqual(["#", "עולם", "web", "שלום"]);
  expect(Math.max(...Object.values(lefts))).toBeLessThan(right / 2);
  await expect(proclint.editor.locator('[dir="rtl"]')).toHaveText(["שלום web עולם"]);

  await test.step("the cursor goes through it without a jump back", async () => {
    await page.keyboard.press("ControlOrMeta+Home");
    const cursor = page.locator(".cm-cursor-primary");
    let last = -1;
    for (let step = 0; step < "# שלום web עולם".length; step++) {
      const { x = -1 } = (await cursor.boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(last);
      last = x;
      await page.keyboard.press("ArrowRight");
      await expect(proclint.footer).toContainText("Ln 1");
    }
  });
});

test("skip links lead to the file, to the problems and to the processes", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("wbe: node a.js");
  await expect(proclint.problems).toContainText("process-type-typo");
  const skip = (region: string) => page.getByRole("button", { name: `Skip to ${region}` });
  await skip("Procfile").press("Enter");
  await expect(proclint.editor).toBeFocused();
  await skip("Problems").focus();
  await proclint.expectAccessibleInBoth();
  await page.keyboard.press("Enter");
  await expect(proclint.problems).toBeFocused();
  await skip("Problems").focus();
  await page.keyboard.press("Tab");
  await expect(skip("Processes")).toBeFocused();
  await proclint.show("Move");
  await skip("Processes").press("Enter");
  await expect(proclint.processes).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(proclint.processes.getByRole("button").first()).toBeFocused();
});
