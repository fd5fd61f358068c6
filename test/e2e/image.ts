import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { connectDocker } from "@hasp/runtime";
import {
  dockerArchive,
  type Image,
  type LayerFiles,
  machineArchitecture,
  writeArchive,
} from "@hasp/testing";
import { inject } from "vitest";

/** An image over the real Debian root file system that the machine made; `layers` are those above it. */
export function debianImage(options: Partial<Image> = {}): Image {
  const debian = inject("debian");
  if ("missing" in debian) throw new Error(debian.missing);
  const layers = [readFileSync(debian.tar), ...(options.layers ?? [])];
  return {
    name: "docker.io/library/app:1.0",
    config: { User: "1000" },
    document: { architecture: machineArchitecture },
    steps: layers.map((_, i) => (i === 0 ? "debootstrap" : `COPY ${i}`)),
    ...options,
    layers,
  };
}

/** Writes what `docker save` would; returns the file. */
export function writeDockerArchive(folder: string, name: string, image: Image): string {
  const file = join(folder, name);
  writeArchive(file, dockerArchive(image));
  return file;
}

/** Loads a Debian image into the engine; returns the reference to run it by. */
export async function loadImage(
  host: string,
  folder: string,
  reference: string,
  layers: readonly LayerFiles[] = [],
): Promise<string> {
  const file = writeDockerArchive(folder, "load.tar", debianImage({ name: reference, layers }));
  const progress = await connectDocker(host).loadImage(createReadStream(file));
  await Array.fromAsync(progress);
  return reference;
}
