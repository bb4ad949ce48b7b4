// The preview: the page's elements, with what the extension sends.
import { html, nothing, render } from "lit";
import type { ProclintFacts } from "../../../../static/src/components/proclint-facts.js";
import "../../../../static/src/components/proclint-facts.js";
import "../../../../static/src/components/proclint-matrix.js";
import "../../../../static/src/components/proclint-processes.js";
import type { Platform, Position } from "../../../../static/src/engine/contract.js";
import { t } from "../../../../static/src/language.js";
import { titleOf, withOrWithout } from "../../../../static/src/platforms.js";
import type { FromPreview, ToPreview } from "../shown.js";

declare function acquireVsCodeApi(): { postMessage(message: FromPreview): void };

const editor = acquireVsCodeApi();

let platforms: readonly Platform[] = [];
let shown: Extract<ToPreview, { kind: "views" }> = { kind: "views", name: "", views: null, reason: t("views.waiting") };
let line = -1;
let titles = (id: string): string => titleOf(platforms, id);

addEventListener("message", ({ data }: MessageEvent<ToPreview>) => {
  switch (data.kind) {
    case "views":
      shown = data;
      break;
    case "line":
      line = data.line;
      break;
    case "platforms":
      platforms = data.platforms;
      // The elements see a change by another function.
      titles = (id) => titleOf(platforms, id);
  }
  draw();
});

function draw(): void {
  const { views, reason, name } = shown;
  const current = views?.preview.platform ?? "";
  render(
    html`
      <header>
        <h1>${name}</h1>
        ${
          views
            ? html`<label>${t("platforms.checkFor")}
              <select .value=${current} @change=${(event: Event) => editor.postMessage({ kind: "show", platform: (event.target as HTMLSelectElement).value })}>
                ${views.platforms.map((id) => html`<option value=${id} ?selected=${id === current}>${titles(id)}</option>`)}
              </select>
            </label>`
            : nothing
        }
      </header>
      <div class="panels">
        <section aria-label=${t("tab.processes")}>
          <proclint-processes
            .preview=${views?.preview ?? null}
            .reason=${reason}
            .diagnostics=${views?.diagnostics ?? []}
            .line=${line}
            @proclint-goto=${(event: CustomEvent<Position>) => editor.postMessage({ kind: "go", position: event.detail })}
            @proclint-copy=${(event: CustomEvent<string>) => editor.postMessage({ kind: "copy", text: event.detail })}
          ></proclint-processes>
        </section>
        <section aria-label=${t("tab.matrix")}>
          <h2>${t("tab.matrix")}</h2>
          <proclint-matrix
            .matrix=${views?.matrix ?? null}
            .compared=${views?.platforms ?? []}
            .titles=${titles}
            .reason=${reason}
            @proclint-choose=${(event: CustomEvent<string>) => editor.postMessage({ kind: "choose", platforms: withOrWithout(views?.platforms ?? [], event.detail) })}
            @proclint-facts=${(event: CustomEvent<string>) => document.querySelector<ProclintFacts>("proclint-facts")?.open(event.detail)}
          ></proclint-matrix>
        </section>
      </div>
      <proclint-facts .platforms=${platforms}></proclint-facts>
    `,
    document.body,
  );
}

draw();
editor.postMessage({ kind: "ready" });
