import { expect, test } from "vitest";
import { findNearestName } from "./nearest-name.ts";

test.each(["1", "<<", ""])("%j means nothing that is as short", (name) => {
  expect(findNearestName(name, ["db", "q"])).toBeUndefined();
});

test.each([
  ["priviledged", "privileged"],
  ["Privileged", "privileged"],
  ["moutns", "mounts"],
  ["capabilties", "capabilities"],
  ["x", undefined],
  ["somethingElse", undefined],
])("%s means %s", (name, nearest) => {
  expect(findNearestName(name, ["privileged", "mounts", "capabilities", "ports"])).toBe(nearest);
});
