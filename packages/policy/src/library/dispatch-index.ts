import { eventTypes } from "../contract/input.ts";
import { branchOf } from "./path-tree.ts";
import type { Policy } from "./policy.ts";
import type { ScopeData } from "./scopes.ts";

/** Which policies to ask, by a key of the subject: `{process: {exec: {name: {bash: [ids]}}}, resource: {kind: {Ingress: [ids]}}}`. Paths are a tree. */
export type DispatchIndex = Readonly<Record<string, unknown>>;

/**
 * The index of the policies that are asked by a key. What any scope gives as the parameter counts too: the index may name a
 * policy too often, never too rarely.
 */
export function createDispatchIndex(
  policies: readonly Policy[],
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  scopes: ScopeData,
): DispatchIndex {
  const entries = policies.flatMap((policy) => [
    ...(policy.resources ?? []).map((kind) => entry(["resource", "kind", kind], policy)),
    ...eventEntries(policy, keysOf(policy, parameters, scopes)),
  ]);
  const index = {};
  for (const { path, id } of entries) add(index, path, id);
  return index;
}

interface Entry {
  readonly path: readonly string[];
  readonly id: string;
}

function entry(path: readonly string[], { id }: Policy): Entry {
  return { path, id };
}

function eventEntries(policy: Policy, keys: ReadonlySet<string>): readonly Entry[] {
  const { subjects, events = [], dispatch } = policy;
  if (dispatch === undefined) return [];
  return subjects.flatMap((kind) =>
    events
      .filter((type) => eventTypes[kind]?.includes(type))
      .flatMap((type) =>
        [...keys].map((key) =>
          entry([kind, type, dispatch.by, ...branch(dispatch.by, key)], policy),
        ),
      ),
  );
}

/** Of a path a branch of the tree, of all else the key itself. */
function branch(by: string, key: string): readonly string[] {
  return by === "path" ? branchOf(key) : [key];
}

function add(index: Record<string, unknown>, path: readonly string[], id: string): void {
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    const ids = Object.hasOwn(index, first) ? (index[first] as readonly string[]) : [];
    define(index, first, ids.includes(id) ? ids : [...ids, id]);
    return;
  }
  const below = (Object.hasOwn(index, first) ? index[first] : {}) as Record<string, unknown>;
  define(index, first, below);
  add(below, rest, id);
}

/** A process may be called `__proto__`. */
function define(index: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(index, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function keysOf(
  { id, dispatch }: Policy,
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  { list = {} }: ScopeData,
): ReadonlySet<string> {
  if (dispatch === undefined) return new Set();
  const { by } = dispatch;
  if ("values" in dispatch)
    return new Set(dispatch.values.map((value) => keyOf(by, String(value))));
  const { parameter } = dispatch;
  const given = [parameters, ...Object.values(list).map((scope) => parametersIn(scope.policies))];
  const texts = given.flatMap((one) => textsOf(one[id]?.[parameter]));
  return new Set(texts.map((text) => keyOf(by, text)));
}

/** A key as rego/lib/dispatch.rego makes it of an event. */
function keyOf(by: NonNullable<Policy["dispatch"]>["by"], text: string): string {
  if (by === "address") return canonicalAddress(text);
  if (by === "domain") return text.toLowerCase().replace(/\.$/, "");
  return text;
}

/** Of what is no address the text in lower case. */
function canonicalAddress(text: string): string {
  const url = `http://[${text.replace(/%.*/, "")}]`;
  if (!text.includes(":") || !URL.canParse(url)) return text.toLowerCase();
  const address = new URL(url).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address);
  if (mapped === null) return address;
  return mapped
    .slice(1)
    .flatMap((pair) => [Number.parseInt(pair, 16) >> 8, Number.parseInt(pair, 16) & 255])
    .join(".");
}

function parametersIn(
  policies: Readonly<Record<string, { readonly parameters?: Readonly<Record<string, unknown>> }>>,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return Object.fromEntries(
    Object.entries(policies).map(([id, { parameters = {} }]) => [id, parameters]),
  );
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
