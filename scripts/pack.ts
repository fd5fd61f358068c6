// `npm run pack`: tarballs of all packages but private ones in build/packed, made from a clean build and looked at by publint and attw.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { copyCheckout } from "./pack/copy-checkout.ts";
import { publishedManifest, repositoryOf } from "./pack/published-manifest.ts";

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const LIMIT = 10 * 60_000;
const root = dirname(import.meta.dirname);
const target = join(root, "build", "packed");
const checkout = join(root, "build", "pack");

function run(command: string, args: readonly string[], cwd: string): string {
  const options = { cwd, timeout: LIMIT, maxBuffer: 2 ** 26, encoding: "utf8" } as const;
  return execFileSync(command, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
}

/** Packs one package, and refuses what no user of it has a use for. */
function pack(folder: string): string {
  const file = join(folder, "package.json");
  const repository = repositoryOf(process.env, relative(checkout, folder));
  const published = publishedManifest(JSON.parse(readFileSync(file, "utf8")), repository);
  writeFileSync(file, `${JSON.stringify(published, undefined, 2)}\n`);
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  const [packed] = JSON.parse(
    run("npm", ["pack", "--json", "--pack-destination", target], folder),
  ) as Packed[];
  if (!packed) throw new Error(`npm packed nothing in ${folder}`);
  const strays = packed.files.filter(({ path }) => /\.test\.|\.map$|\/testing\/|^src\//.test(path));
  if (strays.length > 0) throw new Error(`${packed.filename} holds ${strays[0]?.path}`);
  const kilobytes = Math.ceil(packed.size / 1000);
  process.stdout.write(`${packed.filename}  ${packed.files.length} files, ${kilobytes} kB\n`);
  return join(target, packed.filename);
}

copyCheckout(root, checkout);
const folders = readdirSync(join(checkout, "packages")).map((name) => join("packages", name));
run("tsc", ["-b", ...folders], checkout);
const compile = join("scripts", "compile-library.ts");
mkdirSync(join(checkout, "scripts"));
cpSync(join(root, compile), join(checkout, compile));
run("node", [compile], checkout);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const folder of folders.map((path) => join(checkout, path))) {
  const { private: isPrivate } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (isPrivate) continue;
  const tarball = pack(folder);
  // both print what they find, and end with 1
  run("publint", ["run", "--strict", tarball], root);
  run("attw", ["--profile", "esm-only", "--no-emoji", tarball], root);
}
