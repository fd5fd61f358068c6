import fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test.each([
  ["hunter2", "…"],
  ["AKIAQ3EGRZ5T6PLKMNWX", "AKIA…WX"],
  ["-----éé----------", "----…--"],
])("shows %s as %s", (secret, shown) => expect(redact(secret)).toBe(shown));

test("never shows more than six characters of a secret", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (secret) => {
      expect(redact(secret)).toMatch(/^([!-~]{4}…[!-~]{2}|…)$/);
    }),
  );
});
