import { severities } from "@hasp/core";
import type { Action } from "../commands/command.ts";
import { exitCode } from "../exit-code.ts";
import { createPaint } from "../formats/paint.ts";
import { compilePolicies } from "../policies.ts";
import { wantsColor } from "../text/color.ts";
import { padEnd, textWidth, truncate } from "../text/width.ts";

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
    const report = { schemaVersion: "1", policies: listed, exceptions: settings.exceptions };
    await io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return exitCode.complied;
  }
  const surface = {
    columns: io.stdout.columns,
    color: wantsColor(io, "stdout", config["no-color"]),
  };
  const paint = createPaint(surface);
  const widest = Math.max(...policies.map(({ id }) => textWidth(id)));
  for (const policy of policies) {
    const { id, title, subjects } = policy;
    const { severity: set, enforcement = {} } = settings.policies[id] ?? {};
    const severity = severities.find((name) => name === set) ?? policy.severity;
    const modes = Object.entries(enforcement).map(([phase, mode]) => `${phase}:${mode}`);
    const detail = `${title}  [${subjects.join(", ")}; ${modes.join(" ") || "off"}]`;
    const room = Math.max(20, surface.columns - widest - 14);
    const label = paint.severity(severity, severity.padEnd(10));
    await io.stdout.write(
      `${paint.bold(padEnd(id, widest))}  ${label}  ${paint.plain(truncate(detail, room))}\n`,
    );
  }
  return exitCode.complied;
};
