import type { Page } from "@playwright/test";
import { expect, test } from "./page.js";

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
