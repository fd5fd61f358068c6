import { formatPointer } from "@hasp/core";
import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { findStart, isMerge, type LocatedNode, type Targets } from "./locate.ts";

/** A value of a document: its JSON Pointer, and the offset at which it begins, its key when it has one. */
export interface PlacedValue {
  readonly pointer: string;
  readonly offset: number;
}

interface Walked extends PlacedValue {
  readonly node: unknown;
}

/**
 * A node and the values below it, aliases and merge keys followed, level by level: of more than the limit, those nearest to the
 * top. The document was read before, so nothing goes round in circles.
 */
export function* walkPlaces(
  top: LocatedNode,
  targets: Targets,
  limit: number,
): Generator<PlacedValue> {
  const queue: Walked[] = [{ pointer: "", ...top }];
  for (const walked of queue) {
    yield { pointer: walked.pointer, offset: walked.offset };
    const node = follow(walked.node, targets);
    for (const [name, member] of childrenOf(node, targets)) {
      if (queue.length >= limit) break;
      queue.push(below(walked, name, member));
    }
  }
}

interface Member {
  readonly node: unknown;
  readonly offset: number | undefined;
}

function childrenOf(node: unknown, targets: Targets): Iterable<readonly [string | number, Member]> {
  if (isMap(node)) return membersOf(node, targets);
  if (!isSeq(node)) return [];
  return node.items.map((item, index) => [index, { node: item, offset: findStart(item) }] as const);
}

function below(parent: Walked, name: string | number, { node, offset }: Member): Walked {
  const pointer = `${parent.pointer}${formatPointer([name])}`;
  return { pointer, offset: offset ?? parent.offset, node };
}

/** The members of a map, its own before what it merges in. */
function membersOf(map: YAMLMap, targets: Targets): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const pair of map.items) {
    if (!isScalar(pair.key) || isMerge(pair)) continue;
    members.set(String(pair.key.value), { node: pair.value, offset: findStart(pair.key) });
  }
  for (const merge of map.items.filter(isMerge)) {
    const value = follow(merge.value, targets);
    for (const source of isSeq(value) ? value.items : [value]) {
      const from = follow(source, targets);
      if (!isMap(from)) continue;
      for (const [name, member] of membersOf(from, targets)) {
        if (!members.has(name)) members.set(name, member);
      }
    }
  }
  return members;
}

function follow(node: unknown, targets: Targets): unknown {
  return isAlias(node) ? follow(targets.get(node), targets) : node;
}
