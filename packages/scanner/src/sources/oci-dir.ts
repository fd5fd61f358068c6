import { openFolder } from "./folder-files.ts";
import { splitLocation } from "./location.ts";
import { readOciLayout } from "./oci-layout.ts";
import { openWith } from "./open-with.ts";
import type { Source } from "./source.ts";

/** An OCI image layout in a folder. */
export const ociDir: Source = {
  scheme: "oci-dir",

  async open(location, options) {
    const { path, reference } = await splitLocation(location);
    return openWith(await openFolder(path), (files) => readOciLayout(files, reference, options));
  },
};
