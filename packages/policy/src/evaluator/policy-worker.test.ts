import { beforeAll, expect, test, vi } from "vitest";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import type { EvaluationRequest } from "./judge.ts";
import { compileOpaModule, type OpaModule } from "./opa-module.ts";
import { PolicyWorker } from "./policy-worker.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Its work grows with the square of its numbers, its memory hardly does. */
const rego = `package t

p := input.n

p := count([1 |
	some a in input.numbers
	some b in input.numbers
	a < b
	b < a
]) if input.numbers
`;

let module: OpaModule;
beforeAll(async () => {
  module = await compileOpaModule(await compileAndOpen({ rego, entrypoints: ["t/p"] }), 1024);
});

const request = (input: object): EvaluationRequest => ({
  entrypoint: "t/p",
  input: JSON.stringify(input),
});
const toil = (size: number) => request({ numbers: Array.from({ length: size }, (_, n) => n) });
const endless = toil(100_000);

test("counts for the deadline what an evaluation takes, not what it waits for others", async () => {
  const unhurried = await PolicyWorker.start(module, 60_000);
  await unhurried.run(toil(2000));
  const start = performance.now();
  await unhurried.run(toil(2000));
  const alone = performance.now() - start;
  await unhurried.close();

  const worker = await PolicyWorker.start(module, 5 * alone);
  const results = await Promise.all(Array.from({ length: 15 }, () => worker.run(toil(2000))));
  expect(new Set(results)).toEqual(new Set(['[{"result":0}]']));
  await worker.close();
});

test.each([
  ["runs over the deadline", "EVALUATION_TIMEOUT", endless],
  ["the thread breaks off over", "EVALUATION_FAILED", null as unknown as EvaluationRequest],
])("gives up on each evaluation that %s, and on no other", async (_, code, bad) => {
  const worker = await PolicyWorker.start(module, 1000);
  const requests = [1, 2, bad, 4, bad, 6].map((one) =>
    typeof one === "number" ? request({ n: one }) : one,
  );
  const results = await Promise.all(
    requests.map((one) => worker.run(one).catch((error: { code: string }) => error.code)),
  );
  const text = (n: number) => `[{"result":${n}}]`;
  expect(results).toEqual([text(1), text(2), code, text(4), code, text(6)]);
  await expect(worker.run(request({ n: 7 }))).resolves.toBe(text(7));
  await worker.close();
});

test("does not evaluate again what took long when a later one is given up", async () => {
  const worker = await PolicyWorker.start(module, 3000);
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  await Promise.all([
    worker.run(toil(4500)).then(note("long")),
    worker.run(endless).catch(note("endless")),
    worker.run(request({ n: 1 })).then(note("short")),
  ]);
  expect(order).toEqual(["long", "endless", "short"]);
  await worker.close();
});
