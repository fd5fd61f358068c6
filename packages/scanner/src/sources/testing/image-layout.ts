import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Files, ociLayout, writeFolder } from "@hasp/testing";
import { defaultLimits, type Limits } from "../../limits.ts";
import type { OpenImage, OpenOptions } from "../source.ts";

/** An OCI layout of an image of one plain layer. */
export function ociFiles(layer: Uint8Array): Files {
  return ociLayout({ layers: [layer], compression: "plain" });
}

/** A folder for one test file's layouts. */
export function createScratch() {
  const folder = mkdtempSync(join(tmpdir(), "hasp-sources-"));
  let count = 0;
  return {
    folder,
    file(content: string | Uint8Array): string {
      const path = join(folder, `${count++}.tar`);
      writeFileSync(path, content);
      return path;
    },
    layout(files: Files): string {
      const path = join(folder, `${count++}`);
      writeFolder(path, files);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export function openOptions(limits: Partial<Limits> = {}, platform = "linux/amd64"): OpenOptions {
  return {
    limits: { ...defaultLimits, ...limits },
    signal: AbortSignal.timeout(60_000),
    platform,
    dockerHost: "unix:///nowhere/docker.sock",
  };
}

/** The stored bytes of each layer as text. */
export async function readStored(image: OpenImage): Promise<Buffer[]> {
  const layers: Buffer[] = [];
  for (const layer of image.layers) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of layer.open(AbortSignal.timeout(60_000))) chunks.push(chunk);
    layers.push(Buffer.concat(chunks));
  }
  return layers;
}
