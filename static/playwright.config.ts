import { defineConfig } from "@playwright/test";
import { patient } from "./e2e/patience.js";

/** The server chooses a free port, so that several can run; Playwright puts what it says into the environment. */
const port = process.env.PROCLINT_SERVED_PORT ?? "0";
const binary = process.env.PROCLINT_BIN ?? "../build/proclint";
const executablePath = process.env.CHROMIUM;

const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
  ],
};

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // One more than this takes: a test also waits.
  workers: 3,
  // Bounds that only a hang reaches: other programs may have the machine.
  timeout: patient(300_000),
  expect: { timeout: patient(20_000) },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: "chromium",
    actionTimeout: patient(60_000),
    // A page that is answered from a kept copy is a separate test: the others want the server, and routes.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 800 },
    launchOptions,
  },
  projects: [
    // On a busy machine tabs and programs meet at other moments. The output names each test that fails only once.
    // A page lives too briefly for what V8's optimizing compilers cost, a quarter of the processor time.
    {
      name: "chromium",
      testMatch: "*.spec.ts",
      testIgnore: "webkit.spec.ts",
      // make test runs the tests that find most, make test-all every one.
      ...(process.env.PROCLINT_NIGHTLY ? {} : { grep: /@daily/ }),
      retries: 1,
      use: {
        launchOptions: {
          ...launchOptions,
          args: [...launchOptions.args, "--js-flags=--liftoff-only,--no-opt,--no-maglev,--wasm-lazy-validation"],
        },
      },
    },
    { name: "webkit", testMatch: "webkit.spec.ts" },
    { name: "bench", testMatch: ["typing.bench.ts", "log.bench.ts"] },
    { name: "bench-page", testMatch: ["start.bench.ts", "memory.bench.ts"] },
    { name: "screenshots", testMatch: "*.shots.ts" },
  ],
  webServer: {
    // The guard ends the server also where this process is killed.
    command: `../scripts/guarded.sh -with ${process.pid} ${binary} serve --log none --addr 127.0.0.1:0`,
    wait: { stdout: /127\.0\.0\.1:(?<proclint_served_port>\d+)/ },
    timeout: patient(120_000),
  },
});
