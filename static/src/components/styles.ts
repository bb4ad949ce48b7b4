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
  .button {
    font-size: 13.5px;
    line-height: 20px;
    border: 1px solid var(--line);
    background: var(--panel);
    color: var(--ink);
    border-radius: 8px;
    padding: 5px 11px;
    white-space: nowrap;
  }
  .button:hover:not(:disabled) {
    border-color: var(--line-strong);
  }
  .button:disabled {
    color: var(--soft);
  }
  .primary:not(:disabled) {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .field {
    font-size: 13px;
    border: 1px solid var(--field);
    border-radius: 6px;
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
    font: 0.93em var(--mono);
    background: var(--active-line);
    border-radius: 4px;
    padding: 0 4px;
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
    font: 12px/18px var(--sans);
    color: var(--ink);
    border: 1px solid var(--line-strong);
    border-radius: 5px;
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
    button[aria-pressed="true"],
    .primary:not(:disabled) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** A text to copy: its title, its button, the text, and a note. It styles nothing outside of `.equivalent`. */
export const copyBox = css`
  .equivalent {
    margin-top: 9px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--ground);
    padding: 6px 8px 8px 12px;
  }
  .equivalent > .what,
  .equivalent > .older > .what {
    display: flex;
    justify-content: space-between;
    gap: 10px;
    font-size: 12.5px;
    color: var(--soft);
  }
  :where(.equivalent) pre {
    font-size: 12.5px;
    line-height: 1.55;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .equivalent .copy {
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--panel);
    font-size: 12px;
    padding: 1px 9px;
    min-width: 62px;
    flex: none;
    align-self: start;
    min-height: 24px;
  }
  .equivalent > .note,
  .equivalent > .place {
    font-size: 12.5px;
    color: var(--soft);
  }
  .equivalent > .older {
    margin-top: 2px;
  }
  .equivalent > .older > summary {
    font-size: 12.5px;
    font-weight: 400;
  }
  .equivalent > .fields {
    margin: 4px 0;
  }
  .equivalent > .fields > div {
    display: grid;
    grid-template-columns: 150px minmax(0, 1fr);
    align-items: baseline;
    gap: 0 12px;
    padding: 3px 0;
  }
  .equivalent > .fields > div + div {
    border-top: 1px solid var(--line);
  }
  .equivalent > .fields dt {
    font-size: 12.5px;
  }
  .equivalent > .fields dd {
    display: flex;
    justify-content: space-between;
    gap: 10px;
    margin: 0;
    font-size: 12.5px;
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
    border-radius: 14px;
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
    font-size: 17px;
    letter-spacing: -0.01em;
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
    min-height: 45px;
    font-size: 13px;
  }
  h2 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }
  .heading .link {
    font-size: 13px;
    font-weight: 400;
    min-height: 24px;
  }
  section:focus {
    outline: none;
  }
`;
