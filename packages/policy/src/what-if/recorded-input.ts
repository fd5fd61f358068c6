import { canonicalJson, isObject, messageOf, sha256 } from "@hasp/core";
import { contractVersion, Input } from "../contract/input.ts";
import { Decision } from "../decision.ts";
import { RecordError } from "../error.ts";
import type { TextEvaluator } from "../evaluator.ts";
import { readRecordFile } from "../record/read-record.ts";
import { compactJson } from "../record/split-members.ts";

/** An input that was kept, in a form that it can be judged in again. */
export interface RecordedInput {
  /** What was decided over it, where that was kept too. */
  readonly decision?: Decision;
  judge(evaluator: Pick<TextEvaluator, "evaluate" | "evaluateText">): Promise<Decision>;
}

/** Finds an input by its digest, as it was written. */
export type FindInput = (digest: string) => Promise<string | undefined>;

/**
 * Reads what a file or a line of one holds: a record, an input, or decisions whose inputs are found elsewhere.
 * @throws RecordError `RECORD_INVALID`
 */
export async function readRecordedInputs(
  bytes: Uint8Array,
  findInput: FindInput,
): Promise<readonly (RecordedInput | RecordError)[]> {
  const value = parse(bytes);
  if (!isObject(value)) throw invalid("it is no JSON object");
  // an input says its kind, and neither a record, a report nor a decision does
  if (Object.hasOwn(value, "kind") && !Object.hasOwn(value, "decision")) return [bare(value)];
  if (isObject(value["input"]) && !Object.hasOwn(value, "bundle")) checkContract(value["input"]);
  const read = readRecordFile(bytes);
  if ("record" in read) {
    const { input, decision } = read.record;
    return [recorded(input, decision.value)];
  }
  const found: (RecordedInput | RecordError)[] = [];
  for (const { value: decision } of read.decisions) {
    const { digest } = decision.input;
    const input = await findInput(digest);
    found.push(
      input === undefined
        ? invalid(`no record holds its input ${digest}`)
        : recorded(input, decision),
    );
  }
  return found;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid(`it is not JSON in UTF-8, or ends early: ${messageOf(cause)}`, cause);
  }
}

/**
 * The input that a file or a line holds, of a record without its decision.
 * @throws RecordError `RECORD_INVALID`
 */
export function readPlainInput(bytes: Uint8Array): {
  readonly input: Input;
  readonly text: string;
} {
  const value = parse(bytes);
  if (!isObject(value)) throw invalid("it is no JSON object");
  const input = checkInput(isObject(value["input"]) ? value["input"] : value);
  return { input, text: canonicalJson(input) };
}

/** An input without a decision; whoever wrote it by hand need not keep to the one form. */
function bare(value: Readonly<Record<string, unknown>>): RecordedInput {
  const input = checkInput(value);
  return { judge: (evaluator) => evaluator.evaluate(input) };
}

function checkInput(value: Readonly<Record<string, unknown>>): Input {
  checkContract(value);
  const parsed = Input.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`, parsed.error);
}

/** The texts of a record are judged as they were written: no number is rounded. */
function recorded(
  input: string,
  value: { readonly input: { readonly digest: string } },
): RecordedInput {
  const decision = Decision.safeParse(value);
  if (!decision.success) {
    const [issue] = decision.error.issues;
    throw invalid(`/decision/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`);
  }
  const { digest } = value.input;
  const text = [input, compactJson(input)].find((one) => sha256(one) === digest);
  if (text === undefined)
    throw invalid(
      `its input was altered: it is ${sha256(input)}, and the decision names ${digest}`,
    );
  return { decision: decision.data, judge: (evaluator) => evaluator.evaluateText(text) };
}

function checkContract(input: Readonly<Record<string, unknown>>): void {
  const { contract } = input;
  if (contract === contractVersion) return;
  throw invalid(
    `its input is of contract ${JSON.stringify(contract) ?? "none"}, and this version reads ${contractVersion}`,
  );
}

function invalid(reason: string, cause?: unknown): RecordError {
  return new RecordError("RECORD_INVALID", reason, {
    cause,
    hint: "give records of check … --save-inputs DIR, inputs of the contract, or decisions with --inputs",
  });
}
