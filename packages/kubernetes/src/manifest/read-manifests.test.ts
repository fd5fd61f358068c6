import fc from "fast-check";
import { expect, test } from "vitest";
import { KubernetesError } from "../error.ts";
import { defaultManifestLimits } from "./manifest-limits.ts";
import { readManifests } from "./read-manifests.ts";

const read = (text: string, limits = {}) =>
  readManifests({ name: "a.yaml", text }, { ...defaultManifestLimits, ...limits });

const kinds = (text: string) => read(text).documents.map(({ object }) => object["kind"]);

/** The code of each problem and where it is. */
const problems = (text: string, limits = {}) =>
  read(text, limits).problems.map(({ code, place }) =>
    place ? `${code} ${place.line}:${place.column}` : code,
  );

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

test("reads several documents and skips the empty ones", () => {
  const text = `# nothing\n---\n${configMap}---\n---\nnull\n---\n${configMap}...\n`;
  expect(kinds(text)).toEqual(["ConfigMap", "ConfigMap"]);
  expect(problems(text)).toEqual([]);
});

test("reads JSON, indented by tabs too", () => {
  const text = JSON.stringify({ apiVersion: "v1", kind: "Secret", data: null }, undefined, "\t");
  expect(read(text).documents[0]?.object).toEqual({ apiVersion: "v1", kind: "Secret", data: null });
});

test("gives each item of a List its own place", () => {
  const text = [
    "apiVersion: v1",
    "kind: List",
    "items:",
    "- apiVersion: v1",
    "  kind: ConfigMap",
    "  metadata:",
    "    name: a",
    "- apiVersion: v1",
    "  kind: SecretList",
    "  items:",
    "  - metadata:",
    "      name: b",
  ].join("\n");
  const [first, second] = read(text).documents;
  expect(first?.locate("/metadata/name")).toEqual({ file: "a.yaml", line: 7, column: 5 });
  expect(second?.object).toMatchObject({ apiVersion: "v1", kind: "Secret" });
  expect(second?.locate("/metadata/name")).toEqual({ file: "a.yaml", line: 12, column: 7 });
});

test("expands anchors and merge keys, and finds their places", () => {
  const text = [
    "apiVersion: v1",
    "kind: ConfigMap",
    "base: &base",
    "  color: blue",
    "  size: 1",
    "data:",
    "  <<: *base",
    "  size: 2",
    "copy: *base",
  ].join("\n");
  const [document] = read(text).documents;
  expect(document?.object).toMatchObject({
    data: { color: "blue", size: 2 },
    copy: { color: "blue", size: 1 },
  });
  const line = (pointer: string) => document?.locate(pointer).line;
  expect(line("/data/color")).toBe(4);
  expect(line("/data/size")).toBe(8);
  expect(line("/copy/color")).toBe(4);
});

test("takes for a list what kubectl does: whatever has items", () => {
  const pod =
    "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: a}]}}";
  expect(kinds(`${configMap}items: [${pod}]\n`)).toEqual(["ConfigMap", "Pod"]);
  const hidden = `apiVersion: v1\nkind: ConfigMap\nitems: [${pod}]\n`;
  const { documents, skipped } = readManifests({ name: "a.yaml", text: hidden, skipOthers: true });
  expect(documents.map(({ locate }) => locate("/kind").line)).toEqual([3]);
  expect(skipped).toBe(1);
});

test("reads a document behind a byte order mark, wherever files were joined", () => {
  const text = `${configMap}---\n\ufeff${configMap}---\r\n\ufeff# b\r\n${configMap}`;
  expect(kinds(text)).toEqual(["ConfigMap", "ConfigMap", "ConfigMap"]);
  expect(problems(text)).toEqual([]);
});

test.each([
  ["a key that hides an object", "---x: |\n  apiVersion: v1\n  kind: Pod\n"],
  ["a text that is an object", "--- |\n  apiVersion: v1\n  kind: Pod\n"],
  ["an object", "--- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n"],
])("refuses what kubectl drops or splits: %s", (_, text) => {
  const found = readManifests({ name: "a.yaml", text: configMap + text, skipOthers: true });
  expect(found.problems.map(({ message }) => message)).toContain(
    "a.yaml:4:1: text after ---, which kubectl drops",
  );
});

test.each(["\u2028", "\u2029", "\u0085", "\r"])(
  "refuses the line break %j, behind which kubectl sees a field that a comment hides",
  (hidden) => {
    expect(problems(`${configMap}a: b # c${hidden}x: y\n`)).toEqual(["MANIFEST_SYNTAX 4:9"]);
    const json = JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } });
    expect(problems(json.replace('"a"', `"a${hidden.replace("\r", "")}"`))).toEqual([]);
  },
);

test.each(["---", "--- ", "---\t# c", "---\r"])("takes %j for the end of a document", (line) => {
  const text = `${configMap}${line}\n${configMap}${line.trimEnd()}`;
  expect(kinds(text)).toEqual(["ConfigMap", "ConfigMap"]);
  expect(problems(text)).toEqual([]);
});

test("locates the nearest ancestor of what is not there", () => {
  const text = `${configMap}data:\n  a~b/c: [x, {y: z}]\n`;
  const [document] = read(text).documents;
  const at = (pointer: string) => {
    const place = document?.locate(pointer);
    return `${place?.line}:${place?.column}`;
  };
  expect(at("")).toBe("1:1");
  expect(at("/nowhere/at/all")).toBe("1:1");
  expect(at("/data/other")).toBe("4:1");
  expect(at("/data/a~0b~1c")).toBe("5:3");
  expect(at("/data/a~0b~1c/1")).toBe("5:14");
  expect(at("/data/a~0b~1c/1/y/deeper")).toBe("5:15");
  expect(at("/data/a~0b~1c/7")).toBe("5:3");
  expect(at("/data/a~0b~1c/length")).toBe("5:3");
});

test.each([
  ["a tab", "apiVersion: v1\nkind: Pod\nspec:\n\tcontainers: []\n", "MANIFEST_SYNTAX 4:1"],
  ["a duplicate key", "apiVersion: v1\nkind: Pod\nkind: Secret\n", "MANIFEST_SYNTAX 3:1"],
  ["a duplicate key in JSON", '{"kind": "Pod",\n "kind": "Secret"}', "MANIFEST_SYNTAX 2:2"],
  ["an open bracket", "kind: [Pod\n", "MANIFEST_SYNTAX 2:1"],
  ["a chart", "kind: Pod\nname: {{ .Values.name }}\n", "MANIFEST_SYNTAX 2:8"],
  ["an alias of nothing", "kind: *pod\n", "MANIFEST_SYNTAX 1:7"],
  ["an alias of itself", "kind: &a [*a]\n", "MANIFEST_TOO_LARGE 1:11"],
  ["a tag of its own", "kind: !Ref pod\n", "MANIFEST_SYNTAX 1:7"],
  ["a number that JSON has not", "kind: .inf\n", "MANIFEST_SYNTAX 1:7"],
  ["bytes", "kind: !!binary aGk=\n", "MANIFEST_SYNTAX 1:16"],
  ["a list as key", "? [a]\n: b\n", "MANIFEST_SYNTAX 1:3"],
  ["a merge of a text", "a: &x y\nb:\n  <<: *x\n", "MANIFEST_SYNTAX 3:7"],
  ["a key before its merge", "a: &a {x: 1}\nb: {x: 2, <<: *a}\n", "MANIFEST_SYNTAX 2:11"],
  ["a key of two merges", "a: &a {x: 1}\nb: {<<: *a, <<: *a}\n", "MANIFEST_SYNTAX 2:13"],
  ["no kind", "apiVersion: v1\n", "OBJECT_INVALID 1:1"],
  ["a text", "hello\n", "OBJECT_INVALID 1:1"],
  ["a list of objects", "- kind: Pod\n", "OBJECT_INVALID 1:1"],
  ["nothing", "", "NOTHING_FOUND"],
  ["comments alone", "# a\n---\n# b\n", "NOTHING_FOUND"],
  ["a list of nothing", "apiVersion: v1\nkind: List\nitems: []\n", "NOTHING_FOUND"],
])("reports %s with its place", (_, text, expected) => {
  expect(problems(text)[0]).toBe(expected);
  expect(read(text).documents).toEqual([]);
});

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n${spec}`;

test.each([
  ["  containers: web\n", '5:3: /spec/containers must be a list, not the text "web"'],
  ["  containers: []\n", "5:3: /spec/containers must not be empty"],
  [
    "  containers:\n  - name: web\n    image: 7\n",
    "7:5: /spec/containers/0/image must be a text, not a number",
  ],
  [
    "  containers:\n  - name: web\n    image: Web\n",
    "7:5: /spec/containers/0/image must be an image reference",
  ],
  ["  containers:\n  - name: web\n", "6:5: /spec/containers/0/image is missing"],
  [
    '  containers:\n  - name: web\n    image: web\n    securityContext: {privileged: "yes"}\n',
    '8:23: /spec/containers/0/securityContext/privileged must be true or false, not the text "yes"',
  ],
  [
    "  containers:\n  - name: web\n    image: web\n    resources: {limits: {memory: 1GB}}\n",
    "8:26: /spec/containers/0/resources/limits/memory must be a quantity",
  ],
  [
    "  containers:\n  - name: web\n    image: web\n    env:\n    - {name: PASSWORD, value: 12345}\n",
    "9:24: /spec/containers/0/env/0/value must be a text, not a number",
  ],
  [
    "  hostPID: 1\n  containers: [{name: a, image: b}]\n",
    "5:3: /spec/hostPID must be true or false",
  ],
])("names a wrong type by its path and line: %j", (spec, expected) => {
  const [problem] = read(pod(spec)).problems;
  expect(problem?.message).toContain(`a.yaml:${expected}`);
  expect(problem?.hint).toBeDefined();
  expect(problem?.message).not.toContain("12345");
});

test("reports a bad document and reads the others", () => {
  const text = `${configMap}---\nkind: [\n---\n${pod("  containers: 1\n")}---\n${configMap}`;
  expect(kinds(text)).toEqual(["ConfigMap", "ConfigMap"]);
  expect(problems(text)).toEqual(["MANIFEST_SYNTAX 6:1", "OBJECT_INVALID 11:3"]);
});

test.each([
  ["bytes", { bytes: 10 }, configMap],
  ["tokens", { tokens: 20 }, "[".repeat(20)],
  ["documents", { documents: 2 }, "---\na: b\n".repeat(3)],
  ["depth", {}, "[".repeat(50_000)],
  ["depth of blocks", {}, "- ".repeat(50_000)],
  ["values", { nodes: 3 }, "[1, 2, 3, 4]"],
  ["aliases", { aliases: 2 }, "a: &a 1\nb: [*a, *a, *a]"],
])("stops at the limit of %s", (_, limits, text) => {
  expect(problems(text, limits).some((problem) => problem.startsWith("MANIFEST_TOO_LARGE"))).toBe(
    true,
  );
});

test("stops a billion laughs", () => {
  const lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"];
  for (let i = 1; i < 10; i++) {
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  }
  expect(problems(lines.join("\n"))[0]).toMatch(/^MANIFEST_TOO_LARGE/);
});

test("counts the problems that it does not list", () => {
  const { problems: listed } = read("---\na: b\n".repeat(150));
  expect(listed).toHaveLength(101);
  expect(listed.at(-1)?.message).toMatch(/further problems/);
});

test("keeps a key that is called __proto__ a key", () => {
  const [document] = read(`${configMap}data: {__proto__: {kind: x}}\n`).documents;
  expect(Object.keys(document?.object["data"] as object)).toEqual(["__proto__"]);
});

const yamlish = fc.string({ unit: fc.constantFrom(..."ab:- \n\t[]{},&*!|>'\"#%?<0~") });

test.each([
  ["text made of YAML's signs", yamlish],
  ["any text", fc.string({ unit: "binary" })],
  ["objects cut short", fc.json().map((json) => json.slice(0, -1))],
  [
    "a Pod with a hole",
    fc
      .tuple(fc.nat(90), yamlish)
      .map(([at, hole]) => pod("  containers:\n  - {name: a, image: b}\n").slice(0, at) + hole),
  ],
])("gives documents or coded errors for %s", (_, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      const { documents, problems: found } = read(text);
      expect(documents.length + found.length).toBeGreaterThan(0);
      for (const problem of found) expect(problem).toBeInstanceOf(KubernetesError);
      for (const document of documents) {
        expect(document.locate("/metadata/name").line).toBeGreaterThan(0);
      }
    }),
  );
});

test("reads back any JSON object as it was", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const object = { apiVersion: "v1", kind: "ConfigMap", data };
      const text = JSON.stringify(object);
      expect(read(text).documents[0]?.object).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ["values of a chart", "replicas: 2\n", 1, 0],
  ["a chart, which has no kind", "apiVersion: v2\nname: web\n", 1, 0],
  ["a list of texts and a number beside an object", `- a\n---\n7\n---\n${configMap}`, 2, 1],
  ["an object of a List, and what is none", `{kind: List, apiVersion: v1, items: [{a: 1}]}`, 1, 0],
  ["only comments", "# nothing\n", 0, 0],
])("skips and counts %s where nobody named the file", (_, text, skipped, objects) => {
  const read = readManifests({ name: "a.yaml", text, skipOthers: true });
  expect([read.skipped, read.documents.length, read.problems]).toEqual([skipped, objects, []]);
  expect(readManifests({ name: "a.yaml", text })).toMatchObject({
    skipped: 0,
    problems: expect.arrayContaining([expect.anything()]),
  });
});

test("what is written for the API server and is wrong is no less a problem in a folder", () => {
  const text =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: 7}\n---\na:\n\tb\n";
  const { problems } = readManifests({ name: "a.yaml", text, skipOthers: true });
  expect(problems.map(({ code }) => code)).toEqual(["OBJECT_INVALID", "MANIFEST_SYNTAX"]);
});
