// The notices of the page, without a page.
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { Notices } from "../src/app/notices.js";

test("what is said at once isn't replaced at once by what has waited", { tag: "@daily" }, async () => {
  Object.assign(globalThis, { window: globalThis });
  const notices = new Notices();
  notices.announceLater(() => "2 warnings");
  await wait(600);
  notices.announce("Copied");
  await wait(600);
  expect(notices.announced.text).toBe("Copied");
  await expect.poll(() => notices.announced.text).toBe("2 warnings");
});
