import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Input, Process } from "@hasp/policy";
import { headOf, processOf } from "./place.ts";

interface Command {
  readonly image: string;
  /** The process and those that it came from, nearest first. */
  readonly chain: readonly (Partial<Process> & { readonly executable: string })[];
}

const namespaces = ["shop", "payments"];

/** Commands of images that could not be run here, as their entrypoints, probes and people give them. */
export function* commandLife(): Generator<Input> {
  const lines = readFileSync(join(import.meta.dirname, "commands.jsonl"), "utf8").split("\n");
  for (const line of lines.filter((one) => one !== "")) {
    const { image, chain } = JSON.parse(line) as Command;
    const [process, ...ancestry] = chain.map(({ executable, args = [], ...rest }, i) =>
      processOf(50 - i, executable, args, rest),
    );
    if (process === undefined) continue;
    for (const namespace of namespaces) {
      const head = headOf({ image, namespace });
      const event = {
        type: "exec",
        time: head.context.time,
        coverage: "complete",
        process,
        ancestry,
      };
      yield { ...head, kind: "process", event };
    }
  }
}
