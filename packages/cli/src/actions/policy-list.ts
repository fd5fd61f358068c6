import { severities as known } from "@hasp/core";
import { faultOfFilter, filterPolicies, type ListedPolicy, listPolicies } from "@hasp/policy";
import type { Action } from "../command.ts";
import { listWords } from "../config/list-words.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import type { Surface } from "../formats/format.ts";
import { createPaint, type Paint } from "../formats/paint.ts";
import { readSeverities } from "../formats/scan-filter.ts";
import { prepareListing } from "../io/write-listing.ts";
import { openConfiguredLibrary } from "../judging/policies.ts";
import { wrap } from "../text/width.ts";

/** Lists the policies with what the settings make of them. */
export const listThePolicies: Action = async (invocation) => {
  const { log } = invocation;
  const write = prepareListing(invocation);
  const severities = readSeverities(invocation.config.severity);
  await log.step("reading policies");
  const all = await listPolicies(await openConfiguredLibrary(invocation));
  await log.done();
  const { group, profile, phase, kind } = invocation.config;
  const filter = { groups: listWords(group), severities, profile, phase, kind };
  const fault = faultOfFilter(all, filter);
  if (fault !== undefined)
    throw new CliError("VALUE_INVALID", `--${fault.option}: ${fault.message}`, {
      hint: "hasp policy list without it shows groups and, as JSON, profiles",
    });
  const listed = filterPolicies(all, filter);
  await write({ json: listed, table: (surface) => describe(listed, all.length, surface) });
  return exitCode.complied;
};

/** By group; what a policy judges and does stands below its name, so that narrow terminals cut nothing. */
function describe(listed: readonly ListedPolicy[], all: number, surface: Surface): string[] {
  const paint = createPaint(surface);
  const groups = Map.groupBy(listed, ({ group }) => group);
  const total = count(listed.length, "policy", "policies");
  return [
    ...[...groups].flatMap(([group, policies]) => [
      `${paint.bold(group)} ${paint.dim(`(${policies.length})`)}`,
      ...policies.flatMap((policy) => describePolicy(policy, surface, paint)),
      "",
    ]),
    listed.length === all ? total : `${total} of ${all}`,
  ];
}

/** Columns of a severity and what stands between it and the rest. */
const INDENT = 14;

function describePolicy(policy: ListedPolicy, { columns }: Surface, paint: Paint): string[] {
  const { id, title, subjects, severity, parameters } = policy;
  const room = Math.max(20, columns - INDENT);
  const modes = Object.entries(policy.enforcement)
    .filter(([, mode]) => mode !== "off")
    .map(([phase, mode]) => `${phase} ${mode}`);
  const settable = Object.keys(parameters);
  const details = [
    `judges ${subjects.join(", ")}`,
    modes.join(", ") || "off",
    ...(settable.length === 0 ? [] : [`parameters ${settable.join(", ")}`]),
  ];
  const word = known.find((name) => name === severity) ?? "unknown";
  const indent = (line: string) => " ".repeat(INDENT) + line;
  const [first = "", ...rest] = wrap(id, room);
  return [
    `  ${paint.severity(word, severity.padEnd(INDENT - 4))}  ${paint.bold(first)}`,
    ...rest.map((line) => indent(paint.bold(line))),
    ...wrap(paint.plain(title), room).map(indent),
    ...wrap(details.join("; "), room).map((line) => indent(paint.dim(line))),
  ];
}
