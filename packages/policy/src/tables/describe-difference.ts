import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject } from "@hasp/core";
import type { wanted } from "./table-module.ts";

type Wanted = ReturnType<typeof wanted>;
type Expected = Exclude<Wanted["unknowns"], string>[number];

/** Characters of a value that are shown. */
const SHOWN = 300;

/** What a case wanted and what came, for people; whether it holds was decided where both were compared, in Rego. */
export function describeDifference(want: Wanted, came: unknown): string {
  const found = isObject(came) ? came : {};
  const violations = listOf(found["violations"]);
  const unknowns = listOf(found["unknowns"]);
  const lines = difference("violation", want.violations, violations);
  if (want.unknowns !== "some")
    return [...lines, ...difference("unknown", want.unknowns, unknowns)].join("\n");
  if (unknowns.length === 0) lines.push("wanted unknown, and nothing was unknown");
  return lines.join("\n");
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value)
    ? value.map((one) => (isObject(one) ? one : { message: String(one) }))
    : [];
}

function difference(
  what: string,
  want: readonly Expected[],
  found: readonly JsonObject[],
): string[] {
  const missing = want.filter((one) => !found.some((other) => matches(one, other)));
  const extra = found.filter((other) => !want.some((one) => matches(one, other)));
  const several = want.filter((one) => found.filter((other) => matches(one, other)).length > 1);
  const [first] = missing;
  const [other] = extra;
  if (first && other && missing.length === 1 && extra.length === 1)
    return [`another ${what} came than was wanted`, ...memberLines(first, other)];
  const twice = found.filter((other) => want.filter((one) => matches(one, other)).length > 1);
  return [
    ...missing.map((one) => `wanted and missing: ${show(expectedOf(one))}`),
    ...extra.map((one) => `came and not wanted: ${show(told(one))}`),
    ...several.map((one) => `fits several that came, so say more of it: ${show(expectedOf(one))}`),
    ...twice.map((one) => `is wanted more than once, and came once: ${show(told(one))}`),
  ];
}

function memberLines({ equal, contains }: Expected, found: JsonObject): string[] {
  const members: [string, unknown, string][] = [
    ...Object.entries(contains).map(([name, part]): [string, unknown, string] => [
      name,
      part,
      "contains ",
    ]),
    ...Object.entries(equal).map(([name, value]): [string, unknown, string] => [name, value, ""]),
  ];
  const lines = members
    .filter(([name, value, how]) =>
      how === "" ? !isDeepStrictEqual(found[name], value) : !holds(found[name], value),
    )
    .flatMap(([name, value, how]) => [
      `${name}: wanted ${how}${show(value)}`,
      `${" ".repeat(name.length)}    came ${name in found ? show(found[name]) : "without"}`,
    ]);
  return lines;
}

function matches({ equal, contains }: Expected, found: JsonObject): boolean {
  return (
    Object.entries(equal).every(([name, value]) => isDeepStrictEqual(found[name], value)) &&
    Object.entries(contains).every(([name, part]) => holds(found[name], part))
  );
}

function holds(value: unknown, part: unknown): boolean {
  return typeof value === "string" && value.includes(String(part));
}

/** As it is written in a table. */
function expectedOf({ equal, contains }: Expected): object {
  return {
    ...Object.fromEntries(
      Object.entries(contains).map(([name, part]) => [name, { contains: part }]),
    ),
    ...equal,
  };
}

/** What is the policy's own stands in every one. */
function told({
  severity: _,
  title: _title,
  policy: _id,
  remediation: _remedy,
  ...rest
}: JsonObject): object {
  return rest;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
