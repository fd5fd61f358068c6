import { type Bundle, createInlineEvaluator, type Input } from "@hasp/policy";

const PAIRS = 7;
const WARM_UP = 200;
const TIMES = 400;

/**
 * Microseconds that a decision with `after` takes more than one with `before`. The two are far longer than what lies between them
 * and an instance is some percent faster or slower than the next of the same bundle, so they take turns in several pairs of
 * instances; of each its undisturbed runs count, of the pairs the one in the middle.
 */
export async function addedMicroseconds(
  before: Bundle,
  after: Bundle,
  input: Input,
): Promise<number> {
  const differences: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const evaluators = [await createInlineEvaluator(before), await createInlineEvaluator(after)];
    const times: [number[], number[]] = [[], []];
    for (let run = -WARM_UP; run < TIMES; run++) {
      for (const [i, evaluator] of evaluators.entries()) {
        const start = performance.now();
        await evaluator.evaluate(input);
        if (run >= 0) times[i === 0 ? 0 : 1].push(performance.now() - start);
      }
    }
    for (const evaluator of evaluators) await evaluator.close();
    differences.push(undisturbed(times[1]) - undisturbed(times[0]));
  }
  return middle(differences) * 1000;
}

/** The time that one in eight runs keeps below. */
function undisturbed(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 3] ?? Number.NaN;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
