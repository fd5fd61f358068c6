import { arch } from "node:os";
import type { Distribution, ImageFacts, Layer, Package, Problem } from "@hasp/core";
import type { AdvisoryDatabase } from "./advisories/index.ts";
import {
  type AdvisoryLookup,
  type Matches,
  type MatchRequest,
  matchPackages,
} from "./advisories/match.ts";
import { PackageCollector } from "./catalogers/package-collector.ts";
import { ScanError } from "./error.ts";
import {
  imageConfig,
  imageCreation,
  imageHistory,
  layerInstructions,
} from "./image/describe-image.ts";
import { DistributionCollector } from "./image/distribution-collector.ts";
import { findTools } from "./image/find-tools.ts";
import { type ImageDocument, parseImageDocument } from "./image/image-document.ts";
import { findUnsupportedDatabases } from "./image/unsupported-databases.ts";
import type { LayerIndex } from "./layers/layer-index.ts";
import { readLayers } from "./layers/read-layers.ts";
import { squash } from "./layers/squash.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { SecretCollector } from "./secrets/secret-collector.ts";
import { sortFacts } from "./sort-facts.ts";
import { openImage } from "./sources/index.ts";
import type { OpenImage } from "./sources/source.ts";

/** Nobody reads more, and facts travel. */
const MAX_PROBLEMS = 1000;

/** Says of every ecosystem that there is no data for it. */
const noAdvisories: AdvisoryLookup = { sourcesOf: () => [], advisoriesFor: () => [] };

/** Where a scan is: told every thousand entries of the image's layers. */
export interface ScanProgress {
  readonly layers: number;
  readonly entries: number;
}

export interface ScanOptions {
  /** Without one, packages are listed, every ecosystem's coverage is `no-data`, and a problem says so. */
  readonly database?: Pick<AdvisoryDatabase, "match">;
  /** Why there is no database, in words for the problem. */
  readonly databaseMissing?: string;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  /** `linux/arm64`; by default Linux on this machine's architecture. */
  readonly platform?: string;
  /** Where the Docker engine listens, as DOCKER_HOST writes it. */
  readonly dockerHost?: string;
  readonly now?: () => Date;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Whether to search for secrets (yes by default) and redact those of the configuration. */
  readonly secrets?: boolean;
}

/**
 * Reads an image and tells its facts. A bad file becomes a problem in them; an image that cannot be read as a whole is an error.
 * The same image and database give the same facts but for the time of the scan.
 * @throws ScanError, or the reason of an aborted `signal`
 */
export async function scanImage(location: string, options: ScanOptions = {}): Promise<ImageFacts> {
  const limits = { ...defaultLimits, ...options.limits };
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(outOfTime(location, limits.time)), limits.time);
  const signal = AbortSignal.any([deadline.signal, ...(options.signal ? [options.signal] : [])]);
  try {
    const image = await openImage(location, {
      limits,
      signal,
      platform: options.platform ?? `linux/${goArchitecture(arch())}`,
      requirePlatform: options.platform !== undefined,
      ...(options.dockerHost !== undefined && { dockerHost: options.dockerHost }),
    });
    try {
      return await factsOf(image, { ...options, limits, signal });
    } finally {
      await image.close();
    }
  } finally {
    clearTimeout(timer);
  }
}

type Settings = ScanOptions & { readonly limits: Limits; readonly signal: AbortSignal };

async function factsOf(image: OpenImage, settings: Settings): Promise<ImageFacts> {
  const document = parseImageDocument(image.config.bytes);
  const problems: Problem[] = [];
  const read = await readFiles(image, settings, problems);
  const view = squash(read.indexes);
  const diffIds = read.indexes.map(({ diffId }) => diffId);
  const isRemoved = (layer: number, path: string) => view.isRemoved(layer, path);

  const distribution = read.distribution.finish(view);
  const cataloged = read.packages.finish({ distribution, diffIds, isRemoved });
  const searched = read.secrets?.finish({ diffIds, isRemoved }, document);
  const told = searched?.document ?? document;
  const createdAt = imageCreation(document);
  const history = imageHistory(told, diffIds);
  const matchable = { packages: cataloged.packages, ...(distribution && { distribution }) };
  const matched = matchAdvisories(matchable, settings);
  return capProblems(
    sortFacts({
      ...(image.reference !== undefined && { reference: image.reference }),
      ...(image.manifestDigest !== undefined && { digest: image.manifestDigest }),
      id: image.config.digest,
      platform: { os: document.os, architecture: document.architecture },
      ...(createdAt !== undefined && { createdAt }),
      scannedAt: (settings.now?.() ?? new Date()).toISOString(),
      config: imageConfig(told),
      layers: describeLayers(read.indexes, told),
      ...(history.length > 0 && { history }),
      ...(distribution !== undefined && { distribution }),
      packages: cataloged.packages,
      secrets: [...(searched?.secrets ?? [])],
      tools: findTools(view, diffIds),
      problems: [
        ...problems,
        ...cataloged.problems,
        ...findUnsupportedDatabases(view),
        ...unknownDistribution(cataloged.packages, distribution),
        ...(searched?.problems ?? []),
        ...matched.problems,
      ],
      findings: matched.findings,
      coverage: matched.coverage,
    }),
  );
}

/** A database that is not there, or shows only now that it is damaged, leaves all else of the image to be judged. */
function matchAdvisories(
  request: MatchRequest,
  { database, databaseMissing = "there is no advisory database" }: Settings,
): Matches & { readonly problems: readonly Problem[] } {
  let message = databaseMissing;
  try {
    if (database !== undefined) return { ...database.match(request), problems: [] };
  } catch (error) {
    if (!(error instanceof ScanError && error.code === "DB_INVALID")) throw error;
    // without the path of this machine: the same image and database give the same facts everywhere
    message = "the advisory database is damaged";
  }
  const problem: Problem = { code: "ADVISORIES_MISSING", path: "", message };
  return { ...matchPackages(request, noAdvisories), problems: [problem] };
}

/** Reads every layer once; each file goes to whoever wants it. */
async function readFiles(image: OpenImage, settings: Settings, problems: Problem[]) {
  const { limits, signal, onProgress } = settings;
  const packages = new PackageCollector();
  const distribution = new DistributionCollector();
  const secrets = settings.secrets === false ? undefined : new SecretCollector();
  let entries = 0;
  const indexes = await readLayers(image.layers, {
    limits,
    signal,
    select(entry, layer) {
      if (++entries % 1000 === 0) onProgress?.({ layers: image.layers.length, entries });
      if (secrets?.wants(entry)) return "read";
      secrets?.pass(entry, layer);
      return packages.wants(entry) || distribution.wants(entry) ? "read" : "skip";
    },
    onFile(entry, bytes, layer) {
      signal.throwIfAborted();
      if (packages.wants(entry)) packages.add(entry, bytes, layer);
      if (distribution.wants(entry)) distribution.add(entry, bytes, layer);
      if (secrets?.wants(entry)) secrets.add(entry, bytes, layer);
    },
    onProblem: (problem) => problems.push(problem),
  });
  return { indexes, packages, distribution, secrets };
}

function describeLayers(indexes: readonly LayerIndex[], document: ImageDocument): Layer[] {
  const instructions = layerInstructions(document, indexes.length);
  return indexes.map(({ digest, diffId, size }, number) => {
    const createdBy = instructions[number];
    return {
      ...(digest !== undefined && { digest }),
      diffId,
      size,
      ...(createdBy && { createdBy }),
    };
  });
}

/** Advisories are published for a release, so a distribution's packages without one are matched with nothing. */
function unknownDistribution(packages: readonly Package[], distribution?: Distribution): Problem[] {
  if (distribution !== undefined || packages.every(({ type }) => type === "npm")) return [];
  const message =
    "the image has no os-release that names its distribution, so its packages match no advisories";
  return [{ code: "DISTRIBUTION_UNKNOWN", path: "etc/os-release", message }];
}

function outOfTime(location: string, milliseconds: number): ScanError {
  return new ScanError(
    "LIMIT_EXCEEDED",
    `scanning ${location} took more than ${milliseconds / 1000} s`,
    {
      hint: "raise the limit on time, or scan a smaller image",
    },
  );
}

function capProblems(facts: ImageFacts): ImageFacts {
  const left = facts.problems.length - MAX_PROBLEMS;
  if (left <= 0) return facts;
  const more: Problem = { code: "MORE_PROBLEMS", path: "", message: `${left} more problems` };
  return { ...facts, problems: [...facts.problems.slice(0, MAX_PROBLEMS), more] };
}

/** Images name architectures as Go does (OCI image-spec, image-index.md). */
function goArchitecture(node: string): string {
  return { x64: "amd64", ia32: "386" }[node] ?? node;
}
