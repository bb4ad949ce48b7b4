// The notices of the page, without a page.
import { mock } from "node:test";
import { expect, test } from "@playwright/test";
import { Notices } from "../src/app/notices.js";

test("what is said at once isn't replaced at once by what has waited", { tag: "@daily" }, () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    Object.assign(globalThis, { window: globalThis });
    const notices = new Notices();
    notices.announceLater(() => "2 warnings");
    mock.timers.tick(600);
    notices.announce("Copied");
    mock.timers.tick(600);
    expect(notices.announced.text).toBe("Copied");
    mock.timers.tick(600);
    expect(notices.announced.text).toBe("2 warnings");
  } finally {
    mock.timers.reset();
  }
});
