import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSecrets } from "../find-secrets.ts";
import { secretRules } from "./index.ts";

test("rules have ids of their own", () => {
  const ids = secretRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(secretRules)("$id", (rule) => {
  test("has keywords that one pass over bytes can look for", () => {
    expect(rule.keywords.length).toBeGreaterThan(0);
    for (const keyword of rule.keywords) expect(keyword).toMatch(/^[ -~]{4,}$/);
    expect(new Set(rule.keywords).size).toBe(rule.keywords.length);
  });

  test("has an expression with the flag g and the group that the engine reads", () => {
    expect(rule.pattern.global).toBe(true);
    expect(rule.pattern.source).toContain("(?<secret>");
    // a repetition without an end is what lets an expression run away
    expect(rule.pattern.source.replaceAll(/\\.|\[[^\]]*\]/g, "x")).not.toMatch(/[*+]|\{\d+,\}/);
  });

  // the window bounds the work: a hundred thousand characters end long before the test's own limit
  test("comes to an end on long texts that almost match", () => {
    const [keyword = ""] = rule.keywords;
    for (const filler of ["a", "A1", " ", "=", "eyJ", ".", "-", "\\n", '"', keyword]) {
      const text = keyword + filler.repeat(Math.ceil(1e5 / filler.length));
      const { found } = findSecrets(Buffer.from(text), { place: "config", holdsSettings: true });
      expect(found.length).toBeLessThanOrEqual(100);
    }
  });
});

test("any bytes around any keyword are searched without a throw, and what is found stands there", () => {
  const keywords = secretRules.flatMap((rule) => [...rule.keywords]);
  const unit = fc.oneof(
    fc.constantFrom(
      ...keywords,
      "-----BEGIN RSA PRIVATE KEY-----",
      "\n",
      '"',
      "=",
      ":",
      " ",
      "@",
      "é",
    ),
    fc.stringMatching(/^[A-Za-z0-9+/_-]{1,60}$/),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const bytes = Buffer.from(text);
      for (const { secret, offset } of findSecrets(bytes, { place: "config", holdsSettings: true })
        .found) {
        expect(bytes.toString("latin1", offset, offset + secret.length)).toBe(secret);
      }
    }),
  );
});
