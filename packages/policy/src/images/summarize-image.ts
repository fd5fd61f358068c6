import { formatImageReference, type ImageFacts, isDigest, parseImageReference } from "@hasp/core";
import type { Context } from "../contract/context.ts";
import type { ImageDecision, ImageSummary } from "../contract/image.ts";
import { contractVersion, type InputOf, type Phase } from "../contract/input.ts";
import type { Needs } from "../contract/need.ts";
import type { ImageQuery } from "./image-facts-source.ts";

/** What is said of an image about which nothing is known; a reference that cannot be read keeps its text and has no parts. */
export function unknownImage({ reference }: ImageQuery): ImageSummary {
  const parts = partsOf(reference);
  if (parts === undefined) return { reference, registry: "", repository: "", known: false };
  const { registry, repository, tag, digest } = parts;
  const pinned = digest !== undefined && isDigest(digest);
  return {
    reference,
    registry,
    repository,
    ...(tag && { tag }),
    ...(pinned && { digest }),
    known: false,
  };
}

/** The facts as the query means them: an image is judged under the name that it is used by, not the one it was scanned by. */
export function factsFor(query: ImageQuery, facts: ImageFacts): ImageFacts {
  const parts = isDigest(query.reference) ? undefined : partsOf(query.reference);
  return parts === undefined ? facts : { ...facts, reference: formatImageReference(parts) };
}

/** What a workload or a container carries of an image's facts and of the decision over them, where there is one. */
export function summarizeImage(
  facts: ImageFacts,
  decision: ImageDecision | undefined,
  query: ImageQuery,
): ImageSummary {
  const { digest = facts.digest, ...name } = unknownImage(query);
  const { createdAt, distribution, baseImage, signatures, attestations } = facts;
  return {
    ...name,
    ...(digest !== undefined && { digest }),
    id: facts.id,
    known: true,
    matchedBy: matchedBy(facts, query),
    scannedAt: facts.scannedAt,
    ...(createdAt !== undefined && { createdAt }),
    user: facts.config.user,
    labels: facts.config.labels,
    ...(distribution && { distribution }),
    ...(baseImage && { baseImage: identityOf(baseImage) }),
    ...(signatures && { signatures: signatures.filter(({ verified }) => verified) }),
    ...(attestations && { attestations: attestations.filter(({ verified }) => verified) }),
    findings: countFindings(facts),
    ...(decision && { decision }),
  };
}

/** By digest only where the facts are of that very digest: a name may have moved since they were read. */
function matchedBy({ digest, id }: ImageFacts, query: ImageQuery): "digest" | "tag" {
  const asked = query.digest ?? digestIn(query.reference);
  return asked !== undefined && (asked === digest || asked === id) ? "digest" : "tag";
}

function digestIn(reference: string): string | undefined {
  return isDigest(reference) ? reference : partsOf(reference)?.digest;
}

function identityOf({
  reference,
  digest,
}: NonNullable<ImageFacts["baseImage"]>): NonNullable<ImageSummary["baseImage"]> {
  return { ...(reference !== undefined && { reference }), ...(digest !== undefined && { digest }) };
}

function countFindings({ findings }: ImageFacts): NonNullable<ImageSummary["findings"]> {
  const none = () => ({ total: 0, fixable: 0 });
  const counts = {
    unknown: none(),
    negligible: none(),
    low: none(),
    medium: none(),
    high: none(),
    critical: none(),
  };
  for (const { severity, fix } of findings) {
    counts[severity].total++;
    if (fix.state === "fixed") counts[severity].fixable++;
  }
  return counts;
}

function partsOf(reference: string): ReturnType<typeof parseImageReference> | undefined {
  try {
    return parseImageReference(reference);
  } catch {
    return undefined;
  }
}

/** The input for an image: its facts without what no policy of the bundle needs. */
export function imageInput(
  facts: ImageFacts,
  needs: Needs,
  { phase, context }: { readonly phase: Phase; readonly context: Context },
): InputOf<"image"> {
  const { packages: _, ...lean } = facts;
  const image = needs.image?.includes("packages") ? facts : lean;
  return { contract: contractVersion, phase, kind: "image", context, image };
}
