import { expect, test } from "vitest";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { testCollector } from "./testing/collector-contract.ts";
import { readImage } from "./testing/read-image.ts";
import { ToolCollector } from "./tool-collector.ts";

testCollector(() => new ToolCollector(), {
  files: [{ name: "bin/bash", content: "ELF", mode: 0o755 }],
  tells: { tools: [expect.objectContaining({ kind: "shell", path: "bin/bash" })] },
});

function file(path: string, mode = 0o755): LayerEntry {
  return { path, type: "file", size: 1, mode, uid: 0 };
}

function link(path: string, target: string): LayerEntry {
  return { path, type: "symlink", size: 0, mode: 0o777, uid: 0, target };
}

function tools(...layers: (readonly LayerEntry[])[]) {
  const { tools = [] } = new ToolCollector().finish(readImage(layers)).facts;
  return tools.map(({ kind, path, layer }) => `${path} ${kind} ${layer}`).sort();
}

test.each([
  [
    "Alpine's links to busybox",
    [file("bin/busybox"), link("bin/sh", "/bin/busybox"), file("sbin/apk")],
    ["bin/busybox shell sha256:0", "bin/sh shell sha256:0", "sbin/apk package-manager sha256:0"],
  ],
  [
    "merged folders once",
    [link("bin", "usr/bin"), file("usr/bin/bash")],
    ["usr/bin/bash shell sha256:0"],
  ],
  ["distroless's debug shell", [file("busybox/sh")], ["busybox/sh shell sha256:0"]],
  ["no file that is not executable", [file("bin/sh", 0o644)], []],
  ["no link to nowhere", [link("bin/sh", "dash")], []],
  ["no folder", [{ ...file("usr/bin/apt"), type: "directory" }], []],
  ["no completion or manual", [file("usr/share/bash-completion/completions/apt")], []],
  ["no npm", [file("usr/local/bin/npm")], []],
] as [string, LayerEntry[], string[]][])("finds %s", (_, entries, expected) => {
  expect(tools(entries)).toEqual(expected);
});

test("names the layer of the file that a link leads to", () => {
  expect(tools([link("bin/sh", "dash")], [file("bin/dash")])).toEqual([
    "bin/dash shell sha256:1",
    "bin/sh shell sha256:1",
  ]);
});
