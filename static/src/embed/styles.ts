// The look of the embed. Everything inside starts from the initial values, so that nothing of the site comes in but
// the properties that are documented; their names for the editor are set on the frame, which no rule of the site reaches.
export const styles = `
:host {
  display: block;
  position: relative;
}
:host([hidden]) {
  display: none;
}
.frame {
  all: initial;
  /* A block's editor is hidden until it is ready. */
  visibility: inherit;
  pointer-events: inherit;
  display: flex;
  flex-direction: column;
  position: relative;
  box-sizing: border-box;
  direction: ltr;
  color-scheme: light;
  --ground: var(--proclint-ground, light-dark(#fbfaf8, #141413));
  --panel: var(--proclint-panel, light-dark(#ffffff, #1b1a19));
  --ink: var(--proclint-ink, light-dark(#1d1b19, #ece9e4));
  --soft: var(--proclint-soft, light-dark(#69645d, #a8a299));
  --line: var(--proclint-line, light-dark(#e7e3dc, #2e2c2a));
  --line-strong: var(--proclint-line-strong, light-dark(#cdc7bd, #4a4743));
  --active-line: var(--proclint-active-line, light-dark(#f5f2ed, #232220));
  --selection: var(--proclint-selection, light-dark(#d3e9e3, #1f4a42));
  --accent: var(--proclint-accent, light-dark(#0b6e60, #4fc3ae));
  --accent-bg: var(--proclint-accent-ground, light-dark(#e3f3ef, #12322c));
  --error: var(--proclint-error, light-dark(#b3261e, #ff8a80));
  --warning: var(--proclint-warning, light-dark(#855600, #f3b95f));
  --info: var(--proclint-info, light-dark(#2356a8, #8ab4f8));
  --mono: var(--proclint-mono, ui-monospace, Menlo, Consolas, monospace);
  --sans: var(--proclint-font, system-ui, "Segoe UI", Roboto, sans-serif);
  --code-size: var(--proclint-size, 14px);
  --leading: var(--proclint-leading, 1.7);
  --pad: var(--proclint-pad, 10px);
  color: var(--ink);
  background: var(--panel);
  border: 1px solid var(--line);
  border-radius: var(--proclint-radius, 8px);
  font: 13.5px/1.45 var(--sans);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
.frame.dark {
  color-scheme: dark;
}
.frame *, .frame ::before, .frame ::after {
  box-sizing: border-box;
}
.bar, .status {
  display: flex;
  align-items: center;
  gap: 12px;
  flex: none;
  height: 36px;
  padding: 0 14px;
  min-width: 0;
}
.bar {
  border-bottom: 1px solid var(--line);
}
.status {
  flex-wrap: wrap;
  height: auto;
  min-height: 36px;
  padding-block: 4px;
  gap: 0 12px;
  border-top: 1px solid var(--line);
}
.name {
  font: 600 13px/20px var(--mono);
  flex: none;
  max-width: 60%;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.for, .first {
  color: var(--soft);
  font-size: 12.5px;
  min-width: 0;
}
.for {
  margin-left: auto;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.first {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 12px;
  flex: 1 1 200px;
  overflow-wrap: anywhere;
}
.first .fix {
  white-space: normal;
}
code {
  font: 0.93em var(--mono);
  background: var(--active-line);
  border-radius: 4px;
  padding: 0 4px;
}
.text {
  position: relative;
  flex: auto;
  min-height: 0;
}
.plain {
  margin: 0;
  padding: var(--pad) 20px var(--pad) 62px;
  font: var(--code-size)/var(--leading) var(--mono);
  tab-size: 4;
  white-space: break-spaces;
  overflow-wrap: anywhere;
}
.tall .text {
  overflow: hidden;
}
.tall .plain {
  height: 100%;
  overflow: auto;
}
button, .open {
  font: inherit;
  border: 0;
  background: none;
  color: var(--accent);
  font-weight: 600;
  padding: 2px 0;
  min-height: 24px;
  text-align: left;
  text-decoration: none;
  white-space: nowrap;
  cursor: pointer;
}
.open {
  display: inline-flex;
  align-items: center;
}
button:hover, .open:hover {
  text-decoration: underline;
  text-underline-offset: 3px;
}
button:disabled {
  color: var(--soft);
  font-weight: 400;
  text-decoration: none;
  cursor: default;
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
.summary {
  display: inline-flex;
  gap: 7px;
  align-items: center;
  flex: none;
  font-variant-numeric: tabular-nums;
}
.summary:not(:disabled) {
  color: var(--ink);
}
.mark {
  font-size: 11px;
  line-height: 20px;
}
.mark.error {
  color: var(--error);
}
.mark.warning {
  color: var(--warning);
}
.mark.info {
  color: var(--info);
}
.mark.hint {
  color: var(--soft);
}
.mark.tick {
  color: var(--accent);
  font-size: 13px;
}
.open {
  margin-left: auto;
  flex: none;
}
.problems {
  margin: 0;
  padding: 2px 14px 6px;
  list-style: none;
  border-top: 1px solid var(--line);
}
.problems[hidden] {
  display: none;
}
.problems li {
  display: grid;
  grid-template-columns: 20px minmax(0, 1fr);
  padding: 8px 0;
}
.problems li + li {
  border-top: 1px solid var(--line);
}
.problems p {
  margin: 0;
  overflow-wrap: anywhere;
}
.problems .effect {
  color: var(--soft);
  font-size: 12.5px;
}
.problems .foot {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 16px;
}
.problems button {
  white-space: normal;
}
.problems .place, .problems a {
  color: var(--soft);
  font-size: 12.5px;
  font-weight: 400;
  text-decoration: underline;
  text-decoration-color: var(--line-strong);
  text-underline-offset: 3px;
  line-height: 24px;
}
.log {
  display: grid;
  gap: 8px;
  padding: 10px 14px;
  border-top: 1px solid var(--line);
}
.log[hidden] {
  display: none;
}
.tall .log {
  max-height: 60%;
  overflow: auto;
}
.log .field-row {
  display: flex;
  gap: 10px;
  align-items: flex-start;
}
.log .field-row button {
  min-height: 32px;
}
.log .field {
  flex: 1;
  min-width: 0;
  max-height: 110px;
  padding: 5px 9px;
  border: 1px solid var(--soft);
  border-radius: 6px;
  background: var(--ground);
  color: var(--ink);
  font: 13px/20px var(--mono);
  resize: none;
  field-sizing: content;
}
.log ::placeholder {
  color: var(--soft);
  opacity: 1;
  font-family: var(--sans);
}
.log .answer, .log .cause {
  display: grid;
  gap: 4px;
}
.log .answer:empty, .log [hidden] {
  display: none;
}
.log p, .log ul, .log pre {
  margin: 0;
  overflow-wrap: anywhere;
}
.log ul {
  padding-left: 18px;
}
.log pre {
  flex-basis: 100%;
  font: 12.5px/1.5 var(--mono);
  white-space: pre-wrap;
}
.log .soft {
  color: var(--soft);
}
.log .mono {
  font-family: var(--mono);
}
.log a {
  color: var(--accent);
  font-weight: 600;
}
.log summary {
  min-height: 24px;
  cursor: pointer;
}
.log button {
  white-space: normal;
}
.log .cure {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 10px;
}
.explain {
  flex: none;
}
.explain .short, .compact .explain .long {
  display: none;
}
.compact .explain .short {
  display: inline;
}
.sr {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.compact {
  min-height: var(--proclint-least, 0);
}
.compact .bar, .compact .first {
  display: none;
}
.compact .plain {
  padding-left: 28px;
  white-space: pre;
  overflow: auto;
}
.compact .status {
  position: absolute;
  z-index: 2;
  top: 4px;
  right: 4px;
  min-height: 28px;
  padding: 0 8px;
  gap: 10px;
  border: 0;
  border-radius: 6px;
  background: var(--panel);
  font-size: 12.5px;
}
.compact :is(.problems, .log) {
  position: absolute;
  z-index: 30;
  top: 100%;
  left: -1px;
  right: -1px;
  background: var(--panel);
  border: 1px solid var(--line-strong);
  border-radius: 8px;
  max-height: 320px;
  overflow: auto;
}
@media (max-width: 760px) {
  /* A browser of a phone zooms to a field of smaller text. */
  .log .field {
    font-size: 16px;
  }
}
@media (max-width: 480px) {
  .first {
    order: 1;
    flex-basis: 100%;
    padding-bottom: 5px;
  }
  .explain .long {
    display: none;
  }
  .explain .short {
    display: inline;
  }
}
@media (forced-colors: active) {
  .frame {
    border-color: CanvasText;
  }
}
`;
