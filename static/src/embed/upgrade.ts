// Turns the Procfile blocks of a documentation site into live editors. A block stays as it is until its editor is
// there and has checked the text, and for good where that fails.
import type { ProclintEmbed } from "./embed.js";
import "./embed.js";
import { findBlocks, type Block } from "./blocks.js";
import { isOnDark, watchShade } from "./shade.js";

const nearby = "300px";
const patience = 30_000;

/** How thick the frame of an editor is, in CSS pixels. */
const border = 1;

interface Settings {
  platform: string;
  theme: string;
  readonly: boolean;
  selector: string;
}

const seen = new WeakSet<Element>();
const upgraded = new Map<Element, Element>();
/** What ends an editor's watch over the colors of its block. */
const stops = new Map<Element, () => void>();

/** The attributes of the script's element, else the parameters of its address: some generators set only that. */
function settings(): Settings {
  const address = import.meta.url.split("?", 1)[0];
  const tag = [...document.querySelectorAll("script")].find(({ src }) => src.split("?", 1)[0] === address);
  const { searchParams } = new URL(import.meta.url);
  const setting = (name: "platform" | "theme" | "selector" | "readonly"): string | undefined =>
    tag?.dataset[name] ?? searchParams.get(name) ?? undefined;
  return {
    platform: setting("platform") ?? "",
    theme: setting("theme") ?? "",
    selector: setting("selector") ?? "",
    readonly: setting("readonly") !== undefined,
  };
}

function start({ platform, theme, readonly, selector }: Settings): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const block = isIntersecting ? waiting.get(target) : undefined;
        if (!block) continue;
        near.unobserve(target);
        waiting.delete(target);
        upgrade(block);
      }
    },
    { rootMargin: nearby },
  );
  const waiting = new Map<Element, Block>();

  const upgradeAll = (): void => {
    forget();
    for (const block of findBlocks(document, selector)) {
      if (seen.has(block.outer)) continue;
      seen.add(block.outer);
      waiting.set(block.outer, block);
      near.observe(block.outer);
    }
  };

  const upgrade = ({ outer, code, text, file }: Block): void => {
    const asked = outer.closest<HTMLElement>("[data-proclint-platform]")?.dataset.proclintPlatform ?? platform;
    const editor = document.createElement("proclint-editor") as ProclintEmbed;
    const style = getComputedStyle(code);
    const { height, top } = outer.getBoundingClientRect();
    const line = lineOf(code);
    editor.setAttribute("compact", "");
    // Its own ground may be dark on a light page.
    const shade = (): void => editor.setAttribute("theme", isOnDark(code) ? "dark" : "light");
    if (theme) editor.setAttribute("theme", theme);
    else shade();
    editor.setAttribute("file", file);
    if (asked) editor.setAttribute("platform", asked);
    if (readonly) editor.setAttribute("readonly", "");
    editor.style.setProperty("--proclint-mono", style.fontFamily);
    editor.style.setProperty("--proclint-size", style.fontSize);
    editor.style.setProperty("--proclint-leading", style.lineHeight);
    editor.style.setProperty("--proclint-pad", `${Math.max(0, line - top - border)}px`);
    editor.style.setProperty("--proclint-least", `${height}px`);
    // Beside the block, seen by nobody, until it is ready.
    Object.assign(editor.style, { position: "absolute", visibility: "hidden", pointerEvents: "none", width: `${outer.offsetWidth}px` });
    editor.value = text;
    const timer = setTimeout(() => failed(), patience);
    const failed = (): void => {
      clearTimeout(timer);
      editor.remove();
    };
    editor.addEventListener("proclint-failed", failed, { once: true });
    editor.addEventListener(
      "proclint-ready",
      () => {
        clearTimeout(timer);
        editor.removeEventListener("proclint-failed", failed);
        exchange(outer, editor);
        if (!theme && editor.isConnected) stops.set(outer, watchShade(shade));
      },
      { once: true },
    );
    outer.after(editor);
    editor.start();
  };

  upgradeAll();
  let timer = 0;
  // A site of one page brings its blocks later, and takes them away.
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = window.setTimeout(upgradeAll, 100);
  }).observe(document.documentElement, { childList: true, subtree: true });
}

/** Where the first line of text begins, from the top of the window. */
function lineOf(code: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(code);
  const rect = range.getClientRects()[0];
  if (!rect) return code.getBoundingClientRect().top;
  const leading = parseFloat(getComputedStyle(code).lineHeight);
  return rect.top - (Number.isNaN(leading) ? 0 : (leading - rect.height) / 2);
}

/** Puts the editor in the place of the block: as high, and with the same room around it. */
function exchange(outer: HTMLElement, editor: HTMLElement): void {
  if (!outer.isConnected) {
    editor.remove();
    return;
  }
  const { margin, gridArea, maxWidth } = getComputedStyle(outer);
  Object.assign(editor.style, { position: "", visibility: "", pointerEvents: "", width: "", margin, gridArea, maxWidth });
  outer.style.setProperty("display", "none", "important");
  outer.dataset.proclintUpgraded = "";
  upgraded.set(outer, editor);
}

/** Takes away the editors of blocks that the site took away. */
function forget(): void {
  for (const [outer, editor] of upgraded) {
    if (outer.isConnected) continue;
    upgraded.delete(outer);
    stops.get(outer)?.();
    stops.delete(outer);
    editor.remove();
  }
}

start(settings());
