import { parsePointer } from "@hasp/core";
import { type Container, Input, type Workload } from "@hasp/policy";
import { expect } from "vitest";
import { type InputOptions, inputsOf, type ObjectInputs } from "../workload/inputs-of.ts";
import { memberOf } from "../workload/pod-places.ts";
import { unknownImages } from "../workload/summarize-images.ts";
import { podObject, web } from "./objects.ts";

export const context = { time: "2026-11-23T12:00:00.000Z" };

/** The inputs of an object: as the contract has them, member for member, and with every `at` in the object. */
export async function judged(
  object: unknown,
  options: Partial<InputOptions> = {},
): Promise<ObjectInputs> {
  const made = await inputsOf(object, {
    phase: "deploy",
    context,
    images: unknownImages,
    ...options,
  });
  for (const input of made.inputs) {
    expect(Input.parse(input)).toEqual(input);
    for (const at of placesIn(input)) expect(valueAt(made.object, at), at).toBeDefined();
  }
  return made;
}

function placesIn(input: Input): string[] {
  if (input.kind !== "workload") return [];
  const { containers, pod } = input.workload;
  return [pod.at, ...[...containers, ...pod.volumes].map(({ at }) => at ?? "/nowhere")];
}

function valueAt(object: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce(memberOf, object);
}

/** Every workload that an object runs. */
export async function workloadsOf(
  object: unknown,
  options: Partial<InputOptions> = {},
): Promise<Workload[]> {
  const { inputs } = await judged(object, options);
  return inputs.map((input) => {
    if (input.kind !== "workload") throw new Error(`a ${input.kind}`);
    return input.workload;
  });
}

/** The only workload that an object runs. */
export async function workloadOf(
  object: unknown,
  options: Partial<InputOptions> = {},
): Promise<Workload> {
  const [workload, ...more] = await workloadsOf(object, options);
  if (!workload || more.length > 0) throw new Error(`${more.length + 1} workloads`);
  return workload;
}

/** The first container of a Pod. */
export async function containerOf(
  container: object = {},
  spec: object = {},
  annotations: object = {},
): Promise<Container> {
  const object = podObject({ ...spec, containers: [{ ...web, ...container }] }, { annotations });
  const { containers } = await workloadOf(object);
  if (!containers[0]) throw new Error("no container");
  return containers[0];
}
