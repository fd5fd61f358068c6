import { expect, test } from "vitest";
import type { AdmissionRequest } from "./admission-review.ts";
import { behalfOf, createPlaces } from "./places.ts";

test("one tenant takes a quarter of the places and no more, which is its own fault", () => {
  const { enter } = createPlaces(8);
  const [leave, other] = [enter("eve"), enter("eve")];
  expect([leave, other]).toEqual([expect.any(Function), expect.any(Function)]);
  expect(enter("eve")).toMatchObject({ isItsFault: true, error: { code: "OVERLOADED" } });
  expect(enter("ann")).toBeTypeOf("function");
  if (typeof leave === "function") leave();
  expect(enter("eve")).toBeTypeOf("function");
});

test("that all places are taken is nobody's fault", () => {
  const { enter } = createPlaces(4);
  for (const behalf of ["a", "b", "c", "d"]) expect(enter(behalf)).toBeTypeOf("function");
  expect(enter("e")).toMatchObject({ isItsFault: false, error: { code: "OVERLOADED" } });
});

test.each([
  ["by the same tenant", () => "ann"],
  ["by many tenants", (round: number) => `tenant ${round}`],
])("a place that is left is free again, however often it was taken %s", (_, behalfIn) => {
  const { enter } = createPlaces(1);
  for (let round = 0; round < 300; round++) {
    const leave = enter(behalfIn(round));
    expect(leave).toBeTypeOf("function");
    if (typeof leave === "function") leave();
  }
});

test("says how many there are, whose, and what to do", () => {
  const { enter } = createPlaces(2);
  const tenant = `namespace ${"x".repeat(100)}`;
  enter(tenant);
  expect(enter(tenant)).toMatchObject({
    error: {
      message: `1 requests of its ${tenant.slice(0, 80)} are being judged already`,
      hint: "try again, or run more replicas of the webhook",
    },
  });
  enter("b");
  expect(enter("c")).toMatchObject({ error: { message: "2 requests are being judged already" } });
});

test("a tenant that leaves one of several places has the others still", () => {
  const { enter } = createPlaces(8);
  const [first] = [enter("eve"), enter("eve")];
  if (typeof first === "function") first();
  expect(enter("eve")).toBeTypeOf("function");
  expect(enter("eve")).toMatchObject({ isItsFault: true });
});

test.each([
  [{ namespace: "shop", userInfo: { username: "ana" } }, "namespace shop"],
  [{ userInfo: { username: "ana" } }, "user ana"],
  [{ namespace: "", userInfo: {} }, "user "],
])("%j is asked on behalf of %j", (request, behalf) => {
  expect(behalfOf(request as AdmissionRequest)).toBe(behalf);
});
