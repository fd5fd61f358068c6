import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from "yaml";
import { findStart, isMerge } from "./locate.ts";
import type { ManifestLimits } from "./manifest-limits.ts";
import { plainScalar } from "./plain-scalar.ts";

/** Why a node has no value in JSON; offsets count characters from the start of the text. */
export class NodeError extends Error {
  readonly offset: number;
  readonly isLimit: boolean;

  constructor(message: string, offset: number, isLimit = false) {
    super(message);
    this.offset = offset;
    this.isLimit = isLimit;
  }
}

const INTEGER = "tag:yaml.org,2002:int";

interface Conversion {
  readonly targets: ReadonlyMap<Alias, Node | undefined>;
  readonly limits: ManifestLimits;
  nodes: number;
}

/**
 * The JSON value of a YAML node, aliases and merge keys expanded.
 * @throws NodeError on duplicate keys, on merges that readers of YAML take differently, on what JSON cannot say and beyond the limits
 */
export function toJson(
  root: Node,
  targets: ReadonlyMap<Alias, Node | undefined>,
  limits: ManifestLimits,
): unknown {
  if (targets.size > limits.aliases) {
    throw new NodeError(`more than ${limits.aliases} aliases`, startOf(root), true);
  }
  return convert(root, { targets, limits, nodes: 0 }, 1);
}

function convert(node: unknown, state: Conversion, depth: number): unknown {
  const offset = startOf(node);
  state.nodes += 1;
  if (state.nodes > state.limits.nodes) {
    throw new NodeError(`more than ${state.limits.nodes} values, aliases expanded`, offset, true);
  }
  if (depth > state.limits.depth) {
    throw new NodeError(`nested deeper than ${state.limits.depth} levels`, offset, true);
  }
  if (isAlias(node)) return convert(targetOf(node, state), state, depth + 1);
  if (isMap(node)) return Object.fromEntries(entriesOf(node, state, depth));
  if (isSeq(node)) return node.items.map((item) => convert(item, state, depth + 1));
  return isScalar(node) ? scalarValue(node) : null;
}

function entriesOf(map: YAMLMap, state: Conversion, depth: number): Map<string, unknown> {
  const own = new Map<string, unknown>();
  const merged = new Map<string, unknown>();
  for (const pair of map.items) {
    if (isMerge(pair)) {
      const added = mergedEntries(pair, state, depth);
      for (const [key, value] of added) {
        if (own.has(key) || merged.has(key)) throw contradiction(key, pair);
        merged.set(key, value);
      }
      continue;
    }
    const key = keyText(pair.key);
    if (own.has(key)) {
      throw new NodeError(`the key ${JSON.stringify(key)} is there twice`, startOf(pair.key));
    }
    own.set(key, convert(pair.value, state, depth + 1));
  }
  // a merge gives only what the map does not say itself
  return merged.size === 0 ? own : new Map([...merged, ...own]);
}

/** What one `<<` merges in: of several maps, the first that says a key. */
function mergedEntries(pair: Pair, state: Conversion, depth: number): Map<string, unknown> {
  const merged = new Map<string, unknown>();
  for (const source of mergeSources(pair.value, state)) {
    for (const [key, value] of entriesOf(source, state, depth + 1)) {
      if (!merged.has(key)) merged.set(key, value);
    }
  }
  return merged;
}

/** YAML says that what stands first holds; kubectl lets a later merge win, so that `privileged: false` before it turns true. */
function contradiction(key: string, pair: Pair): NodeError {
  const message = `the key ${JSON.stringify(key)} is there before << merges it in: write << first`;
  return new NodeError(message, startOf(pair.key));
}

function mergeSources(value: unknown, state: Conversion): YAMLMap[] {
  state.nodes += 1;
  const target = isAlias(value) ? targetOf(value, state) : value;
  if (isMap(target)) return [target];
  const maps = isSeq(target)
    ? target.items.map((item) => (isAlias(item) ? targetOf(item, state) : item))
    : [undefined];
  return maps.map((map) => {
    if (isMap(map)) return map;
    throw new NodeError("<< must be given a map or a list of maps", startOf(value));
  });
}

function targetOf(alias: Alias, state: Conversion): Node {
  const target = state.targets.get(alias);
  if (target) return target;
  throw new NodeError(`the alias *${alias.source} has no anchor before it`, startOf(alias));
}

function keyText(key: unknown): string {
  const value = isScalar(key) ? key.value : undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new NodeError("a key must be a text", startOf(key));
}

function scalarValue({ value: read, source, type, tag, range }: Scalar): unknown {
  const isPlain = type === Scalar.PLAIN && (tag === undefined || tag === INTEGER);
  const value = (isPlain && source !== undefined ? plainScalar(source) : undefined) ?? read;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new NodeError("a value that JSON does not have", range?.[0] ?? 0);
}

function startOf(node: unknown): number {
  return findStart(node) ?? 0;
}
