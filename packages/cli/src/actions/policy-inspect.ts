import { severities } from "@hasp/core";
import type { CompiledLibrary, Policy } from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { createPaint, type Paint } from "../formats/paint.ts";
import { prepareListing } from "../io/write-listing.ts";
import { compilePolicies } from "../judging/policies.ts";

/** Lists the policies with what the settings make of them. */
export const inspectPolicies: Action = async (invocation) => {
  const { log } = invocation;
  const write = prepareListing(invocation);
  await log.step("reading policies");
  const { policies, data } = await compilePolicies(invocation);
  await log.done();
  await write({
    json: reportOf(policies, data.hasp.settings),
    table: (surface) => describe(policies, data.hasp.settings, createPaint(surface)),
  });
  return exitCode.complied;
};

type Settings = CompiledLibrary["data"]["hasp"]["settings"];

function reportOf(policies: readonly Policy[], settings: Settings): object {
  const listed = policies.map(({ name: _, place: __, ...policy }) => ({
    ...policy,
    effective: {
      ...settings.policies[policy.id],
      parameters: settings.parameters[policy.id] ?? {},
    },
  }));
  return {
    schemaVersion: "1",
    policies: listed,
    exceptions: Object.values(settings.exceptions.list),
  };
}

function describe(policies: readonly Policy[], settings: Settings, paint: Paint): string[] {
  return policies.flatMap((policy) => {
    const { id, title, subjects } = policy;
    const { severity: set, enforcement = {} } = settings.policies[id] ?? {};
    const severity = severities.find((name) => name === set) ?? policy.severity;
    const modes = Object.entries(enforcement)
      .filter(([, mode]) => mode !== "off")
      .map(([phase, mode]) => `${phase} ${mode}`);
    const detail = `judges ${subjects.join(", ")}; ${modes.join(", ") || "off"}`;
    return [
      `${paint.severity(severity, severity.padEnd(10))}  ${paint.bold(id)}  ${paint.plain(title)}`,
      `${" ".repeat(12)}${paint.dim(detail)}`,
    ];
  });
}
