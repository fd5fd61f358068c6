import { type JsonObject, parsePointer } from "@hasp/core";
import type { Fault } from "../library/fault.ts";

type Path = Fault["path"];

/**
 * Where in the table a value of what is judged stands: what the case changes has its place there, all else where it was given.
 * @param from where the case's input begins
 * @param reach how far a path leads into the table
 */
export function placeOfValue(
  path: Path,
  from: Path,
  { patch, at }: { readonly patch: JsonObject; readonly at: Path },
  reach: (path: Path) => number,
): Path {
  const change = [...at, "change"];
  const pointers = Object.keys(patch)
    .filter((key) => key.startsWith("/"))
    .map((key) => ({ base: [...change, key], parts: parsePointer(key) }))
    .filter(({ parts }) => parts.every((part, i) => part === String(path[i])));
  const [best] = [
    { base: change, skipped: 0 },
    ...pointers.map(({ base, parts }) => ({ base, skipped: parts.length })),
  ]
    .map(({ base, skipped }) => {
      const place = [...base, ...path.slice(skipped)];
      return { place, depth: reach(place) - base.length + skipped };
    })
    .filter(({ depth }) => depth > 0)
    .sort((a, b) => b.depth - a.depth);
  const given = [...from, ...path];
  const isChanged =
    best !== undefined && (best.depth === path.length || best.depth > reach(given) - from.length);
  return isChanged ? best.place : given;
}
