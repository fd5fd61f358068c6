import { parseArgs } from "node:util";
import type { Row } from "./row.ts";
import { formatTable } from "./table.ts";

// decisions and bundles beside OPA, scans beside Trivy and Syft: npm run bench -- [--only decisions|bundle|scan] [--json]
// A goal that does not hold ends it with 1.
const sections = {
  decisions: async () => (await import("./decisions.ts")).decisionRows(say),
  bundle: async () => (await import("./bundle.ts")).bundleRows(say),
  scan: async () => (await import("./scan.ts")).scanRows(say),
};

const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
if (values.only !== undefined && !(values.only in sections)) {
  process.stderr.write(`--only knows ${Object.keys(sections).join(", ")}, not ${values.only}\n`);
  process.exit(2);
}
const rows: Row[] = [];
for (const [name, measureRows] of Object.entries(sections)) {
  if (values.only === undefined || values.only === name) rows.push(...(await measureRows()));
}
process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : formatTable(rows));
process.exitCode = rows.some(({ holds }) => holds === false) ? 1 : 0;

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
