import type { KnownPlatform } from "../platforms.js";
import type { Rule } from "../engine/contract.js";
import { exportFormats } from "../file/export-formats.js";
import { t as inEnglish } from "../english.js";
import { t } from "../language.js";
import type { PageCommand } from "./menu.js";

interface LinkActions {
  facts: (platform: string) => void;
  exports: (format: string) => void;
  explain: (log: string) => void;
}

/** The codes of platforms that people look up. */
const codes = ["H10", "H14", "H20", "R10", "R14", "R15"];

/** What the list of commands finds besides actions: rules, facts about platforms, codes of logs, exports. */
export function pageLinks(rules: Iterable<Rule>, platforms: readonly KnownPlatform[], does: LinkActions): PageCommand[] {
  const open = (address: string) => (): void => void window.open(address, "_blank");
  return [
    ...exportFormats.map((format) => ({
      title: `${t("tab.export")}${t("colon")}${format.name}`,
      run: () => does.exports(format.id),
    })),
    ...codes.map((code) => ({ title: t("commands.log", { code }), run: () => does.explain(code) })),
    ...platforms.map(({ id, title }) => ({ title: t("facts.about", { title }), run: () => does.facts(id) })),
    ...[...rules].map(({ name, title }) => ({
      title: inEnglish("commands.rule", { name }),
      note: title,
      lang: "en",
      run: open(`rules/${name}`),
    })),
  ];
}
