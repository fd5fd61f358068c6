import { resolve } from "node:path";
import { sha256 } from "@hasp/core";
import { openBundle, pushBundle, type SigningKey, signBundle } from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { fetchBundle } from "../distribution/open-place.ts";
import { openRepository } from "../distribution/open-repository.ts";
import { isReference, parseReference, pinned } from "../distribution/reference.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { writeOutput } from "../io/write-output.ts";
import { readBundleFile } from "../judging/bundle-file.ts";
import { readSigningKey } from "../judging/bundle-keys.ts";

/** Signs a bundle file in its place, or what a tag leads to. */
export const signBundleInPlace: Action = async (invocation) => {
  const [place = ""] = invocation.args;
  const signing = await readSigningKey(invocation);
  if (signing === undefined)
    throw new CliError("USAGE", "--signing-key is missing", {
      hint: "name the private key to sign with",
    });
  if (isReference(place)) await signTag(place, signing, invocation);
  else await signFile(place, signing, invocation);
  return exitCode.complied;
};

async function signFile(file: string, signing: SigningKey, invocation: Invocation): Promise<void> {
  const { io, log } = invocation;
  const bundle = await openBundle(await readBundleFile(file, invocation));
  const signed = await signBundle(bundle, signing);
  await writeOutput(resolve(io.cwd, file), signed);
  await log.info(
    `${file}: ${sha256(signed)}, signed by ${signing.keyId} with ${signing.algorithm}`,
  );
}

async function signTag(place: string, signing: SigningKey, invocation: Invocation): Promise<void> {
  const { io, log } = invocation;
  const reference = parseReference(place);
  const { tag } = reference;
  if (tag === undefined)
    throw new CliError("USAGE", `${JSON.stringify(place)} names no tag to lead to what is signed`, {
      hint: "write oci://registry/repository:tag@digest",
    });
  const repository = await openRepository(reference, invocation, "pull,push");
  const present = await fetchBundle(repository, reference, invocation);
  const bytes = await signBundle(present.bundle, signing);
  const { digest } = await pushBundle(repository, {
    bytes,
    bundle: await openBundle(bytes),
    tags: [tag],
    annotations: present.annotations,
  });
  await log.info(`${tag}: signed by ${signing.keyId} with ${signing.algorithm}`);
  await io.stdout.write(`${pinned(reference, digest)}\n`);
}
