// Brings a checkout from nothing to built: dependencies, the Rego compiler, TypeScript, the starter bundle.
// Plain JavaScript without dependencies: it runs on whatever Node the machine has, before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildCompiler } from "./build-compiler.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");

/** The environment in which the checkout's own Node and tools come first. */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
    NX_DAEMON: "false",
  };
}

/** Runs a command of the checkout; its output goes to stderr, so that stdout stays the report's. */
async function run(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    env: toolEnvironment(),
    stdio: ["ignore", 2, 2],
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`cannot run ${command}: ${error.message}`)));
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
}

export function fail(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(2);
}

async function step(title, work) {
  const start = Date.now();
  process.stderr.write(`- ${title}\n`);
  await work();
  process.stderr.write(`  ${title}: done in ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
}

/** npm writes what it installed beside the modules; the lock file says what ought to be there. */
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const wanted = lockedVersions(join(root, "package-lock.json"));
  const present = lockedVersions(installed);
  for (const [path, version] of wanted) {
    if (present.get(path) !== version) return false;
  }
  // a package of our own that came since is not linked yet
  return readdirSync(join(root, "packages")).every((name) =>
    existsSync(join(root, "node_modules", "@hasp", name)),
  );
}

function lockedVersions(file) {
  const { packages } = JSON.parse(readFileSync(file, "utf8"));
  return new Map(
    Object.entries(packages)
      .filter(
        ([path, entry]) =>
          path.startsWith("node_modules/") && !entry.link && !entry.optional && !entry.devOptional,
      )
      .map(([path, entry]) => [path, entry.version]),
  );
}

/** Node 24 is the floor; on Linux x64 an npm package brings it, elsewhere the machine must have it. */
function requireNode() {
  const result = spawnSync("node", ["--version"], { env: toolEnvironment(), encoding: "utf8" });
  const major = Number(/^v(\d+)/.exec(result.stdout ?? "")?.[1]);
  if (!(major >= 24))
    throw new Error(
      `Node 24 or newer is needed, and this is ${result.stdout?.trim() || "none"}: install it from nodejs.org`,
    );
}

async function install() {
  if (!isInstalled())
    // not `npm ci`: it wants the lock file to name every platform's optional packages, and some mirrors lack those
    await step("installing npm packages", () =>
      run("npm", ["install", "--no-save", "--loglevel=error"]),
    );
  requireNode();
  await step("compiling TypeScript", () => run("tsc", ["-b"]));
}

/** What npm brings and what Go builds need each other only when all is there, and each leaves a core idle. */
export async function setup() {
  const parts = await Promise.allSettled([install(), buildCompiler()]);
  const failed = parts.find(({ status }) => status === "rejected");
  if (failed) fail(failed.reason.message);
  const compile = [join("scripts", "compile-library.ts")];
  await step("compiling the policies", () => run("node", compile)).catch((error) =>
    fail(error.message),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setup();
