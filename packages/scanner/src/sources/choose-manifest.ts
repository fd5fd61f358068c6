import { ScanError } from "../error.ts";
import { listNames } from "./list-names.ts";
import type { Descriptor } from "./oci-documents.ts";
import { fits, formatPlatform } from "./platform.ts";

const REF_NAME = "org.opencontainers.image.ref.name";
/** Docker and containerd write a tag under REF_NAME and the whole name here. */
const IMAGE_NAME = "io.containerd.image.name";

/** The name a manifest is stored under. */
export function nameOf({ annotations }: Descriptor): string | undefined {
  return annotations?.[IMAGE_NAME] ?? annotations?.[REF_NAME];
}

/**
 * The manifests of a layout's index that a reference (a name or a digest) means; without one, all, when they are one image.
 * @throws ScanError `SOURCE_NOT_FOUND` listing the names there are
 */
export function chooseByReference(
  manifests: readonly Descriptor[],
  reference: string | undefined,
  layout: string,
): readonly Descriptor[] {
  const names = [...new Set(manifests.map((each) => nameOf(each) ?? each.digest))];
  if (reference === undefined) {
    const isOneImage = new Set(manifests.map(nameOf)).size <= 1;
    if (isOneImage) return manifests;
    throw new ScanError("SOURCE_NOT_FOUND", `${layout} holds several images: ${listNames(names)}`, {
      hint: "name one after a colon",
    });
  }
  const chosen = manifests.filter(({ annotations, digest }) =>
    [annotations?.[REF_NAME], annotations?.[IMAGE_NAME], digest].includes(reference),
  );
  if (chosen.length > 0) return chosen;
  throw new ScanError(
    "SOURCE_NOT_FOUND",
    `${layout} holds no image named ${JSON.stringify(reference)}`,
    {
      hint: names.length > 0 ? `it holds ${listNames(names)}` : "it holds no image at all",
    },
  );
}

/**
 * The manifest for a platform such as `linux/arm64/v8`; a manifest alone that names no platform is for all.
 * @throws ScanError `PLATFORM_NOT_FOUND` listing the platforms there are
 */
export function chooseByPlatform(
  manifests: readonly Descriptor[],
  wanted: string,
  place: string,
): Descriptor {
  const images = manifests.filter((each) => !isAttestation(each));
  const chosen = images.find(({ platform }) => platform && fits(platform, wanted));
  if (chosen) return chosen;
  const unnamed = images.filter(({ platform }) => platform === undefined);
  const [only] = unnamed;
  if (only && unnamed.length === 1) return only;
  const platforms = images.flatMap(({ platform }) => (platform ? [formatPlatform(platform)] : []));
  throw new ScanError("PLATFORM_NOT_FOUND", `${place} has no image for ${wanted}`, {
    hint:
      platforms.length > 0 ? `it has images for ${listNames(platforms)}` : "it names no platforms",
  });
}

/** BuildKit stores attestations as manifests of an unknown platform. */
function isAttestation({ platform, annotations }: Descriptor): boolean {
  const isUnknown = platform?.os === "unknown" && platform.architecture === "unknown";
  return isUnknown || annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
}
