import { stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { type Import, type ImportFormat, importPolicies, type SourceFile } from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { readInput } from "../io/read-input.ts";
import { prepareListing } from "../io/write-listing.ts";
import { refusePresent, writeNewFile } from "../io/write-new-file.ts";
import { findManifests } from "../judging/manifest-folder.ts";
import { compilerOf } from "../judging/policies.ts";
import { escapeControl } from "../text/escape.ts";

const MAX_BYTES = 16 * 2 ** 20;

/** Writes the policies that files of another system's rules become, and says what became of each rule. */
export const importRules: Action = async (invocation) => {
  const { io, args, config, log } = invocation;
  const [format, ...names] = args;
  const write = prepareListing(invocation);
  const sources = await readSources(names, io.cwd);
  await log.step("importing");
  const made = await importPolicies(format as ImportFormat, sources, compilerOf(config));
  const folder = resolve(io.cwd, config.into);
  const files = made.files.map(({ name, text }) => ({ path: resolve(folder, name), text }));
  await refusePresent(files.map(({ path }) => path));
  for (const { path, text } of files) await writeNewFile(path, text);
  await log.done();
  const written = files.map(({ path }) => relative(io.cwd, path));
  await write({
    json: { schemaVersion: "1", files: written, items: made.items, fields: made.fields },
    table: () => describe(made, config.into),
  });
  const whole = made.items.every(({ state }) => state === "imported");
  return whole ? exitCode.complied : exitCode.violated;
};

/** The files, and those of folders that may hold objects. What cannot be seen of a folder ends the import. */
async function readSources(names: readonly string[], cwd: string): Promise<SourceFile[]> {
  const files: string[] = [];
  for (const name of names) {
    const isFolder = await stat(resolve(cwd, name)).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const found = isFolder ? await findManifests(name, cwd) : { files: [name], problems: [] };
    for (const problem of found.problems) throw problem;
    files.push(...found.files);
  }
  const sources: SourceFile[] = [];
  for (const place of files)
    sources.push({ place, text: await readInput(resolve(cwd, place), MAX_BYTES) });
  return sources;
}

function describe({ files, items, fields }: Import, folder: string): string[] {
  const lines = items
    .filter(({ state }) => state !== "imported")
    .flatMap(({ name, place, state, reasons }) => [
      `${state === "partly" ? "partly" : "left out"}  ${name} (${place})`,
      ...reasons.map((reason) => `  ${reason}`),
    ]);
  const of = (wanted: string) => items.filter(({ state }) => state === wanted).length;
  const share = fields && [
    `${percent(fields.mapped, fields.named)} of the ${count(fields.named, "field", "fields")} that conditions name ${fields.named === 1 ? "is" : "are"} mapped`,
    ...Object.entries(fields.unmapped).map(([name, times]) => `  not mapped: ${name}, ${times} ×`),
  ];
  return [
    ...lines,
    ...(share ?? []),
    `${of("imported")} imported, ${of("partly")} in part, ${of("left-out")} left out; ${count(files.length, "file", "files")} in ${folder}`,
  ].map(escapeControl);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "100 %" : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
