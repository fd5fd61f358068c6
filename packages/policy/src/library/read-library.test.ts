import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readLibrary, readTables } from "./read-library.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "hasp-library-"));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

test("reads Rego files of all folders, in their order and by name", async () => {
  const first = folderOf({ "b/z.rego": "z", "b/a.rego": "a", "README.md": "", ".git/x.rego": "" });
  const second = folderOf({ "a/y.rego": "y" });
  expect(await readLibrary([first, second])).toEqual([
    { name: "b/a.rego", place: join(first, "b/a.rego"), text: "a" },
    { name: "b/z.rego", place: join(first, "b/z.rego"), text: "z" },
    { name: "a/y.rego", place: join(second, "a/y.rego"), text: "y" },
  ]);
});

test("does not follow links", async () => {
  const outside = folderOf({ "secret.rego": "s", "g/x.rego": "x" });
  const linked = folderOf({ "g/a.rego": "a" });
  symlinkSync(join(outside, "g"), join(linked, "h"));
  expect(await readLibrary([linked])).toHaveLength(1);
  symlinkSync(join(outside, "secret.rego"), join(linked, "g", "b.rego"));
  await expect(readLibrary([linked])).rejects.toThrow(/b\.rego is no plain file/);
});

test.each([
  ["a folder without Rego", () => folderOf({ "x.txt": "" }), /holds no Rego file/],
  [
    "a folder that is not there",
    () => "/nonexistent/policies",
    /cannot read the folder \/nonexistent/,
  ],
  [
    "a file that is not UTF-8",
    () => folderOf({ "g/a.rego": Uint8Array.of(0xff) }),
    /cannot read .*a\.rego/,
  ],
  [
    "a file that is too large",
    () => folderOf({ "g/a.rego": "x".repeat(2 ** 21 + 1) }),
    /over 2097152 bytes/,
  ],
  ["a folder that is too deep", () => folderOf({ "1/2/3/4/5/6/7/8/9/a.rego": "" }), /too deep/],
])("refuses %s", async (_, folder, message) => {
  await expect(readLibrary([folder()])).rejects.toMatchObject({
    code: "LIBRARY_INVALID",
    message: expect.stringMatching(message),
  });
});

test("reads tables by their names, and misnamed ones by what is in them", async () => {
  const table = "policy: a\ncases:\n  - {name: a, want: none}\n";
  const folder = folderOf({
    "g/a_test.yaml": "no table",
    "g/b_tests.yaml": table,
    "g/c-test.YML": table,
    "g/d.yaml": "cases: none\n",
    "g/e_test.txt": table,
    "settings.yaml": "profile: strict\n",
    "large.yaml": `${table}#${"x".repeat(2 ** 21)}`,
  });
  symlinkSync(join(folder, "g", "b_tests.yaml"), join(folder, "g", "link.yaml"));
  const names = (await readTables([folder])).map(({ name }) => name);
  expect(names).toEqual(["g/a_test.yaml", "g/b_tests.yaml", "g/c-test.YML"]);
});
