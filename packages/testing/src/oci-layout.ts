import { addBlob, addImage, type Descriptor, type Files, type Image } from "./image.ts";

const INDEX = "application/vnd.oci.image.index.v1+json";

function indexOf(manifests: readonly object[]): string {
  return JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
}

/** Adds an index, such as that of an image for several platforms, and describes it. */
export function addIndex(files: Files, ...manifests: readonly object[]): Descriptor {
  return addBlob(files, indexOf(manifests), INDEX);
}

/** A descriptor under a name. */
export function named(descriptor: Descriptor, name: string) {
  return { ...descriptor, annotations: { "org.opencontainers.image.ref.name": name } };
}

/** An OCI layout (image-spec, image-layout.md) around the descriptors of its index. */
export function layoutOf(files: Files, ...manifests: readonly object[]): Files {
  return {
    "oci-layout": '{"imageLayoutVersion":"1.0.0"}',
    "index.json": indexOf(manifests),
    ...files,
  };
}

/** An OCI layout of images. */
export function ociLayout(...images: readonly Image[]): Files {
  const files: Files = {};
  const manifests = images.map((image) => {
    const descriptor = addImage(files, image);
    return image.name === undefined ? descriptor : named(descriptor, image.name);
  });
  return layoutOf(files, ...manifests);
}
