import type { Compiler } from "../compiler/compiler.ts";
import { subjectKinds } from "../contract/input.ts";
import { isPossible, type Needs } from "../contract/need.ts";
import { hostBuiltins } from "../evaluator/builtins/builtin.ts";
import { aggregatorName, entrypoints, generateAggregator } from "./aggregator.ts";
import { type BundleData, type BundleDataOptions, createBundleData } from "./bundle-data.ts";
import { describeLibrary } from "./describe-library.ts";
import { isTest, type LibraryFile } from "./library-file.ts";
import { withTypes } from "./library-types.ts";
import { generateParameterRules, parameterRulesName } from "./parameter-rules.ts";
import type { Policy } from "./policy.ts";

export interface LibraryOptions {
  readonly files: readonly LibraryFile[];
  readonly compiler: Compiler;
}

export interface CompileLibraryOptions extends LibraryOptions {
  /** A settings document as it was parsed; validated here. */
  readonly settings?: unknown;
  /** From when the days of exceptions count, and where faults of the settings stand. */
  readonly dataOptions?: BundleDataOptions;
}

/** All that a bundle is made of. */
export interface CompiledLibrary {
  readonly wasm: Uint8Array;
  /** Rego by name in the bundle: policies, shared Rego and the generated aggregator, without tests. */
  readonly files: Readonly<Record<string, string>>;
  readonly data: BundleData;
  /** Rule paths, one for each kind of subject: `hasp/decide/workload`. */
  readonly entrypoints: readonly string[];
  readonly policies: readonly Policy[];
  readonly needs: Needs;
  /** Builtins that the evaluator has to supply. */
  readonly builtins: readonly string[];
}

/**
 * Compiles policies and settings into what a bundle holds; the same files give the same bytes.
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `SETTINGS_INVALID`, `POLICY_INVALID`
 */
export async function compileLibrary(options: CompileLibraryOptions): Promise<CompiledLibrary> {
  const { compiler, settings, dataOptions } = options;
  const { files, policies } = await assemble(options);
  const data = createBundleData(policies, settings, dataOptions);
  const sources = files.filter((file) => !isTest(file));
  const { wasm, builtins } = await compiler.build({
    ...withTypes(sources, policies),
    entrypoints,
    hostBuiltins,
  });
  return {
    wasm,
    files: Object.fromEntries(sources.map(({ name, text }) => [name, text])),
    data,
    entrypoints,
    policies,
    needs: needsOf(policies),
    builtins,
  };
}

/** The files with the aggregator that asks their policies, by name. */
export async function assemble({
  files,
  compiler,
}: LibraryOptions): Promise<{ files: readonly LibraryFile[]; policies: readonly Policy[] }> {
  const policies = await describeLibrary(files, compiler);
  const all = [
    ...files,
    generated(aggregatorName, generateAggregator(policies)),
    generated(parameterRulesName, generateParameterRules(policies)),
  ];
  return { files: all.sort((a, b) => (a.name < b.name ? -1 : 1)), policies };
}

function generated(name: string, text: string): LibraryFile {
  return { name, place: name, text };
}

/** What the policies of each kind read beyond the common part of its input. */
function needsOf(policies: readonly Policy[]): Needs {
  const needs = subjectKinds.map((kind) => {
    const asked = policies.filter(({ subjects }) => subjects.includes(kind));
    const all = new Set(asked.flatMap((policy) => policy.needs ?? []));
    return [kind, [...all].filter((need) => isPossible(need, kind)).toSorted()] as const;
  });
  return Object.fromEntries(needs.filter(([, all]) => all.length > 0));
}
