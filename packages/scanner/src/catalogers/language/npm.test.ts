import { expect, test } from "vitest";
import { testCataloger } from "../testing/cataloger-contract.ts";
import { npm } from "./npm.ts";

testCataloger(npm, {
  path: "app/node_modules/a/package.json",
  whole: '{"name":"a","version":"1.2.3","license":"MIT"}',
  names: ["a"],
  damaged: '{"name":"a","version":"none"}',
  kept: [],
});

function manifest(content: unknown, path = "app/node_modules/a/package.json") {
  const problems: string[] = [];
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const packages = npm.catalog({ path, bytes: Buffer.from(text) }, (message) =>
    problems.push(message),
  );
  return { packages, problems };
}

test.each([
  [{ name: "semver", version: "7.6.0", license: "ISC" }, "7.6.0", ["ISC"]],
  [{ name: "@npmcli/fs", version: "3.1.0" }, "3.1.0", undefined],
  [{ name: "JSONStream", version: "v1.3.5", license: { type: "MIT" } }, "1.3.5", ["MIT"]],
  [{ name: "a", version: "1.0.0-beta.1+build", license: 3 }, "1.0.0-beta.1", undefined],
])("finds %j", (content, version, licenses) => {
  const expected = { type: "npm", name: content.name, version, ...(licenses && { licenses }) };
  expect(manifest(content)).toEqual({ packages: [expected], problems: [] });
});

test("reads a manifest that starts with a byte order mark", () => {
  expect(manifest('\uFEFF{"name":"a","version":"1.0.0"}').packages).toHaveLength(1);
});

test.each([
  ["usr/lib/node_modules/npm/package.json", 1],
  ["usr/lib/node_modules/npm/node_modules/@npmcli/fs/package.json", 1],
  ["app/node_modules/.pnpm/a@1.0.0/node_modules/a/package.json", 1],
  ["app/test/node_modules/a/package.json", 1],
  ["app/node_modules/test/node_modules/a/package.json", 1],
  ["app/node_modules/@x/spec/node_modules/a/package.json", 1],
  ["app/node_modules/cli/dist/node_modules/a/package.json", 1],
  ["app/node_modules/resolve/test/resolver/multirepo/node_modules/a/package.json", 0],
  ["app/node_modules/@x/y/test/fixtures/node_modules/a/package.json", 0],
  ["node_modules/a/examples/b/node_modules/@x/y/package.json", 0],
])("takes %s for %d installed packages", (path, count) => {
  expect(manifest({ name: "a", version: "1.0.0" }, path).packages).toHaveLength(count);
});

test("skips a manifest that only sets the kind of modules", () => {
  expect(manifest({ type: "commonjs" })).toEqual({ packages: [], problems: [] });
});

test.each([
  [{ name: "a" }, "package a: not a version: (missing)"],
  [{ name: "a", version: "latest" }, 'package a: not a version: "latest"'],
  [{ name: "../a", version: "1.0.0" }, 'not a package name: "../a"'],
  [{ name: "a b", version: "1.0.0" }, 'not a package name: "a b"'],
])("reports %j", (content, problem) => {
  expect(manifest(content)).toEqual({ packages: [], problems: [problem] });
});

test.each(["", "[", "null", "[]", '"a"', "{".repeat(1000)])("throws for %j", (text) => {
  expect(() => manifest(text)).toThrow();
});
