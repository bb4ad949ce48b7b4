import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

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

/** Scripts that are loaded by these names; all else has a hash of its content in its name. */
const serviceWorker = "sw.js";
const stable: Record<string, string> = {
  "src/offline/sw.ts": serviceWorker,
  "src/embed/embed.ts": "embed.js",
  "src/embed/upgrade.ts": "embed-upgrade.js",
};
const live = "src/embed/live.ts";

/** The embed imports its editor by the name that the build gives it, without the helper that puts links into a page. */
const liveChunk: Plugin = {
  name: "proclint-live-chunk",
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
    const editor = chunks.find(({ facadeModuleId }) => facadeModuleId === page(live));
    if (!editor) throw new Error("the embed has no editor");
    for (const chunk of chunks) chunk.code = chunk.code.replaceAll("LIVE_CHUNK", JSON.stringify(editor.fileName));
  },
};

/** Tells the service worker which files the built page has, with their digests, and so its version. */
function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    writeBundle({ dir = "" }) {
      const names = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && entry.name !== serviceWorker && !entry.name.startsWith("embed"))
        .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
        .sort();
      const files = names.map((name) => {
        const digest = createHash("sha256").update(readFileSync(join(dir, name))).digest("base64");
        return [name.replace(/(^index)?\.html$/, ""), `sha256-${digest}`];
      });
      const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
      const script = readFileSync(join(dir, serviceWorker), "utf8");
      const filled = script.replace(/(["'`])%BUILD%\1/, () => JSON.stringify(JSON.stringify({ version, files })));
      if (filled === script) throw new Error(`${serviceWorker} has no place for the list of files`);
      writeFileSync(join(dir, serviceWorker), filled);
    },
  };
}

/**
 * The page starts its engine before anything else, its first layout included; what shows the engine's answers is asked
 * for in the same moment.
 */
const app = "src/components/proclint-app.ts";
const appPreload: Plugin = {
  name: "proclint-app-preload",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle, chunk: entry, filename }) {
      if (!bundle || !entry || filename !== page("index.html")) return html;
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const known = [entry.fileName, ...entry.imports];
      const files = new Set<string>(known);
      const add = (name: string): void => {
        if (files.has(name)) return;
        files.add(name);
        for (const needed of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) add(needed);
      };
      const start = chunks.find(({ facadeModuleId }) => facadeModuleId === page(app));
      if (!start) throw new Error("the page has no app");
      add(start.fileName);
      const tags = [...files].slice(known.length).map((name) => ({
        tag: "link",
        attrs: { rel: "preload", as: "script", fetchpriority: "low", crossorigin: true, href: `./${name}` },
        injectTo: "head" as const,
      }));
      return { html: html.replace('<script type="module"', '<script type="module" async blocking="render"'), tags };
    },
  },
};

export default defineConfig({
  base: "./",
  plugins: [liveChunk, appPreload, offline()],
  define: {
    ENGINE_BYTES: JSON.stringify(rawBytes("proclint.wasm")),
    VIEWER_BYTES: JSON.stringify(rawBytes("viewer.wasm")),
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: {
      input: [
        ...["index.html", "api.html", "embed.html", "embed-engine.html", "embedding.html", ...Object.keys(stable), live].map(page),
        ...pagesOf("rules"),
        ...pagesOf("platforms"),
      ],
      // Other scripts, and the sites that load it, use what they export.
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: ({ facadeModuleId }) => {
          const name = Object.entries(stable).find(([source]) => facadeModuleId === page(source))?.[1];
          return name ?? "assets/[name]-[hash].js";
        },
      },
    },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  // As the server isolates the page.
  server: { headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" } },
});
