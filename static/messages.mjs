// Checks the texts of the interface: that every table has the placeholders, plural forms, terms and punctuation that it
// needs, that every text is used, and that no text is shown which is in no table. Prints what is wrong, a line each.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const source = fileURLToPath(new URL("src", import.meta.url));
const tables = join(source, "messages");
const wrong = [];

function parse(path) {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

function walk(node, visit) {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** The texts of a table by key: by plural category, a text without forms as `other`. */
function tableOf(path) {
  const texts = new Map();
  walk(parse(path), (node) => {
    // The forms of a text are properties of a property.
    if (!ts.isPropertyAssignment(node) || ts.isPropertyAssignment(node.parent.parent)) return;
    const { initializer } = node;
    if (ts.isStringLiteralLike(initializer)) texts.set(node.name.text, { other: initializer.text });
    else if (ts.isObjectLiteralExpression(initializer)) {
      texts.set(node.name.text, Object.fromEntries(initializer.properties.map((form) => [form.name.text, form.initializer.text])));
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
  const html = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join("\u0000");
  const attributes = [...html.matchAll(shownAttributes)].map((match) => match[2] ?? match[3] ?? "");
  const content = html.replace(/<[^>]*>/gs, "\n");
  return [...attributes, ...content.split(/[\n\u0000]+/)].map((text) => text.replaceAll("\u0000", "").trim());
}

const shownProperties = new Set(["textContent", "innerText", "title", "placeholder", "alt", "ariaLabel", "ariaDescription"]);
const shownCalls = new Set(["say", "#say", "tell", "#tell", "none"]);

/** A text in quotes, also as one side of a choice. */
function literals(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...literals(node.left), ...literals(node.right)];
  return [];
}

function checkSource(path, used) {
  const file = parse(path);
  const say = (node, text) => {
    if (untranslated.test(text.trim())) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    wrong.push(`${path.slice(source.length + 1)}:${line + 1}: "${text.trim()}" is in no table`);
  };
  walk(file, (node) => {
    if (ts.isStringLiteralLike(node)) used.exact.add(node.text);
    if (ts.isTemplateExpression(node) && node.head.text.endsWith(".")) {
      used.patterns.push(
        new RegExp(
          `^${[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map((text) => text.replaceAll(".", "\\.")).join("[^.]+")}$`,
        ),
      );
    }
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "html") {
      for (const text of shownIn(node.template)) say(node, text);
      // A choice between two texts within a template.
      if (ts.isTemplateExpression(node.template)) {
        for (const { expression } of node.template.templateSpans) {
          if (ts.isConditionalExpression(expression))
            for (const text of literals(expression)) if (/\p{L} \p{L}/u.test(text)) say(expression, text);
        }
      }
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left)) {
      if (shownProperties.has(node.left.name.text)) for (const text of literals(node.right)) say(node, text);
    }
    if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
      const [first, second] = node.arguments;
      if (shownCalls.has(name) && first) for (const text of literals(first)) say(node, text);
      const isLabel =
        name === "setAttribute" && first && ts.isStringLiteral(first) && /^(aria-label|title|placeholder|alt)$/.test(first.text);
      if (isLabel && second) for (const text of literals(second)) say(node, text);
    }
  });
}

const english = tableOf(join(tables, "en.ts"));
for (const name of readdirSync(tables)) checkTable(name.slice(0, -3), tableOf(join(tables, name)), english);

const used = { exact: new Set(), patterns: [] };
// The documentation's own search is English, as the documentation is.
const outside = new Set(["docs.ts"]);
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !entry.name.endsWith(".ts") || entry.name.endsWith(".d.ts") || path.startsWith(tables) || outside.has(entry.name))
    continue;
  checkSource(path, used);
}
for (const key of english.keys()) {
  if (!used.exact.has(key) && !used.patterns.some((pattern) => pattern.test(key))) wrong.push(`messages/en.ts: ${key} is used nowhere`);
}

for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
else console.log(`${english.size} texts in ${readdirSync(tables).length} languages`);
