import { resolve } from "node:path";
import { formatLibrary, type LibraryFile, readLibrary } from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { findFile, readInput } from "../io/read-input.ts";
import { writeOutput } from "../io/write-output.ts";
import { compilerOf } from "../judging/policies.ts";
import { escapeControl } from "../text/escape.ts";

const MAX_BYTES = 2 * 2 ** 20;

/** Names the files that are not formatted; formats them when asked to. */
export const formatPolicies: Action = async ({ io, args, config, log }) => {
  await log.step("formatting");
  const files: LibraryFile[] = [];
  for (const path of new Set(args.map((path) => resolve(io.cwd, path)))) {
    files.push(...(await readPath(path)));
  }
  const changed = await formatLibrary({ files, compiler: compilerOf(config) });
  for (const { place, text } of config.write ? changed : []) await writeOutput(place, text);
  await log.done();
  for (const { place } of changed) await io.stdout.write(`${escapeControl(place)}\n`);
  return changed.length > 0 && !config.write ? exitCode.violated : exitCode.complied;
};

/** Files go by their places here, since those of two folders may have one name. */
async function readPath(path: string): Promise<readonly LibraryFile[]> {
  if (await findFile(path)) {
    return [{ name: path, place: path, text: await readInput(path, MAX_BYTES) }];
  }
  return (await readLibrary([path])).map((file) => ({ ...file, name: file.place }));
}
