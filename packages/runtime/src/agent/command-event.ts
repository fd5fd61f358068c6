import { posix } from "node:path";
import type { ProcessEvent } from "@hasp/policy";
import { findProgram } from "../docker/container-root.ts";
import type { WatchedContainer } from "../docker/watched-container.ts";
import type { Command } from "../sensors/sensor.ts";

/** Arguments kept: as many as of a process that is read from /proc. */
const ARGUMENT_LIMIT = 256;
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * The event of a command that Docker started in a container and that ended before /proc could be read. What was run is found in
 * the container's files as the engine found it, by its folder and its PATH.
 */
export function commandEvent(
  { pid, args }: Command,
  { container, pid: first }: Pick<WatchedContainer, "container" | "pid">,
  time: Date,
  procRoot = "/proc",
): ProcessEvent {
  const [program = ""] = args;
  const path = container.env.find(({ name }) => name === "PATH")?.value ?? DEFAULT_PATH;
  const cwd = container.workingDir ?? "/";
  const executable =
    first > 0 ? findProgram(`${procRoot}/${first}/root`, program, { path, cwd }) : undefined;
  return {
    type: "exec",
    time: time.toISOString(),
    coverage: "sampled",
    process: {
      pid,
      name: posix.basename(program),
      ...(executable !== undefined && { executable }),
      args: args.slice(0, ARGUMENT_LIMIT),
      ...(args.length > ARGUMENT_LIMIT && { argsTruncated: true }),
      first: false,
      entered: true,
    },
    // Docker started it, so nothing in the container did
    ancestry: [],
  };
}
