import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 1,
  // Bounds that only a hang reaches: other programs may have the machine.
  timeout: 900_000,
  expect: { timeout: 120_000 },
  reporter: [["list"]],
  projects: [
    { name: "tests", testMatch: "*.spec.ts" },
    { name: "bench", testMatch: "*.bench.ts" },
    { name: "screenshots", testMatch: "*.shots.ts", use: { viewport: { width: 1000, height: 560 } } },
  ],
  use: {
    browserName: "chromium",
    actionTimeout: 120_000,
    viewport: { width: 1280, height: 1600 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox", "--disable-gpu"] },
  },
});
