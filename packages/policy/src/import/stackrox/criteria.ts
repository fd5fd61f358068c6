import { ofAccesses } from "./criteria/access.ts";
import { ofImages } from "./criteria/image.ts";
import { ofProcesses } from "./criteria/process.ts";
import { ofWorkloads } from "./criteria/workload.ts";
import type { Criterion } from "./criterion.ts";

const all = [...ofImages, ...ofWorkloads, ...ofProcesses, ...ofAccesses];

export const criteria: ReadonlyMap<string, Criterion> = new Map(
  all.map((one) => [one.name.toLowerCase(), one]),
);

const baseline =
  "what a workload ordinarily does is learned anew, and asked together with nothing else";

/** Why the others cannot be said. */
export const unsaid: Readonly<Record<string, string>> = {
  "image signature verified by":
    "it names a signature integration of StackRox, whose keys the export does not hold; signer-not-approved takes them",
  "nvd cvss": "findings do not say which of their scores is the NVD's",
  "minimum rbac permissions":
    "levels of StackRox over everything that roles allow; the policies of the group rbac ask for what each lets somebody do",
  "unexpected process executed": baseline,
  "unexpected network flow detected": baseline,
  "file path": "StackRox' file events are a preview without a settled meaning of paths",
  "file operation": "StackRox' file events are a preview without a settled meaning of paths",
};
