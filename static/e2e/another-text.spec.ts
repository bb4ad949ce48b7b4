// The page shows only results of the text that is there: no example is the visitor's file, and nothing of a text before stays.
import type { BrowserContext, Locator } from "@playwright/test";
import { examples } from "../src/examples.js";
import { beforeCalls, expect, holdBack, test, type ProclintPage } from "./page.js";

const noWeb = 'heroku[router]: at=error code=H14 desc="No web processes running" method=GET path="/" host=shop.herokuapp.com';
const logOf = ({ problems }: ProclintPage): Locator => problems.locator("proclint-log");
const marked = ({ page }: ProclintPage): Locator => page.locator(".pf-cause");

/** Nothing that is asked about a text with the word "sluggish" is answered until the returned function is called. */
async function holdAnswers(context: BrowserContext): Promise<() => void> {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route("**/held", async (route) => {
    await held;
    await route.fulfill({ body: "" });
  });
  const ask = `const held = new XMLHttpRequest(); held.open("GET", "/held", false); held.send();`;
  await beforeCalls(context, `if (request.includes("sluggish")) { ${ask} }`);
  return release;
}

async function expectAlone(proclint: ProclintPage): Promise<void> {
  const log = logOf(proclint);
  await expect(log).toContainText("Open your file or folder");
  await expect(log.locator(".cause").first()).toContainText("No web process runs");
  await expect(log).not.toContainText("wbe");
  await expect(log.getByRole("button", { name: /^(line \d|Rename)/ })).toHaveCount(0);
  await expect(marked(proclint)).toHaveCount(0);
}

async function expectCauseIn(proclint: ProclintPage, type: string): Promise<void> {
  await expect(logOf(proclint).locator(".cause").first()).toContainText(`${type} is probably a typo for web`);
  await expect(logOf(proclint)).not.toContainText("Open your file or folder");
  await expect(marked(proclint)).toHaveText(new RegExp(`^${type}: `));
}

test("a log is explained without the example, and again with the file that is opened then", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  await proclint.open();
  await test.step("in its field", async () => {
    await proclint.explain(noWeb);
    await expectAlone(proclint);
  });
  await test.step("with the visitor's file, also where it reads like an example", async () => {
    await proclint.openFile(
      "Procfile",
      Buffer.from("wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker -l info\n"),
    );
    await expectCauseIn(proclint, "wbe");
  });
  await test.step("pasted over an example", async () => {
    await proclint.example("Moved from Heroku");
    await expectAlone(proclint);
    await page.getByRole("button", { name: "Close", exact: true }).first().click();
    await proclint.type("");
    await proclint.example("Moved from Heroku");
    await proclint.editor.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
    }, noWeb);
    await proclint.toast.getByRole("button", { name: "Find out what failed" }).click();
    await expect(proclint.editor).not.toContainText("H14");
    await expectAlone(proclint);
  });
  await test.step("edited, it is the visitor's", async () => {
    await proclint.type("wbe: node server.js\n");
    await expectCauseIn(proclint, "wbe");
  });
});

test("a log is explained without an example of the documentation", async ({ proclint }) => {
  await proclint.open("#try=rules/process-type-typo/bad");
  await expect(proclint.editor).not.toContainText("gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
  await proclint.explain(noWeb);
  await expectAlone(proclint);
});

test("an example that a link replaces isn't said to be the visitor's text", async ({ proclint, page }) => {
  await proclint.open();
  await page.evaluate(() => (location.hash = "try=rules/sudo/bad"));
  await expect(proclint.editor).toContainText("sudo");
  await page.evaluate(() => (location.hash = "try=rules/process-type-typo/bad"));
  await expect(proclint.editor).not.toContainText("sudo");
  await expect(proclint.toast).not.toContainText("Your own text");
  await proclint.type("web: node mine.js\n");
  await page.evaluate(() => (location.hash = "try=rules/sudo/bad"));
  await proclint.toast.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: node mine.js", ""]);
});

test("what is typed after a click into the text is whole, whatever had the focus before", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.open();
  const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });
  const closed = async (opener: Locator): Promise<void> => {
    await opener.click();
    await page.keyboard.press("Escape");
  };
  for (const [name, leave] of [
    ["the menu", () => closed(button("More"))],
    ["the list of platforms", () => closed(proclint.checkFor)],
    ["a tab", () => page.getByRole("tab", { name: "Compare" }).click()],
    ["the name of the file", () => proclint.fileName.click()],
    [
      "the list of commands",
      async () => {
        await page.keyboard.press("ControlOrMeta+k");
        await page.keyboard.press("Escape");
      },
    ],
    ["a button", () => button("Share").focus()],
  ] as const) {
    await test.step(name, async () => {
      await leave();
      await proclint.editor.locator(".cm-line").first().click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("wbe: node server.js");
      await proclint.expectText(["wbe: node server.js"]);
    });
  }
});

test("what is typed over all before the editor is there takes the example's place", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  const release = await holdBack(context, /\/proclint-app-[^/]*\.js$/);
  await page.goto("/");
  await page.locator(".first pre").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("web: node a.js");
  release();
  await proclint.checked();
  await proclint.expectText(["web: node a.js"]);
});

test("on a slow network the example's finding is gone from another text, and a line says what it waits for", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  const release = await holdBack(context, /\.wasm$/);
  await page.goto("/");
  await expect(proclint.problems).toContainText("process-type-typo");
  await proclint.type("worker: node worker.js\n");
  await expect(proclint.problems).toContainText("The engine is loading");
  await expect(proclint.problems.getByRole("listitem")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Fix all", exact: true })).toHaveCount(0);
  await expect(proclint.processes).toContainText("Waiting for the engine…");
  await proclint.expectAccessibleInBoth();
  await proclint.example("Rails");
  await expect(proclint.problems.getByRole("listitem")).toHaveCount(0);
  release();
  await proclint.checked();
  await expect(proclint.cards.first()).toContainText("puma");
});

test("nothing of a text stays over another one while the engine takes its time", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const release = await holdAnswers(context);
  await proclint.open();
  await proclint.openFile("procfile", Buffer.from("wbe: gunicorn app:app\nworker: celery -A app worker\n"));
  await expect(proclint.problems).toContainText("file-name");
  await proclint.show("Export");
  await proclint.exportTo("compose");
  await expect(proclint.export).toContainText("gunicorn");
  const slow = "web: node sluggish.js\n";
  await proclint.type(slow);
  await expect(proclint.problems).toContainText("checking…");
  await expect(proclint.problems.getByRole("listitem")).toHaveCount(0);
  await expect(proclint.export).not.toContainText("gunicorn");
  await proclint.show("Processes");
  await expect(proclint.cards).toHaveCount(0);
  release();
  await expect(proclint.cards.first()).toContainText("sluggish.js");
  await expect(proclint.problems).not.toContainText("process-type-typo");
  await page.getByRole("tab", { name: "Export" }).click();
  await expect(proclint.export).toContainText("sluggish.js");
});

test("a log's answer goes with the text that it is about", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const release = await holdAnswers(context);
  await proclint.open();
  await proclint.type("wbe: node server.js\n");
  await proclint.explain(noWeb);
  await expectCauseIn(proclint, "wbe");
  const answer = logOf(proclint).locator(".answer");
  await test.step("an import", async () => {
    await proclint.openFile("compose.yml", Buffer.from("services:\n  worker:\n    command: node sluggish.js\n"));
    await expect(proclint.editor).toContainText("worker: node sluggish.js");
    await expect(answer).toHaveText("Reading the log…");
    release();
    await expect(answer).toContainText("The Procfile has no web, only worker");
  });
  await test.step("another platform", async () => {
    await proclint.type("web: node server.js\n");
    await expect(answer).toContainText("web is in the Procfile");
    await proclint.choose("Heroku");
    await expect(answer).toContainText("web is in the Procfile");
  });
  await test.step("undo brings text and answer back", async () => {
    await proclint.openFile("Procfile", Buffer.from("wbe: node other.js\n"));
    await expectCauseIn(proclint, "wbe");
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(answer).toContainText("web is in the Procfile");
  });
});

test("a log that was pasted into the text is taken out only as long as it is the last change", async ({ proclint }) => {
  await proclint.open();
  await proclint.type("web: node server.js\n");
  await proclint.editor.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
  }, noWeb);
  await proclint.type("web: node mine.js\n");
  await proclint.toast.getByRole("button", { name: "Find out what failed" }).click();
  await expect(proclint.log).toHaveValue(noWeb);
  await proclint.expectText(["web: node mine.js", ""]);
});

test("what was filled in for a process of one file isn't there for another one", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("web: node server.js\n");
  await proclint.choose("Sevalla");
  const form = proclint.cards.first().locator("proclint-sevalla");
  await proclint.openCard(proclint.cards.first());
  await form.getByText("All fields of this process").click();
  const name = form.getByRole("textbox", { name: /^Display name/ });
  await name.fill("the old shop");
  await proclint.openFile("Procfile", Buffer.from("web: node other.js\n"));
  await expect(proclint.cards.first()).toContainText("other.js");
  await expect(page.getByText("the old shop")).toHaveCount(0);
  if (
    !(await form
      .locator("details")
      .first()
      .evaluate((details: HTMLDetailsElement) => details.open))
  )
    await form.getByText("All fields of this process").click();
  await expect(name).not.toHaveValue("the old shop");
});

test("what names the platforms is what does", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.open();
  for (const name of ["Procfile.dev", "Procfile.local"]) {
    await proclint.openFile(name, Buffer.from("web: node server.js\n"));
    await expect(proclint.checkFor).toContainText("(Local runners)");
    await expect(proclint.checkFor).not.toContainText("proclint.toml");
    await proclint.inPlatforms(() => expect(page.getByText("Local runners: Foreman")).toBeVisible());
  }
  await proclint.openFile("Procfile.dev", Buffer.from("# proclint-platform honcho\nweb: node server.js\n"));
  await expect(proclint.checkFor).toContainText("(from the file's comment)");
});

test("a finding and the processes agree on the traffic", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.open();
  const state = proclint.processes.getByRole("heading", { level: 2 });
  await test.step("where a buildpack may add a process", async () => {
    await proclint.type("wbe: bundle exec puma\nworker: bundle exec sidekiq\n");
    await proclint.choose("Heroku");
    await expect(proclint.problems).toContainText("No web process runs; visitors see H14.");
    await expect(state).toHaveText("web isn't in the file. Only the buildpack for Rails adds it.");
    await expect(proclint.cards.filter({ hasText: "not in the file" })).not.toContainText("traffic");
  });
  await test.step("where a process without a command starts", async () => {
    await proclint.choose("Deis v1", "Heroku");
    await expect(proclint.problems).toContainText("Nothing gets traffic: cmd starts instead of web");
    await expect(state).toHaveText("No process gets the traffic: none is named web, cmd.");
  });
});

test("no example says that nothing gets the traffic beside a process that does", async ({ proclint }) => {
  const nothing = /Nothing gets traffic:|No web process runs/;
  await proclint.open();
  for (const platform of ["Code Capsules", "Deis v1", "Drycc", "Sevalla", "Heroku"]) {
    await proclint.choose(platform);
    for (const { id, open } of examples) {
      await test.step(`${id} on ${platform}`, async () => {
        const { name, text } = open();
        await proclint.fileName.fill(name);
        await proclint.begin(text);
        const words = text.split(/\s+/).filter((word) => word && !word.endsWith(":"));
        await expect(proclint.processes).toContainText(words.at(-1) ?? "");
        const state = (await proclint.processes.getByRole("heading", { level: 2 }).allTextContents()).join(" ");
        if (/gets? the traffic(\.|, and)/.test(state) && !state.includes("No process"))
          await expect(proclint.problems).not.toContainText(nothing);
      });
    }
    await proclint.choose(platform);
  }
});

test("a copied checklist holds every command whole", { tag: "@daily" }, async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.open();
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker -l info -Q mails,thumbnails\n");
  await proclint.show("Move");
  await proclint.move.getByLabel("from", { exact: true }).selectOption("heroku");
  for (const to of ["sevalla", "render", "code-capsules"]) {
    await proclint.move.getByLabel("to", { exact: true }).selectOption(to);
    await expect(proclint.move.getByRole("heading", { level: 2 }).last()).toBeVisible();
    await proclint.move.getByRole("button", { name: /^Cop(y checklist|ied)$/ }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain("celery -A shop worker -l info -Q mails,thumbnails");
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain("…");
  }
});
