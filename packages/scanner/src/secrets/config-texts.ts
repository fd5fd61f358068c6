import type { ImageDocument } from "../image/image-document.ts";

/** A text of the image's configuration. */
export interface ConfigText {
  /** Where it stands in the configuration document. */
  readonly place: readonly (string | number)[];
  readonly text: string;
  /** What the search sees before it: a label's name tells what its value is. */
  readonly prefix: string;
}

/** The texts of an image's configuration that people write, settings before the instructions that repeat them. */
export function* configTexts({ config, history }: ImageDocument): Generator<ConfigText> {
  yield* listed(["config", "Env"], config.Env);
  for (const [label, text] of Object.entries(config.Labels)) {
    yield { place: ["config", "Labels", label], text, prefix: `${label}=` };
  }
  yield* listed(["config", "Entrypoint"], config.Entrypoint);
  yield* listed(["config", "Cmd"], config.Cmd);
  yield* listed(["config", "Healthcheck", "Test"], config.Healthcheck?.Test ?? []);
  yield* listed(["config", "OnBuild"], config.OnBuild);
  yield* listed(["config", "Shell"], config.Shell);
  for (const [index, step] of history.entries()) {
    yield { place: ["history", index, "created_by"], text: step.created_by, prefix: "" };
    yield { place: ["history", index, "comment"], text: step.comment, prefix: "" };
  }
}

function* listed(place: readonly string[], texts: readonly string[]): Generator<ConfigText> {
  for (const [index, text] of texts.entries()) yield { place: [...place, index], text, prefix: "" };
}
