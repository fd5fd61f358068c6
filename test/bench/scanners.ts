import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BenchImage } from "./image.ts";
import type { MeasuredCommand } from "./measure.ts";

type Form = keyof BenchImage;

/** How a scanner is run: cold, with an empty cache of its own, and what it reports written to a file. */
export interface ScanRun {
  command(image: BenchImage, form: Form, cache: string, report: string): MeasuredCommand;
  /** Packages in its report, so that nobody is fast by finding nothing. */
  countPackages?(report: unknown): number;
}

const root = dirname(dirname(import.meta.dirname));
const schemes = { layout: "oci-dir", archive: "docker-archive" } as const;

/** Packages, secrets and tools in one go: there is no scan that does less. */
export const hasp: ScanRun = {
  command: (image, form, cache, report) => ({
    command: process.execPath,
    args: [
      join(root, "packages/cli/bin/hasp.js"),
      "scan",
      `${schemes[form]}:${image[form]}`,
      ...["--quiet", "--cache", cache, "--format", `json=${report}`],
    ],
  }),
  countPackages: (report) => (report as { image: { packages: unknown[] } }).image.packages.length,
};

function trivy(path: string, args: readonly string[]) {
  return (image: BenchImage, form: Form, cache: string, report: string): MeasuredCommand => ({
    command: path,
    args: [
      ...["image", "--quiet", "--cache-dir", cache, "--input", image[form], "--offline-scan"],
      ...args,
      ...["--output", report],
    ],
  });
}

export const trivyPackages = (path: string): ScanRun => ({
  command: trivy(path, ["--format", "cyclonedx"]),
  countPackages: (report) =>
    (report as { components: { type: string }[] }).components.filter(
      ({ type }) => type === "library",
    ).length,
});

export const trivySecrets = (path: string): ScanRun => ({
  command: trivy(path, ["--scanners", "secret", "--format", "json"]),
});

export const syft = (path: string): ScanRun => ({
  command: (image, form, cache, report) => ({
    command: path,
    args: ["scan", "--quiet", `${schemes[form]}:${image[form]}`, "--output", `syft-json=${report}`],
    env: { XDG_CACHE_HOME: cache, SYFT_CHECK_FOR_APP_UPDATE: "false" },
  }),
  countPackages: (report) => (report as { artifacts: unknown[] }).artifacts.length,
});

/** No scanner: the least that anybody can do who reads the layer. */
export const inflateAlone: ScanRun = {
  command: (image) => ({
    command: process.execPath,
    args: [join(import.meta.dirname, "inflate-alone.ts"), layerOf(image.layout)],
  }),
};

function layerOf(layout: string): string {
  const folder = join(layout, "blobs", "sha256");
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files.toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? folder;
}

export function readReport(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
