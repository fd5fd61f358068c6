import { PackageType } from "@hasp/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { osvEcosystem } from "../advisories/feeds/osv-ecosystem.ts";
import { catalogers } from "../catalogers/index.ts";
import { ecosystemNameOf, packagePurl } from "../image/package-identity.ts";
import { compileGlob } from "../layers/glob.ts";
import { versionOrders } from "../versions/index.ts";
import { ecosystems } from "./index.ts";

test("ecosystems have names of their own, and every type of package has one", () => {
  const names = ecosystems.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const types = new Set(ecosystems.map(({ packageType }) => packageType));
  expect([...types].sort()).toEqual([...PackageType.options].sort());
});

test("one type has one order, as packages of an unknown distribution are compared too", () => {
  for (const { packageType, order } of ecosystems) {
    const others = ecosystems.filter((one) => one.packageType === packageType);
    expect(others.every((one) => one.order === order)).toBe(true);
  }
});

// os-release(5) of hostile images: nothing is there, or anything
const text = fc.oneof(fc.string(), fc.constantFrom("12", "3.19.1", "9_x", "bookworm", "__proto__"));
const distribution = (id: string) =>
  fc.record({ id: fc.constant(id), versionId: text, codename: text }, { requiredKeys: ["id"] });

describe.each(ecosystems)("$name", (ecosystem) => {
  const { name, packageType, order, release, osv, unread } = ecosystem;

  test("has a version, and an order that the list of orders has", () => {
    expect(ecosystem.version).toBeGreaterThan(0);
    expect(versionOrders).toContain(order);
  });

  test("puts any os-release into one ecosystem of its own type and no other", () => {
    fc.assert(
      fc.property(distribution(name), (given) => {
        const put = ecosystemNameOf(packageType, given);
        const own = release === undefined ? [name] : [`${name}:`, `${packageType}:${name}`];
        expect(own.some((start) => put.startsWith(start))).toBe(true);
        expect(release?.(given)).not.toBe("");
      }),
    );
  });

  test("writes package URLs of its type that no name breaks out of", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), distribution(name), (written, given) => {
        const found = { type: packageType, name: `a${written}`, version: "1" };
        const purl = packagePurl(found, given);
        expect(purl).toMatch(new RegExp(`^pkg:${packageType}/[!-~]+@1(?:\\?distro=[!-~]+)?$`));
        expect(purl.split("?")[0]?.split("@")).toHaveLength(2);
      }),
    );
  });

  test("takes or passes over, with a reason, what OSV publishes for it", () => {
    for (const { pattern, passedOver } of osv) {
      expect(pattern.source).toMatch(/^\^.*\$$/);
      expect(pattern.global || pattern.sticky).toBe(false);
      expect(passedOver).not.toBe("");
    }
    expect(osvEcosystem(`${name}\n`)).toHaveProperty("reason");
  });

  test("does not call a database unread that a cataloger reads", () => {
    const globs = catalogers.flatMap((cataloger) => cataloger.globs.map(compileGlob));
    expect(unread.filter((path) => globs.some((matches) => matches(path)))).toEqual([]);
    for (const path of unread) expect(path).not.toMatch(/^\//);
  });
});
