// `node scripts/compiler-licenses.ts`: writes the licences of what is linked into the Rego compiler, which its packed module must carry.
// Run it when packages/policy/opa/go.mod changes; it needs Go and the modules that a build of the compiler fetched.
import { execFileSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const policy = join(dirname(import.meta.dirname), "packages", "policy");
const env = { ...process.env, GOOS: "wasip1", GOARCH: "wasm", GOTOOLCHAIN: "local", GOWORK: "off" };

function go(...args: string[]): string {
  return execFileSync("go", args, { cwd: join(policy, "opa"), env, encoding: "utf8" }).trim();
}

/** The texts of a folder by their file names; those of parts that were copied from elsewhere among them. */
function textsIn(folder: string): string[] {
  const names = globSync("{,internal/**/}{LICENSE,License,license,NOTICE,PATENTS}*", {
    cwd: folder,
  });
  return names
    .toSorted()
    .map((name) => `${name}\n\n${readFileSync(join(folder, name), "utf8").trim()}\n`);
}

const format = "{{with .Module}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}";
const modules = [...new Set(go("list", "-deps", "-f", format, ".").split("\n"))]
  .filter((line) => line !== "" && !line.startsWith("hasp/"))
  .toSorted();
const parts = [`Go ${go("env", "GOVERSION")}\t${go("env", "GOROOT")}`, ...modules].map((line) => {
  const [title = "", folder = ""] = line.split("\t");
  const texts = title.startsWith("Go ")
    ? [`LICENSE\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`]
    : textsIn(folder);
  if (texts.length === 0) throw new Error(`${title} has no licence`);
  return `${"=".repeat(80)}\n${title}\n\n${texts.join("\n")}`;
});
writeFileSync(
  join(policy, "THIRD_PARTY_LICENSES.txt"),
  `dist/compiler/compiler.wasm.gz is built of what follows, each under its own licence.\n\n${parts.join("\n")}`,
);
