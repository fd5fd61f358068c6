import { canonicalJson } from "@hasp/core";
import { expect, test } from "vitest";
import { localCompiler } from "../compiler/local-compiler.ts";
import type { Input } from "../contract/input.ts";
import { compileLibrary } from "../library/compile-library.ts";
import { readLibrary, shippedLibrary } from "../library/read-library.ts";
import { deployment, policy, readSharedRego } from "../testing/engine.ts";
import { exampleInputs } from "./example-inputs.ts";
import { measurePolicies } from "./measure-policies.ts";

const cheap = 'violations contains {"message": "a", "path": ""} if input.workload.kind == "None"';
const dear = `violations contains {"message": "a", "path": ""} if {
	some n in numbers.range(1, 2000)
	n * n == input.workload.replicas
}`;

test("the dear policy costs more than the cheap one, and one of another kind is not measured", async () => {
  const files = [
    ...(await readSharedRego()),
    policy("cheap", "subjects: [workload]", cheap),
    policy("dear", "subjects: [workload]", dear),
    policy("other", "subjects: [image]", cheap.replace("workload.kind", "image.digest")),
  ];
  const library = await compileLibrary({ files, compiler: localCompiler });
  const input = deployment({}) as unknown as Input;
  const one = { place: "a", input, text: canonicalJson(input) };
  const { policies, decisions, unmeasured } = await measurePolicies(library, [one], localCompiler);
  expect(policies.map((cost) => cost.policy)).toEqual(["dear", "cheap"]);
  const [first, second] = policies;
  expect(first?.micros).toBeGreaterThan(10 * Math.max(1, second?.micros ?? 0));
  expect(unmeasured).toEqual(["other"]);
  expect(decisions).toMatchObject([{ place: "a", kind: "workload", policies: 2 }]);
  expect(decisions[0]?.micros).toBeGreaterThan((first?.micros ?? 0) / 2);
}, 120_000);

test("the library brings an example of every kind that its tests judge", async () => {
  const inputs = await exampleInputs(await readLibrary([shippedLibrary]), localCompiler);
  expect(new Set(inputs.map(({ input }) => input.kind))).toEqual(
    new Set([
      "workload",
      "container",
      "image",
      "resource",
      "process",
      "file",
      "network",
      "request",
    ]),
  );
}, 60_000);
