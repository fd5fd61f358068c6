import { isObject } from "@hasp/core";
import type { Import, ImportedItem, SourceFile } from "../imported.ts";
import { invalid, readYamlItems } from "../read-yaml.ts";

const PREFIX = "pod-security.kubernetes.io/";
const HINT = "name files of Namespaces, as kubectl get namespaces -o yaml prints them";
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const levels = ["privileged", "baseline", "restricted"];

interface Scope {
  readonly name: string;
  readonly match: { readonly namespaces: readonly string[] };
  readonly policies: object;
}

/**
 * Turns the labels of Namespaces into settings: what a namespace enforces holds for its Pods where nobody can ask for its labels,
 * in a pipeline. Where they are known, the library reads the labels themselves.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function importPodSecurity(sources: readonly SourceFile[]): Promise<Import> {
  const scopes: Scope[] = [];
  const items: ImportedItem[] = [];
  const seen = new Set<string>();
  for (const source of sources) {
    for (const { value, place } of await readYamlItems(source, HINT, "whole")) {
      for (const object of objectsOf(value)) {
        if (!isObject(object) || object["kind"] !== "Namespace" || object["apiVersion"] !== "v1")
          throw invalid(place, "no Namespace of v1", HINT);
        const { name, labels } = metadataOf(object, place);
        if (seen.has(name)) throw invalid(place, `the Namespace ${name} is there twice`, HINT);
        seen.add(name);
        const { parameters, reasons } = readLabels(labels);
        const state = parameters === undefined ? "left-out" : "imported";
        if (parameters !== undefined) scopes.push(scopeOf(name, parameters));
        items.push({
          name,
          place,
          state: state === "imported" && reasons.length > 0 ? "partly" : state,
          ...(parameters && { policy: "pod-security-labels" }),
          reasons,
        });
      }
    }
  }
  if (items.length === 0) throw invalid(sources[0]?.place ?? "", "no Namespace", HINT);
  const settings = { scopes };
  const files =
    scopes.length > 0
      ? [
          {
            name: "pod-security-settings.yaml",
            text: `${JSON.stringify(settings, undefined, 2)}\n`,
          },
        ]
      : [];
  return { files, items };
}

function objectsOf(value: unknown): readonly unknown[] {
  const isList = isObject(value) && (value["kind"] === "List" || value["kind"] === "NamespaceList");
  return isList && Array.isArray(value["items"]) ? value["items"] : [value];
}

function metadataOf(object: Readonly<Record<string, unknown>>, place: string) {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const { name, labels } = metadata as { name?: unknown; labels?: unknown };
  if (typeof name !== "string" || !NAME.test(name))
    throw invalid(place, "a Namespace has no name that Kubernetes takes", HINT);
  return { name, labels: isObject(labels) ? labels : {} };
}

interface Parameters {
  readonly level: string;
  readonly version: string;
}

function readLabels(labels: Readonly<Record<string, unknown>>): {
  parameters?: Parameters;
  reasons: string[];
} {
  const reasons: string[] = [];
  for (const mode of ["audit", "warn"]) {
    const said = labels[`${PREFIX}${mode}`];
    if (said !== undefined)
      reasons.push(
        `${PREFIX}${mode}: ${String(said)} is read from the namespace where it is known, and has no parameter`,
      );
  }
  const level = labels[`${PREFIX}enforce`];
  if (level === undefined) return { reasons: ["no label enforces a level", ...reasons] };
  const known = levels.includes(String(level));
  if (!known) reasons.push(`${String(level)} is no level: restricted, as the API server takes it`);
  const version = String(labels[`${PREFIX}enforce-version`] ?? "latest");
  const readable = /^(?:latest|v1\.(?:0|[1-9]\d{0,2}))$/.test(version);
  if (!readable) reasons.push(`${version} is no version: latest, as the API server takes it`);
  const parameters = {
    level: known ? String(level) : "restricted",
    version: readable ? version : "latest",
  };
  return { parameters, reasons };
}

function scopeOf(name: string, parameters: Parameters): Scope {
  return {
    name: `Pod Security of ${name}`,
    match: { namespaces: [name] },
    policies: { "pod-security-labels": { parameters } },
  };
}
