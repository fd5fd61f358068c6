import { type JsonObject, objectOf } from "@hasp/core";
import type { Bundle } from "../bundle/bundle.ts";
import type { Compiler } from "../compiler/compiler.ts";
import { readSettings } from "../settings/bundle-settings.ts";

/** A policy as a bundle holds it: what its author wrote, and what the settings made of it. */
export interface BundledPolicy {
  readonly title: string;
  /** Its METADATA block. */
  readonly metadata: JsonObject;
  readonly parameters: JsonObject;
  /** Mode by phase. */
  readonly modes: JsonObject;
  /** Severity, remedy and the rest of what settings say of it. */
  readonly settings: JsonObject;
  /** Its file in the bundle, absent where the bundle has no source of it, and the Rego below its METADATA. */
  readonly file?: string;
  readonly rego: string;
}

/**
 * The policies of a bundle by id, out of its sources and its settings.
 * @throws PolicyError `POLICY_INVALID` when a source is no Rego
 */
export async function readPolicies(
  bundle: Bundle,
  compiler: Compiler,
): Promise<ReadonlyMap<string, BundledPolicy>> {
  const settings = readSettings(bundle) as { policies?: unknown; parameters?: unknown };
  const inForce = objectOf(settings.policies);
  const parameters = objectOf(settings.parameters);
  const written = await readSources(bundle, compiler);
  const ids = new Set([...written.keys(), ...Object.keys(inForce)]);
  return new Map(
    [...ids].sort().map((id) => {
      const { enforcement, from: _, ...rest } = objectOf(inForce[id]);
      const { metadata = {}, rego = "", file } = written.get(id) ?? {};
      const policy: BundledPolicy = {
        title: String(metadata["title"] ?? rest["title"] ?? ""),
        metadata,
        parameters: objectOf(parameters[id]),
        modes: objectOf(enforcement),
        settings: rest,
        rego,
        ...(file !== undefined && { file }),
      };
      return [id, policy];
    }),
  );
}

type Source = Required<Pick<BundledPolicy, "metadata" | "rego" | "file">>;

async function readSources({ files }: Bundle, compiler: Compiler): Promise<Map<string, Source>> {
  const sources = [...files].filter(([name]) => name.endsWith(".rego"));
  const texts = new Map(sources.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  if (texts.size === 0) return new Map();
  const modules = await compiler.inspect([...texts].map(([path, text]) => ({ path, text })));
  const found = new Map<string, Source>();
  for (const { path, annotations } of modules) {
    const block = annotations.find(({ scope }) => scope === "package");
    const id = block?.custom?.["id"];
    if (typeof id !== "string" || found.has(id)) continue;
    const { title = "", description = "", custom = {} } = block ?? {};
    const metadata = { title, description: description.trim(), ...custom };
    found.set(id, { metadata, rego: withoutHead(texts.get(path) ?? ""), file: path });
  }
  return found;
}

/** The text from its package on: above it stand comments only. */
function withoutHead(text: string): string {
  const start = text.search(/^\s*package\s/m);
  return start < 0 ? text : text.slice(start).trim();
}
