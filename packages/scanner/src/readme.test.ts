import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ociLayout, placeExample, writeFolder } from "@hasp/testing";
import { expect, test } from "vitest";

const run = promisify(execFile);

const tracker = {
  bash: {
    "CVE-2022-3715": {
      releases: {
        bookworm: { status: "resolved", fixed_version: "5.3-1", urgency: "high" },
      },
    },
  },
};

test("the README's example imports advisories and tells an image's findings", async () => {
  using example = placeExample(join(import.meta.dirname, ".."));
  const { args, folder } = example;
  mkdirSync(join(folder, "feeds"));
  writeFileSync(join(folder, "feeds/debian.json"), JSON.stringify(tracker));
  const layer = {
    "etc/os-release": "ID=debian\nVERSION_ID=12\n",
    "var/lib/dpkg/status": "Package: bash\nVersion: 5.2.15-2\n\nPackage: broken\n",
  };
  writeFolder(join(folder, "image"), ociLayout({ layers: [layer] }));
  const options = { cwd: folder, timeout: 30_000 };
  const { stdout } = await run(process.execPath, args, options);
  expect(stdout.trim().split("\n")).toEqual([
    "secrets: done",
    "distribution: done",
    "layers: done",
    "packages: partly",
    "tools: done",
    "bash 5.2.15-2: CVE-2022-3715, high",
    "ENTRY_SKIPPED var/lib/dpkg/status: package broken: not a version: (missing)",
  ]);
}, 60_000);
