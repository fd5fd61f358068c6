import { type BundleDifference, type Change, diffBundles } from "@hasp/policy";
import type { Action } from "../command.ts";
import { openPlace } from "../distribution/open-place.ts";
import { refuseSharedLogin } from "../distribution/open-repository.ts";
import { isReference, parseReference } from "../distribution/reference.ts";
import { exitCode } from "../exit-code.ts";
import { prepareListing } from "../io/write-listing.ts";
import { compilerOf } from "../judging/policies.ts";
import { columns } from "../text/columns.ts";
import { escapeControl } from "../text/escape.ts";

/** Prints what differs between two bundles, and gives 1 when anything does. */
export const diffBundle: Action = async (invocation) => {
  const { args, config, log } = invocation;
  const write = prepareListing(invocation);
  refuseSharedLogin(args.filter(isReference).map(parseReference), invocation);
  const [from = "", to = ""] = args;
  const before = await openPlace(from, invocation);
  const after = await openPlace(to, invocation);
  await log.step("comparing bundles");
  const difference = await diffBundles(before.bundle, after.bundle, compilerOf(config));
  await log.done();
  await write({
    json: { schemaVersion: "1", ...difference },
    table: () => describe(difference),
  });
  return differs(difference) ? exitCode.violated : exitCode.complied;
};

/** Every difference is one of some file. */
function differs({ files }: BundleDifference): boolean {
  return files.added.length + files.removed.length + files.changed.length > 0;
}

type Row = readonly [sign: string, what: string, where: string, change: string];

function describe(difference: BundleDifference): string[] {
  const { from, to, policies, settings, unexplained } = difference;
  if (!differs(difference)) return [`the same: revision ${escapeControl(from.revision)}`];
  const rows: Row[] = [
    ...policies.added.map(({ id, title }): Row => ["+", "policy", id, title]),
    ...policies.removed.map(({ id, title }): Row => ["-", "policy", id, title]),
    ...policies.changed.flatMap(({ id, rego, ...changes }) => [
      ...(rego ? [["~", "policy", id, "Rego"] as const] : []),
      ...rowsOf("policy", `${id} metadata`, changes.metadata),
      ...rowsOf("policy", `${id} parameters`, changes.parameters),
      ...rowsOf("policy", `${id} mode`, changes.modes),
      ...rowsOf("policy", `${id} setting`, changes.settings),
    ]),
    ...listed("exception", difference.exceptions),
    ...listed("scope", difference.scopes),
    ...rowsOf("settings", "", settings),
    ...unexplained.map((name): Row => ["~", "file", name, signOf(name, difference)]),
  ];
  return [
    escapeControl(`from ${sideOf(from)}`),
    escapeControl(`to   ${sideOf(to)}`),
    ...columns(rows),
  ];
}

function listed(what: string, { added, removed, changed }: BundleDifference["exceptions"]): Row[] {
  return [
    ...added.map(({ id, changes }): Row => ["+", what, id, summary(changes, "to")]),
    ...removed.map(({ id, changes }): Row => ["-", what, id, summary(changes, "from")]),
    ...changed.flatMap(({ id, changes }) => rowsOf(what, id, changes)),
  ];
}

function rowsOf(what: string, where: string, changes: readonly Change[]): Row[] {
  return changes.map(({ path, from, to }) => [
    "~",
    what,
    `${where} ${path}`.trim(),
    `${shown(from)} -> ${shown(to)}`,
  ]);
}

/** Who answers for it, and until when: what a reviewer of a new exception asks first. */
function summary(changes: readonly Change[], side: "from" | "to"): string {
  const said = (name: string) => changes.find(({ path }) => path === `/${name}`)?.[side];
  const parts = [said("owner"), said("reason"), said("expires")];
  return parts.filter((part) => typeof part === "string").join(", ");
}

function signOf(name: string, { files }: BundleDifference): string {
  if (files.added.includes(name)) return "added";
  return files.removed.includes(name) ? "removed" : "changed";
}

function sideOf({ revision, sequence, digest }: BundleDifference["from"]): string {
  return `revision ${revision}${sequence === undefined ? "" : `, sequence ${sequence}`}, ${digest}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
