// `npm run try-packed`: installs the tarballs of `npm run pack` into an empty folder, as a user without Go would, and uses them there.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const LIMIT = 5 * 60_000;
const root = dirname(import.meta.dirname);
const packed = join(root, "build", "packed");
const folder = mkdtempSync(join(tmpdir(), "hasp-packed-"));

/** Only what npm itself needs: whoever installs a package has Node and a shell, and no Go. */
function makePath(): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, "node"));
  const wanted = ["npm", "npx", "sh"];
  for (const name of wanted) {
    const place = (process.env["PATH"] ?? "")
      .split(delimiter)
      .find((one) => readdirSafe(one).includes(name));
    if (!place) throw new Error(`no ${name} on the PATH`);
    symlinkSync(join(place, name), join(bin, name));
  }
  return bin;
}

function readdirSafe(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return []; // a PATH may name folders that are not there
  }
}

const env = {
  ...process.env,
  PATH: makePath(),
  HASP_CACHE: join(folder, "cache"),
  NODE_OPTIONS: "",
};

/** Runs a command in the folder and holds that it ends with the code and says the text. */
function step(command: string, args: readonly string[], code: number, said = ""): void {
  const shown = [command, ...args.filter((arg) => !arg.endsWith(".tgz"))].join(" ");
  const options = { cwd: folder, env, timeout: LIMIT, encoding: "utf8" } as const;
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  if (error || status !== code || !stdout.includes(said)) {
    throw new Error(`${shown} ended with ${status}, not ${code}: ${error ?? `${stdout}${stderr}`}`);
  }
  process.stdout.write(`${shown}  (${code})\n`);
}

try {
  const tarballs = readdirSync(packed).map((name) => join(packed, name));
  writeFileSync(join(folder, "package.json"), '{"name":"empty","private":true}\n');
  cpSync(join(root, "test/fixtures/manifests/demo.yaml"), join(folder, "demo.yaml"));
  step("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...tarballs], 0);
  step("npx", ["hasp", "version"], 0, "hasp ");
  step("npx", ["hasp", "check", "manifest", "demo.yaml"], 1, "privileged-container");
  step("npx", ["hasp", "policy", "build", "-o", "bundle.tar.gz"], 0);
  const judged = ["check", "manifest", "demo.yaml", "--bundle", "bundle.tar.gz"];
  step("npx", ["hasp", ...judged], 1, "privileged-container");
  step("npx", ["hasp", "policy", "test"], 0);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
