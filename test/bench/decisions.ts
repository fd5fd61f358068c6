import { createEvaluator, createInlineEvaluator, type Input } from "@hasp/policy";
import { addedMicroseconds } from "./difference.ts";
import { type Subject, subjects } from "./inputs.ts";
import { opaMicroseconds } from "./opa-bench.ts";
import { type Peer, providePeer } from "./peers.ts";
import { microsecondsFor } from "./rate.ts";
import { type Goal, type Row, toRow } from "./row.ts";
import { createSdkCall, sdkName } from "./sdk.ts";
import { type BuiltBundle, buildSituation, shipped, situations } from "./situations.ts";
import { whyFailed } from "./why-failed.ts";

/** Microseconds of one decision, each way; a text says why there is none. */
interface Times {
  readonly inline: number;
  readonly worker: number;
  readonly opa: number | string;
  readonly sdk: number | string;
}

/** Decisions of the same bundle over the same input: ours inline and in the worker, OPA in Go, the plain npm SDK. */
export async function decisionRows(say: (message: string) => void): Promise<Row[]> {
  const opa = providePeer("opa", say);
  const rows: Row[] = [];
  const plain = new Map<string, Times>();
  const builtShipped = await buildSituation(shipped);
  for (const situation of situations) {
    say(`decisions, ${situation.name}`);
    const built = await buildSituation(situation).catch((error: unknown) => firstLine(error));
    for (const subject of subjects) {
      const name = `${subject.name}, ${situation.name}`;
      if (typeof built === "string") {
        rows.push(notMeasured(name, opa.name, `${situation.name}: ${built}`));
        continue;
      }
      const times = await measureAll(built, subject.input, opa);
      if (situation === shipped) plain.set(subject.name, times);
      rows.push(
        ...compare(name, times, opa.name, situation === shipped ? subject.goal : undefined),
      );
      if (situation === shipped && subject.limit !== undefined) {
        const goal: Goal = { of: "ours", atMost: subject.limit };
        rows.push(
          toRow({ name: `${name}: inline, by itself`, unit: "µs", ours: times.inline, goal }),
        );
      }
      const before = plain.get(subject.name);
      if (situation.exceptions && before) {
        const ours = await addedMicroseconds(builtShipped.bundle, built.bundle, subject.input);
        rows.push(added(name, ours, times, before, opa.name));
      }
    }
  }
  return rows;
}

/** A bundle that cannot be built fails every goal that it had. */
function notMeasured(name: string, peerName: string, reason: string): Row {
  return { ...toRow({ name, unit: "µs", ours: null, peer: null, peerName, reason }), holds: false };
}

/** An error of a library names every fault on its own line. */
function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}

async function measureAll({ bytes, bundle }: BuiltBundle, input: Input, opa: Peer): Promise<Times> {
  const inline = await createInlineEvaluator(bundle);
  const worker = await createEvaluator(bundle);
  try {
    return {
      inline: await microsecondsFor(() => inline.evaluate(input)),
      worker: await microsecondsFor(() => worker.evaluate(input)),
      opa: await orReason(() =>
        "path" in opa ? opaMicroseconds(opa.path, bytes, input) : opa.missing,
      ),
      sdk: await orReason(async () => microsecondsFor(await createSdkCall(bundle, input))),
    };
  } finally {
    await inline.close();
    await worker.close();
  }
}

async function orReason(
  run: () => number | string | Promise<number | string>,
): Promise<number | string> {
  try {
    return await run();
  } catch (error) {
    return whyFailed(error);
  }
}

function compare(name: string, times: Times, opa: string, goal: Subject["goal"]): Row[] {
  const row = (what: string, ours: number, peerName: string, peer: number | string, goal?: Goal) =>
    toRow({
      name: `${name}: ${what}`,
      unit: "µs",
      ours,
      peerName,
      peer: typeof peer === "number" ? peer : null,
      goal: goal ?? { of: "peer / ours" },
      ...(typeof peer === "string" && { reason: peer }),
    });
  return [
    row("inline", times.inline, opa, times.opa, goal),
    row("in the worker", times.worker, opa, times.opa),
    row("inline", times.inline, sdkName, times.sdk),
  ];
}

/** What exceptions cost a decision; they are indexed, so next to nothing. */
function added(name: string, ours: number, times: Times, before: Times, peerName: string): Row {
  const isMeasured = typeof times.opa === "number" && typeof before.opa === "number";
  return toRow({
    name: `${name}: added to a decision`,
    unit: "µs",
    ours,
    peerName,
    peer: isMeasured ? Number(times.opa) - Number(before.opa) : null,
    goal: { of: "ours", atMost: 20 },
  });
}
