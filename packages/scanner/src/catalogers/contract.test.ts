import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogers } from "./index.ts";

test("catalogers have names of their own", () => {
  const names = catalogers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(catalogers)("$name", (cataloger) => {
  const path = cataloger.globs[0]?.replace("**/", "app/").replaceAll("*", "a") ?? "";

  test("asks for files by relative globs", () => {
    expect(cataloger.globs.length).toBeGreaterThan(0);
    for (const glob of cataloger.globs) expect(glob).not.toMatch(/^[/.]|\/\.\.?\/|\/$/);
  });

  test("throws nothing but errors at hostile text, and what it finds has a name and a version", () => {
    const fields = [
      "Package: ",
      "Version: ",
      "Status: ",
      "P:",
      "V:",
      '{"name":"',
      '","version":"',
      '"}',
    ];
    const unit = fc.constantFrom(
      ...fields,
      "a",
      "1",
      ".",
      "-",
      "/",
      "\n",
      " ",
      "\0",
      "é",
      "{",
      "[",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        for (const found of catalogOrError(text)) {
          expect(found.name).toMatch(/^[!-~]+$/);
          expect(found.version).toMatch(/^[!-~]+$/);
        }
      }),
    );
  });

  function catalogOrError(text: string) {
    try {
      return cataloger.catalog({ path, bytes: Buffer.from(text) }, () => {});
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return [];
    }
  }
});
