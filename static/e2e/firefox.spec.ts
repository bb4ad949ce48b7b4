// The page in Firefox: another engine of everything, which has neither files on a disk nor Chromium's promises.
import { test, expect } from "@playwright/test";
import puppeteer, { type Browser, type KeyInput, type Page } from "puppeteer-core";
import { toFragment } from "../src/file/share.js";
import { openText } from "../src/file/snapshot.js";
import { otherServer } from "./other-server.js";
import { patient } from "./patience.js";

const executablePath = process.env.FIREFOX;
const patience = patient(20_000); // Firefox without a screen takes its time to start the engine

test.skip(!executablePath, "there is no Firefox, and none could be installed: scripts/firefox.sh says why");
test.describe.configure({ mode: "serial" });

let browser: Browser;
let page: Page;
const wrong: string[] = [];

test.beforeAll(async () => {
  browser = await puppeteer.launch({ browser: "firefox", executablePath: executablePath ?? "", headless: true });
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
});

test.afterAll(() => browser?.close());

test.afterEach(() => expect(wrong).toEqual([]));

/** Waits until a part of the page, found through all shadow trees, contains a text. */
async function shows(selector: string, text: string | RegExp): Promise<void> {
  const read = async (): Promise<string> => {
    const part = await page.$(`>>> ${selector}`);
    return (await part?.evaluate((element) => (element.shadowRoot ?? element).textContent)) ?? "";
  };
  await expect.poll(read, { timeout: patience }).toMatch(text);
}

async function click(selector: string): Promise<void> {
  await page.locator(`>>> ${selector}`).setTimeout(patience).click();
}

/** Presses a key with Control. */
async function control(key: KeyInput): Promise<void> {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

async function type(text: string): Promise<void> {
  await click(".cm-content");
  await control("a");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

test("a file is linted as it is typed, mended with one undo step, and there after a reload", async ({ baseURL }) => {
  await page.goto(baseURL ?? "");
  await shows("footer", /checked in [\d.]+ ms, on your machine/);
  await shows("proclint-problems", "process-type-typo");
  await type("wbe: gunicorn app:app --bind 0.0.0.0:$PORT");
  await shows("proclint-problems", "process-type-typo");
  await page.waitForSelector(">>> .cm-lintRange", { timeout: patience });
  await click("proclint-problems >>> .fix .button");
  await shows(".cm-content", /^web: gunicorn/);
  await click(".cm-content");
  await control("z");
  await shows(".cm-content", /^wbe: gunicorn/);
  await page.reload();
  await shows(".cm-content", /^wbe: gunicorn/);
  await shows("proclint-problems", "process-type-typo");
});

test("completion, the menu of fixes, the cards, the comparison and a move", async () => {
  await type("w");
  await control(" ");
  await shows(".cm-tooltip-autocomplete", "web");
  await page.keyboard.press("Escape");
  await type("wbe: node server.js");
  await shows("proclint-problems", "process-type-typo");
  await page.keyboard.press("Home");
  await control(".");
  await shows("[role=menu]", "Rename wbe to web");
  await page.keyboard.press("Enter");
  await shows(".cm-content", /^web: node/);
  await shows("proclint-processes", "server.js");
  await page.locator(">>> [role=tab]:nth-of-type(2)").click();
  await shows("proclint-matrix", "HTTP traffic");
  await page.locator(">>> [role=tab]:nth-of-type(3)").click();
  await shows("proclint-move", "steps to");
});

test("a link is opened, in German too, and what it replaced can be brought back", async ({ baseURL }) => {
  const fragment = await toFragment({ file: openText("Procfile", "web: npm start\n"), platforms: ["drycc"] });
  await page.goto(`${baseURL}?lang=de#${fragment}`);
  await shows(".cm-content", /^web: npm start/);
  await shows("footer", "auf Ihrem Rechner geprüft");
  await click(".toast .link");
  await shows(".cm-content", /^web: node/);
});

test("the embed lints in a page of its own", async ({ baseURL }) => {
  const fragment = await toFragment({ file: openText("Procfile", "wbe: npm start\n"), platforms: ["heroku"] });
  await page.goto(`${baseURL}embed#${fragment}`);
  await shows("proclint-editor", /wbe.*is probably a typo/s);
  await page.goto(`${baseURL}embedding`);
  // It comes to life when it comes into view.
  const alive = async (): Promise<boolean> => {
    await page.evaluate(() => document.querySelector("proclint-editor")?.scrollIntoView());
    return (await page.$(">>> .cm-content")) !== null;
  };
  await expect.poll(alive, { timeout: patience }).toBe(true);
});

test("a public file is opened from its address", async ({ baseURL }) => {
  const { address, close } = await otherServer();
  await page.goto(`${baseURL}?lang=en&url=${address}/moved/Procfile`);
  await shows(".cm-content", /^wbe: ünï/);
  close();
});
