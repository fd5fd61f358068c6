import { inputsOf, type ManifestDocument, readManifests, unknownImages } from "@hasp/kubernetes";
import type { ManifestInputs } from "@hasp/policy";
import { CliError } from "../error.ts";
import { surroundings } from "../judging/judge-documents.ts";

/** What `hasp check manifest` judges of an object, where no image was scanned and nothing else lies beside it but what is given. */
export const inputsOfManifest: ManifestInputs = async (
  manifest,
  { related, needs, phase, context },
) => {
  const documents = documentsOf(manifest);
  const objects = [...documents, ...related.flatMap((one) => documentsOf(one, "related: "))].map(
    ({ object }) => object,
  );
  const surround = surroundings(objects, needs);
  const options = { phase, context, needs, images: unknownImages };
  const made = await Promise.all(documents.map(({ object }) => inputsOf(object, options)));
  return made.flatMap(({ inputs }) => inputs.map(surround));
};

function documentsOf(object: unknown, what = ""): readonly ManifestDocument[] {
  const name = "manifest";
  const { documents, problems } = readManifests({ name, text: JSON.stringify(object) });
  const [problem] = problems;
  if (problem === undefined) return documents;
  // its place is one of the text that was made here
  const message = problem.message.replace(/^manifest(:\d+:\d+)?: /, what);
  throw new CliError("VALUE_INVALID", message, { cause: problem });
}
