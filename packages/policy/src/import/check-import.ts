import type { Compiler } from "../compiler/compiler.ts";
import { createBundleData } from "../library/bundle-data.ts";
import { checkLibrary } from "../library/check-library.ts";
import { idOf, isPolicy, type LibraryFile } from "../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../library/read-library.ts";
import type { ImportedFile } from "./imported.ts";

/**
 * Checks policies against the contract, and settings against the policies that they are about: the imported ones and those of the
 * library that they name.
 * @throws PolicyError
 */
export async function checkImport(
  policies: readonly LibraryFile[],
  made: readonly ImportedFile[],
  compiler: Compiler,
): Promise<void> {
  const settings = made
    .filter(({ name }) => name.endsWith("-settings.yaml"))
    // importers write JSON, which is YAML
    .map(({ text }) => JSON.parse(text) as unknown);
  const named = new Set(settings.flatMap(policiesIn));
  if (policies.length + settings.length === 0) return;
  const shipped = await readLibrary([shippedLibrary]);
  const meant = shipped.filter((file) => isPolicy(file) && named.has(idOf(file)));
  const files = [...shipped, ...policies];
  const known = await checkLibrary({ files, own: [...meant, ...policies], compiler });
  for (const one of settings) createBundleData(known, one);
}

function policiesIn(settings: unknown): string[] {
  const { policies = {}, scopes = [] } = settings as {
    policies?: object;
    scopes?: readonly { readonly policies: object }[];
  };
  return [policies, ...scopes.map((scope) => scope.policies)].flatMap((one) => Object.keys(one));
}
