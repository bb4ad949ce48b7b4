import type { Locator } from "@playwright/test";
import { expect, test } from "./page.js";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
});

test("a card marks that something is wrong with its line, and takes there", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type("# shop\nweb: gunicorn shop.wsgi --bind 127.0.0.1:8000\nworker: celery -A shop worker\n");
  await proclint.choose("Heroku");
  const card = proclint.cards.first();
  await expect(card.locator(".marks")).toContainText("● 2");
  const problem = card.getByRole("button", { name: /^error: .*127\.0\.0\.1/ });
  await expect(problem, "the list says it, and the card leads there").toBeVisible();
  await expect(proclint.cards.nth(1).locator(".marks")).toHaveCount(0);
  await problem.click();
  await expect(proclint.editor).toBeFocused();
  await expect(proclint.footer).toContainText("Ln 2, Col");
  await proclint.expectAccessible();
});

test("the card of the cursor's line is marked and comes into view", async ({ proclint, page }) => {
  await proclint.choose("Drycc");
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\nbeat: celery -A shop beat\n");
  const current = proclint.processes.locator(".card[aria-current]");
  await proclint.editor.press("ControlOrMeta+Home");
  await expect(current.getByRole("heading", { name: "web" })).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(current.getByRole("heading", { name: "beat" })).toBeInViewport();
  await expect(proclint.editor).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(current).toHaveCount(0);
});

test("on a phone a tab shows the card of the cursor's line, and the card takes back", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await proclint.choose("Heroku");
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\nbeat: celery -A shop beat\n");
  await proclint.editor.press("ArrowUp");
  await proclint.show("Processes");
  const card = proclint.processes.locator(".card[aria-current]");
  const back = card.getByRole("button", { name: "line 3", exact: true });
  await proclint.openCard(card);
  await expect(back).toBeVisible();
  await proclint.expectAccessible();
  await back.click();
  await expect(proclint.editor).toBeFocused();
  await expect(proclint.editor).toBeInViewport();
});

test("the older form of a command is copied", { tag: "@daily" }, async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.choose("Drycc");
  const card = proclint.cards.first();
  await proclint.openCard(card);
  await card.getByText(/^More commands \(/).click();
  await card.getByText("Older form of Restart it").click();
  await card.getByRole("button", { name: "Copy the older form of Restart it" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("drycc pts:restart wbe -a my-app");
});

test("the card of a dropped process gives the reason once", async ({ proclint }) => {
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\n");
  await proclint.choose("Code Capsules");
  const card = proclint.cards.nth(1);
  await expect(card).toBeVisible();
  await proclint.openCard(card);
  await expect(card.getByText("Code Capsules may run only web (unverified). Create a separate capsule for it.")).toBeVisible();
  await expect(card.locator(".outcome")).toHaveText("doesn't start");
  await expect(card).not.toContainText("Only web starts.");
});

test("cards of a file that the platform rejects say that nothing is deployed, and the reason is there once", async ({ proclint }) => {
  await proclint.choose("Sevalla");
  await proclint.type("web: node a.js\nmailer: node b.js\nworker node c.js\n");
  await expect(proclint.processes.locator(".rejection")).toContainText("Sevalla rejects the file: Reading Procfile");
  await expect(proclint.cards).toHaveCount(2);
  await expect(proclint.cards.locator(".outcome")).toHaveText(["not deployed", "not deployed"]);
  await proclint.openCard(proclint.cards.first());
  await expect(proclint.cards.first()).not.toContainText("rejects this file");
  await proclint.expectAccessibleInBoth();
  await proclint.type("web: node a.js\nmailer: node b.js\n");
  await expect(proclint.cards.first().locator(".outcome")).toHaveText("gets the traffic");
});

test("a platform that reads no Procfile says so once, and nothing of what it starts", async ({ proclint }) => {
  await proclint.choose("Render");
  await proclint.type("web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: celery worker\n");
  await expect(proclint.processes.locator(".reason").first()).toHaveText("Render doesn't read a Procfile.");
  await proclint.openCard(proclint.cards.first());
  await expect(proclint.cards.first()).toContainText("Start Command");
  await expect(proclint.processes).not.toContainText("off until you scale it");
  await expect(proclint.processes).not.toContainText("isn't read");
});

test("an empty file shows what starts by itself", async ({ proclint }) => {
  await proclint.type("");
  await proclint.choose("Drycc");
  const card = proclint.cards;
  await expect(card).toHaveCount(1);
  await proclint.openCard(card);
  await expect(card).toContainText("not in the file");
  await expect(card.getByRole("heading", { name: "web" })).toBeVisible();
});

/** How many of the parts are whole in sight: nothing that scrolls cuts them. */
function whole(parts: Locator): Promise<number> {
  return parts.evaluateAll((elements) => {
    const isWhole = (element: Element): boolean => {
      const { top, bottom } = element.getBoundingClientRect();
      const around = element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host.parentElement : null;
      const scroller = around?.closest(".scroll, .panels")?.getBoundingClientRect();
      return scroller !== undefined && top >= scroller.top && bottom <= scroller.bottom && bottom <= innerHeight;
    };
    return elements.filter(isWhole).length;
  });
}

const tenLines = [
  "release: python manage.py migrate",
  "web: gunicorn shop.wsgi --bind 127.0.0.1:8000",
  "wroker: celery -A shop worker",
  "beat: celery -A shop beat &",
  "clock: sudo python clock.py",
  "mailer: python mailer.py > out.log",
  "Web: npm start",
  "images: nohup node images.js",
  "worker python x.py",
  "events: node events.js",
];

test("ten processes and seven findings of a file of ten lines are whole in sight", { tag: "@daily" }, async ({ proclint, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const findings = proclint.problems.getByRole("listitem");
  await proclint.type(`${tenLines.join("\n")}\n`);
  await expect(proclint.cards).toHaveCount(tenLines.length);
  await test.step("before a platform is chosen", async () => {
    await expect(findings).toHaveCount(7);
    expect(await whole(findings)).toBe(7);
    expect(await whole(proclint.cards)).toBe(tenLines.length);
  });
  await test.step("on one platform", async () => {
    await proclint.choose("Heroku");
    await expect(proclint.problems).not.toContainText("Depends on where you deploy");
    expect(await findings.count()).toBeGreaterThanOrEqual(7);
    expect(await whole(findings)).toBe(await findings.count());
    expect(await whole(proclint.cards)).toBe(tenLines.length);
  });
  for (const card of await proclint.cards.all()) expect((await card.boundingBox())?.height).toBeLessThanOrEqual(52);
});

test("a long list has one line a finding, which opens", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await proclint.choose("Heroku");
  await proclint.type("web: sudo gunicorn shop.wsgi --bind 127.0.0.1:8000 &\n");
  const row = proclint.problems.locator("li", { hasText: "sudo" }).first();
  await expect(proclint.problems.locator("li")).not.toHaveCount(1);
  await expect(row.locator(".effect")).toBeVisible();
  await proclint.type(`${tenLines.join("\n")}\n`);
  await expect(proclint.problems.locator("li").nth(4)).toBeVisible();
  await expect(row.locator(".effect")).toBeHidden();
  expect((await row.boundingBox())?.height).toBeLessThanOrEqual(34);
  await proclint.expectAccessible();
  await row.locator(".headline").click();
  await expect(row.locator(".effect")).toBeVisible();
  await expect(row.getByRole("link", { name: /^Docs for / })).toBeVisible();
});

test("a row stays open while lines before it come and go", async ({ proclint, page }) => {
  await proclint.choose("Drycc");
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\n");
  const details = (name: string) => proclint.cards.getByRole("button", { name: `Details of ${name}` });
  await expect(details("web")).toHaveAttribute("aria-expanded", "false");
  await details("worker").click();
  await proclint.editor.press("ControlOrMeta+Home");
  await page.keyboard.insertText("beat: celery -A shop beat\n");
  await expect(proclint.cards).toHaveCount(3);
  await expect(details("worker")).toHaveAttribute("aria-expanded", "true");
  await expect(details("web")).toHaveAttribute("aria-expanded", "false");
});

test("a card is one line that says what becomes of the process, with the one thing to copy", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.choose("Heroku");
  await proclint.type("worker: celery -A shop worker\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nrelease: python manage.py migrate\n");
  await expect(proclint.cards.locator(".feed")).toHaveText(["Deploy", "Visitors", "Queue"]);
  await expect(proclint.cards.locator("h3")).toHaveText(["release", "web", "worker"]);
  await expect(proclint.cards.locator(".outcome")).toHaveText(["runs before each release", "gets the traffic", "off until you scale it"]);
  await expect(proclint.cards.getByRole("button", { name: /^Details of /, expanded: true })).toHaveCount(0);
  await proclint.cards.getByRole("button", { name: "Copy Run one dyno" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("heroku ps:scale worker=1");
  await proclint.type("worker: celery -A shop worker\nwbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n");
  await expect(proclint.cards.locator(".outcome")).toHaveText(["gets no traffic", "off until you scale it"]);
  await expect(proclint.cards.locator(".feed").first()).toHaveClass(/cut/);
});

test("on several platforms a card says on how many, and opens to each", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
  const worker = proclint.cards.nth(1);
  await expect(worker.locator(".outcome")).toHaveText("off until you scale it on 3 of 5 platforms");
  await proclint.openCard(worker);
  await expect(worker.locator(".platforms li")).toHaveCount(5);
  await expect(worker.locator(".platforms li").filter({ hasText: "Sevalla" })).toContainText("doesn't start");
  await worker.getByRole("button", { name: "Sevalla", exact: true }).click();
  await expect(worker.locator(".equivalent").first()).toContainText("Background worker");
  await proclint.expectAccessibleInBoth();
});

test("the card of a process that a person has to create is open", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await proclint.type("release: python manage.py migrate\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
  await proclint.choose("Sevalla");
  const open = proclint.cards.getByRole("button", { name: /^Details of /, expanded: true });
  await expect(open).toHaveAccessibleName("Details of worker");
  await expect(proclint.cards.filter({ hasText: "Background worker" }).locator(".equivalent").first()).toBeInViewport({ ratio: 1 });
  await proclint.choose("Sevalla", "Drycc");
  await expect(open).toHaveCount(0);
});

test("processes that don't start are in sight in a small window", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\n");
  await proclint.choose("Sevalla");
  await proclint.show("Processes");
  await expect(proclint.cards.getByRole("heading", { name: "worker" })).toBeVisible();
});

test("a form shows the way to it, and its fields in its order, each to copy", { tag: "@daily" }, async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const forms: [string, string, string, string[]][] = [
    ["Code Capsules", "web", "Config → Capsule Parameters → Edit", ["Project Path /", "Network Port 3000", "Run Command node server.js"]],
    [
      "Sevalla",
      "mailer",
      "Applications → your app → Processes → Create process",
      ["Name mailer", "Type Background worker", "Start command node mailer.js", "Instances 1"],
    ],
    ["Koyeb", "web", "Service → Settings → Builder", ["Run command node server.js"]],
  ];
  await proclint.type("web: node server.js\nmailer: node mailer.js\n");
  for (const [platform, type, place, fields] of forms) {
    await proclint.choose(platform);
    const card = proclint.cards.filter({ has: page.getByRole("heading", { name: type, exact: true }) });
    await proclint.openCard(card);
    const form = card.locator(".equivalent").first();
    await expect(form.locator(".place")).toHaveText(place);
    const rows = form.locator("dl > div");
    await expect(rows).toHaveCount(fields.length);
    for (const [at, field] of fields.entries()) await expect(rows.nth(at)).toContainText(new RegExp(field.split(" ").join("\\s*")));
    const last = rows.last();
    await last.getByRole("button", { name: /^Copy/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await last.locator("dd .mono").innerText());
  }
  await proclint.show("Move");
  await proclint.move.getByRole("combobox", { name: "from" }).selectOption("heroku");
  await proclint.move.getByRole("combobox", { name: "to", exact: true }).selectOption("sevalla");
  const step = proclint.move.locator(".equivalent").filter({ hasText: "Create process" }).first();
  await expect(step.locator(".place")).toHaveText("Applications → your app → Processes → Create process");
  await expect(step.locator("dl > div")).toHaveCount(4);
  await expect(step.locator("dl > div").nth(2)).toContainText(/Start command\s*node mailer\.js/);
});

test("what a move changes is shown without secrets, and applied with them", async ({ proclint }) => {
  const secret = "Zk83jdmQ2xv9LqP0";
  const worker = (password: string): string => `worker: x postgres://me:${password}@db/x`;
  await proclint.type(`web: API_TOKEN=${secret} gunicorn shop.wsgi --bind 127.0.0.1:$PORT\n${worker(secret)}\n`);
  await proclint.show("Move");
  await proclint.move.getByRole("combobox", { name: "from" }).selectOption("heroku");
  await proclint.move.getByRole("combobox", { name: "to", exact: true }).selectOption("sevalla");
  await expect(proclint.move.locator(".diff .removed").first()).toContainText("API_TOKEN=••• gunicorn");
  await expect(proclint.move).not.toContainText(secret);
  await proclint.move.getByRole("button", { name: "Change the file" }).click();
  await expect(proclint.editor).toContainText("--bind 0.0.0.0:$PORT");
  await expect(proclint.editor).toContainText(worker(secret));
});

test("the worst problem is first, unless the order of the lines is asked for", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.choose("Heroku");
  await proclint.type("worker: sleep 5 # pause\nclock: sleep 6 # pause\nweb: gunicorn shop.wsgi --bind 0.0.0.0:8000\n");
  const first = proclint.problems.getByRole("listitem").first();
  await expect(first).toContainText("port-hardcoded");
  await proclint.problems.getByRole("button", { name: "Sort by line" }).click();
  await expect(first).toContainText("inline-comment");
  await proclint.problems.getByRole("button", { name: "Worst first" }).click();
  await expect(first).toContainText("port-hardcoded");
});

test("what is open in a card stays with its process when another one comes above it", async ({ proclint }) => {
  await proclint.choose("Drycc");
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\n");
  const card = (name: string) => proclint.cards.filter({ has: proclint.page.getByRole("heading", { name, exact: true }) });
  await proclint.openCard(card("worker"));
  await card("worker")
    .getByText(/^More commands \(/)
    .click();
  await proclint.editor.press("ControlOrMeta+Home");
  await proclint.page.keyboard.insertText("clock: python clock.py\n");
  await expect(card("clock")).toHaveCount(1);
  await expect(card("worker").locator("details").first()).toHaveAttribute("open", "");
  for (const name of ["web", "clock"]) {
    await proclint.openCard(card(name));
    await expect(card(name).locator("details").first()).not.toHaveAttribute("open");
  }
});

test("what is open in the list of problems stays with its finding when a line comes above it", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  await proclint.type("wbe: node a.js\nwroker: node b.js\n");
  const row = (name: string) =>
    proclint.problems.locator("li").filter({ has: page.getByRole("button", { name: new RegExp(`^${name} is`) }) });
  await row("wroker").locator(".headline").click();
  await proclint.editor.press("ControlOrMeta+Home");
  await page.keyboard.insertText("# shop\n");
  await expect(row("wroker").getByRole("button", { name: "line 3" })).toBeVisible();
  await expect(row("wroker").locator(".headline")).toHaveAttribute("aria-expanded", "true");
  await expect(row("wbe").locator(".headline")).toHaveAttribute("aria-expanded", "false");
});

test("a long file has its first cards, and says how many follow", async ({ proclint }) => {
  for (const end of ["\n", "\r\n"]) {
    await proclint.openFile("Procfile", Buffer.from(`web: node server.js${end}${`# more${end}`.repeat(199)}`));
    await proclint.show("Compare");
    await expect(proclint.matrix.getByRole("button").first()).toBeVisible();
    await proclint.openFile("Procfile", Buffer.from(`web: node server.js${end}${`# more${end}`.repeat(200)}`));
    await expect(proclint.matrix).toContainText("Shown for files of up to 200 lines");
    await proclint.show("Processes");
    await expect(proclint.cards.first()).toContainText("node server.js");
  }
  const workers = Array.from({ length: 619 }, (_, n) => `worker${n}: node worker.js\n`);
  await proclint.openFile("Procfile", Buffer.from(`web: node web.js\n${workers.join("")}`));
  await expect(proclint.cards.nth(1)).toContainText("worker0");
  await expect(proclint.processes.getByRole("button", { name: "Show 30 more of 470" })).toBeVisible();
  await expect(proclint.processes).toContainText("120 more processes not shown");
});

test("the first line of the processes says what becomes of the app", { tag: "@daily" }, async ({ proclint }) => {
  const state = proclint.processes.locator(".state");
  await proclint.type("web: gunicorn shop.wsgi\nworker: celery -A shop worker\nrelease: python manage.py migrate\n");
  await proclint.choose("Heroku");
  await expect(state).toHaveText(/^\s*web gets the traffic\.\s*$/);
  await proclint.type("wbe: gunicorn shop.wsgi\n");
  await expect(state).toHaveText(/^\s*No process gets the traffic: none is named web\.\s*$/);
  await expect(proclint.processes.getByText("No process gets the traffic")).toHaveCount(1);
  await proclint.type("job: node a.js\n");
  await expect(state).toHaveText(/^\s*web isn't in the file\. Only the buildpack for Node\.js adds it\.\s*$/);
  await proclint.expectAccessibleInBoth();
  await proclint.type("web: gunicorn shop.wsgi\nweb: again\n- no entry\n");
  await proclint.choose("Heroku", "Drycc");
  await expect(proclint.processes.locator(".rejection")).toBeVisible();
  await expect(state).toHaveCount(0);
});

test("a process that runs in the image build says so", async ({ proclint }) => {
  await proclint.type("web: gunicorn shop.wsgi\nrelease: python manage.py migrate\n");
  await proclint.choose("Sevalla");
  await expect(proclint.cards.first().locator(".outcome")).toHaveText("runs in the image build");
});

test("a variable that the command doesn't use is called one of the environment", async ({ proclint }) => {
  await proclint.type("web: python manage.py runserver\n");
  await proclint.choose("Heroku");
  await proclint.openCard(proclint.cards.first());
  await expect(proclint.cards.first().locator(".facts")).toContainText(/port 8000\s*host 127\.0\.0\.1\s*environment \$PORT/);
});

test("the state of the app doesn't contradict a finding that no request comes to an answer", async ({ proclint }) => {
  const state = proclint.processes.locator(".state");
  await proclint.choose("Heroku");
  await proclint.type("web: gunicorn app:app --bind 127.0.0.1:$PORT\n");
  await expect(state).toHaveText(/^\s*Visitors can't reach web\.\s*$/);
  await proclint.type("web: gunicorn app:app --bind 0.0.0.0:$PORT\n");
  await expect(state).toHaveText(/^\s*web gets the traffic\.\s*$/);
});

test("a command is shown in the order that a program reads, and copied as it is", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.choose("Sevalla");
  await proclint.type("web: node a.js\nworker: python \u202eevil.py\n");
  const card = proclint.cards.filter({ has: page.getByRole("heading", { name: "worker" }) });
  await proclint.openCard(card);
  await expect(card.locator(".command")).toHaveText("python \ufffdevil.py");
  await expect(card.locator(".equivalent").first()).toContainText("python \ufffdevil.py");
  await card.getByRole("button", { name: "Copy Start command" }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("python \u202eevil.py");
});
