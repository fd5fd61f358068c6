import { parsePointer } from "@hasp/core";
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

/** The node behind each alias of a document. */
export type Targets = ReadonlyMap<Alias, Node | undefined>;

/** A node, and the offset at which it begins in the text, its key when it has one. */
export interface LocatedNode {
  readonly node: unknown;
  readonly offset: number;
}

/** The value of a document that a pointer leads to, or its nearest ancestor when the document does not say it. */
export function locateNode(root: Node, targets: Targets, pointer: string): LocatedNode {
  let node: unknown = root;
  let offset = root.range?.[0] ?? 0;
  for (const segment of parsePointer(pointer)) {
    const child = findChild(follow(node, targets), segment, targets);
    if (!child) break;
    offset = child.offset ?? offset;
    node = child.node;
  }
  return { node, offset };
}

interface Child {
  readonly node: unknown;
  readonly offset: number | undefined;
}

function findChild(parent: unknown, segment: string, targets: Targets): Child | undefined {
  if (isMap(parent)) return findMember(parent, segment, targets);
  if (!isSeq(parent) || !/^\d+$/.test(segment)) return undefined;
  const node = parent.items[Number(segment)];
  return node === undefined ? undefined : { node, offset: findStart(node) };
}

function findMember(map: YAMLMap, name: string, targets: Targets, depth = 0): Child | undefined {
  const own = map.items.find(
    (pair) => isScalar(pair.key) && String(pair.key.value) === name && !isMerge(pair),
  );
  if (own) return { node: own.value, offset: findStart(own.key) };
  // a document whose merges go round in circles was refused before; this only bounds the walk
  if (depth > 100) return undefined;
  for (const merge of map.items.filter(isMerge)) {
    const value = follow(merge.value, targets);
    for (const source of isSeq(value) ? value.items : [value]) {
      const from = follow(source, targets);
      const found = isMap(from) ? findMember(from, name, targets, depth + 1) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function follow(node: unknown, targets: Targets): unknown {
  return isAlias(node) ? targets.get(node) : node;
}

/** Whether a pair is `<<: *other`: not YAML 1.2, but kubectl takes it and so many files use it. */
export function isMerge(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === "<<" && pair.key.type === Scalar.PLAIN;
}

/** The offset at which a node begins; nothing for what the text leaves out, such as the value of `a:`. */
export function findStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) ? (node.range as readonly number[])[0] : undefined;
}
