import { canonicalJson, messageOf } from "@hasp/core";
import { z } from "zod";
import { RecordError } from "../error.ts";
import { RecordHead } from "./record.ts";
import { compactJson, splitMembers } from "./split-members.ts";

/** A record as it was found: what it holds, and its input and decision as texts. */
export interface ReadRecord {
  readonly head: RecordHead;
  /** As it was written: no number is rounded. */
  readonly input: string;
  readonly decision: RecordedDecision;
}

/** A decision that somebody kept: what it names, and its one form in bytes. */
export interface RecordedDecision {
  readonly value: RecordHead["decision"];
  readonly text: string;
}

const DecisionHead = RecordHead.shape.decision;
const ReportHead = z.looseObject({ decisions: z.array(DecisionHead).min(1) });

/** What a file of `hasp check` holds: a record, or decisions whose inputs are kept elsewhere. */
export type ReadFile =
  | { readonly record: ReadRecord }
  | { readonly decisions: readonly RecordedDecision[] };

/**
 * Reads a record, a report in JSON or a bare decision.
 * @throws RecordError `RECORD_INVALID`
 */
export function readRecordFile(bytes: Uint8Array): ReadFile {
  const text = decode(bytes);
  const members = membersOf(text);
  const value: unknown = JSON.parse(text);
  const input = members.get("input");
  if (members.has("decision") && input !== undefined) {
    const head = check(RecordHead, value);
    // byte for byte: as it was written, not as it reads
    const decision = { value: head.decision, text: compactJson(members.get("decision") ?? "") };
    return { record: { head, input, decision } };
  }
  if (members.has("decisions")) {
    const { decisions } = check(ReportHead, value);
    return { decisions: decisions.map((one) => recorded(withoutLocations(one))) };
  }
  return { decisions: [recorded(check(DecisionHead, value))] };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid("it is not UTF-8", cause);
  }
}

function membersOf(text: string): ReadonlyMap<string, string> {
  try {
    // only to check: V8 reads any depth, and the texts of the members are used as they are
    JSON.parse(text);
  } catch (cause) {
    throw invalid(`it is not JSON, or ends early: ${messageOf(cause)}`, cause);
  }
  const members = splitMembers(text);
  if (members === undefined) {
    throw invalid("it is no JSON object, nests too deeply or names a member twice");
  }
  return members;
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  // what was checked goes on as it is: a copy would lose members with odd names
  if (result.success) return value as T;
  const [issue] = result.error.issues;
  throw invalid(`/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`, result.error);
}

function recorded(value: RecordHead["decision"]): RecordedDecision {
  return { value, text: canonicalJson(value) };
}

/** Reports say beside each violation where it stands; the decision itself does not. */
function withoutLocations(decision: RecordHead["decision"]): RecordHead["decision"] {
  const lists = ["violations", "excepted", "existing"].flatMap((name) => {
    const list = decision[name];
    return Array.isArray(list) ? [[name, list.map(withoutLocation)]] : [];
  });
  return { ...decision, ...Object.fromEntries(lists) };
}

function withoutLocation(violation: unknown): unknown {
  if (typeof violation !== "object" || violation === null) return violation;
  const { location: _, ...rest } = violation as Record<string, unknown>;
  return rest;
}

function invalid(reason: string, cause?: unknown): RecordError {
  return new RecordError("RECORD_INVALID", `this is no record of a decision: ${reason}`, {
    cause,
    hint: "give what check … --save-inputs DIR wrote, a report in JSON or a decision",
  });
}
