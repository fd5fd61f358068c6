import { expect, test } from "vitest";
import { formatPurl, type PurlParts } from "./purl.ts";

// github.com/package-url/purl-spec, "Some purl examples" and test-suite-data.json
test.each<[PurlParts, string]>([
  [
    {
      type: "deb",
      namespace: "debian",
      name: "curl",
      version: "7.50.3-1",
      qualifiers: { arch: "i386", distro: "jessie" },
    },
    "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie",
  ],
  [
    { type: "npm", namespace: "@angular", name: "animation", version: "12.3.1" },
    "pkg:npm/%40angular/animation@12.3.1",
  ],
  [{ type: "npm", name: "foobar", version: "12.3.1" }, "pkg:npm/foobar@12.3.1"],
  [
    {
      type: "deb",
      namespace: "debian",
      name: "dpkg",
      version: "1:1.19.0.4+b1",
      qualifiers: { arch: "" },
    },
    "pkg:deb/debian/dpkg@1:1.19.0.4%2Bb1",
  ],
])("writes %j", (parts, purl) => expect(formatPurl(parts)).toBe(purl));
