import { expect, test } from "vitest";
import type { Decision } from "../decision.ts";
import { exceptionStates } from "./exception-states.ts";

const now = new Date("2026-11-24T12:00:00Z");
const exception = (id: string, rest: object) => ({
  id,
  policies: ["p"],
  owner: "o",
  reason: "r",
  match: { names: ["x"] },
  ...rest,
});
const bundle = (...list: { id: string }[]) => {
  const settings = { exceptions: { list: Object.fromEntries(list.map((one) => [one.id, one])) } };
  return { data: Buffer.from(JSON.stringify({ hasp: { settings } })) };
};
const states = (list: { id: string }[], decisions?: readonly Decision[]) =>
  exceptionStates(bundle(...list), { now, soonDays: 14, ...(decisions && { decisions }) });

test.each([
  ["expired", { expires: "2026-11-24T12:00:00.000Z" }],
  ["expiring", { expires: "2026-12-08T12:00:00.000Z" }],
  ["active", { expires: "2026-12-08T12:00:00.001Z" }],
  ["active", { untilFixed: true }],
])("calls an exception %s with %j", (state, rest) => {
  expect(states([exception("E", rest)])).toEqual([
    expect.objectContaining({ id: "E", state, owner: "o" }),
  ]);
});

test("counts what each covered, and puts first what nobody needs any more", () => {
  const decision = { excepted: [{ exception: { id: "B" } }, { exception: { id: "B" } }] };
  const list = ["A", "B", "C"].map((id) => exception(id, { untilFixed: true }));
  const told = states(list, [decision as unknown as Decision]);
  expect(told.map(({ id, used }) => [id, used])).toEqual([
    ["A", 0],
    ["C", 0],
    ["B", 2],
  ]);
  expect(states(list)[0]).not.toHaveProperty("used");
});

test("knows of none in a bundle without settings", () => {
  expect(exceptionStates({ data: Buffer.from("{}") }, { now, soonDays: 1 })).toEqual([]);
});
