import { sha256 } from "@hasp/core";
import { type TarMember, tarOf } from "@hasp/testing";
import { expect, test } from "vitest";
import { collect } from "./collect.ts";
import type { Collected, Collector } from "./collectors/collector.ts";
import { ScanError } from "./error.ts";
import { blobOf } from "./layers/testing/layer-blob.ts";
import { defaultLimits, type Limits } from "./limits.ts";

const config = Buffer.from('{"os":"linux","architecture":"amd64"}');
const created = "2026-01-01T00:00:00.000Z";

/** A collector that wants all and tells the names of the files it was given, as the image's reference. */
function listing(name: string, change: Partial<Collector> = {}): Collector {
  const paths: string[] = [];
  return {
    name,
    version: 1,
    failure: "FILE_UNREADABLE",
    wants: () => true,
    add: ({ path }) => void paths.push(path),
    finish: () => ({ facts: { reference: paths.join(" ") } }),
    ...change,
  };
}

function fail(message: string) {
  return (): never => {
    throw new Error(message);
  };
}

async function run(
  collectors: readonly Collector[],
  layers: readonly (readonly TarMember[])[] = [[{ name: "a" }, { name: "b", content: "text" }]],
  limits: Partial<Limits> = {},
  signal = AbortSignal.timeout(60_000),
) {
  const image = {
    config: { digest: sha256(config), bytes: config },
    layers: layers.map((members) => blobOf(tarOf(...members))),
    close: async () => {},
  };
  return collect(image, collectors, {
    limits: { ...defaultLimits, ...limits },
    signal,
    onEntries() {},
  });
}

test("hands each file to those that want it, and joins what they tell", async () => {
  const picky = listing("picky", {
    wants: ({ path }) => path === "b",
    finish: () => ({ facts: { createdAt: created } }),
  });
  const { facts, problems, statuses } = await run([listing("all"), picky]);
  expect(facts).toEqual({ reference: "a b", createdAt: created });
  expect(problems).toEqual([]);
  expect(statuses.map(({ name, state }) => [name, state])).toEqual([
    ["all", "done"],
    ["picky", "done"],
  ]);
});

test("shows those that finish later what earlier ones told and redacted, never the original", async () => {
  const redacts = listing("redacts", {
    finish: ({ document }) => ({
      facts: { createdAt: created },
      document: { ...document, created: "redacted" },
    }),
  });
  let seen: unknown;
  const looks = listing("looks", {
    finish({ document, facts }): Collected {
      seen = [document.created, facts.createdAt];
      return { facts: {} };
    },
  });
  const { document } = await run([redacts, looks]);
  expect(seen).toEqual(["redacted", created]);
  expect(document.created).toBe("redacted");
});

test.each([
  ["at a file it is asked about", { wants: fail("broken") }, "failed at it: broken", "a b"],
  ["at a file it is given", { add: fail("broken") }, "failed at it: broken", "a b"],
])("goes on past a collector that fails %s", async (_, change, message, given) => {
  const { facts, statuses } = await run([listing("bad", change), listing("good")]);
  expect(facts.reference).toBe(given);
  expect(statuses).toMatchObject([
    {
      name: "bad",
      state: "partly",
      problems: ["a", "b"].map((path) => ({
        code: "FILE_UNREADABLE",
        path,
        message: `the collector bad ${message}`,
      })),
    },
    { name: "good", state: "done" },
  ]);
});

test("goes on past a collector that cannot finish, under the code that it fails with", async () => {
  const bad = listing("bad", { failure: "NOTHING_CATALOGED", finish: fail("broken") });
  const { facts, statuses } = await run([listing("good"), bad]);
  expect(facts).toEqual({ reference: "a b" });
  const problem = {
    code: "NOTHING_CATALOGED",
    path: "",
    message: "the collector bad told nothing: broken",
  };
  expect(statuses[1]).toEqual({ name: "bad", version: 1, state: "failed", problems: [problem] });
});

test("tells nothing of an image that a guard cannot finish", async () => {
  const guard = listing("guard", { isGuard: true, finish: fail("broken") });
  await expect(run([listing("good"), guard])).rejects.toThrow("broken");
});

test("counts failed files beyond twenty of a layer", async () => {
  const members = Array.from({ length: 30 }, (_, i) => ({ name: `f${i}` }));
  const { statuses } = await run([listing("bad", { add: fail("broken") })], [members, members]);
  const messages = statuses[0]?.problems.map(({ message }) => message) ?? [];
  expect(messages).toHaveLength(42);
  expect(messages).toContain("the collector bad failed at 10 more files of layer 1");
});

test("a wanted file that could not be read leaves whoever wanted it partly done", async () => {
  const picky = listing("picky", { wants: ({ path }) => path === "a" });
  const { problems, statuses } = await run([listing("all"), picky], undefined, { fileBytes: 3 });
  expect(problems).toMatchObject([{ code: "FILE_TOO_LARGE", path: "b" }]);
  expect(statuses.map(({ state }) => state)).toEqual(["partly", "done"]);
});

test("a limit or an abort ends the whole scan, whoever meets it", async () => {
  const limit = new ScanError("LIMIT_EXCEEDED", "too much");
  const hits = () => {
    throw limit;
  };
  await expect(run([listing("bad", { add: hits })])).rejects.toBe(limit);
  await expect(run([listing("bad", { finish: hits })])).rejects.toBe(limit);
  const end = new AbortController();
  const aborts = () => {
    end.abort(new Error("enough"));
    end.signal.throwIfAborted();
  };
  await expect(run([listing("bad", { add: aborts })], undefined, {}, end.signal)).rejects.toThrow(
    "enough",
  );
});
