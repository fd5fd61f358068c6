import { posix } from "node:path";
import type { ExecEvent } from "@hasp/policy";

/** The event of a command that Docker started in a container and that ended before /proc could be read. */
export function commandEvent(
  observed: { readonly pid: number; readonly args: readonly string[] },
  time: Date,
): ExecEvent {
  const [program = ""] = observed.args;
  const executable = posix.isAbsolute(program) ? program : undefined;
  return {
    type: "exec",
    time: time.toISOString(),
    coverage: "sampled",
    process: {
      pid: observed.pid,
      name: posix.basename(program),
      ...(executable && { executable }),
      args: [...observed.args],
    },
    // Docker started it, so nothing in the container did
    ancestry: [],
  };
}
