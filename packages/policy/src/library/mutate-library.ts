import type { MutationResult } from "../compiler/compiler.ts";
import { aggregatorName } from "./aggregator.ts";
import { toRego } from "./describe-library.ts";
import { isShared, isTest } from "./library-file.ts";
import { assembleTests, type TestLibraryOptions } from "./test-library.ts";

export interface MutateLibraryOptions extends Omit<TestLibraryOptions, "filter"> {
  /** The policies and shared Rego to change, by package: `data.hasp.policies.container.privileged_container`. All unless given. */
  readonly chosen?: (packageName: string) => boolean;
}

/** Of one request: only what the tests of these files need is compiled, each time anew. */
const FILES_A_PART = 40;

/** What is shared is asked by the tests of many policies, all of which are compiled with it and have to fit into memory. */
const SHARED_FILES_A_PART = 4;

const DEFAULT_BUDGET = 5000;

/**
 * Changes the library's own rules in one place at a time and tells which changes its tests do not notice. Files are named by their
 * places.
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `POLICY_INVALID`
 */
export async function mutateLibrary(options: MutateLibraryOptions): Promise<MutationResult> {
  const { compiler, chosen = () => true, timeoutMs = DEFAULT_BUDGET } = options;
  const { own = options.files } = options;
  const { files, data, tables } = await assembleTests(options);
  const sources = files.filter((file) => own.includes(file) && !isTest(file));
  const modules = await compiler.inspect(sources.map(toRego));
  const targets = modules
    .filter((module) => chosen(`data.${module.package}`))
    .map(({ path }) => path);
  const isOfLib = (name: string) => isShared({ name });
  const parts = [
    ...dealt(targets.filter(isOfLib), SHARED_FILES_A_PART),
    ...dealt(
      targets.filter((path) => !isOfLib(path)),
      FILES_A_PART,
    ),
  ];
  const results = await Promise.all(
    parts.map((part) =>
      compiler.mutate({
        modules: [...files, ...tables.files].map(toRego),
        targets: part,
        lists: [aggregatorName],
        data: { ...data, ...tables.data },
        timeoutMs,
      }),
    ),
  );
  const places = new Map(files.map(({ name, place }) => [name, place]));
  const gather = <T extends { file: string }>(lists: readonly (readonly T[])[]): T[] =>
    lists
      .flat()
      .map((one) => ({ ...one, file: places.get(one.file) ?? one.file }))
      .sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
  return {
    files: gather(results.map(({ files }) => files)),
    missed: gather(results.map(({ missed }) => missed)),
    invalid: results.reduce((sum, { invalid }) => sum + invalid, 0),
    failing: distinct(
      gather([...results.map(({ failing }) => failing.map(tables.place)), tables.bad]),
    ),
  };
}

/** Parts of at most so many; neighbours are alike, and so is what they cost, so they go to different ones. */
function dealt(paths: readonly string[], most: number): readonly (readonly string[])[] {
  const parts = Math.ceil(paths.length / most);
  return Array.from({ length: parts }, (_, part) => paths.filter((_, i) => i % parts === part));
}

/** A test may have been asked by several parts. */
function distinct<T extends { file: string; name: string }>(tests: readonly T[]): T[] {
  return [...new Map(tests.map((test) => [`${test.file}\n${test.name}`, test])).values()];
}
