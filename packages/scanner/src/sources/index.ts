import { ScanError } from "../error.ts";
import { openArchive } from "./archive-files.ts";
import { docker } from "./docker.ts";
import { dockerArchive, readDockerArchive } from "./docker-archive.ts";
import { type Location, splitLocation } from "./location.ts";
import { ociArchive } from "./oci-archive.ts";
import { ociDir } from "./oci-dir.ts";
import { readOciLayout } from "./oci-layout.ts";
import { findStats, notFound } from "./open-file.ts";
import { openWith } from "./open-with.ts";
import { checkPlatform, requirePlatform } from "./platform.ts";
import { checkScheme } from "./scheme.ts";
import type { OpenImage, OpenOptions, Source } from "./source.ts";

export const sources: readonly Source[] = [docker, dockerArchive, ociDir, ociArchive];

/**
 * Opens an image by scheme (`docker:NAME`, `docker-archive:FILE[:ref]`, `oci-dir:DIR[:ref]`, `oci-archive:FILE[:ref]`), or by what
 * is there: a folder with `oci-layout`, a tar, else a reference that the Docker engine knows.
 * @throws ScanError, or ImageReferenceError for what no image of an engine can be called
 */
export async function openImage(location: string, options: OpenOptions): Promise<OpenImage> {
  options.signal.throwIfAborted();
  checkPlatform(options.platform);
  const image = await openAny(location, options);
  if (!options.requirePlatform) return image;
  try {
    requirePlatform(image, options.platform, location);
    return image;
  } catch (error) {
    await image.close();
    throw error;
  }
}

async function openAny(location: string, options: OpenOptions): Promise<OpenImage> {
  for (const source of sources) {
    const prefix = `${source.scheme}:`;
    if (location.startsWith(prefix)) return source.open(location.slice(prefix.length), options);
  }
  const place = await splitLocation(location);
  const stats = await findStats(place.path);
  if (stats?.isDirectory()) return ociDir.open(location, options);
  if (stats) return openAnyArchive(place, options);
  checkScheme(
    location,
    sources.map(({ scheme }) => scheme),
  );
  if (/^[./~]|\.(?:tar|tgz|gz|zst)$/.test(location)) throw notFound(location);
  return docker.open(location, options);
}

async function openAnyArchive(
  { path, reference }: Location,
  options: OpenOptions,
): Promise<OpenImage> {
  return openWith(await openArchive(path, options), async (files) => {
    // since Docker 25 an archive is both; manifest.json then says which names it was saved under
    if (await files.find("manifest.json")) return readDockerArchive(files, reference, options);
    if (await files.find("oci-layout")) return readOciLayout(files, reference, options);
    throw new ScanError("SOURCE_UNSUPPORTED", `${JSON.stringify(path)} is no image archive`, {
      hint: "make one with docker save, skopeo copy or podman save",
    });
  });
}
