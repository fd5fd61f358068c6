import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PackageCollector } from "../../collectors/package-collector.ts";
import { readImage } from "../../collectors/testing/read-image.ts";
import { compileGlob } from "../../layers/glob.ts";
import type { LayerEntry } from "../../layers/layer-entry.ts";
import type { Cataloger } from "../cataloger.ts";

export interface CatalogerSample {
  /** A path that the globs match. */
  readonly path: string;
  /** A whole file and the names of the packages in it. */
  readonly whole: string | Uint8Array;
  readonly names: readonly string[];
  /** A file that is damaged in one place, and the names that are still to be found. */
  readonly damaged: string | Uint8Array;
  readonly kept: readonly string[];
}

/** A file of another format, which must be read whatever stands beside it. */
const beside = { path: "beside/node_modules/beside/package.json", name: "beside" };

/** What every cataloger must do. */
export function testCataloger(cataloger: Cataloger, sample: CatalogerSample): void {
  const { path, names, kept } = sample;
  const whole = Buffer.from(sample.whole);

  function catalog(bytes: Uint8Array) {
    const problems: string[] = [];
    const packages = cataloger.catalog({ path, bytes }, (message) => problems.push(message));
    return { packages, problems };
  }

  /** As the engine does, beside a file that is whole. */
  function collect(bytes: Uint8Array) {
    const collector = new PackageCollector();
    const files = [
      { path, bytes },
      { path: beside.path, bytes: Buffer.from(`{"name":"${beside.name}","version":"1.0.0"}`) },
    ];
    const entries = files.map((file): LayerEntry => {
      return { path: file.path, type: "file", size: file.bytes.length, mode: 0o644, uid: 0 };
    });
    for (const [index, file] of files.entries()) {
      const entry = entries[index];
      if (entry && collector.wants(entry)) collector.add(entry, file.bytes, 0);
    }
    // an image that names its distribution is missed the database of its packages
    const told = cataloger.reads === "database" ? { distribution: { id: "any" } } : {};
    const { facts, problems = [] } = collector.finish(readImage([entries], told));
    return { names: facts.packages?.map(({ name }) => name) ?? [], problems };
  }

  describe(`the cataloger ${cataloger.name}`, () => {
    test("has a version and relative globs, and the sample's path fits one", () => {
      expect(cataloger.version).toBeGreaterThan(0);
      for (const glob of cataloger.globs) expect(glob).not.toMatch(/^[/.]|\/\.\.?\/|\/$/);
      expect(cataloger.globs.some((glob) => compileGlob(glob)(path))).toBe(true);
    });

    test("finds what a whole file lists, leaves its bytes alone and remembers nothing", () => {
      const bytes = Buffer.from(whole);
      const first = catalog(bytes);
      expect(first.packages.map(({ name }) => name)).toEqual(names);
      expect(first.problems).toEqual([]);
      expect(bytes.equals(whole)).toBe(true);
      expect(catalog(bytes)).toEqual(first);
    });

    test("tells the place of what is damaged, and the rest goes on", () => {
      const found = collect(Buffer.from(sample.damaged));
      expect(found.names).toEqual([...kept, beside.name]);
      expect(found.problems.length).toBeGreaterThan(0);
      expect(new Set(found.problems.map((problem) => problem.path))).toEqual(new Set([path]));
    });

    test("takes a file that ends early, or changed bytes, without harm to another", () => {
      const unit = fc.constantFrom("\0", "\n", ":", '"', "{", "é", "a", "1", "-", " ", "\xff");
      const change = fc.record({
        at: fc.nat(whole.length),
        text: fc.oneof(fc.string({ unit, maxLength: 8 }), fc.string({ maxLength: 8 })),
        isCut: fc.boolean(),
      });
      fc.assert(
        fc.property(change, ({ at, text, isCut }) => {
          const rest = isCut ? Buffer.alloc(0) : whole.subarray(at);
          const hostile = Buffer.concat([whole.subarray(0, at), Buffer.from(text, "latin1"), rest]);
          expect(collect(hostile).names).toContain(beside.name);
          for (const found of packagesOf(hostile)) {
            expect(found.name).toMatch(/^[!-~]+$/);
            expect(found.version).toMatch(/^[!-~]+$/);
          }
        }),
        { numRuns: 300 },
      );
    });

    test("tells something of a file that is none of its own", () => {
      for (const bytes of ["\0\0\0\0", "none of these\n", "\u00ff"]) {
        const { names: found, problems } = collect(Buffer.from(bytes));
        expect(found).toEqual([beside.name]);
        expect(problems.map((problem) => problem.path)).toContain(path);
      }
    });
  });

  /** An error that says why is an answer too; the engine makes a problem of it. */
  function packagesOf(bytes: Uint8Array) {
    try {
      return catalog(bytes).packages;
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return [];
    }
  }
}
