import * as compare from "../comparisons.ts";
import type { Criterion, Reading } from "../criterion.ts";

function ofProcess(value: string, at: string, untold?: string): Criterion["in"] {
  const reading: Reading = { level: "subject", value, at, ...(untold && { untold }) };
  return { process: reading };
}

export const ofProcesses: readonly Criterion[] = [
  {
    name: "Process Name",
    compare: compare.text,
    in: ofProcess("input.event.process.name", "/event/process/name"),
  },
  {
    name: "Process Arguments",
    compare: compare.textWithin,
    in: ofProcess("stackrox.arguments", "/event/process/args"),
  },
  {
    name: "Process Ancestor",
    compare: compare.someText,
    in: ofProcess("stackrox.ancestors", "/event/ancestry", "stackrox.has_untold_ancestor"),
  },
  {
    name: "Process UID",
    compare: compare.number,
    in: ofProcess("input.event.process.uid", "/event/process/uid", "not stackrox.is_uid_told"),
  },
];
