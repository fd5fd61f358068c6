import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryText, Affected } from "../advisory.ts";
import { feeds } from "./index.ts";
import { recordSink } from "./testing/record-sink.ts";

const json = fc.jsonValue({ maxDepth: 1 });
const names = fc.constantFrom(
  "a",
  "CVE-2020-0001",
  "bookworm",
  "1-r0",
  "0",
  "__proto__",
  "constructor",
);
const event = fc.oneof(
  fc.record({ introduced: names }),
  fc.record({ fixed: fc.constantFrom("1.0", "x", "0") }),
  json,
);
const affected = fc.record({
  package: fc.oneof(fc.record({ ecosystem: fc.constantFrom("npm", "PyPI"), name: names }), json),
  ranges: fc.oneof(
    fc.array(fc.record({ type: names, events: fc.array(event, { maxLength: 4 }) })),
    json,
  ),
  versions: fc.oneof(fc.array(names), json),
});
const release = fc.record({
  status: fc.constantFrom("open", "resolved"),
  fixed_version: fc.oneof(names, json),
});

/** Documents with the outlines of real ones and anything inside. */
const document = fc.oneof(
  json,
  fc.record({
    distroversion: fc.constant("edge"),
    reponame: fc.constant("main"),
    packages: fc.array(
      fc.oneof(
        json,
        fc.record({
          pkg: fc.record({ name: names, secfixes: fc.dictionary(names, fc.array(json)) }),
        }),
      ),
    ),
  }),
  fc.dictionary(
    names,
    fc.dictionary(names, fc.record({ releases: fc.dictionary(names, fc.oneof(release, json)) })),
  ),
  fc.record({ id: names, modified: names, affected: fc.oneof(fc.array(affected), json) }),
);

test("feeds have names of their own", () => {
  const all = feeds.map(({ name }) => name);
  expect(new Set(all).size).toBe(all.length);
});

describe.each(feeds)("$name", (feed) => {
  test("reads any document that it accepts, and says only what can be stored", () => {
    fc.assert(
      fc.property(document, (value) => {
        if (!feed.accepts(value)) return;
        const { sink, advisories } = recordSink();
        feed.read(value, sink);
        for (const { text, affected: facts, package: name } of advisories) {
          AdvisoryText.parse(text);
          Affected.parse(facts);
          expect(name).not.toBe("");
        }
      }),
      { numRuns: 200 },
    );
  });
});
