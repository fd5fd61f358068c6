import { join, resolve } from "node:path";
import type { CodedError } from "@hasp/core";
import {
  type Bundle,
  Decision,
  type ExceptionState,
  exceptionStates,
  explainSettings,
  Input,
  type SettingsExplanation,
  settingsOf,
} from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { readInput } from "../io/read-input.ts";
import { type Listing, prepareListing } from "../io/write-listing.ts";
import { recordNames } from "../judging/find-records.ts";
import { loadBundle } from "../judging/load-bundle.ts";
import { columns } from "../text/columns.ts";
import { escapeControl } from "../text/escape.ts";

const MAX_RECORD_BYTES = 64 * 2 ** 20;
const MAX_RECORDS = 10_000;

/** Lists the settings of a bundle and its exceptions, or explains them for one subject. */
export const showSettings: Action = async (invocation) => {
  const { config } = invocation;
  const write = prepareListing(invocation);
  const bundle = await loadBundle(invocation);
  const listing =
    config.explain === undefined
      ? await listSettings(bundle, invocation)
      : await explain(bundle, config.explain, invocation);
  await write(listing);
  return exitCode.complied;
};

async function explain(bundle: Bundle, file: string, { io }: Invocation): Promise<Listing> {
  const text = await readInput(resolve(io.cwd, file), MAX_RECORD_BYTES);
  const value = parseRecord(text, file);
  const input = Input.safeParse("input" in value ? value["input"] : value);
  if (!input.success) throw noRecord(file, input.error);
  const explanation = await explainSettings(bundle, JSON.stringify(input.data));
  return { json: explanation, table: () => renderExplanation(explanation) };
}

function renderExplanation(explanation: SettingsExplanation): string[] {
  const { subject, phase, scopes, policies, exceptions } = explanation;
  const place = subject.namespace ? ` in namespace ${subject.namespace}` : "";
  const rows = Object.entries(policies).flatMap(([id, policy]) => [
    [id, "mode", shown(policy.enforcement.value), policy.enforcement.by],
    [id, "severity", shown(policy.severity.value), policy.severity.by],
    ...Object.entries(policy.parameters).map(([name, { value, by }]) => [
      id,
      name,
      shown(value),
      by,
    ]),
  ]);
  const fitting = scopes.map(({ name, certain, places }) => {
    const part = places === null ? "" : ` for containers ${places.join(", ")}`;
    return `  ${escapeControl(name)}${escapeControl(part)}${certain ? "" : " (if its owner or namespace is what it may be)"}`;
  });
  return [
    escapeControl(`${subject.name}  ${subject.kind}${place}, ${phase}`),
    fitting.length === 0
      ? "no scope fits"
      : `scopes that fit, the narrowest first:\n${fitting.join("\n")}`,
    exceptions.length === 0
      ? "no exception means it"
      : `exceptions that may mean it: ${escapeControl(exceptions.join(", "))}`,
    ...columns([["POLICY", "SETTING", "VALUE", "SAID BY"], ...rows]),
  ];
}

async function listSettings(bundle: Bundle, invocation: Invocation): Promise<Listing> {
  const { io, config } = invocation;
  const decisions = config.records === undefined ? undefined : await readDecisions(invocation);
  const exceptions = exceptionStates(bundle, {
    now: io.now(),
    soonDays: config["expires-within"],
    ...(decisions && { decisions }),
  });
  const policies = settingsOf(bundle);
  const rows = Object.entries(policies).map(([id, { enforcement, severity, from }]) => [
    id,
    ...["build", "deploy", "run"].map((phase) => enforcement[phase] ?? "-"),
    severity,
    from.enforcement,
  ]);
  const head = ["POLICY", "BUILD", "DEPLOY", "RUN", "SEVERITY", "SAID BY"];
  return {
    json: { policies, exceptions },
    table: () => [...columns([head, ...rows]), ...exceptionLines(exceptions)],
  };
}

function exceptionLines(exceptions: readonly ExceptionState[]): readonly string[] {
  if (exceptions.length === 0) return [];
  const rows = exceptions.map(({ id, state, used, expires, owner, policies }) => [
    id,
    used === undefined ? state : `${state}, ${used === 0 ? "unused" : `used ${used} times`}`,
    expires?.slice(0, 10) ?? "until fixed",
    owner,
    policies.join(", "),
  ]);
  return ["", ...columns([["EXCEPTION", "STATE", "EXPIRES", "OWNER", "POLICIES"], ...rows])];
}

/** The decisions of the records in a folder; a file that is none is named rather than passed over. */
async function readDecisions({ io, config }: Invocation): Promise<readonly Decision[]> {
  const folder = resolve(io.cwd, config.records ?? "");
  const names = await recordNames(folder);
  if (names.length > MAX_RECORDS)
    throw new CliError("FILE_TOO_LARGE", `${folder} holds more than ${MAX_RECORDS} records`, {
      hint: "give a folder with the records of one run",
    });
  const decisions: Decision[] = [];
  for (const name of names) {
    const value = parseRecord(await readInput(join(folder, name), MAX_RECORD_BYTES), name);
    const parsed = Decision.safeParse(value["decision"]);
    if (!parsed.success) throw noRecord(name);
    decisions.push(parsed.data);
  }
  return decisions;
}

function parseRecord(text: string, name: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw noRecord(name, error);
  }
  throw noRecord(name);
}

function noRecord(name: string, cause?: unknown): CodedError {
  return new CliError("VALUE_INVALID", `${name} is no record of a decision`, {
    cause,
    hint: "records are what hasp check … --save-inputs DIR writes",
  });
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
