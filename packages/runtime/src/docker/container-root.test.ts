import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findProgram } from "./container-root.ts";

const root = mkdtempSync(join(tmpdir(), "hasp-root-"));
mkdirSync(join(root, "usr/bin"), { recursive: true });
mkdirSync(join(root, "srv"));
writeFileSync(join(root, "usr/bin/dash"), "");
writeFileSync(join(root, "srv/run"), "");
symlinkSync("usr/bin", join(root, "bin"));
symlinkSync("dash", join(root, "usr/bin/sh"));
symlinkSync("/usr/bin/sh", join(root, "usr/bin/ash"));
symlinkSync("/../../../../../../etc/passwd", join(root, "usr/bin/escape"));
symlinkSync("circle", join(root, "usr/bin/circle"));
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ["/bin/sh", "/usr/bin/dash"],
  ["sh", "/usr/bin/dash"],
  ["ash", "/usr/bin/dash"],
  ["./run", "/srv/run"],
  ["../usr/bin/../bin/dash", "/usr/bin/dash"],
  ["missing", undefined],
  ["/etc/passwd", undefined],
  // the machine's own file must not be found through a link
  ["escape", undefined],
  ["circle", undefined],
  ["", undefined],
])("finds %j as %j", (word, expected) => {
  expect(findProgram(root, word, { path: "/usr/local/bin:/bin", cwd: "/srv" })).toBe(expected);
});
