// How much a person sees at once, and on the way to what they came for.
import type { Locator, Page } from "@playwright/test";
import { expect, test, type ProclintPage } from "./page.js";

/** The words in sight beside the text of the file, the controls, and how texts and boxes look. */
interface Sight {
  words: number;
  controls: string[];
  sizes: string[];
  weights: string[];
  radii: string[];
}

function sight(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const elements: Element[] = [];
    const texts: Text[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Element) elements.push(node);
      if (node instanceof Text && node.data.trim()) texts.push(node);
      for (const child of (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes) walk(child);
    };
    walk(document.body);
    const isSeen = (element: Element): boolean => {
      const { width, height, top, bottom } = element.getBoundingClientRect();
      const { visibility, opacity } = getComputedStyle(element);
      return width > 1 && height > 1 && visibility === "visible" && opacity !== "0" && top < innerHeight && bottom > 0;
    };
    // What something lies over, or what is scrolled away, nobody reads.
    const isOnTop = (text: Text): boolean => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const { x, y, width, height } = range.getClientRects()[0] ?? new DOMRect();
      const root = text.getRootNode() as Document | ShadowRoot;
      return root.elementsFromPoint(x + width / 2, y + height / 2)[0]?.contains(text) === true;
    };
    const read = texts.flatMap((text) => {
      const { data, parentElement: parent } = text;
      const isRead = parent?.checkVisibility() && isSeen(parent) && !parent.closest("style, script, noscript, option, .hidden-text");
      return parent && isRead && isOnTop(text) ? [{ data, parent }] : [];
    });
    const styles = read.map(({ parent }) => getComputedStyle(parent));
    const isControl = "button, a[href], input, select, textarea, summary, [role=separator], [contenteditable=true]";
    const boxes = elements.filter(isSeen).map((element) => getComputedStyle(element));
    return {
      words: read.filter(({ parent }) => !parent.closest(".cm-editor")).flatMap(({ data }) => data.match(/[\p{L}\p{N}][^\s]*/gu) ?? [])
        .length,
      controls: elements
        .filter((element) => element.matches(isControl) && isSeen(element))
        .map((element) => element.ariaLabel ?? element.textContent.trim()),
      sizes: [...new Set(styles.map(({ fontSize }) => fontSize))].sort(),
      weights: [...new Set(styles.map(({ fontWeight }) => fontWeight))].sort(),
      radii: [...new Set(boxes.map(({ borderRadius }) => borderRadius))].filter((radius) => radius !== "0px").sort(),
    };
  });
}

test("at first sight there is little: at most 22 controls and 120 words, in four sizes, two weights and two radii", {
  tag: "@daily",
}, async ({ proclint, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await proclint.open();
  await expect(proclint.cards).toHaveCount(2);
  const { words, controls, sizes, weights, radii } = await sight(page);
  expect(words, "words").toBeLessThanOrEqual(120);
  expect(controls.length, controls.join(", ")).toBeLessThanOrEqual(22);
  expect(["13px", "14px", "16px", "20px"]).toEqual(expect.arrayContaining(sizes));
  expect(["400", "600"]).toEqual(expect.arrayContaining(weights));
  expect(["4px", "8px"]).toEqual(expect.arrayContaining(radii));
});

/** Counts the clicks of a task, and the words that are in sight before each of them. */
class Task {
  clicks = 0;
  words = 0;

  constructor(readonly page: Page) {}

  async look(): Promise<void> {
    this.words += (await sight(this.page)).words;
  }

  async click(target: Locator): Promise<void> {
    await target.waitFor();
    await this.look();
    await target.click();
    this.clicks++;
  }
}

const three = "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker -l info\nrelease: python manage.py migrate\n";
const seven = `# shop, a Django app
web: gunicorn shop.wsgi --bind 127.0.0.1:8000
worker : celery -A shop worker -l info
clock celery -A shop beat
images: celery -A shop worker -Q images &
release: python manage.py migrate
release: python manage.py check --deploy
search: python manage.py index "products
`;
const log = `2026-11-03T08:12:01Z app[web.1]: ModuleNotFoundError: No module named 'shop'
2026-11-03T08:12:01Z heroku[web.1]: Process exited with status 3
`;

async function typeThree(proclint: ProclintPage): Promise<void> {
  await proclint.type(three);
  await expect(proclint.cards).toHaveCount(3); // what is in sight before is of the example
}

interface Steps {
  /** What a person has before. */
  begin?: (proclint: ProclintPage) => Promise<void>;
  steps: (task: Task, proclint: ProclintPage, page: Page) => Promise<void>;
  clicks: number;
  words: number;
}

// Before the page became calm, these took as many clicks, and 225, 3126, 250, 253, 250, 1029, 780, 363, 225 and 532 words.
// Now they take a third less.
const tasks: Record<string, Steps> = {
  "paste a file": {
    begin: ({ page }) => page.evaluate(() => navigator.clipboard.writeText("web: npm start\n")),
    steps: async (task, proclint, page) => {
      await task.click(page.getByRole("button", { name: "Paste yours" }));
      await expect(proclint.editor).toContainText("npm start");
    },
    clicks: 1,
    words: 120,
  },
  "fix seven problems": {
    begin: async (proclint) => {
      await proclint.choose("Heroku");
      await proclint.type(seven);
    },
    steps: async (task, proclint) => {
      const rows = proclint.problems.getByRole("listitem");
      await expect(rows).toHaveCount(7);
      await task.click(proclint.fixAll);
      for (let left = 5; left > 0; left--) {
        await expect(rows).toHaveCount(left);
        await task.click(rows.first().locator(".fix button"));
        await task.click(rows.first().locator(".change button").first());
      }
      await expect(rows).toHaveCount(0);
    },
    clicks: 11,
    words: 2084,
  },
  "find Sevalla's form for a worker": {
    begin: typeThree,
    steps: async (task, proclint) => {
      await task.click(proclint.problems.getByRole("button", { name: "Sevalla" }));
      await expect(proclint.processes.locator(".equivalent").first()).toContainText("Background worker");
    },
    clicks: 1,
    words: 140,
  },
  "correct a misnamed file": {
    begin: async (proclint) => {
      await proclint.type(three);
      await proclint.fileName.fill("procfile");
    },
    steps: async (task, proclint, page) => {
      await task.click(page.locator("proclint-editor").getByRole("button", { name: /^Rename/ }));
      await expect(proclint.fileName).toHaveValue("Procfile");
    },
    clicks: 1,
    words: 140,
  },
  "find out why a deploy failed": {
    begin: typeThree,
    steps: async (task, proclint) => {
      await task.click(proclint.deployFailed);
      await proclint.log.fill(log);
      await expect(proclint.problems.locator(".cause").first()).toContainText("shop.wsgi");
    },
    clicks: 1,
    words: 140,
  },
  "compare three platforms": {
    begin: typeThree,
    steps: async (task, proclint, page) => {
      await task.click(proclint.checkFor);
      for (const name of ["Heroku", "Sevalla", "Drycc"]) await task.click(proclint.platforms.getByRole("button", { name, exact: true }));
      await page.keyboard.press("Escape");
      await expect(proclint.platforms).toBeHidden();
      await task.click(page.getByRole("tab", { name: "Compare" }));
      await expect(proclint.matrix.getByRole("columnheader")).toHaveCount(4);
    },
    clicks: 5,
    words: 686,
  },
  "plan a move": {
    begin: typeThree,
    steps: async (task, proclint, page) => {
      await task.click(page.getByRole("tab", { name: "Move" }));
      await expect(proclint.move.locator(".verdict")).toContainText("steps to Code Capsules");
      await expect(proclint.move.getByRole("combobox", { name: "from" })).toHaveValue("heroku");
      await task.look();
      await proclint.move.getByRole("combobox", { name: "to", exact: true }).selectOption("sevalla");
      task.clicks++;
      await expect(proclint.move.locator(".verdict")).toContainText("5 steps to Sevalla");
    },
    clicks: 2,
    words: 350,
  },
  export: {
    begin: typeThree,
    steps: async (task, proclint, page) => {
      await task.click(page.getByRole("tab", { name: "Export" }));
      await task.click(proclint.export.getByRole("button", { name: "Docker Compose" }));
      await expect(proclint.export.locator("pre").first()).toContainText("services:");
    },
    clicks: 2,
    words: 242,
  },
  share: {
    steps: async (task, proclint, page) => {
      await task.click(page.getByRole("button", { name: "Share" }));
      await expect(proclint.toast).toContainText("Link copied.");
    },
    clicks: 1,
    words: 120,
  },
  "read German": {
    steps: async (task, _, page) => {
      await task.click(page.getByRole("button", { name: "More", exact: true }));
      await task.click(page.getByRole("menuitemradio", { name: "Deutsch" }));
      await expect(page.getByRole("heading", { name: "Probleme" })).toBeVisible();
    },
    clicks: 2,
    words: 354,
  },
};

for (const [name, { begin, steps, clicks, words }] of Object.entries(tasks)) {
  test(`the way to it is short: ${name}`, { tag: "@daily" }, async ({ proclint, page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await proclint.open();
    await begin?.(proclint);
    await expect(proclint.cards.first()).toBeVisible();
    const task = new Task(page);
    await steps(task, proclint, page);
    expect(task.clicks).toBeLessThanOrEqual(clicks);
    expect(task.words).toBeLessThanOrEqual(words);
  });
}
