import { expect, test } from "vitest";
import type { LayerEntry } from "./layer-entry.ts";
import type { LayerIndex } from "./layer-index.ts";
import { squash } from "./squash.ts";

/** A layer as lines: `a/b` a file, `a/` a folder, `a -> b` a symbolic link, `a => b` a hard link, `!a` a whiteout, `a/!` opaque. */
function layer(...lines: string[]): LayerIndex {
  const entries = new Map<string, LayerEntry>();
  const whiteouts = new Set<string>();
  const opaques = new Set<string>();
  for (const line of lines) {
    if (line.startsWith("!")) whiteouts.add(line.slice(1));
    else if (line.endsWith("!")) opaques.add(line.slice(0, -1).replace(/\/$/, ""));
    else {
      const entry = entryOf(line);
      entries.set(entry.path, entry);
    }
  }
  return { diffId: `sha256:${"0".repeat(64)}`, size: 0, entries, whiteouts, opaques };
}

function entryOf(line: string): LayerEntry {
  const rest = { size: 0, mode: 0o644, uid: 0 };
  const [path = "", arrow, target] = line.split(" ");
  if (arrow && target !== undefined) {
    return { path, type: arrow === "->" ? "symlink" : "hardlink", target, ...rest };
  }
  if (path.endsWith("/")) return { path: path.slice(0, -1), type: "directory", ...rest };
  return { path, type: "file", ...rest };
}

const paths = (...layers: LayerIndex[]) =>
  [...squash(layers).entries()].map(({ path, layer }) => `${path}@${layer}`).sort();

test.each<[string, LayerIndex[], string[]]>([
  ["keeps what no later layer touches", [layer("a"), layer("b")], ["a@0", "b@1"]],
  ["replaces a file", [layer("a"), layer("a")], ["a@1"]],
  ["merges a folder", [layer("d/", "d/a"), layer("d/", "d/b")], ["d/a@0", "d/b@1", "d@1"]],
  ["deletes a file", [layer("d/", "d/a", "d/b"), layer("!d/a")], ["d/b@0", "d@0"]],
  ["deletes a folder with its content", [layer("d/", "d/e/", "d/e/a"), layer("!d")], []],
  ["deletes and adds anew", [layer("d/", "d/a"), layer("!d", "d/", "d/b")], ["d/b@1", "d@1"]],
  [
    "lets a whiteout not hide its own layer, whatever comes first",
    [layer("a"), layer("a", "!a")],
    ["a@1"],
  ],
  [
    "hides a folder's older content only (layer.md, Opaque Whiteout)",
    [layer("a/", "a/b/", "a/b/c/", "a/b/c/bar"), layer("a/b/c/foo", "a/!", "a/b/", "a/b/c/")],
    ["a/b/c/foo@1", "a/b/c@1", "a/b@1", "a@0"],
  ],
  ["hides everything below an opaque root", [layer("a"), layer("/!", "c")], ["c@1"]],
  [
    "hides what is in the folder that a link leads to",
    [layer("usr/", "usr/a", "l -> usr"), layer("l/!")],
    ["l@0", "usr@0"],
  ],
  ["replaces a folder by a file", [layer("d/", "d/a"), layer("d")], ["d@1"]],
  ["replaces a folder by a link", [layer("d/", "d/a"), layer("d -> e")], ["d@1"]],
  [
    "replaces a link by a folder",
    [layer("e/", "e/a", "d -> e"), layer("d/")],
    ["d@1", "e/a@0", "e@0"],
  ],
  ["replaces a file by a folder", [layer("d"), layer("d/", "d/a")], ["d/a@1", "d@1"]],
  ["makes folders that no layer writes", [layer("x/y/a")], ["x/y/a@0"]],
  [
    "puts files where a linked parent leads",
    [layer("usr/", "usr/lib/", "lib -> usr/lib"), layer("lib/a")],
    ["lib@0", "usr/lib/a@1", "usr/lib@0", "usr@0"],
  ],
  [
    "makes the folder that a linked parent leads to",
    [layer("lib -> /usr/lib"), layer("lib/a")],
    ["lib@0", "usr/lib/a@1"],
  ],
  [
    "deletes where a linked parent leads, but a link itself",
    [layer("usr/", "usr/a", "usr/b", "l -> usr", "m -> usr"), layer("!l/a", "!m")],
    ["l@0", "usr/b@0", "usr@0"],
  ],
  ["ignores a whiteout of nothing", [layer("a"), layer("!b", "!a/b", "c/!")], ["a@0"]],
  ["never leaves the root", [layer("l -> ../../.."), layer("l/a")], ["a@1", "l@0"]],
  [
    "replaces links that lead in circles by a folder",
    [layer("l -> m", "m -> l"), layer("l/a")],
    ["l/a@1", "m@0"],
  ],
])("%s", (_, layers, expected) => expect(paths(...layers)).toEqual(expected));

const view = squash([
  layer(
    "usr/",
    "usr/bin/",
    "usr/bin/dash",
    "bin -> usr/bin",
    "usr/bin/sh -> dash",
    "usr/bin/ash => usr/bin/dash",
    "etc/alternatives/awk -> /usr/bin/mawk",
    "usr/bin/awk -> ../../etc/alternatives/awk",
    "loop -> loop",
    "gone -> nowhere",
  ),
  layer("usr/bin/mawk", "usr/bin/csh => usr/bin/ash"),
]);

test.each([
  ["usr/bin/dash", "usr/bin/dash", 0, "usr/bin/dash"],
  ["bin/sh", "usr/bin/dash", 0, "usr/bin/dash"],
  ["/bin/sh", "usr/bin/dash", 0, "usr/bin/dash"],
  ["bin/../bin/./sh", "usr/bin/dash", 0, "usr/bin/dash"],
  ["../../bin/sh", "usr/bin/dash", 0, "usr/bin/dash"],
  ["bin/awk", "usr/bin/mawk", 1, "usr/bin/mawk"],
  ["bin/ash", "usr/bin/ash", 0, "usr/bin/dash"],
  ["bin/csh", "usr/bin/csh", 0, "usr/bin/dash"],
])("resolves %s to %s", (path, real, layer, entryPath) => {
  expect(view.resolve(path)).toMatchObject({ path: real, layer, entry: { path: entryPath } });
});

test.each(["loop", "gone", "usr/bin/none", "usr/bin/dash/x", "etc"])(
  "resolves %s to nothing",
  (path) => {
    expect(view.resolve(path)).toBeUndefined();
  },
);

test.each<[string, LayerIndex, boolean]>([
  ["another file changes", layer("d/b"), false],
  ["its folder is written again", layer("d/"), false],
  ["it is replaced", layer("d/a"), true],
  ["it is deleted", layer("!d/a"), true],
  ["its folder is deleted", layer("!d"), true],
  ["its folder is hidden", layer("d/!"), true],
  ["everything is hidden", layer("/!"), true],
  ["its folder becomes a file", layer("d"), true],
  ["its folder becomes a link", layer("d -> e"), true],
])("tells whether a file is removed when %s", (_, later, expected) => {
  const removed = squash([layer("d/", "d/a", "e/", "e/a"), later]);
  expect(removed.isRemoved(0, "d/a")).toBe(expected);
});

test("knows a file by the path that its layer writes, through links too", () => {
  const linked = squash([layer("usr/lib/", "lib -> usr/lib"), layer("lib/a"), layer("!usr/lib/b")]);
  expect(linked.isRemoved(1, "lib/a")).toBe(false);
  const deleted = squash([
    layer("usr/lib/", "lib -> usr/lib"),
    layer("lib/a"),
    layer("!usr/lib/a"),
  ]);
  expect(deleted.isRemoved(1, "lib/a")).toBe(true);
});

test("calls removed what a layer never had", () => {
  expect(squash([layer("a")]).isRemoved(0, "b")).toBe(true);
  expect(squash([layer("a")]).isRemoved(1, "a")).toBe(true);
});

test("takes links to links to long paths without hanging", () => {
  const deep = "d/".repeat(2000);
  const links = Array.from({ length: 39 }, (_, n) => `l${n} -> ${"./".repeat(2000)}l${n + 1}`);
  const files = Array.from({ length: 100 }, (_, n) => `l0/${n}`);
  const { length } = [...squash([layer(...links, `l39 -> ${deep}`, ...files)]).entries()];
  expect(length).toBe(140);
});

test("tells the real path of a file, and of a folder that no layer writes", () => {
  const view = squash([layer("d -> e/f", "e/f/g", "h -> nowhere")]);
  expect(["d/g", "d", "e", "h", "d/x"].map((path) => view.realPath(path))).toEqual([
    "e/f/g",
    "e/f",
    "e",
    undefined,
    undefined,
  ]);
});
