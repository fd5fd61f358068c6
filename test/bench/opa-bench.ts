import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Input } from "@hasp/policy";
import { entrypointOf } from "./inputs.ts";

const TIMES = 3;

/**
 * Microseconds that OPA in Go takes for one decision: stock OPA evaluates the Rego sources of the same bundle over the same
 * input. Its input is parsed before the clock starts, and what it answers is not written: ours does both.
 * @throws Error when opa fails
 */
export function opaMicroseconds(opa: string, bundle: Uint8Array, input: Input): number {
  const folder = mkdtempSync(join(tmpdir(), "hasp-bench-"));
  try {
    const bundleFile = join(folder, "bundle.tar.gz");
    const inputFile = join(folder, "input.json");
    writeFileSync(bundleFile, bundle);
    writeFileSync(inputFile, JSON.stringify(input));
    const query = `data.${entrypointOf(input).replaceAll("/", ".")}`;
    const args = ["bench", "--bundle", bundleFile, "--input", inputFile, "--format", "json"];
    const told = execFileSync(opa, [...args, "--count", String(TIMES), query], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 2 ** 26,
    });
    return Math.min(...parseResults(told)) / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nanoseconds for one evaluation, once for each time that opa measured. */
function parseResults(text: string): number[] {
  const documents = text
    .trim()
    .split(/(?<=^\})\s*$/m)
    .filter((part) => part.trim() !== "");
  return documents.map((document) => {
    const { N, T } = JSON.parse(document) as { N: number; T: number };
    return T / N;
  });
}
