import { expect, test } from "vitest";
import { cleanPath } from "./clean-path.ts";

test.each([
  ["etc/passwd", "etc/passwd"],
  ["./etc/passwd", "etc/passwd"],
  ["etc//passwd", "etc/passwd"],
  ["etc/./passwd", "etc/passwd"],
  ["etc/", "etc"],
  ["etc///", "etc"],
  ["./", ""],
  [".", ""],
  ["", ""],
  ["...", "..."],
  ["a..b/.hidden", "a..b/.hidden"],
  ["a/b.", "a/b."],
])("cleans %j to %j", (path, cleaned) => expect(cleanPath(path)).toBe(cleaned));

test.each(["/etc/passwd", "/", "//", "..", "../x", "a/../b", "a/..", "./..", "a\0b"])(
  "refuses %j",
  (path) => expect(cleanPath(path)).toBeUndefined(),
);
