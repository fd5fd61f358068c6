import { generateKeyPairSync } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { sha256 } from "@hasp/core";
import fc from "fast-check";
import { extract, type Header, type Pack, pack } from "tar-stream";
import { expect, test } from "vitest";
import { BundleError } from "../error.ts";
import { type BundleParts, buildBundle } from "./build-bundle.ts";
import { openBundle } from "./open-bundle.ts";

const rsa = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const signing = { key: rsa.privateKey, algorithm: "RS256" } as const;
const verificationKey = { key: rsa.publicKey };

const parts: BundleParts = {
  wasm: Buffer.from([1, 2, 3]),
  files: { "b.rego": "package b\n", "a/a.rego": "package a\n" },
  data: { settings: { z: 1, a: "é" } },
  entrypoints: ["hasp/decide/workload", "hasp/decide/image"],
};

test("opens what it built", async () => {
  const bytes = await buildBundle(parts);
  const bundle = await openBundle(bytes);
  expect(bundle).toMatchObject({
    digest: sha256(bytes),
    verified: false,
    entrypoints: ["hasp/decide/image", "hasp/decide/workload"],
  });
  expect(bundle.revision).toMatch(/^[0-9a-f]{12}$/);
  expect(Buffer.from(bundle.wasm)).toEqual(Buffer.from(parts.wasm));
  expect(Buffer.from(bundle.data).toString()).toBe('{"settings":{"a":"é","z":1}}');
  expect([...bundle.files.keys()].sort()).toEqual(
    [".manifest", "a/a.rego", "b.rego", "data.json", "policy.wasm"].sort(),
  );
});

test("builds the same bytes from the same parts, whatever their order", async () => {
  const { "b.rego": b = "", "a/a.rego": a = "" } = parts.files;
  const first = await buildBundle({ ...parts, signing });
  const second = await buildBundle({
    ...parts,
    signing,
    files: { "a/a.rego": a, "b.rego": b },
    data: { settings: { a: "é", z: 1 } },
    entrypoints: parts.entrypoints.toReversed(),
  });
  expect(Buffer.compare(first, second)).toBe(0);
  expect([...first.subarray(4, 8), first[9]]).toEqual([0, 0, 0, 0, 255]);
});

test.each<[string, Partial<BundleParts>]>([
  ["module", { wasm: Buffer.from([1, 2, 4]) }],
  ["source", { files: { "b.rego": "package c\n" } }],
  ["data", { data: {} }],
  ["entrypoints", { entrypoints: ["hasp/decide/image"] }],
])("derives another revision from another %s", async (_, change) => {
  const [one, other] = await Promise.all([
    buildBundle(parts),
    buildBundle({ ...parts, ...change }),
  ]);
  expect((await openBundle(other)).revision).not.toBe((await openBundle(one)).revision);
});

test("writes a manifest that a stock OPA takes: no wasm resolvers, entrypoints as metadata", async () => {
  const { files } = await openBundle(
    await buildBundle({ ...parts, revision: "7", roots: ["hasp"] }),
  );
  expect(JSON.parse(Buffer.from(files.get(".manifest") ?? "").toString())).toEqual({
    revision: "7",
    roots: ["hasp"],
    rego_version: 1,
    metadata: {
      hasp: { contract: 1, needs: {}, entrypoints: ["hasp/decide/image", "hasp/decide/workload"] },
    },
  });
});

test.each([0, 2, 1.5, "1"])(
  "refuses a bundle for contract %j, and says which it speaks",
  async (contract) => {
    const metadata = { hasp: { contract, entrypoints: ["hasp/decide/image"] } };
    const bytes = await archive({
      "/.manifest": JSON.stringify({ revision: "r", metadata }),
      "/policy.wasm": "w",
    });
    const isNumber = Number.isInteger(contract);
    await expect(openBundle(bytes)).rejects.toMatchObject({
      code: isNumber ? "CONTRACT_UNSUPPORTED" : "BUNDLE_CORRUPT",
      hint: expect.any(String),
    });
  },
);

test("reads entrypoints where opa build writes them", async () => {
  const bytes = await archive({
    "/.manifest": '{"revision":"r","wasm":[{"entrypoint":"a/b","module":"/policy.wasm"}]}',
    "/policy.wasm": "w",
  });
  expect(await openBundle(bytes)).toMatchObject({ revision: "r", entrypoints: ["a/b"] });
});

test("opens signed bundles with their key only, and claims nothing without one", async () => {
  const bytes = await buildBundle({ ...parts, signing });
  expect((await openBundle(bytes, { verificationKey })).verified).toBe(true);
  expect((await openBundle(bytes)).verified).toBe(false);
  await expect(openBundle(await buildBundle(parts), { verificationKey })).rejects.toMatchObject({
    code: "BUNDLE_UNSIGNED",
    hint: expect.any(String),
  });
});

test("refuses a signed bundle whose content was changed", async () => {
  const bytes = await buildBundle({ ...parts, signing });
  const changed = Buffer.from(
    gunzipSync(bytes).toString("latin1").replace("package b", "package c"),
    "latin1",
  );
  await expect(openBundle(gzipSync(changed), { verificationKey })).rejects.toMatchObject({
    code: "SIGNATURE_INVALID",
  });
});

const whole = { ".manifest": "{}", "policy.wasm": "w" };

test.each<[string, Record<string, string>]>([
  ["a name with ..", { ...whole, "a/../../etc/passwd": "" }],
  ["a name with two slashes", { ...whole, "//etc/passwd": "" }],
  ["a name with a backslash", { ...whole, "a\\b": "" }],
  ["a name that is too long", { ...whole, [`${"a/".repeat(200)}b`]: "" }],
  ["a name twice", { ...whole, "a.rego": "", "/a.rego": "" }],
  ["no module", { ".manifest": "{}" }],
  ["no manifest", { "policy.wasm": "w" }],
  ["a manifest that is no JSON", { ...whole, ".manifest": "{" }],
  ["a manifest of another shape", { ...whole, ".manifest": '{"revision":1}' }],
  ["data that is no JSON", { ...whole, "data.json": "{" }],
  ["data that is a list", { ...whole, "data.json": "[]" }],
  ["data in YAML", { ...whole, "data.yaml": "a: 1" }],
  ["data in folders", { ...whole, "a/data.json": "{}" }],
  ["a patch", { ...whole, "patch.json": "{}" }],
])("refuses %s", async (_, files) => {
  await expect(openBundle(await archive(files))).rejects.toMatchObject({
    name: "BundleError",
    code: "BUNDLE_CORRUPT",
    hint: expect.any(String),
  });
});

test.each<[string, Record<string, string | Buffer>, string]>([
  ["no module", { ".manifest": "{}" }, "the bundle holds no policy.wasm"],
  ["no manifest", { "policy.wasm": "w" }, "the bundle holds no .manifest"],
  ["data in YAML", { ...whole, "data.yml": "" }, 'data outside of data.json: "data.yml"'],
  ["data in a folder", { ...whole, "a/data.json": "{}" }, 'of data.json: "a/data.json"'],
  ["a patch in a folder", { ...whole, "a/patch.json": "" }, 'of data.json: "a/patch.json"'],
  ["data that is no JSON", { ...whole, "data.json": "{" }, "data.json is no JSON: "],
  ["data that is no UTF-8", { ...whole, "data.json": Buffer.from([34, 255, 34]) }, "is no JSON: "],
  [
    "data that two parsers read differently",
    { ...whole, "data.json": '{"a":["\\ud800\\u0041"]}' },
    "data.json is no JSON: a text in it holds half a character",
  ],
  [
    "a key that two parsers read differently",
    { ...whole, "data.json": '{"a":{"\\uDC00":1}}' },
    "data.json is no JSON: a text in it holds half a character",
  ],
  ["data that is null", { ...whole, "data.json": "null" }, "data.json is not an object"],
  ["data that is a text", { ...whole, "data.json": '"a"' }, "data.json is not an object"],
  ["data that is a list", { ...whole, "data.json": "[]" }, "data.json is not an object"],
  ["a manifest of another shape", { ...whole, ".manifest": "[]" }, ".manifest is not valid: "],
  ["a name with a dot", { ...whole, "a/./b": "" }, 'entry "a/./b" has an unsafe name'],
  ["a name twice", { ...whole, "a.rego": "", "/a.rego": "" }, 'holds "a.rego" twice'],
  [
    "a name of 256 characters",
    { ...whole, [`${"a/".repeat(127)}bb`]: "" },
    `entry "${"a/".repeat(50)}" has a name of 256 characters`,
  ],
])("says of %s what is wrong, and what to do", async (_, files, message) => {
  await expect(openBundle(await archive(files))).rejects.toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringMatching(/^(build|fetch or build) .*hasp policy build/),
  });
});

test("opens what is next to the limits, and what is called like data and is none", async () => {
  const longest = `${"a/".repeat(127)}b`;
  const names = ["data.json.bak", "a/data.json.bak", "mydata.yaml", "patch.json.bak", longest];
  const files = Object.fromEntries(names.map((name) => [name, ""]));
  const folder = { name: "a", type: "directory" } as const;
  const contiguous = { name: "c", type: "contiguous-file" } as const;
  const bytes = await archive({ ...whole, ...files }, [folder, contiguous]);
  const limits = { compressed: bytes.length, entries: names.length + 4 };
  const opened = await openBundle(bytes, { limits });
  expect([...opened.files.keys()].sort()).toEqual([...Object.keys(whole), ...names, "c"].sort());
  expect(Buffer.from(opened.data).toString()).toBe("{}");
});

test.each(['{"a":"x","b":"\\ud800"}', '{"\\udc00":"x","b":"y"}', '{"a":[["x","\\ud800"],"y"]}'])(
  "refuses data of which one text of several holds half a character: %s",
  async (data) => {
    await expect(openBundle(await archive({ ...whole, "data.json": data }))).rejects.toMatchObject({
      code: "BUNDLE_CORRUPT",
      message: "the bundle's data.json is no JSON: a text in it holds half a character",
    });
  },
);

test("opens data whose characters are written in halves that belong together", async () => {
  const data = '{"a":["\\ud83d\\uDE00","\\\\ud800",null,1]}';
  const opened = await openBundle(await archive({ ...whole, "data.json": data }));
  expect(Buffer.from(opened.data).toString()).toBe(data);
});

test.each([
  ["compressed", { compressed: 100 }, /^the bundle has \d+ bytes, more than 100$/],
  ["uncompressed", { uncompressed: 1000 }, /^the bundle inflates to more than 1000 bytes$/],
  ["entries", { entries: 3 }, /^the bundle has more than 3 entries$/],
])("says of what is %s that it is too much", async (_, limits, message) => {
  await expect(openBundle(await buildBundle(parts), { limits })).rejects.toMatchObject({
    message: expect.stringMatching(message),
    hint: "check that this is the file that was published; keep large tables out of policy data",
  });
});

test.each([
  ["no gzip", Buffer.from("no gzip"), /^the bundle is not a gzip file: /],
  ["no tar", gzipSync("x".repeat(2000)), /^the bundle's tar archive cannot be read: /],
])("says of %s what it is not", async (_, bytes, message) => {
  await expect(openBundle(bytes)).rejects.toThrow(message);
});

test("says what is missing where a signature is, and which contract a bundle is for", async () => {
  await expect(openBundle(await buildBundle(parts), { verificationKey })).rejects.toMatchObject({
    message: "the bundle carries no signature",
    hint: "sign it (hasp bundle sign --signing-key …), or configure no verification key",
  });
  const metadata = { hasp: { contract: 2, entrypoints: [] } };
  const manifest = JSON.stringify({ revision: "r", metadata });
  await expect(
    openBundle(await archive({ ...whole, ".manifest": manifest })),
  ).rejects.toMatchObject({
    message: "the bundle is written for contract 2, and this program speaks contract 1",
    hint: "build the bundle with this version of hasp, or run the version that built it",
  });
});

test("writes plain files of nobody's, of no time", async () => {
  const headers: Header[] = [];
  const tar = extract();
  tar.end(gunzipSync(await buildBundle(parts)));
  for await (const entry of tar) {
    headers.push(entry.header);
    entry.resume();
  }
  expect(headers.map(({ name }) => name)).toEqual([
    "/.manifest",
    "/a/a.rego",
    "/b.rego",
    "/data.json",
    "/policy.wasm",
  ]);
  for (const { mode, uid, gid, mtime, type } of headers) {
    expect([mode, uid, gid, mtime?.getTime(), type]).toEqual([0o644, 0, 0, 0, "file"]);
  }
});

test("takes all of data for its own, and names without their slash", async () => {
  const { files } = await openBundle(
    await buildBundle({ ...parts, files: { "/a.rego": "package a\n" } }),
  );
  expect(JSON.parse(Buffer.from(files.get(".manifest") ?? "").toString()).roots).toEqual([""]);
  expect([...files.keys()]).toContain("a.rego");
});

test("refuses links and devices", async () => {
  const link = { name: "a", type: "symlink", linkname: "/etc/passwd" } as const;
  await expect(openBundle(await archive(whole, [link]))).rejects.toThrow(/symlink/);
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["no gzip", Buffer.from("no gzip")],
  ["no tar", gzipSync("x".repeat(2000))],
  ["a truncated tar", gzipSync(Buffer.alloc(0))],
])("refuses %s", async (_, bytes) => {
  await expect(openBundle(bytes)).rejects.toMatchObject({ code: "BUNDLE_CORRUPT" });
});

test("refuses any part of a bundle", async () => {
  const bytes = await buildBundle(parts);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
      await expect(openBundle(bytes.subarray(0, length))).rejects.toBeInstanceOf(BundleError);
    }),
  );
});

test("refuses or opens a bundle with any byte changed, and never as verified", async () => {
  const bytes = await buildBundle({ ...parts, signing });
  const tar = gunzipSync(bytes);
  await fc.assert(
    fc.asyncProperty(fc.nat(tar.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(tar);
      changed[at] = (changed[at] ?? 0) ^ flip;
      const opened = await openBundle(gzipSync(changed), { verificationKey }).catch(
        (error: unknown) => error,
      );
      if (opened instanceof BundleError) return;
      // padding and what tar ignores may differ: the files may not
      const { wasm, data, verified } = opened as Awaited<ReturnType<typeof openBundle>>;
      expect(verified).toBe(true);
      expect(Buffer.from(wasm)).toEqual(Buffer.from(parts.wasm));
      expect(Buffer.from(data).toString()).toBe('{"settings":{"a":"é","z":1}}');
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["compressed", { compressed: 100 }],
  ["uncompressed", { uncompressed: 1000 }],
  ["entries", { entries: 3 }],
])("stops at the limit on what is %s", async (_, limits) => {
  await expect(openBundle(await buildBundle(parts), { limits })).rejects.toMatchObject({
    code: "BUNDLE_TOO_LARGE",
    hint: expect.any(String),
  });
});

test("stops a gzip bomb", async () => {
  const bomb = gzipSync(Buffer.alloc(20 * 2 ** 20));
  expect(bomb.length).toBeLessThan(2 ** 15);
  await expect(openBundle(bomb, { limits: { uncompressed: 2 ** 20 } })).rejects.toMatchObject({
    code: "BUNDLE_TOO_LARGE",
  });
});

async function archive(
  files: Record<string, string | Buffer>,
  more: readonly Parameters<Pack["entry"]>[0][] = [],
): Promise<Buffer> {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
  for (const header of more) tar.entry(header, "");
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
