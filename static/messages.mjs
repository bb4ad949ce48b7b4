// Checks the texts of the interface: that every table has the placeholders, plural forms, terms and punctuation that it
// needs, that every text is used, and that no text is shown which is in no table. Prints what is wrong, a line each.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vite";

const source = fileURLToPath(new URL("src", import.meta.url));
const tables = join(source, "messages");
const wrong = [];

const read = (path) => readFileSync(path, "utf8");

/** Calls visit with each node of a syntax tree, and with the node around it. */
function walk(node, visit, parent) {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === "string") walk(child, visit, node);
  }
}

const isText = (node) =>
  (node?.type === "Literal" && typeof node.value === "string") || (node?.type === "TemplateLiteral" && node.quasis.length === 1);
const textOf = (node) => (node.type === "Literal" ? node.value : node.quasis[0].value.cooked);
const piecesOf = (template) => template.quasis.map(({ value }) => value.cooked);
const nameOf = (key) => key.name ?? key.value;

/** The texts of a table by key: by plural category, a text without forms as `other`. */
function tableOf(path) {
  const texts = new Map();
  walk(parseAst(read(path), { lang: "ts" }), (node) => {
    if (node.type !== "Property") return;
    if (isText(node.value) && !texts.has(nameOf(node.key))) texts.set(nameOf(node.key), { other: textOf(node.value) });
    if (node.value.type === "ObjectExpression") {
      texts.set(nameOf(node.key), Object.fromEntries(node.value.properties.map((form) => [nameOf(form.key), textOf(form.value)])));
      node.value.properties = []; // not visited again as texts
    }
  });
  return texts;
}

const namesOf = (text) =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

/** The one word of each language for a term of the English texts, without its ending. */
const terms = [
  { en: /\bcancel\b/, de: "abbrechen", es: "cancelar", fr: "annuler", pt: "cancelar", zh: "取消" },
  { en: /\bundo\b/, de: "rückgängig", es: "deshacer", fr: "défaire", pt: "desfazer", zh: "撤销" },
  { en: /n't start\b|\bnot started\b/, de: "start", es: "inici", fr: "démarr", pt: "inici", zh: "启动" },
  { en: /\bunverified\b/, de: "unbestätigt", es: "sin confirmar", fr: "non confirmé", pt: "não confirmado", zh: "未验证" },
  { en: /\bnot checked\b/, de: "nicht geprüft", es: "sin comprobar", fr: "non vérifié", pt: "não verificado", zh: "未检查" },
  { en: /\breject/, de: "lehn", es: "rechaz", fr: "refus", pt: "recus", zh: "拒" },
  { en: /\bfix(es)?\b/, de: "korrektur|korrig|beh[eo]b", es: "corr[ei]g|correcci", fr: "corrig|correct", pt: "corrig|correç", zh: "修复" },
  { en: /\bhints?\b/, de: "hinweis", es: "consejo", fr: "conseil", pt: "dica", zh: "提示" },
  { en: /\bhistory\b/, de: "verlauf", es: "historial", fr: "historique", pt: "histórico", zh: "历史记录" },
  { en: /\bfolder\b/, de: "ordner", es: "carpeta", fr: "dossier", pt: "pasta", zh: "文件夹" },
  { en: /\bengine\b/, de: "engine", es: "motor", fr: "moteur", pt: "motor", zh: "引擎" },
  { en: /\bplatforms?\b/, de: "plattform", es: "plataforma", fr: "plateforme", pt: "plataforma", zh: "平台" },
  { en: /\bprocess(es)?\b/, de: "prozess", es: "proceso", fr: "processus", pt: "processo", zh: "进程" },
  { en: /\bcommands?\b/, de: "befehl", es: "comando", fr: "commande", pt: "comando", zh: "命令" },
  { en: /\brules?\b/, de: "regel", es: "regla", fr: "règle", pt: "regra", zh: "规则" },
  { en: /\bdeploy/, de: "deploy", es: "despl", fr: "déplo", pt: "deploy", zh: "部署" },
  { en: /\bline endings\b/, de: "zeilenenden", es: "finales de línea", fr: "fins de ligne", pt: "finais de linha", zh: "换行符" },
  {
    en: /\bbyte order mark\b/,
    de: "byte order mark",
    es: "marca de orden",
    fr: "indicateur d’ordre",
    pt: "marca de ordem",
    zh: "字节顺序标记",
  },
  { en: /\byour text\b/, de: "ihr text", es: "su texto", fr: "votre texte", pt: "o seu texto", zh: "您的文本" },
];

/** Punctuation and blanks that are wrong in a language, and the familiar form of address. */
const foreign = {
  de: /["«»”]|„[^“]*$| [%…:;!?]|\b(?:du|dein\w*|dich|dir)\b/i,
  es: /["“”]|^[^¿]*\?| [%:;!?]|\b(?:tus?|te|ti)\b/i,
  fr: /["“”„]|(?<!\u202f)[:;!?%»]|«(?!\u202f)|\b(?:tu|ton|tes)\b/i,
  pt: /["«»„]| [%:;!?]|\b(?:teu|tua|tu)\b/i,
  zh: /["«»]|\p{Script=Han} ?[,.;:?!()](?!\w)|[,;:?!] ?\p{Script=Han}|你/u,
};

/** The words that a text lacks although its English text has their terms. A text that is the same in English is a name. */
function otherWords(language, text, english) {
  if (text === english) return [];
  const meant = english.toLowerCase().replace(/\{\w+\}/g, "");
  return terms.flatMap((term) => (term.en.test(meant) && !new RegExp(term[language], "iu").test(text) ? [term[language]] : []));
}

function checkTable(language, table, english) {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [key, forms] of table) {
    const say = (what) => wrong.push(`messages/${language}.ts: ${key}: ${what}`);
    const theirs = english.get(key);
    if (!theirs) continue; // the compiler reports it
    const plural = Object.keys(theirs).length > 1;
    for (const [category, text] of Object.entries(forms)) {
      if (!text.trim()) say("is empty");
      if (text.includes("'")) {
        if (language !== "en") say("has a typewriter's apostrophe");
      }
      if (foreign[language]?.test(text)) say(`has "${foreign[language].exec(text)[0]}", which the language writes in another way`);
      for (const word of otherWords(language, text, theirs[category] ?? theirs.other)) say(`has another word than "${word}"`);
      if (!categories.includes(category)) say(`the language has no form "${category}"`);
      if (category === "other" && namesOf(text) !== namesOf(theirs.other))
        say(`holds {${namesOf(text)}} and not {${namesOf(theirs.other)}}`);
    }
    // "many" is for millions, and reads as "other" does.
    const missing = categories.filter((category) => category !== "many" && !(category in forms));
    if (plural && missing.length > 0) say(`lacks the form "${missing.join('", "')}"`);
  }
}

const shownAttributes = /\s(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label)=(?:"([^"]*)"|'([^']*)')/g;
/** Names and characters that are the same in every language. */
const untranslated = /^(?:proc|lint|i|F1|Proclint|Procfile|[^\p{L}]*)$/u;

/** The literal text of a template of Lit that a person would see or hear. */
function shownIn(template) {
  const html = piecesOf(template).join("\u0000");
  const attributes = [...html.matchAll(shownAttributes)].map((match) => match[2] ?? match[3] ?? "");
  const content = html.replace(/<[^>]*>/gs, "\n");
  return [...attributes, ...content.split(/[\n\u0000]+/)].map((text) => text.replaceAll("\u0000", "").trim());
}

const shownProperties = new Set(["textContent", "innerText", "title", "placeholder", "alt", "ariaLabel", "ariaDescription"]);
const shownCalls = new Set(["say", "tell", "none"]);

/** A text in quotes, also as one side of a choice. */
function literals(node) {
  if (isText(node)) return [textOf(node)];
  if (node.type === "TemplateLiteral") return piecesOf(node);
  if (node.type === "ConditionalExpression") return [...literals(node.consequent), ...literals(node.alternate)];
  if (node.type === "BinaryExpression" || node.type === "LogicalExpression") return [...literals(node.left), ...literals(node.right)];
  return [];
}

function checkSource(path, used) {
  const code = read(path);
  const say = (node, text) => {
    if (untranslated.test(text.trim())) return;
    const line = code.slice(0, node.start).split("\n").length;
    wrong.push(`${path.slice(source.length + 1)}:${line}: "${text.trim()}" is in no table`);
  };
  walk(parseAst(code, { lang: "ts" }), (node, parent) => {
    if (isText(node)) used.exact.add(textOf(node));
    const isWhole = node.type === "TemplateLiteral" && parent?.type !== "TaggedTemplateExpression";
    if (isWhole && node.quasis.length > 1 && node.quasis[0].value.cooked.endsWith(".")) {
      used.patterns.push(
        new RegExp(
          `^${piecesOf(node)
            .map((text) => text.replaceAll(".", "\\."))
            .join("[^.]+")}$`,
        ),
      );
    }
    if (node.type === "TaggedTemplateExpression" && node.tag.name === "html") {
      for (const text of shownIn(node.quasi)) say(node, text);
      // A choice between two texts within a template.
      for (const expression of node.quasi.expressions) {
        if (expression.type !== "ConditionalExpression") continue;
        for (const text of literals(expression)) if (/\p{L} \p{L}/u.test(text)) say(expression, text);
      }
    }
    if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression") {
      if (shownProperties.has(node.left.property.name)) for (const text of literals(node.right)) say(node, text);
    }
    if (node.type === "CallExpression") {
      const name = node.callee.property?.name ?? node.callee.name;
      const [first, second] = node.arguments;
      if (shownCalls.has(name) && first) for (const text of literals(first)) say(node, text);
      const isLabel = name === "setAttribute" && isText(first) && /^(aria-label|title|placeholder|alt)$/.test(textOf(first));
      if (isLabel && second) for (const text of literals(second)) say(node, text);
    }
  });
}

const english = tableOf(join(tables, "en.ts"));
/** The texts that are only in English. */
const results = "results.ts";
const languages = readdirSync(tables).filter((name) => name !== results);
for (const name of languages) checkTable(name.slice(0, -3), tableOf(join(tables, name)), english);

const used = { exact: new Set(), patterns: [] };
// The documentation's own search is English, as the documentation is.
const outside = new Set(["docs.ts"]);
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !entry.name.endsWith(".ts") || entry.name.endsWith(".d.ts") || path.startsWith(tables) || outside.has(entry.name))
    continue;
  checkSource(path, used);
}
for (const key of [...english.keys(), ...tableOf(join(tables, results)).keys()]) {
  if (!used.exact.has(key) && !used.patterns.some((pattern) => pattern.test(key))) wrong.push(`messages: ${key} is used nowhere`);
}

for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
else console.log(`${english.size} texts in ${languages.length} languages`);
