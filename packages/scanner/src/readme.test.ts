import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ociLayout, writeFolder } from "@hasp/testing";
import { expect, test } from "vitest";

const home = join(import.meta.dirname, "..");
const example = /```ts\n(.*?)```/s.exec(readFileSync(join(home, "README.md"), "utf8"))?.[1] ?? "";
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
  // below the package, so that its imports are found
  mkdirSync(join(home, "dist"), { recursive: true });
  const folder = mkdtempSync(join(home, "dist", "readme-"));
  try {
    mkdirSync(join(folder, "feeds"));
    writeFileSync(join(folder, "feeds/debian.json"), JSON.stringify(tracker));
    const layer = {
      "etc/os-release": "ID=debian\nVERSION_ID=12\n",
      "var/lib/dpkg/status": "Package: bash\nVersion: 5.2.15-2\n\nPackage: broken\n",
    };
    writeFolder(join(folder, "image"), ociLayout({ layers: [layer] }));
    writeFileSync(join(folder, "example.ts"), example);
    const options = { cwd: folder, timeout: 30_000 };
    const arguments_ = ["--conditions=@hasp/source", "--no-warnings", "example.ts"];
    const { stdout } = await run(process.execPath, arguments_, options);
    expect(stdout.trim().split("\n")).toEqual([
      "secrets: done",
      "distribution: done",
      "layers: done",
      "packages: partly",
      "tools: done",
      "bash 5.2.15-2: CVE-2022-3715, high",
      "ENTRY_SKIPPED var/lib/dpkg/status: package broken: not a version: (missing)",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
