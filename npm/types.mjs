// Writes the types of the package's requests and answers, from the description of the HTTP API: they are the same.
// Usage: node npm/types.mjs OPENAPI TO
import { readFileSync, writeFileSync } from "node:fs";

/** What the functions of the package take and give. All that these consist of is written too. */
const roots = [
  "Request", "FixRequest", "PreviewRequest", "MoveRequest", "Log",
  "Report", "File", "FixedFile", "Preview", "Matrix", "Plan", "Explanation", "RuleList", "PlatformList",
];

const refPrefix = "#/components/schemas/";

/** The schemas by their names, with which `roots` begin. */
function reachable(schemas) {
  const found = new Set();
  const visit = (value) => {
    if (value === null || typeof value !== "object") return;
    if (typeof value.$ref === "string") take(value.$ref.slice(refPrefix.length));
    for (const inner of Object.values(value)) visit(inner);
  };
  const take = (name) => {
    if (found.has(name)) return;
    found.add(name);
    visit(schemas[name]);
  };
  roots.forEach(take);
  return [...found].sort();
}

const comment = (text, indent = "") => {
  if (!text) return "";
  const lines = text.trim().replaceAll("*/", "* /").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
};

const key = (name) => (/^\w+$/.test(name) ? name : JSON.stringify(name));

function propertiesOf({ properties, required = [] }, indent) {
  return Object.entries(properties)
    .map(([name, schema]) => `${comment(schema.description, indent)}${indent}${key(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema, indent)};\n`)
    .join("");
}

const simple = { string: "string", boolean: "boolean", integer: "number", number: "number", null: "null" };

function typeOf(schema, indent) {
  if (schema.$ref) return schema.$ref.slice(refPrefix.length);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf || (schema.oneOf && !schema.properties)) return (schema.anyOf ?? schema.oneOf).map((one) => typeOf(one, indent)).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(" | ");
  if (schema.type === "array") return `(${typeOf(schema.items, indent)})[]`.replace(/^\((\w+)\)/, "$1");
  if (schema.properties) return `{\n${propertiesOf(schema, `${indent}  `)}${indent}}`;
  if (schema.type === "object" && typeof schema.additionalProperties === "object") return `{ [name: string]: ${typeOf(schema.additionalProperties, indent)} }`;
  if (simple[schema.type]) return simple[schema.type];
  throw new Error(`a schema that has no type here: ${JSON.stringify(schema)}`);
}

function declarationOf(name, schema) {
  const head = comment(schema.description);
  if (schema.properties) return `${head}export interface ${name} {\n${propertiesOf(schema, "  ")}}\n`;
  return `${head}export type ${name} = ${typeOf(schema, "")};\n`;
}

/** The text of a module of types. */
export function typesOf({ components: { schemas } }) {
  return reachable(schemas).map((name) => declarationOf(name, schemas[name])).join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const [from, to] = process.argv.slice(2);
  writeFileSync(to, `// Requests and answers of Proclint.\n\n${typesOf(JSON.parse(readFileSync(from, "utf8")))}`);
}
