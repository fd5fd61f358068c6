import type { Compiler } from "../compiler/compiler.ts";
import { formatLibrary } from "../library/check-library.ts";
import { checkImport } from "./check-import.ts";
import type { Import, ImportedFile, SourceFile } from "./imported.ts";

type Importer = (sources: readonly SourceFile[], compiler: Compiler) => Promise<Import>;

/** One a format; its code is loaded when it is asked for. */
const importers = {
  falco: async () => (await import("./falco/import-falco.ts")).importFalco,
  gatekeeper: async () => (await import("./gatekeeper/import-gatekeeper.ts")).importGatekeeper,
  "pod-security": async () =>
    (await import("./pod-security/import-pod-security.ts")).importPodSecurity,
  stackrox: async () => (await import("./stackrox/import-stackrox.ts")).importStackrox,
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
  const changed = own.length === 0 ? [] : await formatLibrary({ files: own, compiler });
  const texts = new Map(changed.map(({ name, text }) => [name, text]));
  const formatted = <File extends ImportedFile>(file: File) => ({
    ...file,
    text: texts.get(file.name) ?? file.text,
  });
  await checkImport(own.map(formatted), files, compiler);
  return files.map(formatted);
}
