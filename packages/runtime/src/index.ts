export { type Agent, type AgentOptions, createAgent } from "./agent/agent.ts";
export { AgentProblem, Alert } from "./agent/alert.ts";
export { connectDocker } from "./docker/engine.ts";
export type { PodQuery, WorkloadSource } from "./docker/running-workload.ts";
export { RuntimeError } from "./error.ts";
