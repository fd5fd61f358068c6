import type { Bundle } from "../bundle/bundle.ts";
import { EvaluationError } from "../error.ts";

/** The Rego of a policy as a bundle holds it. */
export interface SourceModule {
  readonly id: string;
  readonly file: string;
  /** Without `data.`. */
  readonly package: string;
  readonly text: string;
}

/**
 * The shared Rego of a bundle and of its policies only those that are named: to compile all of a library takes OPA many seconds.
 * @throws EvaluationError `SOURCES_MISSING`
 */
export function sourcesFor({ files }: Pick<Bundle, "files">, ids: readonly string[]) {
  const shared: { path: string; text: string }[] = [];
  const byId = new Map<string, SourceModule>();
  for (const [file, bytes] of files) {
    const [, group, id] = /^(?:([^/]+)\/)?([^/]+)\.rego$/.exec(file) ?? [];
    if (id === undefined) continue;
    const text = new TextDecoder().decode(bytes);
    if (group === undefined || group === "lib") shared.push({ path: file, text });
    else byId.set(id, { id, file, package: packageOf(group, id), text });
  }
  if (shared.length === 0) throw missing("the bundle holds no Rego");
  const policies = [...new Set(ids)].map((id) => {
    const source = byId.get(id);
    if (source === undefined) throw missing(`the bundle holds no Rego of a policy ${id}`);
    return source;
  });
  const own = policies.map(({ file, text }) => ({ path: file, text }));
  return { policies, modules: [...shared, ...own] };
}

function packageOf(group: string, id: string): string {
  return `hasp.policies.${group}.${id}`.replaceAll("-", "_");
}

function missing(message: string): EvaluationError {
  return new EvaluationError("SOURCES_MISSING", message, {
    hint: "hasp policy list names the policies; hasp policy build puts their sources into the bundle",
  });
}
