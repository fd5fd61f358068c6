import { isObject } from "@hasp/core";
import type { SourceFile } from "../imported.ts";
import { readYamlItems } from "../read-yaml.ts";

export const HINT =
  "name files of ConstraintTemplates and constraints, or the folder that holds them";

/** A Kubernetes object of a file. */
export interface FoundObject {
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly place: string;
  /** Where a part of it stands, and a row of it where it is a text. */
  placeAt(path: readonly (string | number)[], row?: number): string;
}

/**
 * The objects of files, those in lists among them.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function readObjects(sources: readonly SourceFile[]): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  for (const source of sources) {
    for (const item of await readYamlItems(source, HINT, "whole")) {
      for (const [path, object] of objectsOf(item.value)) {
        const { kind, apiVersion, metadata, spec } = object;
        if (typeof kind !== "string" || typeof apiVersion !== "string") continue;
        const { name, annotations } = membersOf(metadata);
        found.push({
          kind,
          group: apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "",
          name: typeof name === "string" ? name : "",
          annotations: membersOf(annotations),
          spec: membersOf(spec),
          place: item.placeAt(path),
          placeAt: (rest, row) => item.placeAt([...path, ...rest], row),
        });
      }
    }
  }
  return found;
}

type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

function objectsOf(value: unknown): [path: readonly (string | number)[], object: Members][] {
  if (!isObject(value)) return [];
  const { kind, items } = value;
  if (typeof kind !== "string" || !kind.endsWith("List") || !Array.isArray(items))
    return [[[], value]];
  return items.flatMap(
    (item, i): ReturnType<typeof objectsOf> => (isObject(item) ? [[["items", i], item]] : []),
  );
}
