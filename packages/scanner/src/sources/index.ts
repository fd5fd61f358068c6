import type { OpenImage, OpenOptions } from "./source.ts";

/**
 * Opens an image by scheme (`docker:NAME`, `docker-archive:FILE[:ref]`, `oci-dir:DIR[:ref]`, `oci-archive:FILE[:ref]`), or by what
 * is there: a folder with `oci-layout`, a tar, else a reference that the Docker engine knows.
 * @throws ScanError
 */
export declare function openImage(location: string, options: OpenOptions): Promise<OpenImage>;
