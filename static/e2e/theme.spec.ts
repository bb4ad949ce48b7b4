import type { Page } from "@playwright/test";
import { apart, expect, expectToFit, test } from "./page.js";

const light = "rgb(251, 250, 248)";
const dark = "rgb(20, 20, 19)";

const ground = (page: Page) => expect.poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor));
const around = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
      .filter(({ media }) => matchMedia(media).matches)
      .map(({ content }) => content),
  );

test("the colours are those of the system, or the chosen ones from then on, on every page", async ({ proclint, page, context }) => {
  const choose = async (title: string): Promise<void> => {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitemradio", { name: title }).click();
  };
  await proclint.open();
  await ground(page).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  await ground(page).toBe(dark);
  expect(await around(page)).toEqual(["#141413"]);

  await choose("Light");
  await ground(page).toBe(light);
  expect(await around(page)).toEqual(["#fbfaf8"]);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menuitemradio", { checked: true }).first()).toHaveText("Light");
  await proclint.expectAccessible();
  await page.keyboard.press("Escape");

  await test.step("before the editor is there, too", async () => {
    await context.route(/\/proclint-app-[^/]*\.js$/, () => {});
    await page.reload();
    await expect(page.locator(".first li").first()).toBeVisible();
    await ground(page).toBe(light);
    await context.unroute(/\/proclint-app-[^/]*\.js$/);
  });
  for (const path of ["/rules", "/rules/port-missing", "/platforms/drycc", "/api", "/embedding"]) {
    await page.goto(path);
    await ground(page).toBe(light);
  }

  await page.goto("/");
  await proclint.checked();
  await choose("Dark");
  await page.emulateMedia({ colorScheme: "light" });
  await ground(page).toBe(dark);
  await proclint.expectAccessible();
  await choose("Match system");
  await ground(page).toBe(light);
  await page.reload();
  await ground(page).toBe(light);
});

test("a page of the documentation has the same choice in its header", async ({ proclint, page }) => {
  const colors = page.getByRole("banner").getByRole("combobox", { name: "Colors" });
  await page.emulateMedia({ colorScheme: "light" });
  for (const path of ["/rules", "/rules/port-missing", "/platforms/drycc", "/api", "/embedding", "/procfile"]) {
    await page.goto(path);
    await expect(colors.locator("option:checked")).toHaveText("Match system");
    await colors.selectOption("Dark");
    await ground(page).toBe(dark);
    expect(await around(page)).toEqual(["#141413"]);
    await page.reload();
    await expect(colors.locator("option:checked")).toHaveText("Dark");
    expect(await around(page)).toEqual(["#141413"]);
    await colors.selectOption("Match system");
    await ground(page).toBe(light);
    expect(await around(page)).toEqual(["#fbfaf8"]);
  }
  await colors.selectOption("Dark");
  await proclint.expectAccessible();
  await proclint.open();
  await ground(page).toBe(dark);
});

test("the header of the documentation fits a small phone, with the choice beside the name", { tag: "@daily" }, async ({ page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto("/rules/port-missing");
    const middle = async (selector: string): Promise<number> => {
      const box = await page.locator(`header ${selector}`).boundingBox();
      return Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2);
    };
    expect(Math.abs((await middle(".theme")) - (await middle(".name")))).toBeLessThanOrEqual(3);
    await expectToFit(page);
  }
});

apart.describe("without a script", () => {
  apart.use({ javaScriptEnabled: false });

  apart("no page offers a choice of colors", { tag: "@daily" }, async ({ page }) => {
    await page.goto("/rules");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("combobox")).toHaveCount(0);
  });
});
