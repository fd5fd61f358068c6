import { relative, resolve } from "node:path";
import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { refusePresent, writeNewFile } from "../io/write-new-file.ts";
import { policyTemplate } from "../judging/policy-template.ts";

const PATH =
  /^(?:(?<folder>.*)\/)?(?<group>[a-z][a-z0-9-]*)\/(?<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\.rego)?$/;

/** Writes a policy that passes its checks and its test, to be changed into the one that is meant. */
export const beginPolicy: Action = async ({ io, args, config, log }) => {
  const [path = ""] = args;
  const { folder = ".", group = "", id = "" } = PATH.exec(path)?.groups ?? {};
  if (id === "" || id.endsWith("-test")) {
    throw new CliError("VALUE_INVALID", `not a place for a policy: ${JSON.stringify(path)}`, {
      hint: "write DIR/GROUP/ID in lower case with dashes, e.g. policies/ours/team-label",
    });
  }
  const { policy, test } = policyTemplate(config.kind, group, id);
  const base = resolve(io.cwd, folder || "/", group, id);
  const files = [
    [`${base}.rego`, policy],
    [`${base}_test.rego`, test],
  ] as const;
  await refusePresent(files.map(([file]) => file));
  for (const [file, text] of files) {
    await writeNewFile(file, text);
    await io.stdout.write(`${relative(io.cwd, file)}\n`);
  }
  await log.info(`change the rule and its test, then run hasp policy test ${folder || "/"}`);
  return exitCode.complied;
};
