import type { Distribution } from "@hasp/core";
import { expect, test } from "vitest";
import type { CatalogedPackage } from "../catalogers/cataloger.ts";
import { ecosystemNameOf, packagePurl } from "./package-identity.ts";

const bookworm = { id: "debian", versionId: "12", codename: "bookworm" };

// github.com/package-url/purl-spec, types deb, apk and npm
test.each<[CatalogedPackage, Distribution | undefined, string]>([
  [
    { type: "deb", name: "libstdc++6", version: "12.2.0-14", architecture: "amd64" },
    bookworm,
    "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12",
  ],
  [
    { type: "deb", name: "a", version: "1" },
    { id: "debian", codename: "trixie" },
    "pkg:deb/debian/a@1?distro=debian-trixie",
  ],
  [{ type: "deb", name: "a", version: "1:2~3" }, undefined, "pkg:deb/debian/a@1:2~3"],
  [
    { type: "apk", name: "musl", version: "1.2.4-r2", architecture: "x86_64" },
    { id: "alpine", versionId: "3.19.1" },
    "pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.19.1",
  ],
  [{ type: "npm", name: "@npmcli/fs", version: "3.1.0" }, bookworm, "pkg:npm/%40npmcli/fs@3.1.0"],
  [{ type: "npm", name: "semver", version: "7.6.0" }, bookworm, "pkg:npm/semver@7.6.0"],
])("names %j of %j", (found, distribution, purl) => {
  expect(packagePurl(found, distribution)).toBe(purl);
});

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
  expect(ecosystemNameOf(type, distribution)).toBe(expected);
});
