import type { Page } from "@playwright/test";
import { apart, expect, expectToFit, resize, test } from "./page.js";

/** Some of what a person sees first, and what CodeMirror says, in each language. */
const languages = {
  de: {
    problems: "Probleme",
    tabs: ["Prozesse", "Vergleich", "Umzug", "Export"],
    fixAll: "Alle beheben",
    find: "Suchen",
    history: "Verlauf",
    english: "Meldungen, Korrekturen und Anmerkungen sind auf Englisch.",
    checked: /^in [\d,]+ ms auf Ihrem Rechner geprüft$/,
  },
  es: {
    problems: "Problemas",
    tabs: ["Procesos", "Comparar", "Migrar", "Exportar"],
    fixAll: "Corregir todo",
    find: "Buscar",
    history: "Historial",
    english: "Los resultados, las correcciones y las notas están en inglés.",
    checked: /^comprobado en [\d,]+ ms/,
  },
  fr: {
    problems: "Problèmes",
    tabs: ["Processus", "Comparer", "Migrer", "Exporter"],
    fixAll: "Tout corriger",
    find: "Rechercher",
    history: "Historique",
    english: "Les résultats, corrections et remarques sont en anglais.",
    checked: /^vérifié en [\d,]+ ms/,
  },
  pt: {
    problems: "Problemas",
    tabs: ["Processos", "Comparar", "Migrar", "Exportar"],
    fixAll: "Corrigir tudo",
    find: "Localizar",
    history: "Histórico",
    english: "Os resultados, as correções e as notas estão em inglês.",
    checked: /^verificado em [\d,]+ ms/,
  },
  zh: {
    problems: "问题",
    tabs: ["进程", "比较", "迁移", "导出"],
    fixAll: "全部修复",
    find: "查找",
    history: "历史记录",
    english: "检查结果、修复和说明均为英文。",
    checked: /^已在您的设备上检查，用时 [\d.]+ 毫秒$/,
  },
} as const;

const wide = { width: 1280, height: 800 };
const smallestPhone = { width: 320, height: 568 };
const smallPhone = { width: 360, height: 740 };
const phone = { width: 390, height: 844 };

/** Chooses a language in the menu of the page, which is the last one. */
async function speak(page: Page, language: string): Promise<void> {
  await page.locator("header proclint-menu").last().getByRole("button").click();
  await page.locator(`[role=menuitemradio][lang=${language}]`).click();
}

/** On a phone: the buttons are in one row, and menus stay inside the window and inside their edges. */
async function expectToFitAPhone(page: Page, history: string): Promise<void> {
  const bar = page.locator("header .bar");
  const rows = await bar.evaluate((element) => {
    const shown = [...element.querySelectorAll<HTMLElement>(":scope > h1, :scope > proclint-platforms, :scope > proclint-menu")];
    const middle = shown.map((part) => Math.round(part.offsetTop + part.offsetHeight / 2));
    return Math.max(...middle) - Math.min(...middle);
  });
  expect(rows, "in pixels, between the middles of what is in the bar").toBeLessThanOrEqual(2);

  const menus = bar.locator(":scope > proclint-menu");
  for (const menu of await menus.all()) {
    await menu.getByRole("button").click();
    const box = await menu.getByRole("menu").boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
    await page.keyboard.press("Escape");
  }
  const expectInside = async (): Promise<void> => {
    const dialog = page.locator("dialog:modal");
    await expect(dialog).toBeVisible();
    const beyond = await dialog.locator(".top, .body").evaluateAll((parts) => parts.map((part) => part.scrollWidth - part.clientWidth));
    expect(beyond).toEqual([0, 0]);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  };
  await page.keyboard.press("F1");
  await expectInside();
  await menus.last().getByRole("button").click();
  await page.getByRole("menuitem", { name: history }).click();
  await expectInside();
}

test("the page speaks five more languages, at once and after a reload, each for one request", async ({ proclint, page }) => {
  const requests: string[] = [];
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.cards.first()).toBeVisible();
  page.on("request", (request) => requests.push(new URL(request.url()).pathname.replace(/-[^/]*\.js$/, "")));

  for (const [language, { problems, tabs, fixAll, find, history, english, checked }] of Object.entries(languages)) {
    requests.length = 0;
    await speak(page, language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("region", { name: problems, exact: true })).toContainText("process-type-typo");
    await expect(page.getByRole("heading", { name: problems })).toBeVisible();
    await expect(page.getByRole("tab")).toHaveText([...tabs]);
    await expect(page.getByRole("region", { name: tabs[0], exact: true }).locator(".card").first()).toBeVisible();
    await expect(page.getByRole("button", { name: fixAll, exact: true })).toBeEnabled();
    await expect(proclint.footer.locator(".time")).toHaveText(checked);
    expect(requests).toEqual([`/assets/${language}`]);
    await expect(page.locator(".message").first()).toHaveAttribute("lang", "en");
    await expect(page.locator("proclint-problems .english")).toHaveText(english);

    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+f");
    await expect(page.getByRole("textbox", { name: find })).toBeFocused();
    await proclint.expectAccessible();
    await page.keyboard.press("Escape");
    for (const size of [wide, smallestPhone, smallPhone, phone]) {
      await resize(page, size);
      await expect(page.getByRole("region", { name: problems, exact: true })).toBeVisible();
      await expectToFit(page, `${language} at ${size.width}`);
      expect(await page.locator("header .bar").evaluate((bar) => bar.scrollWidth - bar.clientWidth), `the bar, ${language}`).toBe(0);
      expect(
        await page.getByRole("tablist").evaluate((tabs) => tabs.scrollWidth - tabs.clientWidth),
        `the tabs, ${language} at ${size.width}`,
      ).toBe(0);
    }
    await expectToFitAPhone(page, history);
    await proclint.expectAccessible();
    await page.setViewportSize(wide);
  }

  await page.reload();
  await expect(page.getByRole("region", { name: languages.zh.problems, exact: true })).toContainText("process-type-typo");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await expect(page).toHaveTitle("Proclint：检查 Procfile");
  // The address says more than what was chosen once, until something is chosen again.
  await page.goto("/?lang=fr");
  await expect(page.getByRole("heading", { name: languages.fr.problems })).toBeVisible();
  await speak(page, "en");
  await expect(page).toHaveURL("/");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(page.locator("proclint-problems .english")).toHaveCount(0);
  await page.reload();
  await proclint.checked();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("in a browser of somebody who reads Austrian German", () => {
  apart.use({ locale: "de-AT" });

  apart("the page begins in German, and in English where its texts do not arrive", async ({ page, context }) => {
    await page.goto("/");
    await expect(page.getByRole("contentinfo").locator(".time")).toHaveText(languages.de.checked);
    await expect(page.getByRole("heading", { name: "Probleme" })).toBeVisible();
    await context.route(/\/assets\/de-/, (route) => route.abort());
    await page.reload();
    await expect(page.getByRole("heading", { name: "Problems" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  apart("what stands there before the editor is German, or in the language chosen last", async ({ page, context }) => {
    await context.route(/\/proclint-app-[^/]*\.js$/, (route) => route.abort());
    await page.goto("/");
    const found = page.locator(".first .found");
    await expect(found.locator("li .place")).toContainText("Zeile 1 · process-type-typo");
    await expect(found.locator("li p span").first()).toHaveAttribute("lang", "en");
    await expect(found.locator(".english")).toHaveText("Meldungen, Korrekturen und Anmerkungen sind auf Englisch.");
    await expect(found.getByRole("heading", { name: "Probleme" })).toBeVisible();
    await expect(found.locator(".about")).toContainText("Ist dieses Procfile richtig?");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page).toHaveTitle("Proclint: ein Procfile prüfen");
    await page.evaluate(() => localStorage.setItem("proclint.language", "en"));
    await page.reload();
    await expect(found.locator("li .place")).toContainText("line 1 · process-type-typo");
    await expect(found.locator(".english")).toBeHidden();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("nothing is wider than the window in any language", async ({ proclint, page }) => {
  const long = "a".repeat(70);
  const lines = ["wbe: gunicorn shop.wsgi --bind 127.0.0.1:$PORT", `${long}: ${long} --${long}`, `${long}_x: node ${long}.js`];
  await proclint.open();
  await proclint.type(lines.join("\n"));
  await expect(proclint.problems.locator(".summary")).toHaveText("1 error, 1 warning");
  for (const language of ["en", "de", "es", "fr", "pt", "zh"]) {
    await test.step(language, async () => {
      await page.goto(`/?lang=${language}`);
      await proclint.expectText(lines);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await page.locator(".fold").click();
      for (const width of [320, 374, 390, 760, 761, 801, 900, 1099, 1100, 1280, 1920]) {
        await resize(page, { width, height: 800 });
        expect(await tooWideTabs(page), `${width}`).toEqual([]);
      }
    });
  }
});

/** The tabs with which something is wider than the window, after each was shown. */
function tooWideTabs(page: Page): Promise<string[]> {
  return page.getByRole("tab").evaluateAll(async (tabs) => {
    const tooWide: string[] = [];
    for (const tab of tabs) {
      (tab as HTMLElement).click();
      await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
      if (document.documentElement.scrollWidth !== innerWidth) tooWide.push(tab.textContent);
    }
    return tooWide;
  });
}
