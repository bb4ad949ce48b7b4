// What generators of documentation make of a Procfile. Each block has to become one editor with the exact text.
import { serve } from "./embed-sites.js";
import { apart as test, expect } from "./page.js";

const text = "web: gunicorn app:app --bind 0.0.0.0:$PORT\n\n# Runs one job at a time.\nworker: celery -A app worker";
const [web = "", , comment = "", worker = ""] = text.split("\n");
const numbers = [1, 2, 3, 4];

/** The lines of a block, each made by `line`. */
const each = (line: (content: string, number: number) => string, between = ""): string =>
  text
    .split("\n")
    .map((content, index) => line(content, index + 1))
    .join(between);

const table = (gutter: string, code: string): string =>
  `<table class="highlighttable"><tbody><tr><td class="linenos">${gutter}</td><td class="code">${code}</td></tr></tbody></table>`;
const pygmentsNumbers = `<div class="linenodiv"><pre><span></span>${numbers.map((number) => `<span class="normal">${number}</span>`).join("\n")}</pre></div>`;
const shikiLine = (content: string): string => `<span class="line"><span style="color:#d73a49">${content}</span></span>`;
const codeFrame = (title: string, lines: string): string =>
  `<div class="expressive-code"><figure class="frame${title ? " has-title" : ""}"><figcaption class="header">${title ? `<span class="title">${title}</span>` : ""}</figcaption>
  <pre data-language="procfile"><code>${lines}</code></pre><div class="copy"><button title="Copy"><div></div></button></div></figure></div>`;
const codeLine = (content: string): string =>
  `<div class="ec-line"><div class="code">${content ? `<span style="--0:#d73a49">${content}</span>` : "\n"}</div></div>`;
const numberedLine = (content: string, number: number): string =>
  `<div class="ec-line"><div class="gutter"><div class="ln" aria-hidden="true">${number}</div></div><div class="code">${content || "\n"}</div></div>`;
const tokenLine = (content: string): string =>
  `<span class="token-line" style="color:#393A34"><span class="token plain">${content}</span><br></span>`;

const blocks: Record<string, string> = {
  "plain HTML": `<pre><code class="language-procfile">${text}\n</code></pre>`,
  "plain HTML with a class on the pre": `<pre class="language-Procfile">${text}\n</pre>`,
  "plain HTML with a caption": `<figure><figcaption>backend/Procfile</figcaption><pre><code>${text}\n</code></pre></figure>`,
  "Expressive Code": codeFrame("", each(codeLine)),
  "Expressive Code with a title": codeFrame("Procfile", each(codeLine)),
  "Expressive Code with numbers": codeFrame("", each(numberedLine)),
  "rehype-pretty-code": `<figure data-rehype-pretty-code-figure=""><pre tabindex="0" data-language="procfile"><code data-language="procfile" style="display: grid">${each((content) => `<span data-line="">${content || " "}</span>`, "\n")}</code></pre></figure>`,
  "rehype-pretty-code without line ends": `<figure data-rehype-pretty-code-figure=""><pre data-language="procfile"><code style="display: grid">${each((content) => `<span data-line="">${content}</span>`)}</code></pre></figure>`,
  "rehype-pretty-code with a title": `<figure data-rehype-pretty-code-figure=""><figcaption data-rehype-pretty-code-title="">Procfile</figcaption><pre data-language="plaintext"><code style="display: grid">${each((content) => `<span data-line="">${content || " "}</span>`, "\n")}</code></pre></figure>`,
  "MkDocs with pygments_lang_class": `<div class="language-procfile highlight"><pre><span></span><code>${each((content, number) => `<span id="__span-0-${number}"><a id="__codelineno-0-${number}" name="__codelineno-0-${number}" href="#"></a>${content}\n</span>`)}</code></pre></div>`,
  "MkDocs without a class": `<div class="highlight"><pre><span></span><code>${each((content, number) => `<span id="__span-1-${number}"><a id="__codelineno-1-${number}" name="__codelineno-1-${number}" href="#"></a>${content}\n</span>`)}</code></pre></div>`,
  "MkDocs with a title": `<div class="highlight"><span class="filename">Procfile</span><pre><span></span><code>${text}\n</code></pre></div>`,
  "MkDocs with numbers in a table": `<div class="language-procfile highlight">${table(pygmentsNumbers, `<div><pre><span></span><code>${text}\n</code></pre></div>`)}</div>`,
  "MkDocs with numbers in a table, without a class": `<div class="highlight">${table(pygmentsNumbers, `<div><pre><span></span><code>${text}\n</code></pre></div>`)}</div>`,
  "MkDocs with numbers in the lines": `<div class="language-procfile highlight"><pre><span></span><code>${each((content, number) => `<span class="linenos" data-linenos="${number} "></span>${content}\n`)}</code></pre></div>`,
  "MkDocs with spans as numbers": `<div class="highlight"><pre><span></span><code>${each((content, number) => `<span class="linenos">${number} </span>${content}\n`)}</code></pre></div>`,
  Docusaurus: `<div class="language-procfile codeBlockContainer_x theme-code-block"><div class="codeBlockContent_x"><pre tabindex="0" class="prism-code language-procfile codeBlock_x"><code class="codeBlockLines_x">${each(tokenLine)}</code></pre><div class="buttonGroup_x"><button>Copy</button></div></div></div>`,
  "Docusaurus with a title": `<div class="language-text codeBlockContainer_x theme-code-block"><div class="codeBlockTitle_x">Procfile</div><div class="codeBlockContent_x"><pre class="prism-code language-text"><code>${each(tokenLine)}</code></pre></div></div>`,
  "Docusaurus with numbers": `<div class="language-procfile codeBlockContainer_x theme-code-block"><div class="codeBlockContent_x"><pre class="prism-code language-procfile"><code style="display: table">${each((content) => `<span class="token-line codeLine_x" style="display: table-row"><span class="codeLineNumber_x" style="display: table-cell"></span><span class="codeLineContent_x">${content}</span><br></span>`)}</code></pre></div></div>`,
  VitePress: `<div class="language-procfile vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">procfile</span><pre class="shiki"><code>${each(shikiLine, "\n")}</code></pre></div>`,
  "VitePress with numbers": `<div class="language-procfile vp-adaptive-theme line-numbers-mode"><button class="copy"></button><span class="lang">procfile</span><pre class="shiki"><code>${each(shikiLine, "\n")}</code></pre><div class="line-numbers-wrapper" aria-hidden="true">${numbers.map((number) => `<span class="line-number">${number}</span><br>`).join("")}</div></div>`,
  Hugo: `<div class="highlight"><pre tabindex="0" class="chroma"><code class="language-procfile" data-lang="procfile">${each((content) => `<span class="line"><span class="cl">${content}\n</span></span>`)}</code></pre></div>`,
  "Hugo with numbers in a table": `<div class="highlight"><div class="chroma"><table class="lntable"><tbody><tr><td class="lntd"><pre class="chroma"><code>${numbers.map((number) => `<span class="lnt">${number}\n</span>`).join("")}</code></pre></td><td class="lntd"><pre class="chroma"><code class="language-procfile" data-lang="procfile">${each((content) => `<span class="line"><span class="cl">${content}\n</span></span>`)}</code></pre></td></tr></tbody></table></div></div>`,
  "Hugo with numbers in the lines": `<div class="highlight"><pre class="chroma"><code class="language-procfile" data-lang="procfile">${each((content, number) => `<span class="line"><span class="ln">${number}</span><span class="cl">${content}\n</span></span>`)}</code></pre></div>`,
  Sphinx: `<div class="highlight-procfile notranslate"><div class="highlight"><pre><span></span>${text}\n</pre></div></div>`,
  "Sphinx with a caption": `<div class="literal-block-wrapper docutils container"><div class="code-block-caption"><span class="caption-text">Procfile</span></div><div class="highlight-text notranslate"><div class="highlight"><pre><span></span>${text}\n</pre></div></div></div>`,
  "Sphinx with numbers": `<div class="highlight-procfile notranslate">${table(pygmentsNumbers, `<div class="highlight"><pre><span></span>${text}\n</pre></div>`)}</div>`,
  "Jekyll with numbers": `<div class="language-procfile highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${table(`<pre class="lineno">${numbers.join("\n")}\n</pre>`, `<pre>${text}\n</pre>`)}</code></pre></div></div>`,
};

/** Blocks that stay as they are. */
const others = [
  `<pre><code class="language-yaml">${text}</code></pre>`,
  `<div class="highlight"><pre><span></span><code>web: 1\nworker: 2\n</code></pre></div>`,
  `<div class="highlight"><pre><span></span><code>server:\n  web: gunicorn app:app\n</code></pre></div>`,
  `<div class="highlight-yaml"><div class="highlight"><pre>${web}\n${comment}\n${worker}\n</pre></div></div>`,
  `<div class="highlight" data-proclint="off"><pre><code>${text}</code></pre></div>`,
];

test.describe("blocks of Procfiles as generators of documentation make them", () => {
  for (const [name, block] of Object.entries(blocks)) {
    test(name, async ({ page, baseURL }) => {
      const site = await serve(() => ({
        body: `<!doctype html><html lang="en"><title>Site</title><script type="module" src="${baseURL ?? ""}embed-upgrade.js?platform=heroku"></script>
          <h1>Deploy</h1>${block}<table><tbody><tr><td>web</td><td><pre>1</pre></td></tr></tbody></table>`,
      }));
      await page.goto(site.url);
      const editor = page.locator("proclint-editor");
      await expect(editor).toBeVisible();
      await expect(editor).toHaveCount(1);
      await expect(editor).toHaveAttribute("platform", "heroku");
      expect(await editor.evaluate((element) => (element as unknown as { value: string }).value)).toBe(text);
      await expect(page.locator("pre:visible").filter({ hasText: "gunicorn" })).toHaveCount(0);
      const buttons = await page.evaluate(
        () => [...document.querySelectorAll("button")].filter((button) => button.getClientRects().length > 0).length,
      );
      // The button of VitePress is beside the block, and what has a title keeps its frame.
      if (!/title|VitePress/.test(name)) expect(buttons).toBe(0);
      await expect(page.locator(".linenos:visible, .lntd:visible, .lineno:visible")).toHaveCount(0);
      await expect(page.locator("td:visible").filter({ hasText: "web" })).toHaveCount(1);
      await site.close();
    });
  }

  test("other blocks stay", async ({ page, baseURL }) => {
    const site = await serve(() => ({
      body: `<!doctype html><html lang="en"><title>Site</title><script type="module" src="${baseURL ?? ""}embed-upgrade.js"></script>${others.join("")}${blocks["plain HTML"] ?? ""}`,
    }));
    await page.goto(site.url);
    await expect(page.locator("proclint-editor")).toBeVisible();
    await expect(page.locator("proclint-editor")).toHaveCount(1);
    await expect(page.locator("pre:visible").filter({ hasNot: page.locator("proclint-editor") })).toHaveCount(others.length);
    await site.close();
  });

  test("the site's dark switch is followed at once, and a theme in the script's address is kept", async ({ page, baseURL }) => {
    const body = (query: string): string =>
      `<!doctype html><html lang="en"><title>Site</title><style>[data-theme="dark"] body, [data-theme="dark"] pre { background: #111 }</style>
        <script type="module" src="${baseURL ?? ""}embed-upgrade.js${query}"></script>${blocks["plain HTML"] ?? ""}`;
    const site = await serve((path) => ({ body: body(path === "/kept" ? "?theme=light&readonly" : "") }));
    const editor = page.locator("proclint-editor");
    await page.goto(site.url);
    await expect(editor).toHaveAttribute("theme", "light");
    await expect(editor).toBeVisible();
    await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
    await expect(editor).toHaveAttribute("theme", "dark");
    await page.evaluate(() => delete document.documentElement.dataset.theme);
    await expect(editor).toHaveAttribute("theme", "light");
    await page.goto(`${site.url}/kept`);
    await expect(editor).toBeVisible();
    await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
    await expect(editor).toHaveAttribute("theme", "light");
    await expect(editor).toHaveAttribute("readonly", "");
    await site.close();
  });
});
