import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { definitions } from "../help/layout.ts";
import { prepareListing } from "../io/write-listing.ts";
import { openBundleFile } from "../judging/bundle-file.ts";
import { loadBundle } from "../judging/load-bundle.ts";
import { escapeControl } from "../text/escape.ts";

/** Prints what a bundle says of itself and the files in it. */
export const inspectBundle: Action = async (invocation) => {
  const [file] = invocation.args;
  const write = prepareListing(invocation);
  const bundle = file ? await openBundleFile(file, invocation) : await loadBundle(invocation);
  const { revision, digest, verified, entrypoints } = bundle;
  const files = [...bundle.files].map(([name, bytes]) => ({ name, size: bytes.length }));
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const facts: [string, string][] = [
    ["revision", revision],
    ["digest", digest],
    ["signature", verified ? "verified" : "not checked"],
    ["entrypoints", entrypoints.join(", ")],
    ["files", String(files.length)],
  ];
  const rows = facts.map(([term, value]) => [term, escapeControl(value)] as const);
  await write({
    json: { schemaVersion: "1", revision, digest, verified, entrypoints, files },
    table: ({ columns }) => [
      ...definitions(rows, columns),
      ...files.map(({ name, size }) => `${String(size).padStart(10)}  ${escapeControl(name)}`),
    ],
  });
  return exitCode.complied;
};

/** Says whether the key signed the bundle; a wrong signature is an error. */
export const verifyBundle: Action = async (invocation) => {
  const { io, args, config } = invocation;
  if (config["verification-key"] === undefined) {
    throw new CliError("USAGE", "--verification-key is missing", {
      hint: "name the public key that must have signed the bundle",
    });
  }
  const { revision, digest } = await openBundleFile(args[0] ?? "", invocation);
  await io.stdout.write(`verified ${escapeControl(revision)} ${digest}\n`);
  return exitCode.complied;
};
