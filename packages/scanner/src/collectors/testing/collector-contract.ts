import { ImageFacts, type ProblemCode, problemCodes, sha256 } from "@hasp/core";
import { type TarMember, tarOf } from "@hasp/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Collection, collect } from "../../collect.ts";
import { blobOf } from "../../layers/testing/layer-blob.ts";
import { defaultLimits } from "../../limits.ts";
import { sortFacts } from "../../sort-facts.ts";
import type { CollectedFacts, Collector } from "../collector.ts";

export interface CollectorSample {
  /** The files of a layer of which it has something to tell. */
  readonly files: readonly TarMember[];
  readonly tells: CollectedFacts;
  /** Files that it cannot read, and what it says of them; absent where it reads no bytes. */
  readonly hostile?: {
    readonly files: readonly TarMember[];
    readonly problems: readonly { readonly code: ProblemCode; readonly path: string }[];
    /** What is still told beside them, where that is not all of it. */
    readonly kept?: CollectedFacts;
  };
}

/** The rest of an image's facts, for the order of lists. */
const others = { findings: [], coverage: [], problems: [] };

async function read(
  collector: Collector,
  ...layers: readonly (readonly TarMember[])[]
): Promise<Collection> {
  const config = Buffer.from('{"os":"linux","architecture":"amd64"}');
  const image = {
    config: { digest: sha256(config), bytes: config },
    layers: layers.map((members) => blobOf(tarOf(...members))),
    close: async () => {},
  };
  const options = { limits: defaultLimits, signal: AbortSignal.timeout(30_000), onEntries() {} };
  return collect(image, [collector], options);
}

function inOrder(facts: CollectedFacts): unknown {
  return sortFacts({ packages: [], secrets: [], tools: [], ...others, ...facts } as never);
}

/** What every collector must do, read by the engine as in a scan. */
export function testCollector(
  create: () => Collector,
  { files, tells, hostile }: CollectorSample,
): void {
  const { name } = create();

  describe(`the collector ${name}`, () => {
    test("has a version and a problem to fail with that leaves something undecided or warned of", () => {
      expect(create().version).toBeGreaterThan(0);
      expect(problemCodes[create().failure].effect).toMatch(/^(?:unknown|warn)$/);
    });

    test("tells facts in the contract's shape, and nothing that was not there", async () => {
      const { facts, problems } = await read(create(), files);
      expect(facts).toMatchObject(tells);
      expect(problems).toEqual([]);
      for (const [key, value] of Object.entries(facts)) {
        expect(ImageFacts.shape[key as keyof CollectedFacts].parse(value)).toEqual(value);
      }
      const { facts: none } = await read(create(), [{ name: "a", content: "a" }]);
      for (const [key, value] of Object.entries(tells)) {
        expect(none[key as keyof CollectedFacts]).not.toEqual(value);
      }
    });

    test("is of one image: another one of its kind starts with nothing", async () => {
      const [first, second] = await Promise.all([read(create(), files), read(create(), files)]);
      expect(inOrder(second.facts)).toEqual(inOrder(first.facts));
    });

    if (hostile) {
      test("tells the place of hostile bytes, and the rest goes on", async () => {
        const { facts, statuses } = await read(create(), files, hostile.files);
        expect(facts).toMatchObject(hostile.kept ?? tells);
        expect(statuses[0]?.state).toBe("partly");
        for (const problem of hostile.problems) {
          expect(statuses[0]?.problems).toContainEqual(expect.objectContaining(problem));
        }
      });
    }

    test("never fails, whatever bytes stand in files that it wants", async () => {
      const paths = [...files, ...(hostile?.files ?? [])].map((file) => file.name);
      const member = fc.record({
        name: fc.constantFrom(...paths, "any"),
        content: fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.uint8Array()),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(member, { maxLength: 4 }), async (members) => {
          const [status] = (await read(create(), files, members)).statuses;
          expect(status?.state).not.toBe("failed");
          for (const { message } of status?.problems ?? []) {
            expect(message).not.toContain(`the collector ${name} failed`);
          }
        }),
        { numRuns: 50 },
      );
    }, 30_000);
  });
}
