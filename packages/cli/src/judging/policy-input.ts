import { resolve } from "node:path";
import { CodedError } from "@hasp/core";
import { type DecisionRecord, Input, type ReadRecord, readRecordFile } from "@hasp/policy";
import { CliError } from "../error.ts";
import type { Io } from "../io/io.ts";
import { collect, readBytes } from "../io/read-input.ts";
import { MAX_RECORD_BYTES } from "./find-records.ts";

/** An input, and where a record holds it, what tells where its values were written. */
type PolicyInput = Omit<DecisionRecord, "decision">;

/**
 * Reads an input of the contract, bare or in a record; `-` is standard input.
 * @throws CliError `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`, `VALUE_INVALID`
 */
export async function readPolicyInput(file: string, { stdin, cwd }: Io): Promise<PolicyInput> {
  const bytes =
    file === "-"
      ? await collect(stdin, "standard input", MAX_RECORD_BYTES)
      : await readBytes(resolve(cwd, file), MAX_RECORD_BYTES);
  const name = file === "-" ? "standard input" : file;
  const value = parseObject(bytes, name);
  if (!Object.hasOwn(value, "input")) return { input: check(value, name) };
  try {
    const read = readRecordFile(bytes);
    const head: Partial<ReadRecord["head"]> = "record" in read ? read.record.head : {};
    const { object, formerObject, source } = head;
    return {
      input: check(value["input"], name),
      ...(object && { object }),
      ...(formerObject && { formerObject }),
      ...(source && { source }),
    };
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== "RECORD_INVALID") throw error;
    throw noInput(`${name} is no record: ${error.message}`, error);
  }
}

function parseObject(bytes: Uint8Array, name: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw noInput(`${name} is not JSON`, error);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw noInput(`${name} is no JSON object`);
}

function check(value: unknown, name: string): Input {
  const result = Input.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = `/${issue?.path.join("/") ?? ""}`;
  throw noInput(`${name} is no input of a policy: ${place}: ${issue?.message}`, result.error);
}

function noInput(message: string, cause?: unknown): CliError {
  return new CliError("VALUE_INVALID", message, {
    cause,
    hint: "hasp check … --save-inputs DIR writes records; the input reference lists what an input holds",
  });
}
