import type { Distribution } from "@hasp/core";
import { expect, test } from "vitest";
import type { CatalogedPackage } from "./cataloger.ts";
import { packagePurl } from "./package-purl.ts";

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
