import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// The engine arrives compressed, so its Content-Length says nothing about how
// many bytes the page will count; the raw size is fixed when the page is built.
function rawBytes(program: string): number {
  try {
    return statSync(page(`src/engine/${program}`)).size;
  } catch (cause) {
    throw new Error(`${program} is missing: build the page with make`, { cause });
  }
}

/** The pages of a folder, which are made of the registers before the page is built. */
function pagesOf(folder: string): string[] {
  const names = readdirSync(page(folder)).filter((name) => name.endsWith(".html"));
  return [`${folder}.html`, ...names.map((name) => `${folder}/${name}`)].map(page);
}

export default defineConfig({
  base: "./",
  define: {
    ENGINE_BYTES: JSON.stringify(rawBytes("proclint.wasm")),
    VIEWER_BYTES: JSON.stringify(rawBytes("viewer.wasm")),
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: { input: [page("index.html"), page("api.html"), ...pagesOf("rules"), ...pagesOf("platforms")] },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  // As the server isolates the page.
  server: { headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" } },
});
