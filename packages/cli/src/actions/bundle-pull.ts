import { resolve } from "node:path";
import { type Bundle, openBundle, refuseRollback } from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { fetchBundle } from "../distribution/open-place.ts";
import { openRepository } from "../distribution/open-repository.ts";
import { parseReference, pinned } from "../distribution/reference.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { findFile } from "../io/read-input.ts";
import { writeOutput } from "../io/write-output.ts";
import { readBundleFile } from "../judging/bundle-file.ts";

/** Fetches a bundle and writes it, never over a newer one. */
export const pullBundleFile: Action = async (invocation) => {
  const { io, args, config, log } = invocation;
  const { output: file } = config;
  if (file === "-" && io.stdout.isTTY)
    throw new CliError("USAGE", "a bundle is no text for a terminal", {
      hint: "pipe it on, or name a file with --output",
    });
  const reference = parseReference(args[0] ?? "");
  const repository = await openRepository(reference, invocation);
  const { bundle, bytes, digest } = await fetchBundle(repository, reference, invocation);
  if (file === "-") await io.stdout.write(bytes);
  else {
    if (!config["allow-rollback"]) await refuseOlder(bundle, file, invocation);
    await writeOutput(resolve(io.cwd, file), bytes);
  }
  const state = bundle.verified ? "signature verified" : "signature not checked";
  await log.info(`${file}: revision ${bundle.revision}, ${pinned(reference, digest)}, ${state}`);
  return exitCode.complied;
};

/** The file is the memory of what was in force: who puts it there may have been anyone, so its signature is not asked. */
async function refuseOlder(next: Bundle, file: string, invocation: Invocation): Promise<void> {
  if (!(await findFile(resolve(invocation.io.cwd, file)))) return;
  const present = await openBundle(await readBundleFile(file, invocation)).catch((error) => {
    throw new CliError("FILE_EXISTS", `${JSON.stringify(file)} is there and is no bundle`, {
      cause: error,
      hint: "name another file with --output, or take it away",
    });
  });
  refuseRollback(present, next, file);
}
