import { otherServer } from "./other-server.js";
import { apart, expect, lasting, ProclintPage } from "./page.js";
import { patient } from "./patience.js";

interface Other {
  /** Its address, without a slash at the end. */
  other: string;
  proclint: ProclintPage;
}

const fixtures = {
  other: async ({}, use: (other: string) => Promise<void>): Promise<void> => {
    const { address, close } = await otherServer();
    await use(address);
    close();
  },
};

const test = lasting.extend<Other>({ ...fixtures, proclint: ({ page }, use) => use(new ProclintPage(page)) });
const withCopy = apart.extend<Pick<Other, "other">>(fixtures);

const query = (address: string): string => `?url=${encodeURIComponent(address)}`;

test("a public file is opened with its bytes, and what it replaces comes back", { tag: "@daily" }, async ({ proclint, page, other }) => {
  await proclint.open();
  await proclint.type("web: mine");
  await proclint.comeBack(`${query(`${other}/moved/there/Procfile.dev`)}&lang=en`);
  await proclint.expectText(["wbe: ünï", ""]);
  await expect(proclint.fileName).toHaveValue("Procfile.dev");
  await expect(proclint.footer).toContainText("UTF-16 LE with a byte order mark");
  await expect(proclint.footer).toContainText("CRLF");
  await expect(proclint.problems).toContainText("The file is UTF-16, not UTF-8");
  expect(new URL(page.url()).search).toBe("?lang=en");
  await expect(proclint.toast).toContainText("Opened from a link. Your own text is saved.");
  await proclint.toast.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: mine"]);
  await expect(proclint.fileName).toHaveValue("Procfile");
});

test("a file that can't be opened says why, and nothing is lost", { tag: "@daily" }, async ({ proclint, page, other }) => {
  await proclint.open();
  await proclint.type("web: mine");
  const { host } = new URL(other);
  for (const [address, said] of [
    ["Procfile", "The address must begin with https://."],
    ["javascript:alert(1)", "The address must begin with https://."],
    ["https://me:secret@example.com/Procfile", "The address must begin with https://."],
    [`${other}/closed/Procfile`, `${host} is unreachable, or doesn't let other sites read the file.`],
    ["http://127.0.0.1:1/Procfile", "127.0.0.1:1 is unreachable, or doesn't let other sites read the file."],
    [`${other}/missing/Procfile`, `${host} answered with the status 404.`],
    [`${other}/large/Procfile`, "The file in the link is too large."],
    [`${other}/binary/app.bin`, "app.bin isn't a text file. Your text is unchanged."],
  ] as const) {
    await test.step(address, async () => {
      await proclint.comeBack(query(address));
      await expect(proclint.toast).toContainText(said);
      await proclint.expectText(["web: mine"]);
    });
  }
  await test.step("the address stays until the file changes", async () => {
    await proclint.comeBack(query("Procfile"));
    await expect(proclint.toast).toContainText("Your text is unchanged.");
    expect(new URL(page.url()).search).toBe("?url=Procfile");
    await proclint.type("web: changed");
    await expect.poll(() => new URL(page.url()).search).toBe("");
  });
});

test("the page waits ten seconds for a file, and says so", async ({ proclint, page, other }) => {
  await proclint.open(query(`${other}/slow/Procfile`));
  const { host } = new URL(other);
  await expect(proclint.toast).toContainText(`Reading ${host}…`);
  await expect(proclint.toast).toContainText(`${host} took longer than 10 seconds.`, { timeout: patient(30_000) });
  expect(new URL(page.url()).search).not.toBe("");
});

test("the address of a file's page on GitHub leads to the file", async ({ proclint, context }) => {
  const headers = { "Access-Control-Allow-Origin": "*" };
  await context.route("https://raw.githubusercontent.com/owner/app/main/api/Procfile", (route) =>
    route.fulfill({ headers, body: "web: a" }),
  );
  await proclint.open(query("https://github.com/owner/app/blob/main/api/Procfile"));
  await proclint.expectText(["web: a"]);
});

test("only the script for public files asks other servers", { tag: "@daily" }, async ({ proclint, page, other }) => {
  await proclint.open();
  const asked = await page.evaluate((address) => fetch(address).then(String, String), `${other}/open/Procfile`);
  expect(asked).toContain("Failed to fetch");
});

withCopy.use({ serviceWorkers: "allow" });

withCopy("the copy of the page opens a public file, too", async ({ page, other }) => {
  const proclint = new ProclintPage(page);
  await proclint.open();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await page.context().route(/\/fetch\.js$/, (route) => route.abort()); // the copy has it
  await proclint.open(query(`${other}/open/Procfile`));
  await proclint.expectText(["wbe: ünï", ""]);
});

withCopy("an address without HTTPS is blocked on a page with it", async ({ page, baseURL }) => {
  await page.context().route("https://proclint.example/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, baseURL).href }) });
  });
  const proclint = new ProclintPage(page);
  await page.goto(`https://proclint.example/${query("http://example.com/Procfile")}`);
  await expect(proclint.toast).toContainText("On this page, browsers block an address without HTTPS.");
  await page.context().unrouteAll({ behavior: "ignoreErrors" });
});
