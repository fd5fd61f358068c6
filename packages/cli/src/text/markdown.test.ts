import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownCode, markdownTable } from "./markdown.ts";

test.each([
  ["Pod/web", "<code>Pod/web</code>"],
  ["a|b`c", "<code>a&#124;b&#96;c</code>"],
  ["</code><img src=x>", "<code>&#60;/code&#62;&#60;img src&#61;x&#62;</code>"],
  ["@octocat #1 https://a.b", "<code>&#64;octocat &#35;1 https&#58;//a&#46;b</code>"],
  ["a\nb", "<code>a&#92;nb</code>"],
])("writes %j as %s", (text, expected) => expect(markdownCode(text)).toBe(expected));

test("whatever comes in stays in its cell and its row", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const [, , row = ""] = markdownTable(["a", "b"], [[markdownCode(text), "c"]]);
      expect(row.split("|")).toHaveLength(4);
      expect(row).not.toMatch(/[\n\r`*_[\]\\@]/);
      expect(row.match(/</g)).toHaveLength(2);
    }),
  );
});
