import type { ImageConfig, ImageFacts, Timestamp } from "@hasp/core";
import type { ImageDocument } from "./image-document.ts";

/** Later years have more than four digits and would not sort as text. */
const END_OF_9999 = Date.UTC(10_000, 0);

/** The run configuration in the words of our facts. */
export function imageConfig({ config }: ImageDocument): ImageConfig {
  const healthcheck = config.Healthcheck?.Test ?? [];
  return {
    user: config.User,
    env: config.Env.map(splitVariable),
    entrypoint: config.Entrypoint,
    cmd: config.Cmd,
    ...(config.WorkingDir !== "" && { workingDir: config.WorkingDir }),
    exposedPorts: config.ExposedPorts,
    volumes: config.Volumes,
    labels: config.Labels,
    // an image switches its base's check off with NONE
    healthcheck: healthcheck.length > 0 && healthcheck[0] !== "NONE",
    ...(healthcheck.length > 0 && { healthcheckTest: healthcheck }),
    ...(config.StopSignal !== "" && { stopSignal: config.StopSignal }),
    ...(config.Shell.length > 0 && { shell: config.Shell }),
  };
}

function splitVariable(variable: string): { name: string; value: string } {
  const equals = variable.indexOf("=");
  if (equals < 0) return { name: variable, value: "" };
  return { name: variable.slice(0, equals), value: variable.slice(equals + 1) };
}

/**
 * The build instruction of each layer, in order. A history that does not fit the layers (builders may leave it
 * out or shorten it) names none, rather than the wrong ones.
 */
export function layerInstructions(document: ImageDocument, layers: number): readonly string[] {
  const steps = layerSteps(document);
  return steps.length === layers ? steps.map((step) => step.created_by) : [];
}

/** Every build instruction in order, each with the layer it made; with none where the history does not fit the layers. */
export function imageHistory(
  document: ImageDocument,
  diffIds: readonly string[],
): NonNullable<ImageFacts["history"]> {
  const made = layerSteps(document);
  const layers = new Map(made.length === diffIds.length ? made.map((s, i) => [s, diffIds[i]]) : []);
  return document.history.map((step) => {
    const createdAt = timeOf(step.created);
    const layer = layers.get(step);
    return {
      createdBy: step.created_by,
      ...(createdAt !== undefined && { createdAt }),
      ...(layer !== undefined && { layer }),
    };
  });
}

function layerSteps({ history }: ImageDocument): ImageDocument["history"] {
  return history.filter((step) => step.empty_layer !== true);
}

/** When the image was made; builders that work reproducibly write the year 1 or 1970, which says nothing. */
export function imageCreation({ created }: ImageDocument): Timestamp | undefined {
  return timeOf(created);
}

function timeOf(written: string): Timestamp | undefined {
  const time = Date.parse(written);
  return time > 0 && time < END_OF_9999 ? new Date(time).toISOString() : undefined;
}
