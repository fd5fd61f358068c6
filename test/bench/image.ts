import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dockerArchive, ociLayout, writeArchive, writeFolder } from "@hasp/testing";
import { cacheFolder } from "./cache.ts";

/** Real packages of four ecosystems and no Java archive: Trivy asks for its Java database when it meets one. */
const PACKAGES = "build-essential,python3,nodejs,npm,ruby,php-cli,nginx";
const MIRROR = "http://deb.debian.org/debian";

/** One root file system, stored twice. */
export interface BenchImage {
  /** OCI layout with one gzip layer. */
  readonly layout: string;
  /** Docker archive with one plain layer. */
  readonly archive: string;
}

/**
 * The image in the cache; made there the first time.
 * @throws Error when mmdebstrap is missing or fails
 */
export async function provideImage(say: (message: string) => void): Promise<BenchImage> {
  const home = cacheFolder("bench");
  const folder = join(home, "bookworm");
  const image = { layout: join(folder, "oci"), archive: join(folder, "docker.tar") };
  if (existsSync(folder)) return image;
  say("making the image, a Debian root file system of 750 MB: takes minutes, once");
  const making = mkdtempSync(join(home, "making-"));
  try {
    const tar = join(making, "root.tar");
    makeRoot(tar);
    const done = join(making, "bookworm");
    mkdirSync(done);
    const image = { name: "bench:1", layers: [readFileSync(tar)], config: {} };
    writeFolder(join(done, "oci"), ociLayout(image));
    writeArchive(join(done, "docker.tar"), dockerArchive(image));
    renameSync(done, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return image;
}

function makeRoot(tar: string): void {
  const args = ["--variant=minbase", `--include=${PACKAGES}`, "bookworm", tar, MIRROR];
  execFileSync("mmdebstrap", args, { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 2 ** 26 });
}
