import { CodedError, isDigest, messageOf, parseImageReference } from "@hasp/core";
import type { ImageFactsSource, ImageSummary } from "@hasp/policy";
import { AdmissionError } from "../error.ts";

/** Knows no image: for checks that have no facts at hand, which policies can then say aloud. */
export const unknownImages: ImageFactsSource = {
  summarize: async ({ reference }) => {
    const { registry, repository, tag, digest } = parseImageReference(reference);
    return {
      reference,
      registry,
      repository,
      ...(tag !== undefined && { tag }),
      ...(digest !== undefined && isDigest(digest) && { digest }),
      known: false,
    };
  },
};

/**
 * The summary of each reference, asked for once however many containers share it.
 * @throws AdmissionError `IMAGE_SOURCE_FAILED`
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

async function summarize(reference: string, images: ImageFactsSource): Promise<ImageSummary> {
  const { digest } = parseImageReference(reference);
  try {
    return await images.summarize({ reference, ...(digest !== undefined && { digest }) });
  } catch (error) {
    throw new AdmissionError(
      "IMAGE_SOURCE_FAILED",
      `no facts about ${reference}: ${messageOf(error)}`,
      {
        cause: error,
        hint:
          (error instanceof CodedError && error.hint) ||
          "check the cache or server that image facts come from",
      },
    );
  }
}
