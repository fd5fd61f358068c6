import { expect, test } from "vitest";
import { ecosystemOf } from "./ecosystem-of.ts";

test.each([
  ["deb", { id: "debian", versionId: "12", codename: "bookworm" }, "debian:12"],
  ["deb", { id: "debian", versionId: "9.13" }, "debian:9"],
  ["deb", { id: "debian", codename: "trixie" }, "debian:13"],
  ["deb", { id: "debian", codename: "constructor" }, "deb:debian"],
  ["deb", { id: "debian" }, "deb:debian"],
  ["deb", { id: "ubuntu", versionId: "18.04" }, "ubuntu:18.04"],
  ["deb", { id: "ubuntu" }, "deb:ubuntu"],
  ["deb", { id: "kali", versionId: "2025.1" }, "deb:kali"],
  ["deb", { id: "alpine", versionId: "3.17.0" }, "deb:alpine"],
  ["deb", undefined, "deb"],
  ["apk", { id: "alpine", versionId: "3.17.3" }, "alpine:v3.17"],
  ["apk", { id: "alpine", versionId: "3.21_alpha20240807" }, "alpine:edge"],
  ["apk", { id: "alpine", versionId: "3.22.0_alpha20250108" }, "alpine:edge"],
  ["apk", { id: "alpine" }, "apk:alpine"],
  ["apk", { id: "wolfi", versionId: "20230201" }, "apk:wolfi"],
  ["apk", { id: "debian", versionId: "12" }, "apk:debian"],
  ["npm", { id: "debian", versionId: "12" }, "npm"],
  ["npm", undefined, "npm"],
] as const)("puts %s packages of %j in %s", (type, distribution, expected) => {
  expect(ecosystemOf(type, distribution)).toBe(expected);
});
