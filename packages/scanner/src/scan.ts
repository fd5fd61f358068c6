import { arch } from "node:os";
import type { ImageFacts, Problem } from "@hasp/core";
import type { AdvisoryDatabase } from "./advisories/index.ts";
import {
  type AdvisoryLookup,
  type Matches,
  type MatchRequest,
  matchPackages,
} from "./advisories/match/match-packages.ts";
import { type CollectorStatus, collect } from "./collect.ts";
import type { Collector } from "./collectors/collector.ts";
import { createCollectors } from "./collectors/index.ts";
import { ScanError } from "./error.ts";
import { imageConfig, imageCreation } from "./image/describe-image.ts";
import { defaultLimits, type Limits } from "./limits.ts";
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
  /** Told once of every collector how it went; what one could not tell stands in the facts' problems too. */
  readonly onStatus?: (statuses: readonly CollectorStatus[]) => void;
  /** Collectors that are left out, by name; without `secrets`, those of the configuration are not redacted. */
  readonly without?: readonly string[];
}

/**
 * Reads an image and tells its facts. A bad file becomes a problem in them; an image that cannot be read as a whole is an error.
 * The same image and database give the same facts but for the time of the scan.
 * @throws ScanError, ImageReferenceError for what no image of an engine can be called, RangeError for an unknown name in `without`,
 * or the reason of an aborted `signal`
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
  const { facts, document, problems, statuses } = await collect(image, chosen(settings), {
    limits: settings.limits,
    signal: settings.signal,
    onEntries: (entries) => settings.onProgress?.({ layers: image.layers.length, entries }),
  });
  settings.onStatus?.(statuses);
  const { packages = [], distribution } = facts;
  const matched = matchAdvisories({ packages, ...(distribution && { distribution }) }, settings);
  const createdAt = imageCreation(document);
  return capProblems(
    sortFacts({
      ...(image.reference !== undefined && { reference: image.reference }),
      ...(image.manifestDigest !== undefined && { digest: image.manifestDigest }),
      id: image.config.digest,
      platform: { os: document.os, architecture: document.architecture },
      ...(createdAt !== undefined && { createdAt }),
      scannedAt: (settings.now?.() ?? new Date()).toISOString(),
      config: imageConfig(document),
      layers: [],
      packages,
      secrets: [],
      tools: [],
      ...facts,
      problems: [
        ...problems,
        ...statuses.flatMap((status) => status.problems),
        ...matched.problems,
      ],
      findings: matched.findings,
      coverage: matched.coverage,
    }),
  );
}

/** @throws RangeError for a name that no collector has: what is left out must not be left out by mistake */
function chosen({ without = [] }: ScanOptions): readonly Collector[] {
  const collectors = createCollectors();
  const unknown = without.find((name) => collectors.every((one) => one.name !== name));
  if (unknown !== undefined) throw new RangeError(`no collector is called ${unknown}`);
  return collectors.filter(({ name }) => !without.includes(name));
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
