import { openArchive } from "./archive-files.ts";
import { splitLocation } from "./location.ts";
import { readOciLayout } from "./oci-layout.ts";
import { openWith } from "./open-with.ts";
import type { Source } from "./source.ts";

/** An OCI image layout in a tar. */
export const ociArchive: Source = {
  scheme: "oci-archive",

  async open(location, options) {
    const { path, reference } = await splitLocation(location);
    return openWith(await openArchive(path, options), (files) =>
      readOciLayout(files, reference, options),
    );
  },
};
