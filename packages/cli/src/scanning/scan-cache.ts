import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type Digest,
  formatImageReference,
  ImageFacts,
  isDigest,
  parseImageReference,
  sha256,
} from "@hasp/core";
import type { ImageQuery } from "@hasp/policy";
import { z } from "zod";
import type { Config } from "../config/options.ts";
import { findFile, readInput } from "../io/read-input.ts";
import { writeOutput } from "../io/write-output.ts";

/**
 * The last scan of every image, on disk; written by renaming, so processes share it without locks. Facts that another version of the
 * scanner's members made are not found, so that their images are scanned anew.
 */
export interface ScanCache {
  store(facts: ImageFacts): Promise<void>;
  /** By digest or image id when the query has one, else by reference; undefined when nothing is known. */
  find(query: ImageQuery): Promise<ImageFacts | undefined>;
}

/** Where scans are kept. */
export function scanFolder({ cache }: Config): string {
  return join(cache, "scans");
}

const MAX_BYTES = 512 * 2 ** 20;
const Pointer = z.strictObject({ id: z.string() });

/** @throws (from `find`) CliError for files that cannot be read; what does not parse counts as unknown */
export function createScanCache(folder: string): ScanCache {
  const imageFile = (root: string, id: Digest) => join(root, `${fileName(id)}.json`);
  const digestFile = (root: string, digest: Digest) =>
    join(root, "digests", `${fileName(digest)}.json`);
  const referenceFile = (root: string, reference: string) =>
    join(root, "references", `${fileName(sha256(reference))}.json`);

  /** The facts of this scanner's version; its members load only where something is kept or asked for. */
  async function openFolder(): Promise<string> {
    const { factsVersion } = await import("@hasp/scanner/facts-version");
    return join(folder, factsVersion);
  }

  /** Whether some version's facts are there: the scanner's members take longer to load than a manifest takes to be judged. */
  function isKept(...files: readonly ((root: string) => string)[]): boolean {
    if (!existsSync(folder)) return false;
    const roots = readdirSync(folder).map((version) => join(folder, version));
    return roots.some((root) => files.some((file) => existsSync(file(root))));
  }

  async function read<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
    if (!(await findFile(file))) return undefined;
    const result = schema.safeParse(parseJson(await readInput(file, MAX_BYTES)));
    return result.success ? result.data : undefined;
  }

  async function follow(root: string, pointer: string): Promise<ImageFacts | undefined> {
    const id = (await read(pointer, Pointer))?.id;
    return id !== undefined && isDigest(id) ? read(imageFile(root, id), ImageFacts) : undefined;
  }

  return {
    async store(facts) {
      const root = await openFolder();
      const pointer = JSON.stringify({ id: facts.id });
      await writeOutput(imageFile(root, facts.id), JSON.stringify(facts));
      if (facts.digest) await writeOutput(digestFile(root, facts.digest), pointer);
      const reference = canonicalReference(facts.reference);
      if (reference) await writeOutput(referenceFile(root, reference), pointer);
    },

    async find({ reference, digest = digestOf(reference) }) {
      // a tag moves: whoever knows the digest must not be answered by name
      if (digest !== undefined) {
        if (!isDigest(digest)) return undefined;
        const byDigest = (root: string) => digestFile(root, digest);
        if (!isKept((root) => imageFile(root, digest), byDigest)) return undefined;
        const root = await openFolder();
        const direct = await read(imageFile(root, digest), ImageFacts);
        return direct ?? follow(root, byDigest(root));
      }
      const canonical = canonicalReference(reference);
      if (canonical === undefined) return undefined;
      if (!isKept((root) => referenceFile(root, canonical))) return undefined;
      const root = await openFolder();
      return follow(root, referenceFile(root, canonical));
    },
  };
}

/** `sha256:ab…` as a file name. */
function fileName(digest: Digest): string {
  return digest.replace(":", "-");
}

function digestOf(reference: string): string | undefined {
  if (isDigest(reference)) return reference;
  const at = reference.indexOf("@");
  return at < 0 ? undefined : reference.slice(at + 1);
}

/** `nginx` and `docker.io/library/nginx:latest` are one image. */
function canonicalReference(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const { registry, repository, tag = "latest" } = parseImageReference(text);
    return formatImageReference({ registry, repository, tag });
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
