import { expect, test } from "vitest";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { DistributionCollector } from "./distribution-collector.ts";
import { testCollector } from "./testing/collector-contract.ts";
import { readImage } from "./testing/read-image.ts";

testCollector(() => new DistributionCollector(), {
  files: [{ name: "etc/os-release", content: "ID=alpine\nVERSION_ID=3.19.1\n" }],
  tells: { distribution: { id: "alpine", versionId: "3.19.1" } },
  hostile: {
    files: [{ name: "etc/os-release", content: "\0ID=\xff" }],
    problems: [{ code: "DISTRIBUTION_UNKNOWN", path: "etc/os-release" }],
    kept: {},
  },
});

/** What is told of an image of one layer: files by their text, links by their target. */
function collected(files: Record<string, string | { readonly link: string }>) {
  const collector = new DistributionCollector();
  const entries = new Map<string, LayerEntry>();
  for (const [path, file] of Object.entries(files)) {
    const common = { path, mode: 0o644, uid: 0 };
    if (typeof file !== "string") {
      entries.set(path, { ...common, type: "symlink", size: 0, target: file.link });
      continue;
    }
    const entry: LayerEntry = { ...common, type: "file", size: file.length };
    entries.set(path, entry);
    if (collector.wants(entry)) collector.add(entry, Buffer.from(file), 0);
  }
  return collector.finish(readImage([[...entries.values()]]));
}

test.each([
  ["a file in etc", { "etc/os-release": "ID=alpine\n" }, "alpine"],
  [
    "a link to the one below usr",
    { "etc/os-release": { link: "../usr/lib/os-release" }, "usr/lib/os-release": "ID=debian\n" },
    "debian",
  ],
  ["the one below usr alone", { "usr/lib/os-release": "ID=wolfi\n" }, "wolfi"],
  [
    "the file in etc before the other",
    { "etc/os-release": "ID=a\n", "usr/lib/os-release": "ID=b\n" },
    "a",
  ],
  [
    "a link to a variant",
    {
      "etc/os-release": { link: "/usr/lib/os.release.d/os-release-container" },
      "usr/lib/os.release.d/os-release-container": "ID=fedora\n",
    },
    "fedora",
  ],
  ["a link in a circle", { "etc/os-release": { link: "os-release" } }, undefined],
  ["a file too large to be one", { "etc/os-release": `ID=a\n${"#".repeat(65536)}` }, undefined],
  ["no file", { "etc/hostname": "a" }, undefined],
])("reads %s", (_, files, id) => {
  const { facts, problems = [] } = collected(files);
  expect(facts.distribution?.id).toBe(id);
  if (id !== undefined) expect(problems).toEqual([]);
});

test.each([
  ["has no ID", "NAME=a\n", "has no ID that is one"],
  ["has an ID that is none", "ID=A B\n", "has no ID that is one"],
  ["is too large", `ID=a\n${"#".repeat(65536)}`, "is no file of up to 65536 bytes"],
])("says so of a file that %s, by the path that it really has", (_, text, why) => {
  const link = { link: "../usr/lib/os-release" };
  expect(collected({ "etc/os-release": link, "usr/lib/os-release": text }).problems).toEqual([
    {
      code: "DISTRIBUTION_UNKNOWN",
      path: "usr/lib/os-release",
      message: `names no distribution: it ${why}`,
    },
  ]);
});
