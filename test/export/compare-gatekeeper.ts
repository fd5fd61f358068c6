import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "@hasp/core";
import { inputsOf, KubernetesError, unknownImages } from "@hasp/kubernetes";
import type { Evaluator, Input } from "@hasp/policy";
import type { Asked } from "./objects.ts";

const LIMIT = 600_000;
const run = promisify(execFile);

/** What gator prints of one violation. */
interface Result {
  readonly msg: string;
  readonly metadata: { readonly details: { readonly path: string; readonly unknown: boolean } };
  readonly constraint: { readonly metadata: { readonly name: string } };
  readonly enforcementAction: string;
  readonly violatingObject: { readonly metadata: { readonly uid: string } };
}

export interface Comparison {
  readonly objects: number;
  /** Violations that both tell. */
  readonly alike: number;
  readonly differences: readonly string[];
}

const actions: Readonly<Record<string, string>> = {
  enforce: "deny",
  warn: "warn",
  audit: "dryrun",
};

/**
 * Gives gator the templates of some policies with objects and Hasp the same objects, and says where the two differ: in a violation, in
 * its message, its place, or in what it does.
 */
export async function compareGatekeeper(
  gator: string,
  templates: readonly string[],
  ids: ReadonlySet<string>,
  judged: readonly Judged[],
  folder: string,
): Promise<Comparison> {
  const file = join(folder, "objects.yaml");
  const marked = judged.map(({ object }, i) => JSON.stringify(withMark(object, i)));
  writeFileSync(file, marked.map((text) => `---\n${text}\n`).join(""));
  const results = await answersOf(
    gator,
    [...templates, file].flatMap((name) => ["-f", name]),
  );
  const told = Map.groupBy(results, ({ violatingObject }) => violatingObject.metadata.uid);
  const differences: string[] = [];
  let alike = 0;
  for (const [i, { said, object }] of judged.entries()) {
    const ours = new Set(said.filter(({ policy }) => ids.has(policy)).map(({ text }) => text));
    const theirs = new Set((told.get(mark(i)) ?? []).map(textOf));
    for (const text of ours.symmetricDifference(theirs))
      differences.push(
        `${ours.has(text) ? "Hasp alone" : "Gatekeeper alone"}: ${text}\n  of ${JSON.stringify(object)}`,
      );
    alike += ours.intersection(theirs).size;
  }
  return { objects: judged.length, alike, differences };
}

async function answersOf(gator: string, args: readonly string[]): Promise<readonly Result[]> {
  const options = { maxBuffer: 2 ** 30, timeout: LIMIT };
  try {
    const running = run(gator, ["test", "-o", "json", ...args], options);
    // it waits for more objects as long as something may write them
    running.child.stdin?.end();
    const { stdout } = await running;
    return (JSON.parse(stdout || "[]") as Result[] | null) ?? [];
  } catch (error) {
    // it ends with 1 where something is denied
    const {
      code,
      stdout = "",
      stderr = "",
    } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (code !== 1 || stdout === "")
      throw new Error(`gator ended with ${code}: ${stderr.slice(-2000)}`);
    return JSON.parse(stdout) as Result[];
  }
}

function textOf({ msg, metadata, constraint, enforcementAction }: Result): string {
  const policy = constraint.metadata.name.replace(/-(warn|dryrun)$/, "");
  const { path, unknown } = metadata.details;
  return unknown
    ? `${policy} unknown: ${msg}`
    : `${policy} ${enforcementAction}: ${msg} at ${path}`;
}

const mark = (i: number) => `object-${i}`;

function withMark(object: JsonObject, i: number): JsonObject {
  return { ...object, metadata: { ...(object["metadata"] as JsonObject), uid: mark(i) } };
}

/** An object with what Hasp says of it. */
export interface Judged {
  readonly object: JsonObject;
  readonly input: Input;
  readonly policy?: string;
  readonly said: readonly { readonly policy: string; readonly text: string }[];
}

/** What Hasp says at deployment of each object that can be one. */
export async function judge(
  asked: readonly Asked[],
  evaluator: Evaluator,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const { object, policy } of asked) {
    const inputs = await readable(object, evaluator);
    if (inputs === undefined) continue;
    const said: Judged["said"][number][] = [];
    for (const input of inputs) {
      const { violations, undecided } = await evaluator.evaluate(input);
      for (const { policy, message, enforcement, at = "" } of violations)
        said.push({ policy, text: `${policy} ${actions[enforcement]}: ${message} at ${at}` });
      for (const { policy, message } of undecided)
        if (policy !== undefined) said.push({ policy, text: `${policy} unknown: ${message}` });
    }
    judged.push({ object, input: inputs[0], said, ...(policy !== undefined && { policy }) });
  }
  return judged;
}

async function readable(object: JsonObject, { needs }: Evaluator) {
  try {
    const { inputs } = await inputsOf(object, {
      phase: "deploy",
      context: { time: "2026-11-24T12:00:00.000Z" },
      images: unknownImages,
      ...(needs && { needs }),
    });
    return inputs;
  } catch (error) {
    // what the API server would not take
    if (error instanceof KubernetesError && error.code === "OBJECT_INVALID") return undefined;
    throw error;
  }
}
