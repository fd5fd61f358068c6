import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const home = join(import.meta.dirname, "..");
const readme = readFileSync(join(home, "README.md"), "utf8");

test("the README's example prints what the README says", { timeout: 60_000 }, () => {
  const [, example = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const [, printed = ""] = /It prints `(.*?)`/.exec(readme) ?? [];
  // below the package, so that its imports are found
  mkdirSync(join(home, "dist"), { recursive: true });
  const folder = mkdtempSync(join(home, "dist", "readme-"));
  try {
    writeFileSync(join(folder, "example.ts"), example);
    const output = execFileSync(process.execPath, ["--conditions=@hasp/source", "example.ts"], {
      cwd: folder,
      env: { HASP_CACHE: join(tmpdir(), "hasp-cli-test-cache") },
      encoding: "utf8",
      timeout: 50_000,
    });
    expect(output).toBe(`${printed}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the README names every folder of the source", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map(({ name }) => name);
  for (const name of folders) expect(readme).toContain(`\`${name}/\``);
});
