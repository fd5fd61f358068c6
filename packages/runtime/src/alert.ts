import { Decision, Process } from "@hasp/policy";
import { z } from "zod";

/** One line of the agent's output: a decision that is worth a person's attention, with what is needed to act on it. */
export const Alert = z.strictObject({
  schemaVersion: z.literal("1"),
  type: z.literal("alert"),
  time: z.string(),
  node: z.string().optional(),
  /** `sampled` until a kernel sensor reports every event: short-lived ones can be missed. */
  coverage: z.enum(["complete", "sampled"]),
  container: z.strictObject({ id: z.string(), name: z.string() }),
  image: z.strictObject({
    reference: z.string(),
    digest: z.string().optional(),
    id: z.string().optional(),
  }),
  process: Process.optional(),
  ancestry: z.array(Process).optional(),
  decision: Decision,
});
export type Alert = z.infer<typeof Alert>;

/** What kept the agent from judging something; written where alerts go, because silence would read as "all is well". */
export const AgentProblem = z.strictObject({
  schemaVersion: z.literal("1"),
  type: z.literal("problem"),
  time: z.string(),
  code: z.string(),
  message: z.string(),
  containerId: z.string().optional(),
});
export type AgentProblem = z.infer<typeof AgentProblem>;
