import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

/** What a build makes: the copy begins without it, so nothing is in it that an older state of the sources left. */
const BUILT = /^(dist|node_modules|.*\.tsbuildinfo)$/;
const ROOT_FILES = ["package.json", "tsconfig.base.json", "LICENSE"];

/**
 * Copies the packages' sources into an empty folder where they build and run by themselves: dependencies are links into the
 * checkout, our own packages links to the copies.
 */
export function copyCheckout(root: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, "node_modules", "@hasp"), { recursive: true });
  for (const name of ROOT_FILES) cpSync(join(root, name), join(target, name));
  for (const name of readdirSync(join(root, "packages"))) {
    const source = join(root, "packages", name);
    cpSync(source, join(target, "packages", name), {
      recursive: true,
      filter: (path) => !BUILT.test(basename(path)),
    });
    linkEach(join(source, "node_modules"), join(target, "packages", name, "node_modules"));
    symlinkSync(`../../packages/${name}`, join(target, "node_modules", "@hasp", name));
  }
  linkEach(join(root, "node_modules"), join(target, "node_modules"));
  copyCompiler(root, target);
}

/** The Rego compiler is a matter of minutes and depends on nothing that the copy changes. */
function copyCompiler(root: string, target: string): void {
  const folder = join("packages", "policy", "dist", "compiler");
  mkdirSync(join(target, folder), { recursive: true });
  for (const name of ["compiler.wasm.gz", "compiler.stamp.json"]) {
    cpSync(join(root, folder, name), join(target, folder, name));
  }
}

function linkEach(modules: string, target: string): void {
  let names: string[];
  try {
    names = readdirSync(modules);
  } catch {
    return; // a package whose dependencies all lie at the root
  }
  mkdirSync(target, { recursive: true });
  for (const name of names) {
    if (name !== "@hasp" && name !== ".cache") symlinkSync(join(modules, name), join(target, name));
  }
}
