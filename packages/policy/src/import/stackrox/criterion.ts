import type { Comparison } from "./comparisons.ts";

/** Where a policy's facts come from, which decides the kind of its subjects. */
export type Domain = "image" | "workload" | "process" | "access";

/** What a criterion is said of; those of one section that are said of the same thing hold of the same one. */
export type Level =
  | "subject"
  | "container"
  | "port"
  | "mount"
  | "variable"
  | "exposure"
  | "node port"
  | "tally"
  | "finding"
  | "package"
  | "step";

/** How a field is read in one domain. */
export interface Reading {
  readonly level: Level;
  /** The value in Rego; undefined where the fact is missing. */
  readonly value: string;
  /** The pointer to it, as the inside of a template string. */
  readonly at: string;
  /** A condition that holds where the value was not told. */
  readonly untold?: string;
  readonly needs?: readonly string[];
  /** Whether the value may stand in a message; a variable's may be a secret. */
  readonly hidden?: boolean;
  /** Why it cannot be asked with these values here. */
  readonly refuses?: (values: readonly string[]) => string | undefined;
}

/** A field that StackRox' policies are made of. */
export interface Criterion {
  readonly name: string;
  readonly compare: Comparison;
  readonly in: Readonly<Partial<Record<Domain, Reading>>>;
  /** Why a domain that has images or workloads cannot answer it, where that needs saying. */
  readonly elsewhere?: string;
}

/** One and the same reading wherever containers are. */
export function ofContainers(reading: Omit<Reading, "level"> & { level?: Level }) {
  const workload: Reading = { level: "container", ...reading };
  const untold = reading.untold ? undefined : "not input.container.effective";
  const process: Reading = {
    ...workload,
    needs: ["container"],
    ...(untold && { untold }),
  };
  return { workload, process };
}
