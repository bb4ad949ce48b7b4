// Each state of the page at each width, light, dark, in forced colors, and at 200 %: build/states/STATE-WIDTH-SCHEME.png.
// In each of them, axe finds nothing.
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { apart as test, ProclintPage } from "./page.js";

const sizes = [
  { width: 640, height: 400 }, // a window of 1280 at 200 %
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

interface State {
  name: string;
  show: (proclint: ProclintPage, page: Page) => Promise<void>;
}

async function broken(proclint: ProclintPage): Promise<void> {
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc");
  await proclint.problems.getByText("process-type-typo").waitFor();
}

const states: readonly State[] = [
  { name: "first-visit", show: async (proclint) => proclint.problems.locator("li").first().waitFor() },
  { name: "problems", show: broken },
  {
    name: "finding",
    show: async (proclint) => {
      await broken(proclint);
      await proclint.problems.locator("li").first().locator("[aria-expanded]").first().click();
    },
  },
  {
    name: "process",
    show: async (proclint) => {
      await broken(proclint);
      await proclint.show("Processes");
      await proclint.openCard(proclint.cards.first());
    },
  },
  {
    name: "sevalla",
    show: async (proclint) => {
      await proclint.choose("Sevalla");
      await proclint.show("Processes");
      const card = proclint.cards.first();
      await proclint.openCard(card);
      await card.getByText("All fields of this process").click();
      const form = card.locator("proclint-sevalla");
      await form.getByRole("group", { name: /^Sevalla request/ }).waitFor();
      await form.scrollIntoViewIfNeeded();
    },
  },
  {
    name: "clean",
    show: async (proclint) => {
      await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n");
      await proclint.choose("Heroku");
      await proclint.problems.getByText("No problems").waitFor();
    },
  },
  {
    name: "log",
    show: async (proclint) => {
      await proclint.explain("app[web.1]: bash: gunicorn: command not found\n");
      await proclint.problems.locator(".cause").first().waitFor();
    },
  },
  { name: "empty", show: (proclint) => proclint.type("") },
  {
    name: "compare",
    show: async (proclint) => {
      await broken(proclint);
      await proclint.show("Compare");
      await proclint.matrix.getByRole("table").waitFor();
    },
  },
  {
    name: "move",
    show: async (proclint) => {
      await broken(proclint);
      await proclint.show("Move");
      await proclint.move.locator(".verdict").waitFor();
    },
  },
  {
    name: "export",
    show: async (proclint) => {
      await broken(proclint);
      await proclint.show("Export");
    },
  },
  {
    name: "check-for",
    show: async (proclint, page) => {
      await broken(proclint);
      await proclint.checkFor.click();
      await page.getByRole("group", { name: "Platforms", exact: true }).waitFor();
    },
  },
  {
    name: "more",
    show: async (_, page) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem").first().waitFor();
    },
  },
  {
    name: "commands",
    show: async (_, page) => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("combobox", { name: "Search commands" }).waitFor();
    },
  },
  {
    name: "fixed",
    show: async (proclint, page) => {
      await broken(proclint);
      await page
        .getByRole("button", { name: /^Fix all/ })
        .first()
        .click();
      await proclint.toast.getByText("fixes applied").waitFor();
    },
  },
];

const pages = ["api", "embedding", "procfile", "rules", "rules/port-hardcoded", "platforms", "platforms/heroku", "missing"];

function path(name: string, width: number, scheme: string): string {
  return fileURLToPath(new URL(`../../build/states/${name.replace("/", "-")}-${width}-${scheme}.png`, import.meta.url));
}

for (const size of sizes) {
  for (const scheme of ["light", "dark", "forced"] as const) {
    test.describe(`${size.width} px, ${scheme}`, () => {
      const media = scheme === "forced" ? ({ forcedColors: "active" } as const) : { colorScheme: scheme };

      for (const { name, show } of states) {
        test(name, async ({ proclint, page }) => {
          await page.setViewportSize(size);
          await page.emulateMedia({ ...media, reducedMotion: "reduce" });
          await proclint.open();
          await show(proclint, page);
          await page.screenshot({ path: path(name, size.width, scheme) });
          await proclint.expectAccessible();
        });
      }

      test("documentation", async ({ page }) => {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        for (const name of pages) {
          await page.goto(`/${name}`);
          await page.screenshot({ path: path(name, size.width, scheme) });
          await new ProclintPage(page).expectAccessible();
        }
      });
    });
  }
}
