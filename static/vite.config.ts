import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, defineConfig, type Plugin, type Rollup, type UserConfig } from "vite";
import { exampleAnswer, withExample } from "./example.js";
import { withLinkTags } from "./head.js";
import { firstEnglish, firstTexts, type FirstKey } from "./src/first/texts.js";

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// The engine arrives compressed, so its Content-Length is not how many bytes
// the page will count; the raw size is fixed when the page is built.
function rawBytes(program: string): number {
  try {
    return statSync(page(`src/engine/${program}`)).size;
  } catch (cause) {
    throw new Error(`${program} is missing: build the page with make`, { cause });
  }
}

const { platforms } = JSON.parse(readFileSync(page("src/engine/docs.json"), "utf8")) as {
  platforms: { id: string; aliases: string[]; strategies: { id: string; name: string; title: string }[] }[];
};

/** The ids of platforms and their build strategies; the default strategy's is that of its platform. */
function platformIds(): string[] {
  return platforms.flatMap(({ strategies }) => strategies.map(({ id }) => id));
}

/** The ids that other names mean. */
function platformAliases(): Record<string, string> {
  return Object.fromEntries(platforms.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id])));
}

/** What platforms and their build strategies are called, by their ids; a default strategy may be written in full. */
function platformTitles(): Record<string, string> {
  return Object.fromEntries(
    platforms.flatMap(({ id, strategies }) =>
      strategies.flatMap((strategy) => [
        [strategy.id, strategy.title],
        [`${id}:${strategy.name}`, strategy.title],
      ]),
    ),
  );
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
  "src/address/fetch.ts": "fetch.js",
  "src/embed/embed.ts": "embed.js",
  "src/embed/upgrade.ts": "embed-upgrade.js",
};
const live = "src/embed/live.ts";
/** The pages in the frames of other sites. */
const forOthers = /^embed(-engine)?\.html$/;
/** Files that no page loads: agents, search engines, editors, other sites, and browsers without SVG ask for it. */
const forNoPage = /\.md$|^(llms|robots)\.txt$|^sitemap\.xml$|\.schema\.json$|^og\/|^badge\.svg$|^favicon\.ico$|^apple-touch-icon\.png$/;
/** The scripts that other sites load. */
const embedScripts = ["src/embed/embed.ts", "src/embed/upgrade.ts", live];

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
        .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && entry.name !== serviceWorker)
        .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
        .filter((name) => !forOthers.test(name) && !forNoPage.test(name))
        .sort();
      const files = names.map((name) => {
        const digest = createHash("sha256")
          .update(readFileSync(join(dir, name)))
          .digest("base64");
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

/** SITE is where a server has the pages. */
const linkTags: Plugin = {
  name: "proclint-link-tags",
  apply: "build",
  transformIndexHtml: { order: "post", handler: (html, { path }) => withLinkTags(html, path, process.env.SITE ?? "") },
};

const app = "src/components/proclint-app.ts";
const example = await exampleAnswer();
const definitions = {
  EXAMPLE_ANSWER: JSON.stringify(example),
  ENGINE_BYTES: JSON.stringify(rawBytes("proclint.wasm")),
  ENGINE_REST_BYTES: JSON.stringify(rawBytes("proclint-rest.wasm")),
  ENGINE_EXTRAS_BYTES: JSON.stringify(rawBytes("proclint-extras.wasm")),
  FIRST_TEXTS: JSON.stringify(firstTexts),
  FIRST_ENGLISH: JSON.stringify(firstEnglish),
  PLATFORM_IDS: JSON.stringify(platformIds()),
  PLATFORM_ALIASES: JSON.stringify(platformAliases()),
  PLATFORM_TITLES: JSON.stringify(platformTitles()),
};
const target = "es2022";

/** The script that checks the file first, whole: it shares nothing with what is loaded after it. */
async function firstScript(): Promise<string> {
  const appOutside: Plugin = {
    name: "proclint-app-outside",
    enforce: "pre",
    resolveId: (id) => (id.endsWith("/proclint-app.js") ? { id: "./APP_CHUNK", external: true } : null),
  };
  const built = await build({
    configFile: false,
    root: page("."),
    base: "./",
    logLevel: "warn",
    plugins: [appOutside],
    define: definitions,
    build: {
      write: false,
      target,
      assetsInlineLimit: 0,
      modulePreload: false,
      rollupOptions: { input: page("src/main.ts"), output: { entryFileNames: "first.js", codeSplitting: false } },
    },
  });
  if (!("output" in built)) throw new Error("the first script is not whole");
  const [script, ...more] = built.output.filter((file) => file.type === "chunk");
  if (!script || more.length > 0) throw new Error("the first script is not whole");
  return script.code.trim();
}

/** Puts the English texts of the first view into the page, from the table of messages. */
const englishFirst: Plugin = {
  name: "proclint-english-first",
  transformIndexHtml: {
    order: "pre",
    handler: (html) =>
      html.replace(/(?<=<\w[^<>]* data-text="([\w.]+)"[^<>]*>)(?=<\/)/g, (_, key: string) => {
        const text = firstTexts.en[key as FirstKey];
        if (!text) throw new Error(`the first view has no text ${key}`);
        return text;
      }),
  },
};

/** Shows the example and its problems before any script runs. */
const checkedExample: Plugin = {
  name: "proclint-checked-example",
  transformIndexHtml: {
    order: "pre",
    handler: (html, { filename }) => (filename === page("index.html") ? withExample(html, example) : html),
  },
};

/**
 * V8 compiles all functions of such a script while it comes, on a thread beside the page's. The first frame of the editor
 * calls most of the app's, and few of the others'.
 */
const compiledWhole = "//# allFunctionsCalledOnLoad\n";

/**
 * An inline script and style draw the first view, so that nothing loads before the engine. The code that shows the
 * engine's answers loads after the engine, because it would only delay it.
 */
const firstViewInline: Plugin[] = [
  {
    name: "proclint-no-script",
    apply: "build",
    transformIndexHtml: {
      order: "pre",
      handler: (html, { filename }) => (filename === page("index.html") ? html.replace(/ *<script type="module".*<\/script>\n/, "") : html),
    },
  },
  {
    name: "proclint-first-script",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle, filename }) {
        if (!bundle || filename !== page("index.html")) return html;
        const files = Object.values(bundle);
        const chunks = files.filter((file) => file.type === "chunk");
        const start = chunks.find(({ facadeModuleId }) => facadeModuleId === page(app));
        if (!start) throw new Error("the page has no app");
        const needed = new Set<Rollup.OutputChunk>();
        const add = (chunk: Rollup.OutputChunk): void => {
          if (needed.has(chunk)) return;
          needed.add(chunk);
          for (const other of chunks) if (chunk.imports.includes(other.fileName)) add(other);
        };
        add(start);
        start.code = compiledWhole + start.code;
        const script = (await firstScript()).replace("./APP_CHUNK", `./${start.fileName}`);
        const stylesheet = /<link rel="stylesheet"[^>]*href="\.\/([^"]*)">/;
        const style = files.find(({ fileName }) => fileName === stylesheet.exec(html)?.[1]);
        if (style?.type !== "asset") throw new Error("the page has no style");
        if (script.includes("</script") || String(style.source).includes("</style")) throw new Error("the page would end too early");
        return {
          html: html.replace(stylesheet, () => `<style>${String(style.source).trim()}</style>`),
          tags: [
            ...[...needed].map(({ fileName }) => ({
              tag: "link",
              attrs: { rel: "later", crossorigin: true, href: `./${fileName}` },
              injectTo: "head" as const,
            })),
            { tag: "script", attrs: { type: "module" }, children: script, injectTo: "head" as const },
          ],
        };
      },
    },
  },
];

const output = {
  entryFileNames: ({ facadeModuleId }: { facadeModuleId?: string | null }): string => {
    const name = Object.entries(stable).find(([source]) => facadeModuleId === page(source))?.[1];
    return name ?? "assets/[name]-[hash].js";
  },
  // What the page and the embed share is mostly CodeMirror, and would be called after any of its modules.
  chunkFileNames: ({ moduleIds }: { moduleIds: string[] }): string =>
    moduleIds.some((id) => id.includes("@codemirror/view")) ? "assets/codemirror-[hash].js" : "assets/[name]-[hash].js",
};

const common = {
  base: "./",
  worker: { format: "es" },
} satisfies UserConfig;

const commonBuild = {
  target,
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
} satisfies UserConfig["build"];

const site: UserConfig = {
  ...common,
  plugins: [liveChunk, englishFirst, checkedExample, firstViewInline, linkTags, offline()],
  define: { ...definitions, EMBED_HOME: JSON.stringify("."), EMBED_EXPLAINS: "true" },
  build: {
    ...commonBuild,
    rollupOptions: {
      input: [
        ...[
          "index.html",
          "api.html",
          "embed.html",
          "embed-engine.html",
          "embedding.html",
          "procfile.html",
          ...Object.keys(stable),
          live,
          app,
        ].map(page),
        ...pagesOf("rules"),
        ...pagesOf("platforms"),
      ],
      // Other scripts, and the sites that load it, use what they export.
      preserveEntrySignatures: "allow-extension",
      output,
    },
  },
};

/** What explains logs would make the folder larger by a third, so the button for it is absent there. */
const ofExtras = ["proclint-extras.wasm", "messages.txt", "docs.json"];
const withoutExtras: Plugin = {
  name: "proclint-without-extras",
  generateBundle(_, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type === "asset" && file.names.some((asset) => ofExtras.includes(asset))) delete bundle[name];
    }
  },
};

/** Only what the embed loads, for a site that serves it itself. SITE is where a server has the pages that it links to. */
const embed: UserConfig = {
  ...common,
  plugins: [liveChunk, withoutExtras],
  publicDir: false,
  define: { ...definitions, EMBED_HOME: JSON.stringify(process.env.SITE ?? ""), EMBED_EXPLAINS: "false" },
  build: {
    ...commonBuild,
    outDir: page("../build/embed"),
    emptyOutDir: true,
    rollupOptions: { input: embedScripts.map(page), preserveEntrySignatures: "allow-extension", output },
  },
};

export default defineConfig(({ mode }) => (mode === "embed" ? embed : site));
