import type { Digest } from "@hasp/core";
import { type Bundle, fingerprintOfKey } from "@hasp/policy";
import type { Action } from "../command.ts";
import { openPlace } from "../distribution/open-place.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { definitions } from "../help/layout.ts";
import { prepareListing } from "../io/write-listing.ts";
import { readVerificationKey } from "../judging/bundle-keys.ts";
import { loadBundle } from "../judging/load-bundle.ts";
import { escapeControl } from "../text/escape.ts";

type Facts = readonly (readonly [term: string, value: string | undefined])[];

/** Prints what a bundle says of itself and the files in it. */
export const inspectBundle: Action = async (invocation) => {
  const [place] = invocation.args;
  const write = prepareListing(invocation);
  const placed = place ? await openPlace(place, invocation) : undefined;
  const bundle = placed?.bundle ?? (await loadBundle(invocation));
  const { revision, sequence, digest, verified, entrypoints } = bundle;
  const manifest = placed?.manifest?.digest;
  const files = [...bundle.files].map(([name, bytes]) => ({ name, size: bytes.length }));
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const facts: Facts = [
    ["revision", revision],
    ["sequence", sequence?.toString()],
    ["digest", digest],
    ["manifest", manifest],
    ["signature", verified ? "verified" : "not checked"],
    ["entrypoints", entrypoints.join(", ")],
    ["files", String(files.length)],
  ];
  await write({
    json: {
      ...namesOf(bundle, manifest),
      verified,
      entrypoints,
      files,
    },
    table: ({ columns }) => [
      ...lines(facts, columns),
      ...files.map(({ name, size }) => `${String(size).padStart(10)}  ${escapeControl(name)}`),
    ],
  });
  return exitCode.complied;
};

/** Says which key signed the bundle; a wrong signature is an error. */
export const verifyBundle: Action = async (invocation) => {
  const write = prepareListing(invocation);
  const key = await readVerificationKey(invocation);
  if (key === undefined) {
    throw new CliError("USAGE", "--verification-key is missing", {
      hint: "name the public key that must have signed the bundle",
    });
  }
  const { bundle, manifest } = await openPlace(invocation.args[0] ?? "", invocation);
  const { revision, sequence, digest, signature } = bundle;
  const fingerprint = fingerprintOfKey(key.key);
  const facts: Facts = [
    ["verified", revision],
    ["sequence", sequence?.toString()],
    ["digest", digest],
    ["reference", manifest?.pinned],
    ["signed by", signature?.keyId],
    ["algorithm", signature?.algorithm],
    ["key", fingerprint],
  ];
  await write({
    json: {
      ...namesOf(bundle, manifest?.digest),
      reference: manifest?.pinned,
      signature: { ...signature, key: fingerprint },
    },
    table: ({ columns }) => lines(facts, columns),
  });
  return exitCode.complied;
};

/** What both say in JSON of which bundle it is. */
function namesOf({ revision, sequence, digest }: Bundle, manifest: Digest | undefined) {
  return { schemaVersion: "1", revision, sequence, digest, manifest };
}

function lines(facts: Facts, columns: number): readonly string[] {
  const rows = facts.flatMap(([term, value]) =>
    value === undefined ? [] : [[term, escapeControl(value)] as const],
  );
  return definitions(rows, columns);
}
