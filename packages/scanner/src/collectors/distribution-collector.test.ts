import { expect, test } from "vitest";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { DistributionCollector } from "./distribution-collector.ts";
import { readImage } from "./testing/read-image.ts";

/** The distribution of an image of one layer: files by their text, links by their target. */
function distributionOf(files: Record<string, string | { readonly link: string }>) {
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
  return collector.finish(readImage([[...entries.values()]])).facts.distribution?.id;
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
])("reads %s", (_, files, id) => expect(distributionOf(files)).toBe(id));
