import { css, html } from "lit";
import { t } from "../language.js";

/** Says that something is not checked now. The last results stay below it. */
export function lostLine(text: string, retry: () => void): unknown {
  return html`<p class="lost soft" role="status">${text} ${t("lost.trying")} <button class="link" type="button" @click=${retry}>${t("lost.now")}</button></p>`;
}

export const lostStyles = css`
  .lost {
    margin: 0;
    padding: 0 20px 8px;
    font-size: 13px;
  }
  .lost .link {
    font-size: 13px;
    min-height: 24px;
  }
  @media (max-width: 760px) {
    .lost {
      padding-inline: 16px;
    }
  }
`;
