import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@hasp/core";
import { buildBundle, openBundle } from "@hasp/policy";
import { beforeAll, expect, test } from "vitest";
import { run } from "../run.ts";
import { sharedCache } from "../testing/run-hasp.ts";
import { serveRegistry } from "../testing/serve-registry.ts";
import { createTestIo } from "../testing/test-io.ts";

const cwd = mkdtempSync(join(tmpdir(), "hasp-bundles-"));
const at = (name: string): string => join(cwd, name);
/** What `openssl pkey -pubin -outform DER` writes. */
const spki = { type: "spki", format: "der" } as const;

async function hasp(line: string, env: Record<string, string> = {}) {
  const io = createTestIo({ env: { HASP_CACHE: sharedCache, DOCKER_CONFIG: cwd, ...env } });
  const code = await run(line.split(" "), { ...io, cwd });
  return { code, out: io.out(), err: io.err() };
}

async function write(name: string, data: object, sequence?: number): Promise<void> {
  const parts = { wasm: Buffer.from([1]), files: {}, entrypoints: ["hasp/decide/image"] };
  const order = sequence !== undefined && { sequence };
  writeFileSync(at(name), await buildBundle({ ...parts, data, revision: name, ...order }));
}

const exception = (expires: string) => ({
  hasp: {
    settings: {
      exceptions: { list: { "EX-1": { owner: "ann", reason: "moves\u001b[2J", expires } } },
    },
  },
});

beforeAll(async () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(at("key.pub"), publicKey.export({ type: "spki", format: "pem" }));
  writeFileSync(at("key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
  await write("one", {}, 1);
  await write("two", exception("2026-12-01"), 2);
  await write("three", exception("2027-12-01"), 3);
  await write("bare", { a: 1 });
});

test("a pushed bundle is pulled, inspected, signed, verified and compared by its reference", async () => {
  await using registry = await serveRegistry();
  const place = `oci://${registry.host}/team/policies`;
  const pushed = await hasp(`bundle push one ${place}:v1 --also-tag prod --annotation a=b=c`);
  expect(pushed).toMatchObject({ code: 0, err: "revision one is now v1, prod\n" });
  const manifest = () =>
    JSON.parse(registry.stored.get("team/policies/manifests/prod")?.bytes.toString() ?? "");
  expect(manifest().annotations).toMatchObject({ a: "b=c", "dev.hasp.bundle.sequence": "1" });
  const pinned = pushed.out.trim();
  const inspected = await hasp(`bundle inspect ${pinned} -f json`);
  expect(JSON.parse(inspected.out)).toMatchObject({
    revision: "one",
    sequence: 1,
    manifest: pinned.split("@")[1],
  });
  expect((await hasp(`bundle inspect ${pinned}`)).out).toMatch(/^sequence +1$/m);
  const signing = "--signing-key key.pem --key-id release";
  const signed = await hasp(`bundle sign ${place}:prod ${signing}`);
  expect(signed).toMatchObject({ code: 0, err: "prod: signed by release with ES256\n" });
  expect(signed.out).not.toBe(pushed.out);
  expect(manifest().annotations).toMatchObject({ a: "b=c" });
  const verify = "--verification-key key.pub";
  const verified = await hasp(`bundle verify ${place}:prod ${verify}`);
  expect(verified.code).toBe(0);
  expect(verified.out).toMatch(/^verified +one$/m);
  expect(verified.out).toMatch(/^signed by +release$/m);
  expect(verified.out.replaceAll(/\s/g, "")).toContain(signed.out.trim());
  // the other tag still leads to what was pushed
  expect(await hasp(`bundle verify ${place}:v1 ${verify}`)).toMatchObject({
    code: 2,
    err: expect.stringContaining("error[BUNDLE_UNSIGNED]"),
  });
  expect(await hasp(`bundle diff ${place}:v1 one`)).toMatchObject({ code: 0 });
  const differing = await hasp(`bundle diff ${place}:v1 ${place}:prod`);
  expect(differing).toMatchObject({ code: 1 });
  expect(differing.out).toMatch(/^~ +file +\.signatures\.json +added$/m);
  expect(await hasp(`bundle pull ${registry.host}/team/policies:none`)).toMatchObject({
    code: 2,
    err: expect.stringContaining("error[BUNDLE_NOT_FOUND]"),
  });
});

test("with a digest nothing is signed but what has it, and its tag is not taken from something else", async () => {
  await using registry = await serveRegistry();
  const place = `oci://${registry.host}/team/policies`;
  const digestOf = async (name: string) =>
    (await hasp(`bundle push ${name} ${place}:${name} --also-tag prod`)).out.trim().split("@")[1];
  const first = await digestOf("one");
  const sign = `bundle sign ${place}:prod@${first} --signing-key key.pem`;
  expect(await hasp(sign)).toMatchObject({ code: 0 });
  await digestOf("two");
  const late = await hasp(sign);
  expect(late).toMatchObject({ code: 2, out: "" });
  expect(late.err).toContain("error[ROLLBACK_REFUSED]: tag prod has");
});

test("a file is signed in its place, once", async () => {
  await write("to-sign", {});
  for (const name of ["first", "second"]) {
    const { code, err } = await hasp(`bundle sign to-sign --signing-key key.pem --key-id ${name}`);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining(name) });
  }
  const { out } = await hasp("bundle verify to-sign --verification-key key.pub -f json");
  expect(JSON.parse(out)).toMatchObject({
    signature: {
      keyId: "second",
      algorithm: "ES256",
      key: sha256(createPublicKey(readFileSync(at("key.pub"))).export(spki)),
    },
  });
});

test("what is in a file is not replaced by something older or unknown", async () => {
  await using registry = await serveRegistry();
  const repository = `${registry.host}/team/policies`;
  for (const name of ["one", "two", "bare"])
    await hasp(`bundle push ${name} ${repository}:${name}`);
  const pull = (tag: string, more = "") => hasp(`bundle pull ${repository}:${tag} -o kept${more}`);
  const revision = async () => (await openBundle(readFileSync(at("kept")))).revision;
  expect(await pull("one")).toMatchObject({ code: 0 });
  expect(await pull("two")).toMatchObject({ code: 0 });
  for (const tag of ["one", "bare"]) {
    const refused = await pull(tag);
    expect(refused.err).toContain("error[ROLLBACK_REFUSED]: kept has revision");
    expect(refused.code).toBe(2);
  }
  expect(await pull("two")).toMatchObject({ code: 0 });
  expect(await revision()).toBe("two");
  expect(await pull("one", " --allow-rollback")).toMatchObject({ code: 0 });
  expect(await revision()).toBe("one");
  writeFileSync(at("kept"), "no bundle");
  const occupied = await pull("two");
  expect(occupied.err).toContain("error[FILE_EXISTS]");
  expect(readFileSync(at("kept"), "utf8")).toBe("no bundle");
  const piped = await hasp(`bundle pull ${repository}:two -o -`);
  expect(Buffer.from(piped.out, "latin1").equals(readFileSync(at("two")))).toBe(true);
});

test("the table of differences says who answers for an exception, in harmless characters", async () => {
  const added = await hasp("bundle diff one two");
  expect(added.code).toBe(1);
  expect(added.out).toMatch(/^\+ +exception +EX-1 +ann, moves\\u\{1b\}\[2J, 2026-12-01$/m);
  expect((await hasp("bundle diff two one")).out).toMatch(/^- +exception +EX-1/m);
  const { out } = await hasp("bundle diff two three");
  expect(out).toMatch(/^~ +exception +EX-1 \/expires +2026-12-01 -> 2027-12-01$/m);
  const json = JSON.parse((await hasp("bundle diff two three -f json")).out);
  expect(json).toMatchObject({ schemaVersion: "1", from: { sequence: 2 }, to: { sequence: 3 } });
});

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["bundle push one localhost:1/a", "USAGE", /neither a tag nor a digest/],
  [`bundle push one localhost:1/a@${digest}`, "USAGE", /only tags can be set/],
  [`bundle sign oci://localhost:1/a@${digest} --signing-key key.pem`, "USAGE", /names no tag/],
  ["bundle pull localhost:1/a", "USAGE", /neither a tag nor a digest/],
  [`bundle pull localhost:1/a@md5:${"a".repeat(32)}`, "USAGE", /cannot be checked/],
  ["bundle pull localhost:1/../a:b", "REFERENCE_INVALID", /bad repository/],
  ["bundle push one localhost:1/a:b --also-tag ../c", "REFERENCE_INVALID", /\.\.\/c/],
  ["bundle push one localhost:1/a:b --annotation a", "VALUE_INVALID", /--annotation/],
  ["bundle push one localhost:1/a:b --annotation =a", "VALUE_INVALID", /--annotation/],
  ["bundle push one localhost:1/a:b --annotation dev.hasp.a=1", "VALUE_INVALID", /--annotation/],
  ["bundle push missing localhost:1/a:b", "BUNDLE_NOT_FOUND", /missing/],
  ["bundle push key.pem localhost:1/a:b", "BUNDLE_CORRUPT", /gzip/],
  ["bundle sign one", "USAGE", /--signing-key/],
  ["bundle verify one", "USAGE", /--verification-key/],
  ["bundle pull localhost:1/a:b --registry-username ann", "USAGE", /no password/],
  ["bundle pull localhost:1/a:b --registry-password-file key.pem", "USAGE", /no user/],
  ["bundle pull localhost:1/a:b --registry-ca missing", "FILE_NOT_FOUND", /missing/],
  ["bundle pull localhost:1/a:b --registry-timeout 0", "VALUE_INVALID", /registry-timeout/],
  ["bundle pull localhost:1/a:b", "REGISTRY_UNREACHABLE", /localhost:1/],
  [
    "bundle diff oci://a.test/a:b oci://b.test/a:b --registry-username ann",
    "USAGE",
    /go to a\.test and b\.test/,
  ],
])("hasp %s is %s", async (line, code, message) => {
  const before = readdirSync(cwd);
  const ended = await hasp(line);
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.err).toContain(`error[${code}]`);
  expect(ended.err).toMatch(message);
  expect(ended.err).toContain("hint: ");
  expect(readdirSync(cwd)).toEqual(before);
});

test("a password is read from a file or a variable, and is in no message", async () => {
  await using registry = await serveRegistry();
  await hasp(`bundle push one ${registry.host}/a:b`);
  writeFileSync(at("password"), "s3cret\n");
  const pull = `bundle pull ${registry.host}/a:b -o - --registry-username ann`;
  expect(await hasp(`${pull} --registry-password-file password`)).toMatchObject({ code: 0 });
  const { code, err } = await hasp(pull, { HASP_REGISTRY_PASSWORD: "s3cret" });
  expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining("s3cret") });
});
