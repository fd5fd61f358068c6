import type { Policy } from "../library/policy.ts";

/** A policy with a parameter, over workloads and containers, for tests of what settings do to one. */
export const runAsRoot: Policy = {
  id: "run-as-root",
  group: "container",
  title: "Runs as root",
  description: "d",
  package: "hasp.policies.container.run_as_root",
  name: "container/run-as-root.rego",
  place: "container/run-as-root.rego",
  severity: "high",
  subjects: ["workload", "container"],
  phases: ["deploy", "run"],
  hasUnknowns: false,
  remediation: "Set a user.\n",
  references: [],
  enforcement: "enforce",
  parameters: { type: "object", properties: { uids: { type: "array", default: [0] } } },
};
