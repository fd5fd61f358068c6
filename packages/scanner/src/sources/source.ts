import type { Digest } from "@hasp/core";
import type { LayerBlob } from "../layers/layer-blob.ts";
import type { Limits } from "../limits.ts";

/** An image whose manifest and configuration were read and verified; its layers were not yet. */
export interface OpenImage {
  /** The name that it was stored under, when it has one. */
  readonly reference?: string;
  readonly manifestDigest?: Digest;
  /** The configuration's verified bytes and their digest: Docker's image id. */
  readonly config: { readonly digest: Digest; readonly bytes: Uint8Array };
  readonly layers: readonly LayerBlob[];
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** `linux/amd64`; chooses among the manifests of an index. */
  readonly platform: string;
  /** The image must be of that platform, though it be the only one: somebody asked for it. */
  readonly requirePlatform?: boolean;
  /** Where the Docker engine listens, as DOCKER_HOST writes it; without it, the default socket. */
  readonly dockerHost?: string;
}

/** One way to reach an image. */
export interface Source {
  /** What a location starts with: `docker-archive:./app.tar`. */
  readonly scheme: string;
  /** @throws ScanError */
  open(location: string, options: OpenOptions): Promise<OpenImage>;
}
