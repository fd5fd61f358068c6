export { type Agent, type AgentOptions, createAgent } from "./agent.ts";
export { AgentProblem, Alert } from "./alert.ts";
export { connectDocker } from "./docker/connect.ts";
export { RuntimeError } from "./error.ts";
export type { PodQuery, WorkloadSource } from "./workload-source.ts";
