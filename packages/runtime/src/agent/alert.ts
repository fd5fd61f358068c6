import { Decision, Process, RunningWorkload } from "@hasp/policy";
import { z } from "zod";
import type { RunInput } from "./run-inputs.ts";

/** One line of the agent's output: a decision that is worth a person's attention, with what is needed to act on it. */
export const Alert = z.object({
  schemaVersion: z.literal("1"),
  type: z.literal("alert"),
  time: z.string(),
  /** Where it happened; without a container it was the node itself. */
  node: z.string().optional(),
  workload: RunningWorkload.optional(),
  container: z.object({ id: z.string(), name: z.string() }).optional(),
  image: z
    .object({
      reference: z.string(),
      digest: z.string().optional(),
      id: z.string().optional(),
    })
    .optional(),
  /** `sampled` until a kernel sensor reports every event: short-lived ones can be missed. */
  coverage: z.string(),
  process: Process.optional(),
  ancestry: z.array(Process).optional(),
  decision: Decision,
});
export type Alert = z.infer<typeof Alert>;

/** What kept the agent itself from its work; written where alerts go, because silence would read as "all is well". */
export const AgentProblem = z.object({
  schemaVersion: z.literal("1"),
  type: z.literal("problem"),
  time: z.string(),
  code: z.string(),
  message: z.string(),
  containerId: z.string().optional(),
});
export type AgentProblem = z.infer<typeof AgentProblem>;

/** The alert over a decision; undefined for one that allows and has nothing to record. */
export function alertOf(input: RunInput, decision: Decision): Alert | undefined {
  const recorded = decision.violations.length + decision.excepted.length;
  if (decision.verdict === "allow" && recorded === 0) return undefined;
  const event = "event" in input ? input.event : undefined;
  const { context, workload, container } = input;
  return {
    schemaVersion: "1",
    type: "alert",
    time: context.time,
    ...(context.node && { node: context.node.name }),
    ...(workload && { workload }),
    ...(container && identityOf(container)),
    coverage: event?.coverage ?? "sampled",
    ...(event && { process: event.process, ancestry: event.ancestry }),
    decision,
  };
}

function identityOf(
  container: NonNullable<RunInput["container"]>,
): Pick<Alert, "container" | "image"> {
  const { reference, digest, id } = container.image;
  return {
    container: { id: container.id ?? "", name: container.name },
    image: { reference, ...(digest && { digest }), ...(id && { id }) },
  };
}
