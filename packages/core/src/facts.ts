import { z } from "zod";
import { Digest } from "./digest.ts";
import { Problem } from "./problem.ts";
import { Severity } from "./severity.ts";

/**
 * A moment in UTC with milliseconds, as `Date.prototype.toISOString` writes it: texts of this one form
 * sort as time does, so policies compare them as they are.
 */
export const Timestamp = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "expected 2026-01-31T12:00:00.000Z");
export type Timestamp = z.infer<typeof Timestamp>;

/** The package families that catalogers find; each has its own version order. */
export const PackageType = z.enum(["deb", "apk", "npm"]);
export type PackageType = z.infer<typeof PackageType>;

/** A package installed in an image. */
export const Package = z.object({
  type: PackageType,
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  architecture: z.string().optional(),
  /** The source package it was built from, when its name or version differs (Debian source, Alpine origin). */
  source: z.object({ name: z.string(), version: z.string() }).optional(),
  licenses: z.array(z.string()).optional(),
  /** The file that says so, without a leading slash. */
  path: z.string(),
  /** Digest of the uncompressed layer (diff id) that file was last written in. */
  layer: Digest.optional(),
  /** Name of the distribution package that owns the file, e.g. dpkg's `npm` for bundled node modules. */
  ownedBy: z.string().optional(),
});
export type Package = z.infer<typeof Package>;

/** What is known about a fix: `wont-fix` and `not-fixed` come from the vendor; `unknown` says that nobody told. */
export const FixState = z.enum(["fixed", "not-fixed", "wont-fix", "unknown"]);
export type FixState = z.infer<typeof FixState>;

/** An advisory that applies to an installed package. */
export const Finding = z.object({
  /** The advisory's id as its feed writes it; the CVE when the feed has one. */
  id: z.string(),
  aliases: z.array(z.string()),
  severity: Severity,
  title: z.string().optional(),
  package: z.object({
    type: PackageType,
    name: z.string(),
    version: z.string(),
    purl: z.string(),
  }),
  path: z.string(),
  layer: Digest.optional(),
  fix: z.object({
    state: FixState,
    version: z.string().optional(),
    /** When the fix was published, where the feed says so. */
    publishedAt: Timestamp.optional(),
  }),
  publishedAt: Timestamp.optional(),
  /** Every score that somebody gave, as its vector says it (FIRST, CVSS 2.0 to 4.0). */
  cvss: z
    .array(
      z.object({
        version: z.string(),
        score: z.number(),
        vector: z.string().optional(),
        source: z.string(),
      }),
    )
    .optional(),
  /** FIRST's chance of exploitation within 30 days. */
  epss: z
    .object({ score: z.number(), percentile: z.number().optional(), date: z.string().optional() })
    .optional(),
  /** CISA's catalogue of known exploited vulnerabilities. */
  kev: z
    .object({
      addedAt: z.string(),
      dueAt: z.string().optional(),
      ransomware: z.boolean().optional(),
    })
    .optional(),
  /** `CWE-79`. */
  cwes: z.array(z.string()).optional(),
  /** As the distribution calls it. */
  vendorSeverity: z.string().optional(),
  /** When this finding was first seen in this image. */
  firstSeenAt: Timestamp.optional(),
  /** When its advisory was first seen in any image of the installation. */
  firstSeenAnywhereAt: Timestamp.optional(),
  /** Whether the package is loaded where the image runs. */
  inUse: z.boolean().optional(),
  inBaseImage: z.boolean().optional(),
  vex: z
    .object({
      status: z.string(),
      justification: z.string().optional(),
      source: z.string().optional(),
    })
    .optional(),
  references: z.array(z.string()).optional(),
  /** The feed that said so: `debian`, `alpine`, `osv:npm`. */
  feed: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A credential found in a layer's file or in the image's configuration; the secret itself is never kept. */
export const Secret = z.object({
  rule: z.string(),
  title: z.string(),
  severity: Severity,
  /** Where: a file in a layer, or a JSON Pointer into the image configuration (`/config/Env/3`, `/history/7`). */
  place: z.enum(["layer", "config"]),
  path: z.string(),
  line: z.int().positive().optional(),
  layer: Digest.optional(),
  /** Whether a later layer deleted or replaced the file: anyone who pulls the image still has it. */
  removed: z.boolean().optional(),
  /** The match with all but its ends replaced, e.g. `AKIA…7Q`. */
  redacted: z.string(),
});
export type Secret = z.infer<typeof Secret>;

/** One layer, in the order in which the image applies them. */
export const Layer = z.object({
  /** Digest of the bytes as stored (compressed); absent where the source holds plain layers only. */
  digest: Digest.optional(),
  diffId: Digest,
  /** Bytes when uncompressed. */
  size: z.int().nonnegative(),
  /** The build instruction that made it, from the image's history. */
  createdBy: z.string().optional(),
});
export type Layer = z.infer<typeof Layer>;

/** The distribution an image is made from, out of os-release(5). */
export const Distribution = z.object({
  id: z.string(),
  versionId: z.string().optional(),
  codename: z.string().optional(),
  name: z.string().optional(),
  /** Whether its maker still mends it; absent where nobody says. */
  supported: z.boolean().optional(),
  /** The day on which support ends or ended. */
  endOfLife: z.string().optional(),
});
export type Distribution = z.infer<typeof Distribution>;

/** The run configuration of an image (OCI image-spec, config.md). */
export const ImageConfig = z.object({
  user: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  entrypoint: z.array(z.string()),
  cmd: z.array(z.string()),
  workingDir: z.string().optional(),
  exposedPorts: z.array(z.string()),
  volumes: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  healthcheck: z.boolean(),
  /** What HEALTHCHECK runs; `["NONE"]` switches an inherited one off (OCI image-spec, Docker extension). */
  healthcheckTest: z.array(z.string()).optional(),
  stopSignal: z.string().optional(),
  shell: z.array(z.string()).optional(),
});
export type ImageConfig = z.infer<typeof ImageConfig>;

/** A signature over the image's digest, and what checking it told. */
export const Signature = z.object({
  /** `cosign`, `notation`. */
  kind: z.string(),
  verified: z.boolean(),
  identity: z.string().optional(),
  issuer: z.string().optional(),
  keyId: z.string().optional(),
  /** When it was signed, as a trusted time says it. */
  at: Timestamp.optional(),
  /** Why it does not verify. */
  problem: z.string().optional(),
});
export type Signature = z.infer<typeof Signature>;

/** An in-toto statement about the image. */
export const Attestation = z.object({
  predicateType: z.string(),
  verified: z.boolean(),
  identity: z.string().optional(),
  issuer: z.string().optional(),
  builder: z.string().optional(),
  source: z.object({ uri: z.string(), digest: z.string().optional() }).optional(),
  /** SLSA build level. */
  level: z.int().optional(),
});
export type Attestation = z.infer<typeof Attestation>;

/** Everything that a scan learns about one image. */
export const ImageFacts = z.object({
  /** The reference it was asked for, when that was one: `docker.io/library/nginx:1.27`. */
  reference: z.string().optional(),
  /** Digest of the manifest; absent for archives that carry none. */
  digest: Digest.optional(),
  /** Digest of the configuration: Docker's image id. */
  id: Digest,
  platform: z.object({ os: z.string(), architecture: z.string() }),
  createdAt: Timestamp.optional(),
  scannedAt: Timestamp,
  config: ImageConfig,
  layers: z.array(Layer),
  /** Every build instruction in order, those without a layer too (OCI image-spec, config.md, `history`). */
  history: z
    .array(
      z.object({
        createdBy: z.string(),
        createdAt: Timestamp.optional(),
        /** Its layer; absent where the instruction made none. */
        layer: Digest.optional(),
      }),
    )
    .optional(),
  distribution: Distribution.optional(),
  packages: z.array(Package),
  findings: z.array(Finding),
  secrets: z.array(Secret),
  /** Shells and package managers found in the squashed file system. */
  tools: z.array(
    z.object({
      kind: z.enum(["shell", "package-manager"]),
      path: z.string(),
      layer: Digest.optional(),
    }),
  ),
  /** How the packages were matched: an ecosystem without data is not an ecosystem without findings. */
  coverage: z.array(
    z.object({
      /** `debian:12`, `alpine:v3.17`, `npm`. */
      ecosystem: z.string(),
      packages: z.int().nonnegative(),
      state: z.enum(["matched", "no-data"]),
      /** When the feed's data was last changed. */
      updatedAt: Timestamp.optional(),
    }),
  ),
  /** The notable files of the squashed file system: setuid, setgid, with capabilities, world-writable. */
  files: z
    .array(
      z.object({
        path: z.string(),
        mode: z.int(),
        uid: z.int(),
        gid: z.int().optional(),
        capabilities: z.array(z.string()).optional(),
        layer: Digest.optional(),
      }),
    )
    .optional(),
  baseImage: z
    .object({
      reference: z.string().optional(),
      digest: Digest.optional(),
      approved: z.boolean().optional(),
    })
    .optional(),
  malware: z
    .array(
      z.object({
        name: z.string(),
        path: z.string(),
        layer: Digest.optional(),
        engine: z.string().optional(),
      }),
    )
    .optional(),
  sbom: z
    .object({ format: z.string(), digest: Digest.optional(), attached: z.boolean().optional() })
    .optional(),
  signatures: z.array(Signature).optional(),
  attestations: z.array(Attestation).optional(),
  registry: z
    .object({ pushedAt: Timestamp.optional(), immutableTag: z.boolean().optional() })
    .optional(),
  problems: z.array(Problem),
});
export type ImageFacts = z.infer<typeof ImageFacts>;
