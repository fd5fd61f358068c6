import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { definitions } from "../help/layout.ts";
import { openBundleFile } from "../judging/bundle-file.ts";
import { loadBundle } from "../judging/load-bundle.ts";
import { escapeControl } from "../text/escape.ts";

/** Prints what a bundle says of itself and the files in it. */
export const inspectBundle: Action = async (invocation) => {
  const { io, args, config } = invocation;
  const [file] = args;
  const bundle = file ? await openBundleFile(file, invocation) : await loadBundle(invocation);
  const { revision, digest, verified, entrypoints } = bundle;
  const files = [...bundle.files].map(([name, bytes]) => ({ name, size: bytes.length }));
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (config.json) {
    const report = { schemaVersion: "1", revision, digest, verified, entrypoints, files };
    await io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return exitCode.complied;
  }
  const facts: [string, string][] = [
    ["revision", revision],
    ["digest", digest],
    ["signature", verified ? "verified" : "not checked"],
    ["entrypoints", entrypoints.join(", ")],
    ["files", String(files.length)],
  ];
  const rows = facts.map(([term, value]) => [term, escapeControl(value)] as const);
  const lines = [
    ...definitions(rows, io.stdout.columns),
    ...files.map(({ name, size }) => `${String(size).padStart(10)}  ${escapeControl(name)}`),
  ];
  await io.stdout.write(`${lines.join("\n")}\n`);
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
