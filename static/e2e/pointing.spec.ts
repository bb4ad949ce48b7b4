import type { Locator } from "@playwright/test";
import { expect, test } from "./page.js";

const text = "release: python manage.py migrate\nweb: gunicorn shop.wsgi --bind 127.0.0.1:8000\nworker: sudo celery -A shop worker\n";

test.beforeEach(async ({ proclint, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await proclint.open();
  await proclint.choose("Heroku");
  await proclint.type(text);
  await expect(proclint.problems).toContainText("sudo");
  await expect(proclint.cards).toHaveCount(3);
});

test("a card marks its line and the findings of that line", { tag: "@daily" }, async ({ proclint, page }) => {
  const [release, web, worker] = [0, 1, 2].map((n) => proclint.cards.nth(n)) as [Locator, Locator, Locator];
  const line = page.locator(".cm-line.pf-pointed");
  const marked = proclint.problems.locator("li[data-pointed]");
  const boxes = (): Promise<unknown> =>
    Promise.all([proclint.editor, proclint.problems.getByRole("listitem").last(), worker].map((part) => part.boundingBox()));
  const before = await boxes();
  await web.hover();
  await expect(line).toHaveText(/^web: /);
  await expect(marked).toContainText(["host-loopback", "port-hardcoded"]);
  await expect(web).toHaveAttribute("data-pointed");
  expect(await boxes(), "nothing moves").toEqual(before);
  await proclint.expectAccessibleInBoth();
  await worker.hover();
  await expect(line).toHaveText(/^worker: /);
  await expect(marked).toContainText(["sudo"]);
  await release.hover();
  await expect(line).toHaveText(/^release: /);
  await expect(marked).toHaveCount(0);
  await page.mouse.move(720, 20);
  await expect(line).toHaveCount(0);
  await expect(proclint.processes.locator("[data-pointed]")).toHaveCount(0);
});

test("the focus of a keyboard marks as a pointer does", async ({ proclint, page }) => {
  await proclint.cards.nth(1).locator(".toggle").focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(page.locator(".pf-pointed")).toHaveText(/^web: /);
  await expect(proclint.problems.locator("li[data-pointed]")).toHaveCount(2);
  const finding = proclint.problems.locator("li", { hasText: "sudo" });
  await finding.locator(".headline").focus();
  await expect(page.locator(".pf-pointed")).toHaveText(/^worker: /);
  await expect(proclint.processes.locator(".card[data-pointed]").getByRole("heading", { name: "worker" })).toBeVisible();
  await proclint.editor.focus();
  await expect(page.locator(".pf-pointed")).toHaveCount(0);
});

test("a finding marks its line and its card", async ({ proclint, page }) => {
  await proclint.problems.locator("li", { hasText: "sudo" }).hover();
  await expect(page.locator(".pf-pointed")).toHaveText(/^worker: /);
  await expect(proclint.processes.locator(".card[data-pointed]").getByRole("heading")).toHaveText("worker");
});

test("a line of the text marks its card and its findings, also after an edit", async ({ proclint, page }) => {
  const card = proclint.processes.locator(".card[data-pointed]").getByRole("heading");
  const marked = proclint.problems.locator("li[data-pointed]");
  await page.locator(".cm-line", { hasText: "web:" }).hover();
  await expect(card).toHaveText("web");
  await expect(marked).toHaveCount(2);
  await expect(page.locator(".pf-pointed")).toHaveCount(0);
  await page.locator(".cm-lintRange", { hasText: "sudo" }).hover();
  await expect(card).toHaveText("worker");
  await expect(marked).toContainText(["sudo"]);
  await proclint.editor.press("ControlOrMeta+Home");
  await page.keyboard.insertText("# shop\n");
  await expect(proclint.problems.locator("li", { hasText: "sudo" })).toContainText("line 4");
  await page.locator(".cm-line", { hasText: "web:" }).hover();
  await expect(card).toHaveText("web");
  await proclint.cards.nth(2).hover();
  await expect(page.locator(".pf-pointed")).toHaveText(/^worker: /);
});

test("a finger marks nothing", async ({ proclint, page }) => {
  const touch = { pointerType: "touch", bubbles: true, composed: true };
  await proclint.cards.nth(1).locator(".row").dispatchEvent("pointermove", touch);
  await proclint.problems.locator("li").first().dispatchEvent("pointermove", touch);
  await page.locator(".cm-line", { hasText: "web:" }).dispatchEvent("pointermove", touch);
  await expect(page.locator(".pf-pointed")).toHaveCount(0);
  await expect(page.locator("[data-pointed]")).toHaveCount(0);
});
