import { relative, resolve } from "node:path";
import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { refusePresent, writeNewFile } from "../io/write-new-file.ts";
import { policyTemplate, type TemplateKind } from "../judging/policy-template.ts";
import { tableTemplate } from "../judging/table-template.ts";

const PATH =
  /^(?:(?<folder>.*)\/)?(?<group>[a-z][a-z0-9-]*)\/(?<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\.rego)?$/;

/** Words of Rego and of the YAML in METADATA, which would not be read as a name. */
const RESERVED = new Set(
  (
    "as contains data default else every false if import in input not null package some true with " +
    "y yes n no on off"
  ).split(" "),
);

/** Writes a policy that passes its checks and its test, to be changed into the one that is meant. */
export const beginPolicy: Action = async ({ io, args, config, log }) => {
  const [path = ""] = args;
  const { folder = ".", group = "", id = "" } = PATH.exec(path)?.groups ?? {};
  if (id === "" || id.endsWith("-test")) {
    throw new CliError("VALUE_INVALID", `not a place for a policy: ${JSON.stringify(path)}`, {
      hint: "write DIR/GROUP/ID in lower case with dashes, e.g. policies/ours/team-label",
    });
  }
  const reserved = [group, id].find((word) => RESERVED.has(word));
  if (reserved !== undefined) {
    throw new CliError("VALUE_INVALID", `${reserved} is a word of Rego or YAML, not a name`, {
      hint: `say more, e.g. ${reserved}-check`,
    });
  }
  const kind = config.kind as TemplateKind;
  const { policy, test } = policyTemplate(kind, group, id);
  const base = resolve(io.cwd, folder || "/", group, id);
  const files = [
    [`${base}.rego`, policy],
    config.tests === "yaml"
      ? [`${base}_test.yaml`, tableTemplate(kind, id)]
      : [`${base}_test.rego`, test],
  ] as const;
  // tests of either kind are of somebody's own
  await refusePresent([`${base}.rego`, `${base}_test.rego`, `${base}_test.yaml`]);
  for (const [file, text] of files) {
    await writeNewFile(file, text);
    await io.stdout.write(`${relative(io.cwd, file)}\n`);
  }
  await log.info(`change the rule and its test, then run hasp policy test ${folder || "/"}`);
  return exitCode.complied;
};
