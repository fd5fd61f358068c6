import type { Input } from "@hasp/policy";
import { execInput } from "./event-input.ts";
import { imageInput } from "./image-input.ts";
import type { Goal } from "./row.ts";
import { workloadInput } from "./workload-input.ts";

/** Something to decide over, and what is promised of it. */
export interface Subject {
  readonly name: string;
  readonly input: Input;
  /** With the shipped library, inline, beside OPA. */
  readonly goal?: Goal;
  /** Microseconds inline with the shipped library. */
  readonly limit?: number;
}

/** The rule of a bundle that judges inputs of this kind. */
export function entrypointOf({ kind }: Pick<Input, "kind">): string {
  return `hasp/decide/${kind}`;
}

export const subjects: readonly Subject[] = [
  {
    name: "process event",
    input: execInput("/usr/bin/convert", ["convert", "-resize", "64x64"]),
    goal: { of: "peer / ours", atLeast: 3 },
    limit: 20,
  },
  {
    name: "process event that violates",
    input: execInput("/bin/sh", ["sh", "-c", "id"]),
  },
  { name: "workload of 1 container", input: workloadInput(["app"]) },
  {
    name: "workload of 3 containers",
    input: workloadInput(["app", "agent", "proxy"]),
    goal: { of: "peer / ours", atLeast: 4 },
    limit: 400,
  },
  {
    name: "image with 500 findings",
    input: imageInput(500),
    goal: { of: "peer / ours", atLeast: 2.5 },
    limit: 6000,
  },
];
