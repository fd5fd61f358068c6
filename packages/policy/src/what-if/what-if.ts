import { CodedError, messageOf } from "@hasp/core";
import type { Decision } from "../decision.ts";
import { RecordError } from "../error.ts";
import type { TextEvaluator } from "../evaluator.ts";
import {
  type ChangeKind,
  changeKinds,
  compareDecisions,
  type DecisionChange,
} from "./compare-decisions.ts";
import { type FindInput, type RecordedInput, readRecordedInputs } from "./recorded-input.ts";

/** A file or a line of one as it was found, or why it could not be read. */
export type FoundInput =
  | { readonly place: string; readonly bytes: Uint8Array }
  | { readonly place: string; readonly error: CodedError };

type Subject = Pick<Decision["subject"], "kind" | "name" | "namespace" | "cluster">;

/** The same change of the same subject, however many inputs tell of it. */
export interface SubjectChange extends DecisionChange {
  readonly subject: Subject;
  readonly phase: Decision["phase"];
  /** Inputs that it was seen in, and where the first of them is. */
  readonly inputs: number;
  readonly place: string;
}

type Counts = Readonly<Record<ChangeKind, number>>;

export interface WhatIf {
  /** The bundle that decided before; absent where the decisions were recorded. */
  readonly from?: Evaluator["bundle"];
  readonly to: Evaluator["bundle"];
  /** Inputs that both sides judged, and of these how many are decided alike. */
  readonly inputs: number;
  readonly unchanged: number;
  readonly counts: Counts;
  /** Inputs by who decides otherwise: a policy's id, or a problem's code. */
  readonly policies: readonly ({ readonly by: string } & Counts)[];
  readonly changes: readonly SubjectChange[];
  /** Inputs whose change is counted and, over the limit, not listed. */
  readonly unlisted: number;
  /** What could not be told, by its place. */
  readonly problems: readonly {
    readonly place: string;
    readonly code: string;
    readonly message: string;
  }[];
  /** Problems that are counted and not listed. */
  readonly unlistedProblems: number;
}

type Evaluator = Pick<TextEvaluator, "bundle" | "evaluate" | "evaluateText">;

export interface WhatIfOptions {
  readonly after: Evaluator;
  /** Without one the recorded decisions are what was before. */
  readonly before?: Evaluator;
  readonly findInput?: FindInput;
  /** Hears how many files and lines were read. */
  readonly onProgress?: (read: number) => void | Promise<void>;
}

const limits = {
  /** Inputs and bytes that are judged at once. */
  batch: 128,
  batchBytes: 4 * 2 ** 20,
  changes: 10_000,
  problems: 1_000,
} as const;

/** Judges recorded inputs again and gathers what comes out otherwise; the inputs pass through and are not held. */
export async function whatIf(
  found: AsyncIterable<FoundInput>,
  { after, before, findInput = async () => undefined, onProgress }: WhatIfOptions,
): Promise<WhatIf> {
  const gathered = new Gathered();
  const sides = { after, ...(before && { before }) };
  let batch: { readonly place: string; readonly input: RecordedInput }[] = [];
  let bytes = 0;
  let read = 0;
  let underWay: Promise<void> = Promise.resolve();

  async function post(): Promise<void> {
    const posted = batch;
    [batch, bytes] = [[], 0];
    const judged = Promise.all(posted.map(({ place, input }) => judge(place, input, sides)));
    // the next batch is read while this one is judged, and no more than that
    await underWay;
    underWay = judged.then((all) => {
      for (const one of all) gathered.add(one);
    });
    // whoever waits for it next hears of it; until then it must not count as unheard
    underWay.catch(() => undefined);
    await onProgress?.(read);
  }

  for await (const one of found) {
    read += 1;
    for (const input of await readOne(one, findInput)) {
      if (input instanceof CodedError) gathered.add({ place: one.place, error: input });
      else batch.push({ place: one.place, input });
    }
    bytes += "bytes" in one ? one.bytes.length : 0;
    if (batch.length >= limits.batch || bytes >= limits.batchBytes) await post();
  }
  await post();
  await underWay;
  return { ...(before && { from: before.bundle }), to: after.bundle, ...gathered.told() };
}

async function readOne(
  found: FoundInput,
  findInput: FindInput,
): Promise<readonly (RecordedInput | CodedError)[]> {
  if ("error" in found) return [found.error];
  try {
    return await readRecordedInputs(found.bytes, findInput);
  } catch (error) {
    if (error instanceof CodedError) return [error];
    throw error;
  }
}

interface Judged {
  readonly place: string;
  readonly before?: Decision;
  readonly after?: Decision;
  readonly error?: CodedError;
}

async function judge(
  place: string,
  input: RecordedInput,
  { before, after }: Pick<WhatIfOptions, "before" | "after">,
): Promise<Judged> {
  try {
    const old = before ? input.judge(before) : recordedDecision(input);
    const [was, is] = await Promise.all([old, input.judge(after)]);
    return { place, before: was, after: is };
  } catch (error) {
    if (error instanceof CodedError) return { place, error };
    throw error;
  }
}

async function recordedDecision({ decision }: RecordedInput): Promise<Decision> {
  if (decision !== undefined) return decision;
  throw new RecordError("RECORD_INVALID", "no decision was recorded with the input", {
    hint: "name the bundle that judged before with --old-bundle",
  });
}

/** The counts and lists of what was judged so far. */
class Gathered {
  #inputs = 0;
  #unchanged = 0;
  #unlisted = 0;
  #unlistedProblems = 0;
  readonly #counts = zeros();
  readonly #policies = new Map<string, Record<ChangeKind, number>>();
  readonly #changes = new Map<string, SubjectChange & { inputs: number }>();
  readonly #problems: { place: string; code: string; message: string }[] = [];

  add({ place, before, after, error }: Judged): void {
    if (error !== undefined) this.#addProblem(place, error);
    if (before === undefined || after === undefined) return;
    this.#inputs += 1;
    const change = compareDecisions(before, after);
    if (change === undefined) this.#unchanged += 1;
    else this.#addChange(place, change, after);
  }

  #addChange(place: string, change: DecisionChange, { subject, phase }: Decision): void {
    this.#counts[change.change] += 1;
    for (const one of change.by) {
      const counts = this.#policies.get(one.by) ?? zeros();
      counts[one.change] += 1;
      this.#policies.set(one.by, counts);
    }
    const { kind, name, namespace, cluster } = subject;
    const named = { kind, name, ...(namespace !== undefined && { namespace }) };
    const shown = { ...named, ...(cluster !== undefined && { cluster }) };
    const key = JSON.stringify([phase, shown, change]);
    const known = this.#changes.get(key);
    if (known !== undefined) known.inputs += 1;
    else if (this.#changes.size >= limits.changes) this.#unlisted += 1;
    else this.#changes.set(key, { ...change, subject: shown, phase, inputs: 1, place });
  }

  #addProblem(place: string, error: CodedError): void {
    if (this.#problems.length >= limits.problems) this.#unlistedProblems += 1;
    else this.#problems.push({ place, code: error.code, message: messageOf(error) });
  }

  told(): Omit<WhatIf, "from" | "to"> {
    const policies = [...this.#policies].map(([by, counts]) => ({ by, ...counts }));
    return {
      inputs: this.#inputs,
      unchanged: this.#unchanged,
      counts: this.#counts,
      policies: policies.sort((a, b) => gravest(a, b) || (a.by < b.by ? -1 : 1)),
      changes: [...this.#changes.values()].sort(
        (a, b) => changeKinds.indexOf(a.change) - changeKinds.indexOf(b.change),
      ),
      unlisted: this.#unlisted,
      problems: this.#problems,
      unlistedProblems: this.#unlistedProblems,
    };
  }
}

function zeros(): Record<ChangeKind, number> {
  return Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
}

function gravest(a: Counts, b: Counts): number {
  const kind = changeKinds.find((one) => a[one] !== b[one]);
  return kind === undefined ? 0 : b[kind] - a[kind];
}
