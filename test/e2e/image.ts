import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectDocker } from "@hasp/runtime";
import { inject } from "vitest";
import {
  dockerArchiveOf,
  type Files,
  type ImageParts,
  imageConfig,
  tarOf,
} from "../../scripts/quickstart/image-archive.ts";

export interface ImageOptions {
  readonly reference?: string;
  /** `config` of the image configuration. */
  readonly config?: object;
  /** Layers above the real Debian base. */
  readonly layers?: readonly Files[];
}

/** An image over the real Debian root file system that the machine made. */
export async function debianImage(options: ImageOptions = {}): Promise<ImageParts> {
  const debian = inject("debian");
  if ("missing" in debian) throw new Error(debian.missing);
  const { reference = "docker.io/library/app:1.0", config = { User: "1000" } } = options;
  const added = await Promise.all((options.layers ?? []).map(tarOf));
  const layers = [readFileSync(debian.tar), ...added];
  const steps = layers.map((_, i) => (i === 0 ? "debootstrap" : `COPY ${i}`));
  return { reference, layers, config: imageConfig(layers, config, steps) };
}

export async function writeDockerArchive(
  folder: string,
  name: string,
  parts: ImageParts,
): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await dockerArchiveOf(parts));
  return file;
}

/** Loads a Debian image into the engine; returns the reference to run it by. */
export async function loadImage(
  host: string,
  folder: string,
  reference: string,
  layers: readonly Files[] = [],
): Promise<string> {
  const parts = await debianImage({ reference, layers });
  const file = await writeDockerArchive(folder, "load.tar", parts);
  const docker = connectDocker(host);
  const progress = await docker.loadImage(createReadStream(file));
  await Array.fromAsync(progress);
  return reference;
}
