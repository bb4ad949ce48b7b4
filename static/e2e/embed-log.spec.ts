import type { Frame, Page } from "@playwright/test";
import { editorOf, summaryOf, test, violations } from "./embed-host.js";
import { expect, expectToFit, resize } from "./page.js";

const hardcoded = `<proclint-editor platform="heroku"><pre>web: gunicorn app:app --bind 0.0.0.0:8000\n</pre></proclint-editor>`;
const timeout = "2026-01-02T03:04:05+00:00 heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT";

const explainOf = (page: Page | Frame, name = "Explain a log") => page.getByRole("button", { name });
const fieldOf = (page: Page | Frame, name = "Log") => page.getByRole("textbox", { name, exact: true });
const answerOf = (page: Page | Frame) => page.locator("proclint-editor .log .answer");

test("a reader's log is explained by the text, and its program loads only for that", { tag: "@daily" }, async ({ host, page }) => {
  const extras = (): number => host.engines().filter((address) => address.includes("proclint-extras")).length;
  await host.open(hardcoded);
  await expect(summaryOf(page)).toContainText("error");
  expect(extras()).toBe(0);
  await explainOf(page).click();
  await fieldOf(page).fill(timeout);
  await expect(answerOf(page)).toContainText("From the log of Heroku.");
  await expect(answerOf(page)).toContainText("line 1 of the log");
  expect(extras()).toBe(1);
  expect(await violations(page)).toEqual([]);

  await test.step("a cause marks its line, which its link shows", async () => {
    await expect(page.locator(".pf-cause")).toHaveText(/^web: .*Cause$/);
    await answerOf(page).getByRole("button", { name: "line 1", exact: true }).click();
    await expect(editorOf(page)).toBeFocused();
  });
  await test.step("a fix is one click", async () => {
    await answerOf(page).getByRole("button", { name: "Use $PORT" }).click();
    await expect(editorOf(page)).toContainText("0.0.0.0:$PORT");
    await expect(page.locator(".pf-cause")).toHaveCount(0);
    await expect(answerOf(page).getByRole("button", { name: "Use $PORT" })).toHaveCount(0);
  });
  await test.step("the page of a rule is Proclint's", async () => {
    await fieldOf(page).fill("xyzzy plugh");
    await expect(answerOf(page)).toContainText("Proclint doesn't know a failure in this text.");
    await fieldOf(page).fill("Couldn't find that process type (web)");
    await expect(answerOf(page)).not.toBeEmpty();
    for (const link of await answerOf(page).getByRole("link").all()) await expect(link).toHaveAttribute("href", /^http:\/\/127/);
  });
});

test("a whole log is pasted or dropped", async ({ host, page }) => {
  await host.open(hardcoded);
  await explainOf(page).click();
  const noise = "2026-01-02T03:04:05.123456+00:00 app[web.1]: GET / 200 in 3 ms\n".repeat(10_000);
  await fieldOf(page).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
  }, `${noise}${timeout}\n`);
  await expect(answerOf(page)).toContainText("line 10001 of the log");
  await expect(answerOf(page)).toContainText("The field shows only the end.");
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["bash: gunicorn: command not found\n"], "deploy.log"));
    return transfer;
  });
  await fieldOf(page).dispatchEvent("drop", { dataTransfer: data });
  await expect(fieldOf(page)).toHaveValue(/gunicorn: command not found/);
  await expect(answerOf(page)).toContainText("gunicorn");
  await expect(editorOf(page)).toContainText("0.0.0.0:8000");
});

test("the keyboard opens the field, clears it and closes it", async ({ host, page }) => {
  await host.open(hardcoded);
  await expect(summaryOf(page)).toContainText("error");
  await explainOf(page).focus();
  await page.keyboard.press("Enter");
  await expect(fieldOf(page)).toBeFocused();
  await expect(explainOf(page)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.type("H14");
  await page.keyboard.press("Enter");
  await expect(answerOf(page)).not.toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(fieldOf(page)).toHaveValue("");
  await expect(answerOf(page)).toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(fieldOf(page)).toBeHidden();
  await expect(explainOf(page)).toBeFocused();
  await expect(explainOf(page)).toHaveAttribute("aria-expanded", "false");
});

const languages = [
  { lang: "de", name: "Log erklären", field: "Log", cause: "Ursache" },
  { lang: "es", name: "Explicar un registro", field: "Registro", cause: "Causa" },
  { lang: "fr", name: "Expliquer un journal", field: "Journal", cause: "Cause" },
  { lang: "pt", name: "Explicar um log", field: "Log", cause: "Causa" },
  { lang: "zh", name: "解释日志", field: "日志", cause: "原因" },
];

test("the field speaks the language of what is around it", async ({ host, page }) => {
  await host.open(`<div lang="en">${hardcoded}</div>`);
  await explainOf(page).click();
  await fieldOf(page).fill(timeout);
  await expect(answerOf(page)).toContainText("line 1 of the log");
  for (const { lang, name, field, cause } of languages) {
    await page.locator("proclint-editor").evaluate((element, lang) => element.setAttribute("lang", lang), lang);
    await expect(explainOf(page, name)).toBeVisible();
    await expect(fieldOf(page, field)).toHaveValue(timeout);
    await expect(answerOf(page)).toContainText("line 1 of the log");
    await expect(answerOf(page).locator(".cause")).toHaveAttribute("lang", "en");
    await expect(page.locator(".pf-cause")).toHaveText(new RegExp(`${cause}$`));
  }
});

test("what the site decides is offered no fix: a text to read, and the name of the file", async ({ host, page }) => {
  await host.open(hardcoded.replace("<proclint-editor", "<proclint-editor readonly"));
  await explainOf(page).click();
  await fieldOf(page).fill(timeout);
  await expect(answerOf(page)).toContainText("line 1 of the log");
  await expect(answerOf(page).getByRole("button", { name: "Use $PORT" })).toHaveCount(0);
  await page.locator("proclint-editor").evaluate((element) => element.setAttribute("file", "Procfile.txt"));
  await page.locator("proclint-editor").evaluate((element) => element.removeAttribute("readonly"));
  await fieldOf(page).fill("ERROR: Procfile does not exist.");
  await expect(answerOf(page)).toContainText("not Procfile.txt");
  await expect(answerOf(page).getByRole("button", { name: /^Rename/ })).toHaveCount(0);
});

for (const theme of ["light", "dark"]) {
  test(`the field is small on a phone, also over an upgraded block: ${theme}`, async ({ host, page }) => {
    await resize(page, { width: 360, height: 720 });
    const head = `<meta name="viewport" content="width=device-width">`;
    for (const compact of ["", "compact"]) {
      await host.open(hardcoded.replace("<proclint-editor", `<proclint-editor ${compact} theme="${theme}"`), { head });
      await expect(summaryOf(page)).toContainText("error");
      await summaryOf(page).click();
      await explainOf(page).click();
      await expect(page.locator("proclint-editor .problems")).toBeHidden();
      await fieldOf(page).fill(timeout);
      await expect(answerOf(page)).toContainText("line 1 of the log");
      await expectToFit(page);
      expect((await page.locator("proclint-editor .status").boundingBox())?.height).toBeLessThan(compact ? 30 : 130);
      expect(await violations(page)).toEqual([]);
      await summaryOf(page).click();
      await expect(fieldOf(page)).toBeHidden();
    }
  });
}

test("a policy that allows a worker or a frame allows the explanation", async ({ host, page, baseURL }) => {
  const origin = new URL(baseURL ?? "").origin;
  for (const policy of [
    `script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}`,
    `script-src ${origin}; frame-src ${origin}`,
  ]) {
    await host.open(hardcoded, { headers: { "Content-Security-Policy": `default-src 'none'; ${policy}` } });
    await explainOf(page).click();
    await fieldOf(page).fill(timeout);
    await expect(answerOf(page)).toContainText("line 1 of the log");
  }
});

test("a frame grows with the explanation", async ({ host, page, baseURL }) => {
  const listener = `<script>addEventListener("message", ({ data }) => {
    if (data.proclint) document.querySelector("iframe").height = data.proclint.height;
  });</script>`;
  const text = encodeURIComponent("web: gunicorn app:app --bind 0.0.0.0:8000\n");
  await host.open(
    `<iframe title="Procfile" style="width:100%;border:0" height="50" src="${baseURL ?? ""}embed?platform=heroku&text=${text}"></iframe>${listener}`,
    {
      script: "",
    },
  );
  const frame = page.frames()[1];
  if (!frame) throw new Error("no frame");
  await expect(summaryOf(frame)).toContainText("error");
  await explainOf(frame).click();
  await fieldOf(frame).fill(timeout);
  await expect(answerOf(frame)).toContainText("line 1 of the log");
  await expect.poll(() => frame.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBe(0);
});
