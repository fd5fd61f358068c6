import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, objectOf } from "@hasp/core";
import { readManifests } from "@hasp/kubernetes";
import { root } from "../e2e/hasp.ts";
import { bases, variations } from "../pod-security/variations.ts";
import { testInputs } from "./test-inputs.ts";
import { toObject } from "./to-object.ts";

/** An object that policies are compared over, and of a policy's own tests the policy. */
export interface Asked {
  readonly object: JsonObject;
  readonly policy?: string;
}

/** The repository's manifests, every way of saying what Pod Security asks about, and what the policies' own tests judge. */
export async function askedObjects(ids: ReadonlySet<string>): Promise<readonly Asked[]> {
  const ofTests = await testInputs(ids);
  return once([
    ...manifests().map((object) => ({ object })),
    ...variedPods().map((object) => ({ object })),
    ...[...ofTests].flatMap(([policy, inputs]) =>
      inputs.flatMap((input) => {
        const object = toObject(input as JsonObject);
        return object && isWhole(object) ? [{ object, policy }] : [];
      }),
    ),
  ]);
}

/** The same object says nothing new, but of another policy. */
function once(asked: readonly Asked[]): readonly Asked[] {
  return [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
}

function manifests(): readonly JsonObject[] {
  const folder = join(root, "test/fixtures/manifests");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => {
      const { documents } = readManifests({
        name,
        text: readFileSync(join(folder, name), "utf8"),
      });
      return documents.map(({ object }) => object as JsonObject);
    });
}

function variedPods(): readonly JsonObject[] {
  return bases.flatMap((make, base) =>
    variations.flatMap((vary, number) => {
      // some of them are many enough
      if ((base + 7 * number) % 97 !== 0) return [];
      const pod = make();
      vary(pod);
      const name = `pod-${base}-${number}`;
      return [{ ...pod, metadata: { ...pod.metadata, name } } as unknown as JsonObject];
    }),
  );
}

/** A path that leads upwards, which no volume may have. */
const UPWARDS = /"hostPath":\{[^{}]*"path":"(?:[^"]*\/)?\.\.(?:\/|")/;

/** What the API server takes for an object; it decodes what a Secret holds. */
function isWhole(object: JsonObject): boolean {
  const { apiVersion, kind, metadata, data } = object;
  if (UPWARDS.test(JSON.stringify(object))) return false;
  const isHead =
    typeof apiVersion === "string" && typeof kind === "string" && typeof metadata === "object";
  return isHead && (kind !== "Secret" || Object.values(objectOf(data)).every(isBase64));
}

function isBase64(value: unknown): boolean {
  return typeof value === "string" && Buffer.from(value, "base64").toString("base64") === value;
}
