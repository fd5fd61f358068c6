import { expect, test } from "vitest";
import { alpine } from "./alpine.ts";
import { debian } from "./debian.ts";
import { npm } from "./npm.ts";
import { ubuntu } from "./ubuntu.ts";

const release = (
  ecosystem: typeof debian,
  given: { readonly versionId?: string; readonly codename?: string },
) => ecosystem.release?.({ id: ecosystem.name, ...given });

test.each([
  ["3.17.0", "v3.17"],
  ["13.20.1", "v13.20"],
  ["3.21_alpha20240807", "edge"],
  ["edge 3.17", undefined],
  ["3", undefined],
  [undefined, undefined],
])("Alpine of VERSION_ID %s is the branch %s", (versionId, expected) => {
  expect(release(alpine, versionId === undefined ? {} : { versionId })).toBe(expected);
});

test.each([
  [{ versionId: "12", codename: "bookworm" }, "12"],
  [{ versionId: "12.5" }, "12"],
  [{ versionId: "10" }, "10"],
  // testing says only what it will be called
  [{ codename: "trixie" }, "13"],
  [{ codename: "sid" }, "sid"],
  [{ codename: "plucky" }, undefined],
  [{ versionId: "testing 12" }, undefined],
  [{ versionId: "", codename: "sid" }, undefined],
  [{}, undefined],
])("Debian of %j is release %s", (given, expected) => {
  expect(release(debian, given)).toBe(expected);
});

test("Ubuntu's release is its VERSION_ID, and none is none", () => {
  expect(release(ubuntu, { versionId: "24.04" })).toBe("24.04");
  expect(release(ubuntu, { versionId: "" })).toBeUndefined();
  expect(release(ubuntu, {})).toBeUndefined();
});

test.each([
  ["@babel/core", { namespace: "@babel", name: "core" }],
  ["lodash", { name: "lodash" }],
  ["/odd", { namespace: "", name: "odd" }],
])("npm's %s is split as %j", (name, expected) => {
  expect(npm.splitName?.(name)).toEqual(expected);
});
