// Runs after `npm run mutation`: writes build/mutation/survivors.md, each change that no test noticed with its reason from
// test/mutation/*.json, and fails where a reason is missing or explains nothing any more.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Explanation, explainSurvivors, type MutationReport } from "./mutation/survivors.ts";
import { survivorsPage } from "./mutation/survivors-page.ts";

const root = dirname(import.meta.dirname);
const folder = join(root, "build", "mutation");
const page = join(folder, "survivors.md");

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8"));
}

const report = readJson<MutationReport>(join(folder, "mutation.json"));
const explanations = globSync("test/mutation/*.json", { cwd: root })
  .sort()
  .flatMap((path) => readJson<readonly Explanation[]>(join(root, path)));

const { survivors, idle } = explainSurvivors(report, explanations);
writeFileSync(page, survivorsPage(survivors));

const open = survivors.filter(({ reason }) => reason === undefined);
for (const { file, line, mutator, original, replacement } of open) {
  const entry = { file, mutator, original, replacement, reason: "" };
  console.error(`${file}:${line} survived and has no reason: ${JSON.stringify(entry)}`);
}
for (const { reason, ...change } of idle)
  console.error(`${change.file}: says nothing any more: ${JSON.stringify(change)}`);
console.log(
  `${survivors.length} survivors, ${survivors.length - open.length} explained, ${open.length} not; ` +
    `${idle.length} explanations say nothing any more; see ${page}`,
);
process.exitCode = open.length + idle.length > 0 ? 1 : 0;
