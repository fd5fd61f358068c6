import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How Node runs a checkout's TypeScript. */
const SOURCE = ["--conditions=@hasp/source", "--no-warnings"];

export interface ReadmeExample extends Disposable {
  /** Where it runs. */
  readonly folder: string;
  /** What Node is told to run it. */
  readonly args: readonly string[];
}

/** Puts the first example of a package's README into a folder below the package, so that its imports are found. */
export function placeExample(home: string): ReadmeExample {
  const readme = readFileSync(join(home, "README.md"), "utf8");
  const [, example] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  if (example === undefined) throw new Error(`the README in ${home} has no example`);
  mkdirSync(join(home, "dist"), { recursive: true });
  const folder = mkdtempSync(join(home, "dist", "readme-"));
  writeFileSync(join(folder, "example.ts"), example);
  return {
    folder,
    args: [...SOURCE, "example.ts"],
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
