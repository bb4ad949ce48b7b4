import type { Locator, Page } from "@playwright/test";
import { de } from "../src/messages/de.js";
import { en } from "../src/messages/en.js";
import { fr } from "../src/messages/fr.js";
import { results } from "../src/messages/results.js";
import { apart, expect, expectToFit, resize, test } from "./page.js";

/** Some of what a person sees first, and what CodeMirror says, in each language. */
const languages = {
  de: {
    problems: "Probleme",
    tabs: ["Prozesse", "Vergleich", "Umzug", "Export"],
    fixAll: "Alle beheben",
    find: "Suchen",
    history: "Verlauf",
    english: "Die Ergebnisse sind auf Englisch.",
    checked: /^in [\d,]+ ms auf Ihrem Rechner geprüft$/,
  },
  es: {
    problems: "Problemas",
    tabs: ["Procesos", "Comparar", "Migrar", "Exportar"],
    fixAll: "Corregir todo",
    find: "Buscar",
    history: "Historial",
    english: "Los resultados están en inglés.",
    checked: /^comprobado en [\d,]+ ms/,
  },
  fr: {
    problems: "Problèmes",
    tabs: ["Processus", "Comparer", "Migrer", "Exporter"],
    fixAll: "Tout corriger",
    find: "Rechercher",
    history: "Historique",
    english: "Les résultats sont en anglais.",
    checked: /^vérifié en [\d,]+ ms/,
  },
  pt: {
    problems: "Problemas",
    tabs: ["Processos", "Comparar", "Migrar", "Exportar"],
    fixAll: "Corrigir tudo",
    find: "Localizar",
    history: "Histórico",
    english: "Os resultados estão em inglês.",
    checked: /^verificado em [\d,]+ ms/,
  },
  zh: {
    problems: "问题",
    tabs: ["进程", "比较", "迁移", "导出"],
    fixAll: "全部修复",
    find: "查找",
    history: "历史记录",
    english: "检查结果为英文。",
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
    await expect(page.locator("proclint-problems")).toHaveAttribute("lang", "en");
    await expect(page.locator("proclint-problems-panel .english")).toHaveText(english);

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
  await expect(page.locator("proclint-problems-panel .english")).toHaveCount(0);
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
    await expect(found.locator("li .place")).toContainText("line 1 · process-type-typo");
    await expect(found.locator("li").first()).toHaveAttribute("lang", "en");
    await expect(found.locator(".english")).toHaveText("Die Ergebnisse sind auf Englisch.");
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

/** The texts of a table that differ from those of another one. */
function plainTexts(table: object, other: object): string[] {
  const others = new Set<unknown>(Object.values(other));
  return Object.values(table).filter(
    (text): text is string => typeof text === "string" && !/[{}]/.test(text) && /\p{L}{3}/u.test(text) && !others.has(text),
  );
}

/** What the page shows in another language than it says, and where a line has two. */
function mixedLines(page: Page, own: readonly string[], english: readonly string[]): Promise<string[]> {
  return page.evaluate(
    ([ownTexts, englishTexts]) => {
      const parentOf = (element: Element): Element | null =>
        element.parentElement ?? (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null);
      const languageOf = (element: Element | null): string =>
        element ? element.getAttribute("lang") || languageOf(parentOf(element)) : document.documentElement.lang;
      const blockOf = (element: Element): Element => {
        let at = element;
        while (/^inline|^contents/.test(getComputedStyle(at).display) && at.localName !== "button")
          at = parentOf(at) ?? at.ownerDocument.body;
        return at;
      };
      const languages = new Map<Element, Map<string, string>>();
      const wrong = new Set<string>();
      const look = (root: ParentNode): void => {
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot) look(element.shadowRoot);
          if (!element.checkVisibility() || element.closest(".cm-content, code, .mono, style, [role=menuitemradio]")) continue;
          const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim());
          const said = text.join(" ").trim();
          if (!/\p{L}{2}/u.test(said)) continue;
          const language = languageOf(element);
          const foreign = (language === "en" ? ownTexts : englishTexts).find((other) => said === other);
          if (foreign) wrong.add(`in ${language}: ${said}`);
          const block = blockOf(element);
          const inBlock = languages.get(block) ?? new Map<string, string>();
          languages.set(block, inBlock.set(language, said));
        }
      };
      look(document);
      for (const said of languages.values()) if (said.size > 1) wrong.add(`in one line: ${[...said.values()].join(" | ")}`);
      return [...wrong];
    },
    [own, english] as const,
  );
}

async function clickAll(buttons: Locator): Promise<void> {
  await buttons.evaluateAll((all) => {
    for (const button of all) (button as HTMLElement).click();
  });
}

for (const [language, table, tabs] of [
  ["de", de, languages.de.tabs],
  ["fr", fr, languages.fr.tabs],
] as const)
  test(`each view is in one language for who reads ${language}`, { tag: "@daily" }, async ({ proclint, page }) => {
    const english = { ...en, ...results };
    const expectOne = async (where: string): Promise<void> => {
      expect(await mixedLines(page, plainTexts(table, english), plainTexts(english, table)), where).toEqual([]);
    };
    await page.goto(`/?lang=${language}`);
    await expect(proclint.footer.locator(".time")).toHaveText(languages[language].checked);
    await proclint.type("wbe: gunicorn shop.wsgi --bind 127.0.0.1:8000\nworker: celery -A shop worker\nrelease python manage.py migrate\n");
    const problems = page.locator("proclint-problems");
    await expect(problems).toContainText("process-type-typo");
    await expect(page.locator("proclint-problems-panel .english")).toHaveText(languages[language].english);
    await expectOne("problems");
    await clickAll(problems.locator(".headline[aria-expanded=false]"));
    await expectOne("open problems");
    await page.getByRole("button", { name: table["log.title"] }).click();
    await page
      .getByRole("textbox", { name: table.log, exact: true })
      .fill("Error R10 (Boot timeout) -> Web process failed to bind to $PORT\nH14\n");
    await expect(page.locator("proclint-log .cause, proclint-log li").first()).toBeVisible();
    await expectOne("log");
    await page.getByRole("button", { name: table["log.close"], exact: true }).click();
    for (const tab of tabs) {
      await page.getByRole("tab", { name: tab }).click();
      const panel = page.getByRole("tabpanel", { name: tab, exact: true });
      await expect(panel.getByText("worker").or(panel.getByRole("button").first()).first()).toBeVisible();
      await clickAll(panel.locator(".toggle[aria-expanded=false], summary"));
      if (tab === languages[language].tabs[3]) await panel.getByRole("button", { name: "Kubernetes" }).click();
      await expectOne(tab);
    }
    for (const button of await page.locator("header").getByRole("button").all()) {
      if (!(await button.isVisible()) || (await button.getAttribute("aria-expanded")) === null) continue;
      await button.click();
      await expectOne("menu");
      await page.keyboard.press("Escape");
    }
    for (const keys of ["F1", "ControlOrMeta+k"]) {
      await page.keyboard.press(keys);
      await expect(page.locator("dialog:modal")).toBeVisible();
      await expectOne(keys);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("tab", { name: tabs[1] }).click();
    await page.locator("proclint-matrix .facts").first().click();
    await expectOne("facts");
    await page.keyboard.press("Escape");
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("ControlOrMeta+.");
    await expect(page.locator(".pf-menu")).toBeVisible();
    await expectOne("fixes");
    await page.keyboard.press("Enter");
    await expect(proclint.toast).toContainText(/\p{L}/u);
    await expectOne("toast");
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
