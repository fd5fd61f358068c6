import type { Digest } from "@hasp/core";
import { type Bundle, type PulledBundle, pullBundle, type Repository } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { openBundleFile } from "../judging/bundle-file.ts";
import { readVerificationKey } from "../judging/bundle-keys.ts";
import { openRepository } from "./open-repository.ts";
import { type BundleReference, isReference, parseReference, pinned } from "./reference.ts";

interface PlacedBundle {
  readonly bundle: Bundle;
  /** Of one in a registry: digest of its manifest, and the reference that means it for good. */
  readonly manifest?: { readonly digest: Digest; readonly pinned: string };
}

/** Opens a bundle from a file or a registry, with its signature checked when a key is configured. */
export async function openPlace(place: string, invocation: Invocation): Promise<PlacedBundle> {
  if (!isReference(place)) return { bundle: await openBundleFile(place, invocation) };
  const reference = parseReference(place);
  const repository = await openRepository(reference, invocation);
  const { bundle, digest } = await fetchBundle(repository, reference, invocation);
  return { bundle, manifest: { digest, pinned: pinned(reference, digest) } };
}

/**
 * Pulls a bundle that has to be there.
 * @throws CliError `BUNDLE_NOT_FOUND`; BundleError; RegistryError
 */
export async function fetchBundle(
  repository: Repository,
  { registry, repository: name, target }: BundleReference,
  invocation: Invocation,
): Promise<PulledBundle> {
  await invocation.log.step(`asking ${registry}`);
  const verificationKey = await readVerificationKey(invocation);
  const pulled = await pullBundle(repository, target, verificationKey && { verificationKey });
  await invocation.log.done();
  if (pulled !== undefined) return pulled;
  throw new CliError("BUNDLE_NOT_FOUND", `${registry}/${name} has no ${target}`, {
    hint: "put it there with hasp bundle push, or check the name",
  });
}
