import {
  CodedError,
  type ImageReference,
  isDigest,
  messageOf,
  parseImageReference,
  said,
} from "@hasp/core";
import type { ImageFactsSource, ImageSummary } from "@hasp/policy";
import { KubernetesError } from "../error.ts";

/** Knows no image: for checks that have no facts at hand, which policies can then say aloud. */
export const unknownImages: ImageFactsSource = {
  summarize: async ({ reference }) => unknownImage(reference, parseImageReference(reference)),
};

/**
 * The summary of each reference, asked for once however many containers share it. What is no reference is a placeholder, or
 * nothing, that the platform puts an image in the place of: nobody can be asked about it.
 * @throws KubernetesError `IMAGE_SOURCE_FAILED`
 */
export async function summarizeImages(
  references: readonly string[],
  images: ImageFactsSource,
): Promise<ReadonlyMap<string, ImageSummary>> {
  const unique = [...new Set(references)];
  return new Map(
    await Promise.all(
      unique.map(async (reference) => [reference, await summarize(reference, images)] as const),
    ),
  );
}

async function summarize(text: string, images: ImageFactsSource): Promise<ImageSummary> {
  const named = parsed(text);
  if (!named) return unknownImage(text, { registry: "", repository: "" });
  const { digest } = named;
  try {
    return await images.summarize({ reference: text, ...(digest !== undefined && { digest }) });
  } catch (error) {
    throw new KubernetesError(
      "IMAGE_SOURCE_FAILED",
      `no facts about ${text}: ${messageOf(error)}`,
      {
        cause: error,
        hint:
          (error instanceof CodedError && error.hint) ||
          "check the cache or server that image facts come from",
      },
    );
  }
}

function unknownImage(
  reference: string,
  { digest, registry, repository, tag }: ImageReference,
): ImageSummary {
  return said({
    digest: digest !== undefined && isDigest(digest) ? digest : undefined,
    known: false,
    reference,
    registry,
    repository,
    tag,
  });
}

function parsed(text: string): ImageReference | undefined {
  try {
    return parseImageReference(text);
  } catch {
    return undefined;
  }
}
