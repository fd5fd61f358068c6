import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./hasp.ts";

test("OPA in Go, our evaluators and the plain npm SDK decide alike over every fixture", () => {
  const program = join(root, "test/compare/compare.ts");
  const told = execFileSync(process.execPath, ["--conditions=@hasp/source", program], {
    cwd: root,
    encoding: "utf8",
    timeout: 110_000,
  });
  expect(told.trim().split("\n").at(-1)).toMatch(/^\d{2,} inputs .*: 0 differences$/);
});
