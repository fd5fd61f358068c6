import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const root: string = dirname(dirname(import.meta.dirname));

/** Which files each file imports. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Imports, exports, `import()`, `require()` and `resolve()`: type imports count, for a reader follows them all the same. */
const IMPORT =
  /(?<![.\w])(?:from|import|require|import\.meta\.resolve)\s*\(?\s*["'`]((?:\.{1,2}\/|@hasp\/)[^"'`]+)["'`]/g;

/** Whatever is quoted and could be a place in a package: a worker's URL, or the word that a made `require` is called with. */
const MENTION = /["'`]((?:\.{1,2}\/|@hasp\/)[^"'`\n]+)["'`]/g;

export function importsIn(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, target = ""]) => target);
}

/** Every TypeScript file of the packages, from the checkout's root. */
export function sourceFiles(): string[] {
  return globSync("packages/*/src/**/*.ts", { cwd: root }).sort();
}

/** The imports of files among themselves; a package's name leads to the file that its `exports` name for us. */
export function readGraph(files: readonly string[]): Graph {
  const known = new Set(files);
  const entries = entriesOfPackages();
  const resolve = (file: string, target: string) =>
    target.startsWith("@hasp/") ? (entries.get(target) ?? "") : join(dirname(file), target);
  return new Map(
    files.map((file) => {
      const targets = importsIn(readFileSync(join(root, file), "utf8"));
      return [file, targets.map((target) => resolve(file, target)).filter((one) => known.has(one))];
    }),
  );
}

function entriesOfPackages(): ReadonlyMap<string, string> {
  const entries = globSync("packages/*/package.json", { cwd: root }).flatMap((file) => {
    const { name, exports = {} } = JSON.parse(readFileSync(join(root, file), "utf8")) as {
      name: string;
      exports?: Record<string, Record<string, string>>;
    };
    return Object.entries(exports).map(
      ([path, { "@hasp/source": source = "" }]) =>
        [join(name, path), join(dirname(file), source)] as const,
    );
  });
  return new Map(entries);
}

/** The packages beside its own that the text of a file speaks of. */
export function packagesIn(file: string, text: string): string[] {
  const own = packageOf(file);
  const named = [...text.matchAll(MENTION)].map(([, target = ""]) =>
    target.startsWith("@hasp/")
      ? target.split("/").slice(0, 2).join("/")
      : packageOf(join(dirname(file), target)),
  );
  return [...new Set(named)].filter((name) => name !== undefined && name !== own) as string[];
}

function packageOf(file: string): string | undefined {
  const [top, name] = file.split("/");
  return top === "packages" ? `@hasp/${name}` : undefined;
}
