import { expect, test } from "vitest";
import { createPlaces } from "./places.ts";

test("one tenant takes a quarter of the places and no more, which is its own fault", () => {
  const { enter } = createPlaces(8);
  const [leave] = [enter("eve"), enter("eve")];
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
