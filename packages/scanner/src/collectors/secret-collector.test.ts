import { expect, test } from "vitest";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { SecretCollector } from "./secret-collector.ts";
import { testCollector } from "./testing/collector-contract.ts";
import { readImage } from "./testing/read-image.ts";

const key = `AK${"IAQ3EGRZ5T6PLKMNWX"}`;

testCollector(() => new SecretCollector(), {
  files: [{ name: "app/key.txt", content: key }],
  tells: { secrets: [expect.objectContaining({ path: "app/key.txt", line: 1 })] },
  hostile: {
    files: [{ name: "app/large.log", content: Buffer.alloc(5 * 2 ** 20 + 1, "a") }],
    problems: [{ code: "SECRETS_INCOMPLETE", path: "app/large.log" }],
  },
});

function file(path: string, size: number): LayerEntry {
  return { path, type: "file", size, mode: 0o644, uid: 0 };
}

function collect(files: readonly (readonly [number, string, string | number])[]) {
  const collector = new SecretCollector();
  const layers: LayerEntry[][] = [[], []];
  for (const [layer, path, content] of files) {
    const entry = file(path, typeof content === "number" ? content : content.length);
    layers[layer]?.push(entry);
    if (collector.wants(entry, layer)) collector.add(entry, Buffer.from(String(content)), layer);
  }
  const { facts, problems = [] } = collector.finish(readImage(layers));
  return { secrets: facts.secrets ?? [], problems };
}

test("tells of each secret the layer, and whether a later layer removes it", () => {
  const files = [
    [0, "app/key.txt", key],
    [1, "app/key.txt", `\n${key}`],
  ] as const;
  const { secrets } = collect(files);
  expect(secrets.map(({ layer, line, removed }) => [layer, line, removed])).toEqual([
    ["sha256:0", 1, true],
    ["sha256:1", 2, false],
  ]);
});

test.each([
  [file("a.txt", 10), true],
  [file("a.txt", 0), false],
  [file("a.txt", 5 * 2 ** 20 + 1), false],
  [file("usr/share/doc/a.txt", 10), false],
  [{ ...file("a.txt", 0), type: "hardlink" }, false],
  [{ ...file("a.txt", 10), type: "symlink" }, false],
] as [LayerEntry, boolean][])("wants %j: %j", (entry, wanted) => {
  expect(new SecretCollector().wants(entry, 0)).toBe(wanted);
});

test("tells which text files were too large to search", () => {
  const { problems } = collect([
    [0, "b.sql", 6e6],
    [0, "a.sql", 6e6],
    [0, "c.so", 6e6],
    [1, "app/log.txt", 6e6],
  ]);
  expect(problems).toEqual([
    {
      code: "SECRETS_INCOMPLETE",
      path: "a.sql",
      message:
        "not searched for secrets to the end: it and 1 more files of its layer are larger than 5 MiB",
    },
    {
      code: "SECRETS_INCOMPLETE",
      path: "app/log.txt",
      message: "not searched for secrets to the end: it is larger than 5 MiB",
    },
  ]);
});

test("keeps a thousand secrets of a layer and says where it stopped", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const keys = Array.from({ length: 90 }, (_, i) => {
    return `${key.slice(0, -2)}${alphabet[i % 26]}${alphabet[Math.floor(i / 26)]}\n`;
  }).join("");
  const files = Array.from({ length: 15 }, (_, i) => [0, `f${i}.txt`, keys] as const);
  const { secrets, problems } = collect(files);
  expect(secrets).toHaveLength(1000);
  expect(problems.map(({ path }) => path)).toEqual(["f11.txt", "f12.txt", "f13.txt", "f14.txt"]);
});
