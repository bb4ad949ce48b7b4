import { expect, expectToFit, test, resize } from "./page.js";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
  await proclint.example("Django");
});

test("a file names its platforms, until some are chosen while it is open", { tag: "@daily" }, async ({ proclint, page }) => {
  const shown = proclint.processes.locator(".about > summary");
  await proclint.type("# proclint-platform drycc/image, overmind\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Drycc · image, Overmind (from the file's comment)");
  await expect(proclint.problems).toContainText("no-shell");
  await expect(shown).toHaveText("About Drycc (image)");
  await proclint.openCard(proclint.cards.first());
  await expect(proclint.cards.first().locator(".platforms button")).toHaveText(["Drycc · image", "Overmind"]);
  await proclint.choose("Heroku");
  await expect(shown).toHaveText("About Heroku");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Heroku");
  await expect(proclint.problems).toContainText("No problems");

  await test.step("also after a reload", async () => {
    await page.reload();
    await proclint.checked();
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Heroku");
  });

  await test.step("the comment of another file counts more than what was chosen before", async () => {
    await proclint.openFile("Procfile", Buffer.from("# proclint-platform goreman\nweb:a\n"));
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Goreman (from the file's comment)");
    await proclint.openFile("Procfile", Buffer.from("web: node server.js\n"));
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Heroku");
    await proclint.openFile("Procfile", Buffer.from("# proclint-platform nobody-knows-it\nweb: node server.js\n"));
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Heroku");
  });

  await test.step("a cleared choice lets the comment count again", async () => {
    await proclint.type("# proclint-platform drycc/image\nweb: node server.js\n");
    await expect(proclint.checkFor).toContainText("Drycc · image");
    await proclint.inPlatforms(async () => {
      await expect(proclint.platforms.getByRole("button", { pressed: true })).toHaveText(["✓Drycc"]);
      await proclint.platforms.getByRole("button", { name: "Dokku" }).click();
      await page.getByRole("button", { name: "Clear" }).click();
    });
    await expect(proclint.checkFor).toContainText("Drycc · image");
    await proclint.type("web: node server.js\n");
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: 5 platforms – choose yours");
    await proclint.openCard(proclint.cards.first());
    await expect(proclint.cards.first().locator(".platforms button")).toHaveCount(5);
  });
});

test("another platform or strategy changes the cards", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n");
  const shown = proclint.processes.locator(".about > summary");
  await proclint.choose("Drycc");
  await expect(shown).toHaveText("About Drycc");
  await proclint.openCard(proclint.cards.first());
  await expect(proclint.processes).toContainText("drycc scale");
  await proclint.choose("Heroku");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Drycc, Heroku");
  await expect(shown).toHaveText("About Heroku");
  await expect(proclint.processes).toContainText("heroku ps:scale");
  await expect(proclint.processes).not.toContainText("drycc scale");
  await proclint.showOn("Drycc");
  await expect(proclint.processes).toContainText("drycc scale");
  await proclint.inPlatforms(async () => {
    await proclint.platforms.getByRole("combobox", { name: "Build strategy of Drycc" }).selectOption("image");
  });
  await expect(shown).toHaveText("About Drycc (image)");
});

test("the platforms are found in a list, by keyboard and by mouse", { tag: "@daily" }, async ({ proclint, page }) => {
  const search = page.getByRole("searchbox", { name: "Search platforms" });
  await proclint.checkFor.press("Enter");
  await expect(search).toBeFocused();
  await expect(proclint.platforms.getByRole("button", { pressed: true })).toHaveText([
    "✓Code Capsules",
    "✓Deis v1",
    "✓Drycc",
    "✓Sevalla",
    "✓Heroku",
  ]);
  await expect(
    proclint.platforms.getByRole("group", { name: "Local runners" }).getByRole("button", { name: "Foreman", exact: true }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search).toBeHidden();
  await expect(proclint.checkFor).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.type("OVER");
  await expect(proclint.platforms.getByRole("group", { name: "More platforms" })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(proclint.platforms.getByRole("button", { name: "Overmind" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(proclint.platforms.getByRole("button", { pressed: true })).toHaveText(["✓Overmind"]);
  await page.keyboard.press("Escape");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Overmind");

  await proclint.inPlatforms(async () => {
    await proclint.platforms.getByRole("button", { name: "Dokku", exact: true }).click();
    await proclint.platforms.getByRole("button", { name: "Heroku", exact: true }).click();
    await proclint.platforms.getByRole("combobox", { name: "Build strategy of Dokku" }).selectOption("cnb");
  });
  await expect(proclint.checkFor).toContainText("Overmind + 2");
  await expect(proclint.processes).toContainText("About Dokku (cnb)");
  await proclint.choose("Overmind", "Dokku", "Heroku");
  await expect(proclint.checkFor).toContainText("5 platforms");
});

test("platforms come in groups, and a strategy, an alias or a typo finds them", async ({ proclint, page }) => {
  const search = page.getByRole("searchbox", { name: "Search platforms" });
  const group = (name: string) => proclint.platforms.getByRole("group", { name });
  await proclint.checkFor.press("Enter");
  await expect(group("More platforms").getByRole("button", { name: "Dokku", exact: true })).toBeVisible();
  await expect(group("Builders").getByRole("button", { name: "Paketo", exact: true })).toHaveCount(1);
  await expect(group("Local runners").getByRole("button", { name: "Foreman", exact: true })).toHaveCount(1);
  await expect(group("Read no Procfile").getByRole("button", { name: "Fly.io", exact: true })).toHaveCount(1);
  await proclint.expectAccessible();

  await test.step("a strategy is found by its platform and its name", async () => {
    await search.fill("dokploy paketo");
    await expect(proclint.platforms.getByRole("button")).toHaveText(["Dokploy · paketo"]);
    await search.press("Enter");
    await expect(proclint.platforms.getByRole("button", { pressed: true })).toHaveText(["✓Dokploy · paketo"]);
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Dokploy · paketo");
    await search.press("Enter");
    await expect(proclint.checkFor).toContainText("5 platforms");
  });

  await test.step("an alias is shown with the platform's title", async () => {
    await search.fill("hephy");
    await expect(proclint.platforms.getByRole("button")).toHaveText(["✓Deis v1 (hephy)"]);
    await search.fill("platform-sh");
    await expect(proclint.platforms.getByRole("button")).toHaveText(["Upsun (platform-sh)"]);
  });

  await test.step("a typo gets the nearest platform, and anything else none", async () => {
    await search.fill("dokkku");
    await expect(proclint.platforms).toContainText("Did you mean this one?");
    await expect(proclint.platforms.getByRole("button")).toHaveText(["Dokku"]);
    await search.press("Enter");
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Dokku");
    await search.fill("qwertyuiop");
    await expect(proclint.platforms).toContainText("No platform matches.");
    await expect(proclint.platforms.getByRole("button")).toHaveCount(0);
  });
});

test("a platform that reads no Procfile has one warning, which opens its export", async ({ proclint, page }) => {
  await proclint.type("web: node server.js\nworker: node worker.js\n");
  await proclint.choose("Fly.io");
  await expect(proclint.problems.getByRole("listitem")).toHaveCount(1);
  await expect(proclint.problems).toContainText("Fly.io doesn't read a Procfile");
  await proclint.problems.getByRole("button", { name: "Export to Fly.io…" }).click();
  await expect(proclint.export.getByRole("button", { name: "Fly.io", pressed: true })).toBeVisible();
  await expect(page.getByLabel("fly.toml").filter({ hasText: "[processes]" })).toContainText("worker = 'node worker.js'");
  await expect(proclint.editor).toContainText("web: node server.js");

  await test.step("a move there has the export and the place of each command", async () => {
    await proclint.show("Move");
    const { move } = proclint;
    await move.getByRole("combobox", { name: "from" }).selectOption("heroku");
    await move.getByRole("combobox", { name: "to", exact: true }).selectOption("render");
    await expect(move.getByRole("listitem").filter({ hasText: "Render doesn't read a Procfile" })).toBeVisible();
    await expect(move).toContainText("proclint export --to render --platform heroku");
    const form = move.locator(".equivalent").filter({ hasText: "New → Background Worker" });
    await expect(form).toContainText(/Name\s*worker/);
    await expect(move.locator('optgroup[label="Read no Procfile"]')).toHaveCount(2);
  });
});

test("one control chooses the platforms, and its choice is kept", async ({ proclint, page }) => {
  await expect(page.getByRole("banner").getByRole("button", { name: /Heroku|Sevalla/ })).toHaveCount(0);
  await proclint.choose("Sevalla");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Sevalla");
  await proclint.example("Flask");
  await page.reload();
  await proclint.checked();
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Sevalla");
  await proclint.inPlatforms(async () => {
    await page.getByRole("textbox", { name: "App name in commands" }).fill("shop");
  });
  await proclint.choose("Sevalla", "Heroku");
  await proclint.openCard(proclint.cards.first());
  await expect(proclint.cards.first()).toContainText("--app shop");
});

test("what depends on the platform is folded until somebody chooses one", async ({ proclint, page }) => {
  const fold = proclint.problems.getByRole("button", { name: "Depends on where you deploy" });
  await proclint.type("release: ./migrate\nwbe: ./start --port $PORT\n");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await expect(proclint.problems).not.toContainText("release-not-run");
  await expect(proclint.problems).toContainText("1 error");
  await proclint.expectAccessible();

  await test.step("it opens, also where nothing else is found", async () => {
    await proclint.type("release: ./migrate\nweb: cd app && ./start --port $PORT\nworker: ./work\n");
    await expect(proclint.problems).toContainText("No problems");
    await expect(proclint.problems.getByRole("button", { name: "Sort by line" })).toHaveCount(0);
    await fold.click();
    await expect(proclint.problems).toContainText("release-not-run");
    await proclint.expectAccessible();
  });

  await test.step("its mark in the text is hollow, and no problem's", async () => {
    const marks = page.locator(".cm-lint-marker").filter({ visible: true });
    await expect(marks).toHaveText(["□", "□", "□"]);
    await expect(page.locator(".cm-lint-marker-hint").filter({ visible: true })).toHaveCount(3);
  });

  await test.step("a platform answers it", async () => {
    await proclint.problems.getByRole("button", { name: "Where do you deploy?" }).click();
    await expect(page.getByRole("searchbox", { name: "Search platforms" })).toBeFocused();
    await page.keyboard.press("Escape");
    await proclint.choose("Drycc");
    await expect(fold).toHaveCount(0);
    await expect(proclint.problems).toContainText("release-not-run");
    await proclint.choose("Drycc", "Heroku");
    await expect(proclint.problems).toContainText("No problems");
    await expect(fold).toHaveCount(0);
  });
});

test("a file without mistakes shows which platforms reject it", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("p0: node a.js\np1: node b.js\n");
  await expect(proclint.problems).toContainText("No mistakes in the text. What runs depends on the platform:");
  await expect(proclint.problems.locator(".rejects")).toHaveText([
    /web process not found in Procfile/,
    /The length of ptype must be between 3 and 63/,
  ]);
  await proclint.expectAccessible();
  await test.step("on a phone they are above all processes", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await proclint.show("Compare");
    const first = await proclint.matrix.getByRole("rowheader", { name: "p0" }).boundingBox();
    for (const rejecting of await proclint.matrix.locator(".none td").all())
      expect((await rejecting.boundingBox())?.y).toBeLessThan(first?.y ?? 0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  await proclint.type("web: node a.js --port $PORT --host 0.0.0.0\n");
  await expect(proclint.problems).toContainText("No problems. What will run:");
  await proclint.type(Array.from({ length: 260 }, (_, n) => `p${n}: node a.js\n`).join(""));
  await expect(proclint.problems).toContainText("No problems.");
  await expect(proclint.problems).not.toContainText("What will run:");
});

test("the comparison shows what runs where, marks what differs, and finds the other platforms by name", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  const { matrix } = proclint;
  const cell = (type: string, platform: string) =>
    matrix
      .getByRole("row", { name: type })
      .getByRole("cell")
      .nth(heads.findIndex((name) => name.includes(platform)) - 1);
  let heads: string[] = [];
  const compare = async (): Promise<void> => {
    heads = await matrix.getByRole("columnheader").allInnerTexts();
  };

  await test.step("release, web and worker on the default platforms", async () => {
    await proclint.type("release: ./migrate\nweb: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: ./work\n");
    await proclint.show("Compare");
    await expect(matrix.getByRole("columnheader")).toHaveCount(5);
    await compare();
    expect(
      heads.filter((name) => /Drycc.*Deis v1/s.test(name)),
      "equal columns are one",
    ).toHaveLength(1);
    await expect(cell("release", "Code Capsules")).toContainText("doesn't start");
    await expect(cell("release", "Drycc")).toContainText("doesn't start");
    await expect(cell("release", "Heroku")).toContainText("runs before each release");
    await expect(cell("release", "Drycc").getByRole("img", { name: "differs" })).toBeVisible();
    await expect(cell("release", "Sevalla")).toContainText("runs in the image build");
    await expect(cell("web", "Drycc")).toContainText("HTTP traffic");
    await expect(cell("web", "Drycc")).toContainText("$PORT = 5000");
    await expect(cell("worker", "Sevalla")).toContainText("doesn't start");
    await expect(cell("worker", "Heroku")).toContainText("off until you scale it");
    await expect(matrix).toContainText("differs from Heroku");
    await expect(matrix.getByRole("columnheader", { name: /Code Capsules/ })).toContainText("unverified");
    await proclint.expectAccessible();
  });

  await test.step("the others are found by name, and join the table", async () => {
    const others = matrix.getByRole("list", { name: /^Other platforms/ });
    await expect(others.getByRole("listitem")).toHaveCount(12);
    await matrix.getByRole("searchbox", { name: "Search platforms" }).fill("dokku");
    const dokku = others.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Dokku", exact: true }) });
    await expect(dokku).toContainText(/As Heroku, except: web \$PORT = 5000/);
    await dokku.getByRole("button", { name: "Dokku", exact: true }).click();
    await expect(dokku.getByRole("button", { name: "Dokku", exact: true }), "its row stays while one works there").toBeFocused();
    await expect(proclint.checkFor).toContainText("+ 5");
    await expect(matrix.getByRole("columnheader", { name: /Dokku/ })).toBeVisible();
    await matrix.getByRole("searchbox").fill("nobody");
    await expect(matrix).toContainText("No platform matches.");
    await matrix.getByRole("searchbox").fill("");
    await matrix.getByRole("button", { name: /^Show all/ }).click();
    expect(await others.getByRole("listitem").count()).toBeGreaterThan(70);
    await proclint.expectAccessible();
    await matrix.getByRole("columnheader").getByRole("button", { name: "Dokku", exact: true }).click();
    await expect(matrix.getByRole("columnheader", { name: /Dokku/ })).toHaveCount(0);
  });
});

test("on a phone, the comparison has a line for each platform, and nothing of it is cut", async ({ proclint, page }) => {
  const text = `web: x # y\nmail_worker : z\nclock:\nweb: python x.py\n${"long".repeat(40)}: x\n`;
  await proclint.type(text);
  await proclint.show("Compare");
  const box = proclint.matrix.getByRole("group", { name: "What runs where" });
  for (const width of [390, 320]) {
    await resize(page, { width, height: 844 });
    await expect(proclint.matrix.locator("td ins").first()).toBeAttached();
    await expectToFit(page);
    expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    const cell = proclint.matrix.locator("tr:not(.none) td").first();
    await expect(cell).toContainText("Heroku");
    await expect(cell.locator(".of")).toBeVisible();
    await expect(proclint.matrix.getByRole("columnheader", { name: /Heroku/ })).toBeVisible();
    await proclint.expectAccessible();
  }
  await proclint.choose("Heroku", "Dokku");
  await proclint.type("web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: celery worker\n");
  await expect(proclint.matrix.getByRole("cell")).toHaveCount(4);
  expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), "two platforms").toBe(0);
});

test("many platforms side by side scroll in their own box", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 640, height: 844 });
  await proclint.choose("Heroku", "Sevalla", "Dokku", "Railway", "Render", "Google Cloud", "tsuru", "Koyeb");
  await proclint.type("web: gunicorn app:app\nworker: celery worker\n");
  await proclint.show("Compare");
  const box = proclint.matrix.getByRole("group", { name: "What runs where" });
  await expect(proclint.matrix.getByRole("columnheader", { name: /Koyeb/ })).toBeAttached();
  await expectToFit(page);
  expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true);
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await expect(proclint.matrix.getByRole("rowheader").first(), "the processes stay in sight").toBeInViewport();
  await proclint.expectAccessible();
});

test("another platform is told by what differs there, and by nothing else", async ({ proclint }) => {
  const { matrix } = proclint;
  await proclint.choose("Heroku");
  await proclint.type("web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: celery worker\n");
  await proclint.show("Compare");
  await matrix.getByRole("searchbox").fill("dokku");
  const told = matrix.getByRole("listitem").first().locator(".what");
  await expect(told).toHaveText("As Heroku, except: web $PORT = 5000");
  await matrix.getByRole("searchbox").fill("sevalla");
  await expect(told).toHaveText("As Heroku, except: web $PORT = 8080; worker doesn't start");
});

test("the comparison shows another name, and what rejects the file", async ({ proclint }) => {
  const { matrix } = proclint;
  await proclint.type("web: gunicorn app:app\nmail_worker: celery worker\n");
  await proclint.show("Compare");
  await expect(matrix.getByRole("cell").filter({ hasText: "rejects the file" })).toContainText("Process types can only supports");
  await matrix.getByRole("searchbox").fill("heroku fir");
  const fir = matrix.getByRole("listitem").filter({ hasText: "Heroku · fir" }).first();
  await expect(fir.locator("del")).toContainText("_");
  await expect(fir.locator("ins")).toContainText("-");
  await matrix.getByRole("searchbox").fill("render");
  await expect(matrix.getByRole("listitem").first()).toContainText("doesn't read a Procfile");
});

test("facts about a platform come with their sources, in a dialog that gives the focus back", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  const dialog = page.getByRole("dialog", { name: "Drycc" });
  await proclint.choose("Drycc");
  await proclint.checkFor.click();
  const opener = proclint.platforms.getByRole("button", { name: "Facts about Drycc" });
  await opener.click();
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await expect(dialog).toContainText("Unverified");
  await expect(dialog).toContainText(/checked on \d{4}-\d\d-\d\d/);
  const read = dialog.locator("dl > div", { hasText: "How the file is read" });
  await expect(read).toContainText("in the source drycc/builder");
  await expect(dialog.getByRole("link").first()).toHaveAttribute("href", /^https:\/\//);
  const running = dialog.locator("dl > div", { hasText: "How a command runs" });
  const before = await running.innerText();
  await dialog.getByRole("combobox", { name: "Build strategy" }).selectOption("image");
  await expect(running).not.toHaveText(before);
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press("Tab");
    await expect(proclint.editor).not.toBeFocused();
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(proclint.checkFor).toBeFocused();

  await proclint.processes.getByText("About Drycc", { exact: true }).click();
  await proclint.processes.getByRole("button", { name: "Facts about Drycc" }).click();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await proclint.show("Compare");
  await proclint.matrix.getByRole("searchbox").fill("image");
  await proclint.matrix.getByRole("button", { name: "Facts about Drycc · image" }).click();
  await expect(dialog.getByRole("combobox", { name: "Build strategy" })).toHaveValue("drycc:image");
});

test("a move shows what changes, applies its text in one undo step, and gives a checklist", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.type(
    "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nmail_worker: celery -A shop worker\nrelease: python manage.py migrate",
  );
  await proclint.show("Move");
  const { move } = proclint;
  await move.getByRole("combobox", { name: "from" }).selectOption("heroku");
  await move.getByRole("combobox", { name: "to", exact: true }).selectOption("drycc");
  await expect(move.locator(".verdict")).toHaveText(/^\d+ steps to Drycc$/);
  await expect(move.locator("ol > li")).toHaveCount(Number.parseInt(await move.locator(".verdict").innerText(), 10));
  await move.getByText(/^What runs differently/).click();
  await expect(move.locator("details[open]")).toContainText("release");
  await expect(move.locator(".removed")).toContainText("mail_worker");
  await expect(move.locator(".added")).toContainText("mailworker");
  await move.getByRole("button", { name: "Copy checklist" }).click();
  await expect(move.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^- \[ \] .*mail_?worker/m);

  await test.step("a step is ticked off, and stays so", async () => {
    const deploy = move.getByRole("checkbox", { name: /^Deploy to Drycc/ });
    await deploy.check();
    await page.reload();
    await proclint.show("Move");
    await move.getByRole("combobox", { name: "to", exact: true }).selectOption("drycc");
    await expect(deploy).toBeChecked();
    await expect(move.getByRole("checkbox", { checked: false }).first()).toBeVisible();
    await proclint.expectAccessible();
  });

  await move.getByRole("button", { name: "Change the file" }).click();
  await expect(proclint.editor).toContainText("mailworker: celery");
  await expect(move.getByRole("button", { name: "Change the file" })).toHaveCount(0);
  await proclint.editor.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(proclint.editor).toContainText("mail_worker: celery");

  await move.getByRole("button", { name: "Swap" }).click();
  await expect(move.getByRole("combobox", { name: "from" })).toHaveValue("drycc");
  await expect(move.getByRole("combobox", { name: "to", exact: true })).toHaveValue("heroku");
  await move.getByRole("combobox", { name: "from" }).selectOption("heroku");
  await expect(move.getByRole("combobox", { name: "to", exact: true })).toHaveValue("drycc");
});

test("a card takes to its line, and an equivalent is copied", async ({ proclint, page, context }) => {
  await test.step("a card takes the cursor to its line", async () => {
    await expect(proclint.processes.getByRole("heading", { name: "release" })).toBeVisible(); // the first file has none
    const worker = proclint.cards.filter({ has: page.getByRole("heading", { name: "worker" }) });
    await proclint.openCard(worker);
    await worker.getByRole("button", { name: "line 3" }).click();
    await expect(proclint.editor).toBeFocused();
    await expect(proclint.footer).toContainText("Ln 3, Col 1");
  });

  await test.step("an equivalent is copied", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await proclint.choose("Drycc");
    await expect(proclint.processes).toContainText("About Drycc");
    await proclint.openCard(proclint.cards.filter({ hasText: "worker" }).first());
    await expect(proclint.processes).toContainText("drycc scale");
    // What the check says comes a moment after it, in place of what was said before.
    await expect(page.getByRole("status").filter({ hasText: /No problems|\d+ (error|warning|info|hint)/ })).toHaveCount(1);
    const first = proclint.processes.locator(".equivalent").first();
    const text = await first.locator("pre").innerText();
    await first.getByRole("button", { name: /^Copy/ }).click();
    await expect(first.getByText("Copied")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  });
});

test("Enter that ends a composition chooses no platform", async ({ proclint, page }) => {
  await proclint.checkFor.click();
  const search = page.getByRole("searchbox", { name: "Search platforms" });
  await search.fill("rail");
  await search.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, composed: true });
  await expect(search).toBeFocused();
  await expect(proclint.platforms.locator("button[aria-pressed=true]")).toHaveCount(0);
  await expect(proclint.checkFor).toContainText("5 platforms");
  await search.press("Enter");
  await expect(proclint.checkFor).toContainText("Railway");
});

test("a chosen platform can be read in forced colors", async ({ proclint, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await proclint.open();
  await proclint.choose("Heroku");
  await proclint.checkFor.click();
  const chosen = proclint.platforms.getByRole("button", { name: "Heroku", exact: true });
  const { color, ground } = await chosen.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return { color, ground: backgroundColor };
  });
  expect(ground).not.toBe("rgba(0, 0, 0, 0)");
  expect(color).not.toBe(ground);
  await proclint.expectAccessible();
  await page.keyboard.press("Escape");
  await proclint.show("Compare");
  await expect(proclint.matrix.getByRole("button", { name: "Heroku", exact: true, pressed: true })).toBeVisible();
  await proclint.expectAccessible();
  await page.emulateMedia({ forcedColors: null });
});
