import type { Evaluator } from "@hasp/policy";
import { filesSeenBy, findOrigin } from "../docker/file-origin.ts";
import type { WatchedContainer } from "../docker/watched-container.ts";
import { parseMounts } from "../proc/mount-table.ts";
import type { ProcFiles } from "../proc/proc-files.ts";
import { readEnvironment } from "../proc/process-facts.ts";
import type { EventObservation } from "../sensors/sensor.ts";

/** Stage three: adds what a process is in its place, which the sensor that saw it does not know. */
export function enrich<Seen extends EventObservation>(
  observation: Seen,
  watched: WatchedContainer | undefined,
  { files, needs }: { readonly files: ProcFiles; readonly needs: Evaluator["needs"] },
): Seen {
  const { process } = observation.event;
  const { pid } = process;
  const seen = watched && filesSeenBy(parseMounts(files.read(`${pid}/mountinfo`)), watched.files);
  const origin = seen && findOrigin(process.executable, seen);
  const whole = {
    ...process,
    ...(watched && pid === watched.pid && { first: true, entered: false }),
    ...(origin !== undefined && { origin }),
    ...(needs[observation.kind]?.includes("env") && { env: readEnvironment(files, pid) }),
  };
  return { ...observation, event: { ...observation.event, process: whole } };
}
