import { expect, expectToFit, test } from "./page.js";

test("the page of the API is whole and accessible", async ({ proclint, page }) => {
  await page.goto("/api");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The HTTP API");
  await page.evaluate(() => {
    for (const example of document.querySelectorAll("details")) example.open = true;
  });
  for (const { name, colorScheme, viewport } of [
    { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
    { name: "phone, dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
  ] as const) {
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const isWide = viewport.width > 820;
      await expect(page.getByRole("link", { name: "POST /v1/lint" })).toBeVisible({ visible: isWide });
      await expectToFit(page);
      await proclint.expectAccessible();
    });
  }
  const dangling = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
      .map((link) => link.hash)
      .filter((hash) => !document.getElementById(hash.slice(1))),
  );
  expect(dangling).toEqual([]);
});

test("a page calls the API, and a problem says where it is explained", async ({ proclint, page, request }) => {
  await proclint.open();
  const rules = await page.evaluate(async () => {
    const response = await fetch("/v1/lint?platform=drycc", { method: "POST", body: "wbe: node server.js\n" });
    const report = (await response.json()) as { diagnostics: { rule: string }[] };
    return report.diagnostics.map(({ rule }) => rule);
  });
  expect(rules).toEqual(["process-type-typo"]);
  const refused = await request.post("/v1/lint?platform=dryc", { data: "web: x", headers: { "Content-Type": "text/plain" } });
  const { type } = (await refused.json()) as { type: string };
  await page.goto(type);
  await expect(page.locator(":target")).toContainText("Unknown platform");
});
