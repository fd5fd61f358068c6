import type { Compiler } from "../compiler/compiler.ts";
import { checkLibrary, formatLibrary } from "../library/check-library.ts";
import { isTest } from "../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../library/read-library.ts";
import type { Import, ImportedFile, SourceFile } from "./imported.ts";

type Importer = (sources: readonly SourceFile[], compiler: Compiler) => Promise<Import>;

/** One a format; its code is loaded when it is asked for. */
const importers = {
  falco: async () => (await import("./falco/import-falco.ts")).importFalco,
  gatekeeper: async () => (await import("./gatekeeper/import-gatekeeper.ts")).importGatekeeper,
  "pod-security": async () =>
    (await import("./pod-security/import-pod-security.ts")).importPodSecurity,
} satisfies Record<string, () => Promise<Importer>>;

export type ImportFormat = keyof typeof importers;

/**
 * Turns another system's policies into policies of Hasp, formatted and checked against the contract: nothing is given back that
 * `hasp policy check` refuses.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 * @throws PolicyError
 */
export async function importPolicies(
  format: ImportFormat,
  sources: readonly SourceFile[],
  compiler: Compiler,
): Promise<Import> {
  const importer: Importer = await importers[format]();
  const made = await importer(sources, compiler);
  return { ...made, files: await finish(made.files, compiler) };
}

async function finish(
  files: readonly ImportedFile[],
  compiler: Compiler,
): Promise<readonly ImportedFile[]> {
  const own = files
    .filter(({ name }) => name.endsWith(".rego"))
    .map((file) => ({ ...file, place: file.name }));
  if (own.length === 0) return files;
  const changed = await formatLibrary({ files: own, compiler });
  const texts = new Map(changed.map(({ name, text }) => [name, text]));
  const formatted = files.map((file) => ({ ...file, text: texts.get(file.name) ?? file.text }));
  const shared = (await readLibrary([shippedLibrary])).filter(
    (file) => file.name.startsWith("lib/") && !isTest(file),
  );
  const rego = own.map((file) => ({ ...file, text: texts.get(file.name) ?? file.text }));
  await checkLibrary({ files: [...shared, ...rego], compiler });
  return formatted;
}
