import { Digest } from "@hasp/core";
import { z } from "zod";

// OCI image-spec: descriptor.md, image-index.md, manifest.md, config.md, image-layout.md; only what is needed

const Size = z.int().nonnegative();

export const Platform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
});
export type Platform = z.infer<typeof Platform>;

export const Descriptor = z.object({
  mediaType: z.string().optional(),
  digest: Digest,
  size: Size,
  platform: Platform.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});
export type Descriptor = z.infer<typeof Descriptor>;

export const Index = z.object({ manifests: z.array(Descriptor), layers: z.undefined().optional() });

export const Manifest = z.object({
  config: Descriptor,
  layers: z.array(Descriptor),
  manifests: z.undefined().optional(),
});
export type Manifest = z.infer<typeof Manifest>;

export const ImageLayout = z.object({ imageLayoutVersion: z.literal("1.0.0") });

export const ConfigDiffIds = z.object({ rootfs: z.object({ diff_ids: z.array(Digest) }) });

/** `manifest.json` of a docker-archive (moby image-spec v1.2, "Combined Image JSON + Filesystem Changeset Format"). */
export const DockerManifests = z.array(
  z.object({
    Config: z.string(),
    RepoTags: z.array(z.string()).nullish(),
    Layers: z.array(z.string()).nullish(),
  }),
);
export type DockerManifest = z.infer<typeof DockerManifests>[number];
