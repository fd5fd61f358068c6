import { expect, test } from "vitest";
import { decision, undecided, violation } from "../testing/review.ts";
import { denialMessage, undecidedMessage } from "./denial-message.ts";
import { toldBy } from "./told.ts";

const lines = (write: typeof denialMessage, part: Partial<typeof decision>) => {
  const made = { ...decision, ...part };
  return write(made, toldBy([made])).split("\n");
};
const denying = { ...undecided, effect: "deny" as const };

test.each([
  [1, 0, "1 violation"],
  [2, 0, "2 violations"],
  [0, 1, "1 thing that cannot be told"],
  [0, 2, "2 things that cannot be told"],
  [1, 2, "1 violation and 2 things that cannot be told"],
])("counts %i violations and %i that cannot be told in words", (found, open, words) => {
  const [first] = lines(denialMessage, {
    violations: Array(found).fill(violation),
    undecided: Array(open).fill(denying),
  });
  expect(first).toBe(`Pod/web is denied: ${words} (bundle 7, sha256:bbbbbbbbbbbb)`);
});

test.each([
  [0, "something"],
  [1, "1 thing"],
  [2, "2 things"],
])("counts %i that the failure policy denies", (count, words) => {
  const [first] = lines(undecidedMessage, { undecided: Array(count).fill(undecided) });
  expect(first).toBe(
    `Pod/web is denied by the failure policy: ${words} could not be told (bundle 7, sha256:bbbbbbbbbbbb)`,
  );
});

test("names the policy that cannot tell, and no place where there is none", () => {
  const open = { ...denying, policy: "image-secret", path: "" };
  expect(
    lines(denialMessage, { violations: [{ ...violation, at: "", path: "" }], undecided: [open] }),
  ).toEqual([
    expect.stringContaining("is denied"),
    '1. [critical] privileged-container: container "web" is privileged',
    "   at /",
    "   fix: Set privileged to false.",
    "2. image-secret: OWNER_UNKNOWN: who owns the subject could not be asked for",
  ]);
});

test("says how many it leaves out, and leaves out none that fits", () => {
  const one = { ...violation, message: "x".repeat(900), remediation: "y".repeat(900) };
  const written = lines(denialMessage, { violations: Array(100).fill(one) });
  const shown = written.filter((line) => /^\d+\. /.test(line)).length;
  expect(written.at(-1)).toBe(`… and ${100 - shown} more: run hasp check manifest to see all`);
  expect(lines(denialMessage, { violations: Array(shown).fill(one) }).at(-1)).toMatch(/^ {3}fix/);
});
