import { expect, test } from "vitest";
import { placesOf } from "./places-of.ts";
import { readManifests } from "./read-manifests.ts";

const object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
const templates = (text: string) =>
  readManifests({ name: "stdin", text }).documents.map((document) => placesOf(document).template);

test.each([
  ["as helm writes it", `---\n# Source: web/templates/a.yaml\n${object}`, ["web/templates/a.yaml"]],
  ["with CRLF", `---\r\n# Source: a b.yaml\r\n${object}`, ["a b.yaml"]],
  ["above other comments", `---\n# Source: a.yaml\n\n# which\n  # is\n${object}`, ["a.yaml"]],
  [
    "of each document",
    `# Source: a\n${object}---\n# Source: b\n${object}---\n${object}`,
    ["a", "b", undefined],
  ],
  [
    "of a List",
    `# Source: a\nkind: List\napiVersion: v1\nitems: [{${object.trim().replaceAll("\n", ", ")}}]`,
    ["a"],
  ],
  ["not from a value above", `# Source: a\nx: |\n  # Source: b\n---\n${object}`, [undefined]],
  ["not from the document before", `${object}# Source: a\n---\n${object}`, [undefined, undefined]],
  ["not without a name", `# Source:\n${object}`, [undefined]],
])("finds the template %s", (_, text, expected) => expect(templates(text)).toEqual(expected));

test("a name has an end", () => {
  expect(templates(`# Source: ${"a".repeat(9000)}\n${object}`)[0]).toHaveLength(500);
});
