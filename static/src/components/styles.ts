import { css } from "lit";

/** Controls and small text, the same in every element. */
export const shared = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  b,
  h2,
  h3 {
    font-weight: 600;
  }
  /* Filled, it does something; outlined, it shows that first; plain, it opens or chooses something. */
  .button {
    font-size: 14px;
    line-height: 20px;
    border: 1px solid transparent;
    border-radius: 4px;
    padding: 3px 11px;
    background: none;
    color: var(--ink);
    white-space: nowrap;
  }
  .button:hover:not(:disabled, .do) {
    background: var(--active-line);
  }
  .button:disabled {
    color: var(--soft);
  }
  :is(.do, .show):not(:disabled) {
    border-color: var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  .do:not(:disabled) {
    background: var(--accent);
    color: var(--on-accent);
  }
  .copy {
    flex: none;
    align-self: start;
    border: 0;
    background: none;
    padding: 0 4px;
    min-height: 24px;
    font-size: 13px;
    font-weight: 600;
    color: var(--accent);
  }
  .copy:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  summary {
    min-height: 24px;
    line-height: 24px;
    color: var(--soft);
    cursor: pointer;
  }
  summary:hover {
    color: var(--ink);
  }
  .field {
    font-size: 13px;
    border: 1px solid var(--field);
    border-radius: 4px;
    background: var(--panel);
    color: var(--ink);
    padding: 2px 5px;
    min-width: 120px;
    min-height: 26px;
  }
  /* A browser of a phone zooms to a field of smaller text. */
  @media (max-width: 760px) {
    .field {
      font-size: 16px;
    }
  }
  .link {
    border: 0;
    background: none;
    padding: 0;
    color: var(--accent);
    font-weight: 600;
    text-align: left;
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .mono {
    font-family: var(--mono);
  }
  .soft {
    color: var(--soft);
  }
  code {
    font: 13px var(--mono);
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  kbd {
    display: inline-block;
    min-width: 22px;
    text-align: center;
    font: 13px/18px var(--sans);
    color: var(--ink);
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    padding: 0 5px;
    background: var(--ground);
  }
  /* What paper can't do. */
  @media print {
    .button,
    .copy {
      display: none;
    }
  }
  @media (forced-colors: active) {
    /* Also over the colors of a component. */
    :host button[aria-pressed="true"],
    .do:not(:disabled) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** A text to copy: its title, its button, the text, and a note. It styles nothing outside of `.equivalent`. */
export const copyBox = css`
  .equivalent {
    padding: 8px 0;
    border-top: 1px solid var(--line);
  }
  .equivalent > .what,
  .equivalent > .older > .what {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    line-height: 24px;
  }
  :where(.equivalent) pre {
    font-size: 13px;
    line-height: 20px;
    white-space: break-spaces;
    overflow-wrap: anywhere;
  }
  .equivalent > .note,
  .equivalent > .place,
  .equivalent > .what > .title {
    font-size: 13px;
    color: var(--soft);
  }
  .equivalent > .older > summary {
    font-size: 13px;
  }
  .equivalent > .fields {
    margin: 4px 0;
  }
  .equivalent > .fields > div {
    display: grid;
    grid-template-columns: 128px minmax(0, 1fr);
    align-items: baseline;
    gap: 0 12px;
    padding: 3px 0;
    font-size: 13px;
  }
  .equivalent > .fields > div + div {
    border-top: 1px solid var(--line);
  }
  .equivalent > .fields dt {
    color: var(--soft);
  }
  .equivalent > .fields dd {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    margin: 0;
    overflow-wrap: anywhere;
  }
  @media (max-width: 480px) {
    .equivalent > .fields > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** A dialog with a bar and a body that scrolls; `--width` and `--height` bound it. */
export const dialogSheet = css`
  dialog {
    width: min(var(--width), calc(100vw - 32px));
    max-height: min(86dvh, var(--height));
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--panel);
    color: var(--ink);
    overflow: hidden;
  }
  dialog::backdrop {
    background: color-mix(in srgb, var(--ground) 72%, transparent);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    max-height: inherit;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    padding: 12px 14px 12px 20px;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    margin: 0;
    font-size: 16px;
      }
  .grow {
    flex: 1;
  }
  .body {
    overflow: auto;
    padding: 12px 20px 16px;
    font-size: 14px;
  }
  .body:focus-visible {
    outline-offset: -3px;
  }
`;

/** The heading of a part of the page. */
export const heading = css`
  .heading {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 52px;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
  }
  .heading .link {
    font-weight: 400;
    min-height: 24px;
  }
  section:focus {
    outline: none;
  }
`;
