import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { beforeAll, expect, test, vi } from "vitest";
import type { Bundle } from "../bundle/bundle.ts";
import type { Input } from "../contract/input.ts";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import { createInlineEvaluator } from "./create-inline-evaluator.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A small library in the shape of the shipped one: an entrypoint that asks policies, whose parameters are data. */
const rego = `package hasp.decide

workload := {
	"phase": input.phase,
	"time": input.context.time,
	"verdict": verdict,
	"violations": violations,
	"undecided": undecided,
}

violations := sort([{"policy": "registry", "path": path, "message": message} |
	some index, container in input.workload.containers
	not container.image.registry in data.hasp.parameters.registry.allowed
	path := sprintf("/workload/containers/%d/image", [index])
	message := sprintf("%s comes from %s", [container.name, container.image.registry])
])

undecided := [{"code": "IMAGE_UNKNOWN", "path": path} |
	some index, container in input.workload.containers
	not container.image.digest
	path := concat("/", ["", "workload", "containers", format_int(index, 10), "image"])
]

default verdict := "allow"

verdict := "deny" if {
	count(violations) > 0
} else := "unknown" if {
	count(undecided) > 0
}
`;
const data = { hasp: { parameters: { registry: { allowed: ["registry.example"] } } } };

let bundle: Bundle;
beforeAll(async () => {
  bundle = await compileAndOpen({ rego, data, entrypoints: ["hasp/decide/workload"] });
});

test.each([
  ["allow", [container("a", "registry.example", "sha256:1")]],
  ["unknown", [container("a", "registry.example")]],
  ["deny", [container("é😀", "docker.io", "sha256:1"), container("b", "registry.example")]],
])("decides %s in the plain npm SDK as in ours", async (verdict, containers) => {
  const context = { time: "2026-11-24T00:00:00.000Z" };
  const input = { phase: "deploy", kind: "workload", context, workload: { containers } };

  const policy = await loadPolicy(Buffer.from(bundle.wasm));
  policy.setData(JSON.parse(Buffer.from(bundle.data).toString()));
  const [plain] = policy.evaluate(input, "hasp/decide/workload");

  const evaluator = await createInlineEvaluator(bundle);
  const ours = await evaluator.evaluate(input as unknown as Input);
  const { digest, revision } = bundle;
  expect(ours).toEqual({
    ...plain.result,
    bundle: { digest, revision },
    input: { digest: ours.input.digest },
  });
  expect(plain.result.verdict).toBe(verdict);
});

function container(name: string, registry: string, digest?: string) {
  return { name, image: { registry, ...(digest !== undefined && { digest }) } };
}
