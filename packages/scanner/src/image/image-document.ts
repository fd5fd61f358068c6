import { z } from "zod";
import { ScanError } from "../error.ts";

/** Builders write null for what is empty, and Docker's older ones one text for a list of one. */
const texts = z
  .union([z.array(z.string()), z.string().transform((text) => [text])])
  .nullish()
  .transform((list) => list ?? []);
/** Sets are written as objects with empty values (OCI image-spec, config.md, `ExposedPorts`). */
const set = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((members) => Object.keys(members ?? {}).sort());
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

const RunConfig = z.object({
  User: text,
  Env: texts,
  Entrypoint: texts,
  Cmd: texts,
  WorkingDir: text,
  ExposedPorts: set,
  Volumes: set,
  Labels: z
    .record(z.string(), z.string())
    .nullish()
    .transform((labels) => labels ?? {}),
  OnBuild: texts,
  Healthcheck: z.object({ Test: texts }).nullish(),
  StopSignal: text,
  Shell: texts,
});

const History = z.object({
  created: text,
  created_by: text,
  comment: text,
  empty_layer: z.boolean().nullish(),
});

const ImageDocument = z.object({
  architecture: z.string(),
  os: z.string(),
  created: text,
  config: RunConfig.nullish().transform((config) => config ?? RunConfig.parse({})),
  history: z
    .array(History)
    .nullish()
    .transform((history) => history ?? []),
});

/** An image's configuration document (OCI image-spec, config.md), with its keys as written and its gaps filled. */
export type ImageDocument = z.infer<typeof ImageDocument>;

/**
 * Reads the configuration document of an image.
 * @throws ScanError `MANIFEST_INVALID`
 */
export function parseImageDocument(bytes: Uint8Array): ImageDocument {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  const result = ImageDocument.safeParse(document);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(`/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`, result.error);
}

function invalid(reason: string, cause: unknown): ScanError {
  return new ScanError("MANIFEST_INVALID", `the image configuration cannot be used: ${reason}`, {
    cause,
    hint: "only container images can be scanned; build or save the image again if this should be one",
  });
}
