import { CodedError } from "@hasp/core";

/** Why the agent cannot watch. */
export class RuntimeError extends CodedError<
  "ENGINE_UNAVAILABLE" | "DOCKER_STREAM_LOST" | "PROC_UNAVAILABLE" | "CONTAINER_UNREADABLE"
> {}
