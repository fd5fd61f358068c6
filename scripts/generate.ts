import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commands, configSchema, renderCliReference, reportSchemas } from "@hasp/cli";
import {
  checkLibrary,
  localCompiler,
  publishedInputSchema,
  readLibrary,
  settingsSchema,
  shippedLibrary,
  subjectKinds,
  testTableSchema,
} from "@hasp/policy";
import { renderCoverage } from "@hasp/policy/coverage";
import { renderInputReference } from "./reference/input-reference.ts";
import { renderPolicyReference } from "./reference/policy-reference.ts";

// npm run generate: writes docs/reference from what it documents; with --check it fails on a difference instead
const root = dirname(import.meta.dirname);
const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

const schemas = Object.fromEntries(subjectKinds.map((kind) => [kind, publishedInputSchema(kind)]));
const files = await readLibrary([shippedLibrary]);
const policies = await checkLibrary({ files, compiler: localCompiler });

const documents: Record<string, string> = {
  "cli.md": renderCliReference(),
  "coverage.md": renderCoverage(),
  "hasp-config.schema.json": json(configSchema(commands)),
  "input.md": renderInputReference(schemas),
  "policies.md": renderPolicyReference(policies),
  "settings.schema.json": json(settingsSchema()),
  "test-table.schema.json": json(testTableSchema()),
};
for (const [name, schema] of Object.entries(reportSchemas())) documents[name] = json(schema);
for (const [kind, schema] of Object.entries(schemas)) {
  documents[`input-${kind}.schema.json`] = json(schema);
}

const stale: string[] = [];
for (const [name, text] of Object.entries(documents)) {
  const file = join(root, "docs", "reference", name);
  if (process.argv.includes("--check")) {
    if (read(file) !== text) stale.push(`docs/reference/${name}`);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (stale.length > 0) {
  process.stderr.write(`out of date, run npm run generate: ${stale.join(", ")}\n`);
  process.exitCode = 1;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
