import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { defaultFolderLimits, findManifests } from "./manifest-folder.ts";

/** A folder of empty files, and beside it one that does not belong to it. */
function folderOf(...files: string[]) {
  const cwd = mkdtempSync(join(tmpdir(), "hasp-folder-"));
  const at = (name: string) => join(cwd, name);
  for (const name of ["k8s/.keep", "other/b.yaml", ...files]) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), "a: b\n");
  }
  return {
    at,
    link: (target: string, name: string) => symlinkSync(target, at(name)),
    find: async (limits = {}) => {
      const found = await findManifests("k8s", cwd, { ...defaultFolderLimits, ...limits });
      const problems = found.problems.map(({ code, message }) => `${code} ${message}`);
      return { files: found.files, links: found.links, problems };
    },
  };
}

test("finds .yaml, .yml and .json below a folder, in order, and nothing else", async () => {
  const { find } = folderOf(
    "k8s/b.yml",
    "k8s/a/z.JSON",
    "k8s/a.yaml",
    "k8s/.x/c.yaml",
    "k8s/yaml",
    "k8s/a.yaml.bak",
  );
  expect(await find()).toEqual({
    files: ["k8s/.x/c.yaml", "k8s/a/z.JSON", "k8s/a.yaml", "k8s/b.yml"],
    links: [],
    problems: [],
  });
});

test("follows no link out of the folder and says so", async () => {
  const { find, link } = folderOf("k8s/a.yaml");
  link("../other/b.yaml", "k8s/out.yaml");
  link("../other", "k8s/folder");
  link("..", "k8s/up");
  link("/etc/hostname", "k8s/host.yaml");
  link("/etc/hostname", "k8s/host");
  expect(await find()).toEqual({
    files: ["k8s/a.yaml"],
    links: ["k8s/folder", "k8s/up"],
    problems: [
      'FILE_UNREADABLE cannot read "k8s/host.yaml": it is a link out of the folder',
      'FILE_UNREADABLE cannot read "k8s/out.yaml": it is a link out of the folder',
    ],
  });
});

test("reads what links within the folder lead to once, and no circle without end", async () => {
  const { find, link } = folderOf("k8s/..2026/a.yaml", "k8s/..2026/text");
  link("..2026", "k8s/..data");
  link("..data/a.yaml", "k8s/a.yaml");
  link("..2026/text", "k8s/text.yaml");
  link(".", "k8s/circle");
  link("loop.yaml", "k8s/loop.yaml");
  expect(await find()).toEqual({
    files: ["k8s/..2026/a.yaml", "k8s/text.yaml"],
    links: [],
    problems: ['FILE_UNREADABLE cannot read "k8s/loop.yaml": it is a link to nothing'],
  });
});

test("does not wait for a pipe", async () => {
  const { find, at } = folderOf();
  execFileSync("mkfifo", [at("k8s/pipe.yaml")]);
  expect((await find()).problems).toEqual([
    'FILE_UNREADABLE cannot read "k8s/pipe.yaml": it is no regular file',
  ]);
});

test.each([
  [
    { files: 2 },
    ["k8s/a.yaml", "k8s/b/c.yaml"],
    'more than 2 files: not read from "k8s/b/d.yaml" on',
  ],
  [{ bytes: 9 }, ["k8s/a.yaml"], 'more than 9 bytes: not read from "k8s/b/c.yaml" on'],
  [
    { depth: 1 },
    ["k8s/a.yaml", "k8s/e.yaml"],
    'deeper than 1 levels of folders: not read from "k8s/b" on',
  ],
  [{ entries: 5 }, ["k8s/a.yaml"], 'more than 5 names: not read from "k8s/b" on'],
])("stops at %j and says where", async (limits, files, message) => {
  const { find } = folderOf("k8s/a.yaml", "k8s/b/c.yaml", "k8s/b/d.yaml", "k8s/e.yaml");
  expect(await find(limits)).toEqual({
    files,
    links: [],
    problems: [`FOLDER_TOO_LARGE ${message}`],
  });
});
