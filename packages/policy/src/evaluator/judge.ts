import { canonicalJson } from "@hasp/core";
import type { Bundle } from "../bundle/bundle.ts";
import type { Input } from "../contract/input.ts";
import type { Decision } from "../decision.ts";
import { BundleError, EvaluationError } from "../error.ts";
import type { TextEvaluator } from "../evaluator.ts";
import { type EncodedInput, encodeInput, takeInput } from "./encode-input.ts";
import { readDecision } from "./read-decision.ts";

/** What holds for every way of running a bundle. */
export interface EvaluatorOptions {
  /** Pages of 64 KiB that an instance may use; 512 MiB when not given. */
  readonly memoryPages?: number;
  /** Bytes of an input's canonical JSON; 16 MiB when not given. Memory holds about eleven times that. */
  readonly maxInputBytes?: number;
}

export const evaluatorDefaults: Required<EvaluatorOptions> = {
  memoryPages: 8192,
  maxInputBytes: 16 * 2 ** 20,
};

/** One evaluation to make. */
export interface EvaluationRequest {
  readonly entrypoint: string;
  /** JSON. */
  readonly input: string;
}

/** Makes an evaluation and gives OPA's result set as JSON, or throws an EvaluationError. */
type Run = (request: EvaluationRequest) => string | Promise<string>;

const PREFIX = "hasp/decide/";

/**
 * Checks that a bundle decides over anything.
 * @throws BundleError `ENTRYPOINT_MISSING`
 */
export function checkDecides({ entrypoints }: Pick<Bundle, "entrypoints">): void {
  if (kindsOf(entrypoints).length > 0) return;
  throw new BundleError("ENTRYPOINT_MISSING", `the bundle has no entrypoint ${PREFIX}<kind>`, {
    hint: "build it from policies with hasp policy build",
  });
}

/** The part of an evaluator that is the same whatever runs the bundle's policy. */
export function createJudge(
  { revision, digest, needs, entrypoints }: Bundle,
  maxInputBytes: number,
  run: Run,
): Omit<TextEvaluator, "close"> {
  const bundle = { revision, digest };

  async function decide(kind: unknown, encode: () => EncodedInput): Promise<Decision> {
    const entrypoint = `${PREFIX}${String(kind)}`;
    if (!entrypoints.includes(entrypoint))
      throw new EvaluationError("KIND_UNKNOWN", `the bundle does not judge ${String(kind)}`, {
        hint: `it judges ${kindsOf(entrypoints).join(", ")}`,
      });
    const { text, digest } = encode();
    return readDecision(await run({ entrypoint, input: text }), bundle, { digest });
  }

  const evaluate = (input: Input): Promise<Decision> =>
    decide(input.kind, () => encodeInput(input, maxInputBytes));

  return {
    bundle,
    needs,
    evaluate,
    async evaluateText(text) {
      const kind = kindOf(parse(text));
      return decide(kind, () => takeInput(text, kind, maxInputBytes));
    },
    evaluateBatch(inputs) {
      return Promise.all(inputs.map((input) => evaluate(input).catch(asValue)));
    },
  };
}

export function evaluatorClosed(): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", "the evaluator was closed", {
    hint: "create another evaluator for the bundle",
  });
}

const hint = "give an input as hasp check … --save-inputs wrote it";

/** The kind that an input says it has; the rest of it is OPA's to read. */
function kindOf(input: unknown): string {
  return String(Object(input).kind);
}

/** Reads a text whose digest names the input: a second text for it would be a second name, and two members of one name two inputs. */
function parse(text: string): unknown {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (cause) {
    throw new EvaluationError("EVALUATION_FAILED", "the input is not JSON", { cause, hint });
  }
  if (!isOneForm(text, input))
    throw new EvaluationError("EVALUATION_FAILED", "the input is not canonical JSON", { hint });
  return input;
}

/** Whether it is canonical JSON, but for integers that are exact in it. */
function isOneForm(text: string, input: unknown): boolean {
  const canonical = canonicalJson(input);
  if (text === canonical) return true;
  const rounded = text.replace(/"(?:[^"\\]|\\.)*"|-?\b\d{16,}\b(?![.eE])/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(Number(token)),
  );
  return rounded === canonical;
}

function asValue(error: unknown): EvaluationError {
  if (error instanceof EvaluationError) return error;
  throw error;
}

function kindsOf(entrypoints: readonly string[]): string[] {
  return entrypoints
    .filter((entrypoint) => entrypoint.startsWith(PREFIX))
    .map((entrypoint) => entrypoint.slice(PREFIX.length));
}
