import { formatImageReference } from "@hasp/core";
import { pushBundle } from "@hasp/policy";
import type { Action } from "../command.ts";
import { openRepository } from "../distribution/open-repository.ts";
import { parseReference, parseTag, pinned } from "../distribution/reference.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { openBundleBytes, readBundleFile } from "../judging/bundle-file.ts";

/** Puts a bundle file into a registry and prints the reference by digest. */
export const pushBundleFile: Action = async (invocation) => {
  const { io, args, config, log } = invocation;
  const [file = "", target = ""] = args;
  const reference = parseTag(target);
  const { registry, repository: name } = reference;
  const tags = [reference.tag, ...config["also-tag"]];
  // each is a part of the address that is asked
  for (const tag of tags) parseReference(formatImageReference({ registry, repository: name, tag }));
  const annotations = readAnnotations(config.annotation);
  const bytes = await readBundleFile(file, invocation);
  const bundle = await openBundleBytes(bytes, invocation);
  const repository = await openRepository(reference, invocation, "pull,push");
  await log.step(`pushing to ${registry}`);
  const { digest, moved } = await pushBundle(repository, {
    bytes,
    bundle,
    tags,
    annotations,
    allowRollback: config["allow-rollback"],
  });
  const told = moved.length === 0 ? "was there already" : `is now ${moved.join(", ")}`;
  await log.info(`revision ${bundle.revision} ${told}`);
  await io.stdout.write(`${pinned(reference, digest)}\n`);
  return exitCode.complied;
};

/** @throws CliError `VALUE_INVALID` */
function readAnnotations(given: readonly string[]): Readonly<Record<string, string>> {
  const pairs = given.map((text): [string, string] => {
    const sign = text.indexOf("=");
    const name = text.slice(0, sign);
    if (sign > 0 && !name.startsWith("dev.hasp.")) return [name, text.slice(sign + 1)];
    throw new CliError(
      "VALUE_INVALID",
      `--annotation: not a valid value: ${JSON.stringify(text)}`,
      {
        hint: "it takes NAME=VALUE; names that begin with dev.hasp. are this program's own",
      },
    );
  });
  return Object.fromEntries(pairs);
}
