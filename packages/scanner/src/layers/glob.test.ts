import { expect, test } from "vitest";
import { compileGlob } from "./glob.ts";

test.each([
  ["var/lib/dpkg/status", "var/lib/dpkg/status", true],
  ["var/lib/dpkg/status", "x/var/lib/dpkg/status", false],
  ["var/lib/dpkg/status.d/*", "var/lib/dpkg/status.d/base", true],
  ["var/lib/dpkg/status.d/*", "var/lib/dpkg/status.d/a/b", false],
  ["var/lib/dpkg/status.d/*", "var/lib/dpkg/statusXd/a", false],
  ["info/*.list", "info/libc6:amd64.list", true],
  ["info/*.list", "info/libc6.md5sums", false],
  ["**/node_modules/*/package.json", "node_modules/a/package.json", true],
  ["**/node_modules/*/package.json", "a/b/node_modules/c/package.json", true],
  ["**/node_modules/*/package.json", "my_node_modules/a/package.json", false],
  ["**/node_modules/*/package.json", "node_modules/a/b/package.json", false],
  ["**/node_modules/@*/*/package.json", "x/node_modules/@a/b/package.json", true],
  ["**/node_modules/@*/*/package.json", "x/node_modules/a/b/package.json", false],
  ["**/*.env", "line\nfeed/.env", true],
])("%s on %s: %j", (glob, path, matches) => expect(compileGlob(glob)(path)).toBe(matches));
