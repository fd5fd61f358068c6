import { CodedError } from "@hasp/core";
import { type InputOptions, inputsOf, type ManifestDocument, placesOf } from "@hasp/kubernetes";
import type { DecisionRecord, Evaluator, Input } from "@hasp/policy";
import { findNamespaces } from "./namespaces.ts";
import { indexObjects } from "./related/object-index.ts";
import { peersOf } from "./related/peers.ts";
import { relatedOf } from "./related/related-objects.ts";

/** What became of one object, or of one of the Pods that it runs: a decision with all that shows it, or why there is none. */
export type JudgedDocument =
  | { readonly record: DecisionRecord }
  | { readonly document: ManifestDocument; readonly error: CodedError };

/** Judges objects that were written together: the namespaces and related objects among them are known to each. */
export async function* judgeDocuments(
  documents: readonly ManifestDocument[],
  evaluator: Evaluator,
  options: Pick<InputOptions, "phase" | "context" | "images">,
): AsyncGenerator<JudgedDocument> {
  const { needs } = evaluator;
  const surround = surroundings(
    documents.map(({ object }) => object),
    needs,
  );
  for (const document of documents) {
    try {
      const { inputs, object } = await inputsOf(document.object, { ...options, needs });
      const source = placesOf(document);
      for (const input of inputs.map(surround)) {
        yield { record: { input, decision: await evaluator.evaluate(input), object, source } };
      }
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      yield { document, error };
    }
  }
}

/** Gives inputs the namespace and the related objects that are among objects which were written together. */
export function surroundings(
  objects: readonly ManifestDocument["object"][],
  needs: Evaluator["needs"],
): (input: Input) => Input {
  const namespaces = findNamespaces(objects);
  const index = indexObjects(objects);
  return (input) => {
    const name = namespaceOf(input);
    const namespace = name === undefined ? undefined : namespaces.get(name);
    const placed =
      namespace === undefined ? input : { ...input, context: { ...input.context, namespace } };
    if (placed.kind !== "workload" && placed.kind !== "resource") return placed;
    const related =
      placed.kind === "workload"
        ? relatedOf(placed.workload, needs.workload ?? [], index)
        : peersOf(placed.resource, needs.resource ?? [], index);
    return related === undefined ? placed : { ...placed, related };
  };
}

function namespaceOf(input: Input): string | undefined {
  if (input.kind === "workload") return input.workload.namespace;
  return input.kind === "resource" ? input.resource.namespace : undefined;
}
