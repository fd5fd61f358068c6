import { severities } from "@hasp/core";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { createPaint } from "../formats/paint.ts";
import { compilePolicies } from "../judging/policies.ts";
import { wantsColor } from "../text/color.ts";

/** Lists the policies with what the settings make of them. */
export const inspectPolicies: Action = async (invocation) => {
  const { io, config, log } = invocation;
  await log.step("reading policies");
  const { policies, data } = await compilePolicies(invocation);
  await log.done();
  const { settings } = data.hasp;
  if (config.json) {
    const listed = policies.map(({ name: _, place: __, ...policy }) => ({
      ...policy,
      effective: {
        ...settings.policies[policy.id],
        parameters: settings.parameters[policy.id] ?? {},
      },
    }));
    const report = {
      schemaVersion: "1",
      policies: listed,
      exceptions: Object.values(settings.exceptions.list),
    };
    await io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return exitCode.complied;
  }
  const paint = createPaint({ color: wantsColor(io, "stdout", config["no-color"]) });
  for (const policy of policies) {
    const { id, title, subjects } = policy;
    const { severity: set, enforcement = {} } = settings.policies[id] ?? {};
    const severity = severities.find((name) => name === set) ?? policy.severity;
    const modes = Object.entries(enforcement)
      .filter(([, mode]) => mode !== "off")
      .map(([phase, mode]) => `${phase} ${mode}`);
    const detail = `judges ${subjects.join(", ")}; ${modes.join(", ") || "off"}`;
    await io.stdout.write(
      `${paint.severity(severity, severity.padEnd(10))}  ${paint.bold(id)}  ${paint.plain(title)}\n` +
        `${" ".repeat(12)}${paint.dim(detail)}\n`,
    );
  }
  return exitCode.complied;
};
