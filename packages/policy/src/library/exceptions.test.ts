import { expect, test } from "vitest";
import { compileExceptions, faultsOfExceptions } from "./exceptions.ts";
import type { Policy } from "./policy.ts";
import type { Exception } from "./settings.ts";

const now = new Date("2026-11-24T12:00:00Z");
const policies = [{ id: "image-secret" }, { id: "run-as-root" }] as unknown as Policy[];
const exception: Exception = {
  id: "E",
  policies: ["image-secret"],
  owner: "ana",
  reason: "r",
  expires: "2026-12-01",
  match: { names: ["web"] },
};
const faults = (exceptions: readonly Exception[], exceptionRules = {}) =>
  faultsOfExceptions({ exceptions: [...exceptions], exceptionRules }, policies, now);

test("lists exceptions by id and finds them by policy, each policy once", () => {
  const { expires: _, ...open } = exception;
  const compiled = compileExceptions([
    { ...exception, policies: ["image-secret", "run-as-root", "image-secret"] },
    { ...open, id: "F", untilFixed: true, match: { packages: ["openssl"], names: ["web"] } },
  ]);
  expect(compiled.list["E"]).toMatchObject({ expires: "2026-12-01T00:00:00.000Z" });
  expect(compiled.list["F"]).toEqual({
    id: "F",
    policies: ["image-secret"],
    owner: "ana",
    reason: "r",
    untilFixed: true,
    match: { packages: ["openssl"], names: ["web"] },
  });
  expect(compiled.keys).toEqual({
    "image-secret": { name: { web: ["E"] }, named: { "": ["E"] }, package: { openssl: ["F"] } },
    "run-as-root": { name: { web: ["E"] }, named: { "": ["E"] } },
  });
});

test("finds nothing wrong in what is right", () => {
  const { expires: _, ...open } = exception;
  expect(faults([exception, { ...open, id: "F", untilFixed: true }])).toEqual([]);
  expect(faults([{ ...exception, ticket: "T-1" }], { requireTicket: true, maxDays: 10 })).toEqual(
    [],
  );
});

test("counts days to the moment", () => {
  const until = (expires: string) => faults([{ ...exception, expires }], { maxDays: 1 });
  expect(until("2026-11-25T12:00:00Z")).toEqual([]);
  expect(until("2026-11-25T12:00:00.001Z")).toEqual([
    {
      path: ["exceptions", 0, "expires"],
      message: "2026-11-25T12:00:00.001Z is more than 1 days ahead (exceptionRules.maxDays)",
    },
  ]);
});

test("refuses an id that JSON in JavaScript would lose", () => {
  expect(faults([{ ...exception, id: "__proto__" }])).toContainEqual({
    path: ["exceptions", 0, "id"],
    message: "__proto__ cannot be a name here",
  });
});

test.each([
  ["for package openssl", { packages: ["openssl"] }],
  ["for every subject", { users: ["ana"] }],
])("refuses more than a thousand that are all tried %s", (what, match) => {
  const many = Array.from({ length: 1001 }, (_, i) => ({ ...exception, id: `E${i}`, match }));
  expect(faults(many.slice(1))).toEqual([]);
  expect(faults(many)).toEqual([
    {
      path: ["exceptions"],
      message: expect.stringContaining(
        `1001 of image-secret are all tried ${what}, more than 1000`,
      ),
    },
  ]);
});
