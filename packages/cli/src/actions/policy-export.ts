import { stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { workloadKinds } from "@hasp/kubernetes";
import { type Export, type ExportFormat, exportPolicies } from "@hasp/policy";
import type { Action } from "../command.ts";
import { listWords } from "../config/list-words.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { writeOutput } from "../io/write-output.ts";
import { openConfiguredLibrary } from "../judging/policies.ts";
import { escapeControl } from "../text/escape.ts";

/** Writes policies as objects of another admission controller, and says what became of each. */
export const exportThePolicies: Action = async (invocation) => {
  const { args, config, log } = invocation;
  const [format, ...ids] = args;
  const groups = listWords(config.group);
  if (ids.length === 0 && groups.length === 0)
    throw new CliError("USAGE", "no policy is named", {
      hint: "name policies by their ids, or a group with --group",
    });
  await log.step("exporting policies");
  const made = await exportPolicies(format as ExportFormat, {
    ...(await openConfiguredLibrary(invocation)),
    ids,
    groups,
    podKinds: workloadKinds,
  });
  await log.done();
  await write(made, config.output, invocation);
  for (const line of describe(made)) await log.info(line);
  const named = made.items.filter(({ id }) => ids.includes(id));
  return named.every(({ state }) => state === "exported") ? exitCode.complied : exitCode.violated;
};

async function write(
  { files }: Export,
  output: string,
  { io }: Parameters<Action>[0],
): Promise<void> {
  const all = files.map(({ text }) => text).join("");
  if (output === "-") return void (await io.stdout.write(all));
  const path = resolve(io.cwd, output);
  if (!(await isFolder(path))) return await writeOutput(path, all);
  for (const { name, text } of files) await writeOutput(join(path, name), text);
}

/** A name that nothing has yet is a file's where it ends as files of YAML do. */
async function isFolder(path: string): Promise<boolean> {
  const present = await stat(path).catch(() => undefined);
  if (present) return present.isDirectory();
  return ![".yaml", ".yml"].includes(extname(path));
}

function describe({ items, files }: Export): string[] {
  const told = items.flatMap(({ id, state, reasons }) =>
    reasons.map((reason) => `${state === "exported" ? id : `left out: ${id}`}: ${reason}`),
  );
  const left = items.length - files.length;
  return [...told, `${count(files.length, "policy", "policies")} exported, ${left} left out`].map(
    escapeControl,
  );
}
