import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./hasp.ts";

const LIMIT = 600_000;

test(
  "OPA in Go, our evaluators and the plain npm SDK decide alike over every fixture",
  () => {
    const program = join(root, "test/compare/compare.ts");
    const told = execFileSync(process.execPath, ["--conditions=@hasp/source", program], {
      cwd: root,
      encoding: "utf8",
      timeout: LIMIT,
    });
    expect(told.trim().split("\n").at(-1)).toMatch(/^[4-9]\d{3,} inputs .*: 0 differences$/);
  },
  LIMIT,
);
