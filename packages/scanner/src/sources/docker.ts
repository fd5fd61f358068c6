import { pipeline } from "node:stream/promises";
import { type Digest, isDigest, messageOf, parseDockerHost, parseImageReference } from "@hasp/core";
import type Docker from "dockerode";
import { ScanError } from "../error.ts";
import { indexSpooled } from "./archive-files.ts";
import { readDockerArchive } from "./docker-archive.ts";
import { openWith } from "./open-with.ts";
import { isSameReference, isSameRepository } from "./same-reference.ts";
import type { OpenOptions, Source } from "./source.ts";
import { type Spool, spool } from "./spool.ts";

/** An image that a Docker engine has. */
export const docker: Source = {
  scheme: "docker",

  async open(location, options) {
    // it becomes a part of the path that the engine is asked for
    parseImageReference(location);
    const host = parseDockerHost(options.dockerHost);
    // takes a fifth of a second to load, which other sources need not pay
    const { default: Engine } = await import("dockerode");
    const engine = new Engine(host);
    const { Id, RepoTags, RepoDigests } = await inspect(engine, location, options);
    const kept = await keepExport(engine, Id, location, options);
    const files = await indexSpooled(`docker:${location}`, kept.handle, kept.size, options);
    const image = await openWith(files, (opened) => readDockerArchive(opened, undefined, options));
    const reference = RepoTags?.find((tag) => isSameReference(tag, location)) ?? RepoTags?.[0];
    const manifestDigest = digestFor(RepoDigests ?? [], location);
    return {
      ...image,
      ...(reference !== undefined && { reference }),
      ...(manifestDigest !== undefined && { manifestDigest }),
    };
  },
};

async function inspect(engine: Docker, location: string, options: OpenOptions) {
  try {
    return await untilAborted(() => engine.getImage(location).inspect(), options.signal);
  } catch (error) {
    throw explain(error, location, options);
  }
}

/**
 * Keeps the engine's export in a temporary file: its manifest comes last, and layers are larger than memory.
 * It is asked for by id, so that a tag which moves meanwhile does not bring another image.
 */
function keepExport(
  engine: Docker,
  id: string,
  location: string,
  options: OpenOptions,
): Promise<Spool> {
  const { limits, signal } = options;
  return spool(limits.imageBytes, async (write) => {
    try {
      const exported = await untilAborted(() => engine.getImage(id).get(), signal);
      await pipeline(
        exported,
        async (chunks: AsyncIterable<string | Buffer>) => {
          for await (const chunk of chunks) await write(Buffer.from(chunk));
        },
        { signal },
      );
    } catch (error) {
      throw explain(error, location, options);
    }
  });
}

/** The digest under which a registry has the image; undefined when none does or several differ. */
function digestFor(repoDigests: readonly string[], location: string): Digest | undefined {
  const own = repoDigests.filter((each) => isSameRepository(each, location));
  const candidates = own.length > 0 ? own : repoDigests;
  const digests = new Set(candidates.map((each) => each.slice(each.indexOf("@") + 1)));
  const [digest] = digests;
  return digests.size === 1 && digest !== undefined && isDigest(digest) ? digest : undefined;
}

/** The engine's answer, or the signal's reason: an engine that hangs must not hang the scan. */
async function untilAborted<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  // before anything is asked: an answer that nobody waits for would end the process when it fails
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  try {
    return await Promise.race([ask(), promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function explain(error: unknown, location: string, { signal, dockerHost }: OpenOptions): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ScanError) return error;
  const status = Object(error).statusCode;
  if (status === 404 || status === 400) {
    const message = `the Docker engine has no image ${JSON.stringify(location)}`;
    return new ScanError("SOURCE_NOT_FOUND", message, {
      cause: error,
      hint: `pull it first (docker pull ${location}), or name an archive or folder that exists`,
    });
  }
  const host = dockerHost ?? "the default socket";
  const message = `the Docker engine at ${host} does not answer: ${messageOf(error)}`;
  return new ScanError("DOCKER_UNAVAILABLE", message, {
    cause: error,
    hint: "start Docker or set DOCKER_HOST; or name an archive with docker-archive: or a folder with oci-dir:",
  });
}
