import type { ImageFacts } from "@hasp/core";
import type { Context } from "../contract/context.ts";
import { contractVersion, type InputOf, type Phase } from "../contract/input.ts";
import type { Needs } from "../contract/need.ts";

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
