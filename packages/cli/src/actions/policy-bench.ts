import { CodedError, messageOf } from "@hasp/core";
import {
  type CostInput,
  compileLibrary,
  exampleInputs,
  measurePolicies,
  type PolicyCosts,
  readPlainInput,
} from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { prepareListing } from "../io/write-listing.ts";
import { findInputs } from "../judging/find-inputs.ts";
import { openConfiguredLibrary } from "../judging/policies.ts";
import { columns } from "../text/columns.ts";
import { escapeControl } from "../text/escape.ts";

/** Inputs of each kind that are measured: more of them tell little more and take long. */
const OF_A_KIND = 20;
/** Lines of the table. */
const SHOWN = 20;

interface Problem {
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

/** Measures each policy alone, and fails where one costs more than it may. */
export const measureCosts: Action = async (invocation) => {
  const { config, log } = invocation;
  const write = prepareListing(invocation);
  const opened = await openConfiguredLibrary(invocation);
  const { files, compiler } = opened;
  const problems: Problem[] = [];
  const inputs =
    config.inputs === undefined
      ? await exampleInputs(files, compiler)
      : await readInputs(config.inputs, invocation, problems);
  await log.step("compiling policies");
  const library = await compileLibrary(opened);
  const costs = await measurePolicies(library, inputs, compiler, (done) =>
    log.step(`measuring over input ${done + 1} of ${inputs.length}`),
  );
  await log.done();
  const { limit } = config;
  const dear = costs.policies.filter(
    ({ micros, noise }) => limit !== undefined && micros - noise > limit,
  );
  const over = dear.map(({ policy }) => policy);
  await write({
    json: { schemaVersion: "1", ...(limit !== undefined && { limit, over }), ...costs, problems },
    table: () => describe(costs, over, problems),
  });
  if (over.length > 0) return exitCode.violated;
  const isTold = problems.length === 0 && costs.policies.length > 0;
  return isTold ? exitCode.complied : exitCode.undecided;
};

async function readInputs(
  folder: string,
  { io }: Invocation,
  problems: Problem[],
): Promise<readonly CostInput[]> {
  const inputs: CostInput[] = [];
  const counts = new Map<string, number>();
  for await (const found of findInputs([folder], io.cwd)) {
    const { place } = found;
    try {
      if ("error" in found) throw found.error;
      const { input, text } = readPlainInput(found.bytes);
      const known = counts.get(input.kind) ?? 0;
      counts.set(input.kind, known + 1);
      if (known < OF_A_KIND) inputs.push({ place, input, text });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      problems.push({ place, code: error.code, message: messageOf(error) });
    }
  }
  return inputs;
}

function describe(
  { policies, decisions, unmeasured }: PolicyCosts,
  over: readonly string[],
  problems: readonly Problem[],
): string[] {
  const shown = (micros: number) => micros.toFixed(1);
  const rows = policies
    .filter(({ policy }, index) => index < SHOWN || over.includes(policy))
    .map(({ policy, micros, noise, kind, place }) => [
      over.includes(policy) ? "OVER" : "",
      policy,
      shown(micros),
      `± ${shown(noise)}`,
      kind,
      place,
    ]);
  const whole = decisions.map(({ place, micros, noise, reading, policies: judging }) => [
    place,
    shown(micros),
    `± ${shown(noise)}`,
    shown(reading),
    String(judging),
  ]);
  return [
    ...columns([["", "POLICY", "µs ALONE", "", "KIND", "DEAREST INPUT"], ...rows]),
    "",
    ...columns([["INPUT", "µs WHOLE DECISION", "", "µs TO READ IT", "POLICIES"], ...whole]),
    "",
    ...problems.map(({ place, code, message }) => escapeControl(`${place}: ${code}: ${message}`)),
    `${count(policies.length, "policy", "policies")} measured, ${unmeasured.length} judge none of the inputs`,
  ];
}
