import type { Locator, Page } from "@playwright/test";
import { expect, expectToFit, test, type ProclintPage } from "./page.js";

const id = "fb5e5168-4281-4bec-94c5-0d1584e9e657";

const answer = JSON.stringify({
  data: [
    {
      id,
      app_id: id,
      key: "web",
      type: "web",
      display_name: "Web",
      entrypoint: "npm start",
      port: 8080,
      is_ingress_enabled: true,
      ingress_protocol: "http",
    },
    {
      id,
      app_id: id,
      key: "worker",
      type: "worker",
      display_name: "mail",
      entrypoint: "npm run worker",
      port: null,
      is_ingress_enabled: false,
      scaling_strategy: { type: "horizontal", config: { minInstanceCount: 1, maxInstanceCount: 3 } },
      resource_type_name: "s1",
      cpu_limit: 500,
      created_at: "2025-01-30T00:00:00.000Z",
    },
  ],
});

/** Shows the processes of a file on Sevalla, and asks for the form of one of them. */
async function askForForm(proclint: ProclintPage, type: string): Promise<Locator> {
  await proclint.open();
  await proclint.type(
    "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: python worker.py --name 'a $b'\nrelease: python manage.py migrate",
  );
  await proclint.choose("Sevalla");
  if ((proclint.page.viewportSize()?.width ?? 0) < 1100) await proclint.show("Processes");
  const card = proclint.cards.filter({ has: proclint.page.locator("h3", { hasText: new RegExp(`^${type}$`) }) });
  await proclint.openCard(card);
  await card.getByText("All fields of this process").click();
  return card.locator("proclint-sevalla");
}

async function openForm(proclint: ProclintPage, type: string): Promise<Locator> {
  const form = await askForForm(proclint, type);
  await expect(form.getByRole("group", { name: `Sevalla request for ${type}` })).toBeVisible();
  return form;
}

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test("what is filled in becomes a body, a call and a resource, and is copied as it stands", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const form = await openForm(proclint, "worker");
  await expect(form.getByRole("button", { name: "Create process", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(form.getByRole("textbox", { name: "Start command" })).toHaveValue("python worker.py --name 'a $b'");
  await expect(form.locator(".needed")).toContainText(["resource_type_id is required"]);
  await form.getByRole("textbox", { name: "Resource type" }).fill(id);
  await form.getByRole("button", { name: "Copy Body of Create process" }).click();
  await expect.poll(() => clipboard(page)).toContain(id);
  expect(JSON.parse(await clipboard(page))).toEqual({
    type: "worker",
    display_name: "worker",
    entrypoint: "python worker.py --name 'a $b'",
    resource_type_id: id,
    scaling_strategy: { type: "manual", config: { instanceCount: 1 } },
  });
  await form.getByRole("button", { name: "Copy Create process" }).click();
  await expect.poll(() => clipboard(page)).toContain("curl");
  const call = await clipboard(page);
  expect(call).toContain('curl -sS -X POST "https://api.sevalla.com/v3/applications/$SEVALLA_APP_ID/processes"');
  expect(call).toContain("Bearer $SEVALLA_API_KEY");
  expect(call).toContain(String.raw`--name '\''a $b'\''`);
  await form.getByText("4 more snippets").click();
  await form.getByRole("button", { name: "Copy Terraform" }).click();
  await expect.poll(() => clipboard(page)).toContain('resource "sevalla_application_process" "worker"');
});

test("a wrong field says so beside it and aloud, and gives no request", async ({ proclint, page }) => {
  const form = await openForm(proclint, "web");
  await form.getByText("Network", { exact: true }).click();
  const port = form.getByRole("textbox", { name: "Port" });
  await expect(form.getByRole("button", { name: "Copy Update process" })).toBeVisible();
  await port.fill("15000");
  await expect(port).toHaveAttribute("aria-invalid", "true");
  await expect(port).toHaveAccessibleDescription(/port is 15000, which Sevalla does not allow\. .*Takes effect: not documented\./);
  await expect(page.getByRole("status").filter({ hasText: "port is 15000, which Sevalla does not allow." })).toHaveCount(1);
  await expect(form.getByRole("button", { name: "Copy Update process" })).toHaveCount(0);
  await form.getByText("2 more snippets").click();
  await expect(form.getByRole("button", { name: "Copy List the processes" })).toBeVisible();
  await port.fill("9000");
  await expect(port).toHaveAttribute("aria-invalid", "false");
  await expect(form.locator("pre").first()).toContainText('"port": 9000');
  await expect(page.getByRole("status").filter({ hasText: "All fields are valid" })).toHaveCount(1);
});

test("only the fields of a type are there, and a zone is chosen from those there are", async ({ proclint }) => {
  const form = await openForm(proclint, "worker");
  const group = (name: string) => form.locator("summary.group", { hasText: name });
  await expect(group("Schedule")).toHaveCount(0);
  await expect(group("Liveness probe")).toHaveCount(0);
  await form.getByRole("combobox", { name: "Type" }).selectOption("cron");
  await group("Schedule").click();
  await form.getByRole("textbox", { name: "Schedule" }).fill("0 25 * * *");
  await expect(form.locator(".error")).toContainText(['schedule "0 25 * * *" is not a cron expression']);
  await form.getByRole("textbox", { name: "Schedule" }).fill("0 3 * * *");
  await form.getByRole("combobox", { name: "Time zone" }).fill("Vienna");
  await expect(form.locator(".error", { hasText: 'the nearest is "Europe/Vienna"' })).toBeVisible();
  await form.getByRole("combobox", { name: "Type" }).selectOption("web");
  await expect(group("Schedule")).toHaveCount(0);
  await group("Readiness probe").click();
  await form.getByRole("combobox", { name: "Asks by" }).selectOption("httpGet");
  await expect(form.getByRole("textbox", { name: "Path" })).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Command" })).toHaveCount(1);
  await form.getByRole("combobox", { name: "Asks by" }).selectOption("exec");
  await expect(form.getByRole("textbox", { name: "Path" })).toHaveCount(0);
  await expect(form.getByRole("textbox", { name: "Command" })).toHaveCount(2);
});

test("a form that can't be loaded says so, and loads later", async ({ proclint, page }) => {
  await page.route(/proclint-extras/, (route) => route.abort());
  const form = await askForForm(proclint, "worker");
  await expect(form.getByText("The form isn't responding.")).toBeVisible();
  await page.unroute(/proclint-extras/);
  await form.getByRole("button").click();
  await expect(form.getByRole("group", { name: "Sevalla request for worker" })).toBeVisible();
});

test("an answer of the API fills the form, which outlives another platform", { tag: "@daily" }, async ({ proclint, page }) => {
  const form = await openForm(proclint, "worker");
  await form.getByText("Fill from an API response").click();
  const box = form.getByRole("textbox", { name: "Response" });
  await expect(page.getByRole("status").filter({ hasText: "2 warnings" })).toHaveCount(1); // it would replace the next text
  await box.fill('{"message":"Not found","status":404}');
  await expect(page.getByRole("status").filter({ hasText: "It is an API error" })).toHaveCount(1);
  await expect(box).toHaveAccessibleDescription(/It is an API error: 404 "Not found"\./);
  await box.fill(answer);
  await expect(form.getByRole("button", { name: "Update process", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(form.getByRole("textbox", { name: "Display name" })).toHaveValue("mail");
  await expect(form.getByRole("textbox", { name: "Most instances" })).toHaveValue("3");
  await expect(form.locator("pre").first()).toContainText('"maxInstanceCount": 3');
  await expect(form.locator("pre", { hasText: "PATCH" })).toContainText(`/applications/${id}/processes/${id}`);
  await expect(box).toHaveValue("");
  await expect(form.getByRole("definition")).toContainText(["worker", "s1", "500 millicores", "2025-01-30T00:00:00.000Z"]);
  // A value and what to know about it are one text.
  await expect(form.getByRole("definition").first()).toHaveCSS("display", "block");

  await proclint.choose("Drycc");
  await expect(form).toHaveCount(0);
  await proclint.showOn("Sevalla");
  await proclint.openCard(proclint.cards.filter({ hasText: "worker.py" }));
  await expect(form.getByRole("textbox", { name: "Display name" })).toHaveValue("mail");
  await form.getByRole("button", { name: "Reset" }).click();
  await expect(form.getByRole("textbox", { name: "Display name" })).toHaveValue("worker");
  await expect(form.getByRole("definition")).toHaveCount(0);
});

test("the form follows the file until a field is edited, and asks for no key", async ({ proclint }) => {
  const form = await openForm(proclint, "release");
  await expect(form).toContainText("replaces a release phase");
  await expect(form.getByRole("combobox", { name: "Type" })).toHaveValue("job");
  const command = form.getByRole("textbox", { name: "Start command" });
  await expect(command).toHaveValue("python manage.py migrate");
  await proclint.type("web: gunicorn shop.wsgi\nrelease: ./migrate.sh");
  await expect(command).toHaveValue("./migrate.sh");
  for (const summary of await form.locator("summary.group").all()) await summary.click();
  const labels = await form.locator("label").allInnerTexts();
  expect(labels.length).toBeGreaterThan(8);
  for (const label of labels) expect(label).not.toMatch(/key|token|secret|password/i);
  await expect(form.locator("input[type=password]")).toHaveCount(0);
});

for (const { name, viewport } of [
  { name: "desktop", viewport: { width: 1440, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
] as const) {
  test.describe(name, () => {
    test.use({ viewport });

    test("axe finds nothing in an open form", async ({ proclint, page }) => {
      const form = await openForm(proclint, "web");
      for (const summary of await form.locator("summary.group").all()) await summary.click();
      await form.getByRole("combobox", { name: "Asks by" }).first().selectOption("httpGet");
      await form.getByRole("combobox", { name: "Scaling" }).selectOption("horizontal");
      await form.getByRole("textbox", { name: "Most instances" }).fill("51");
      await expect(form.locator(".error", { hasText: "is 51" })).toBeVisible();
      await proclint.expectAccessibleInBoth();
      await expectToFit(page);
    });
  });
}
