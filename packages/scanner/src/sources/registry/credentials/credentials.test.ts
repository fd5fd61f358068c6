import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CredentialPlace } from "./credentials.ts";
import { credentialSources, findCredentials } from "./index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hasp-credentials-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const base64 = (text: string) => Buffer.from(text).toString("base64");

function place(config?: unknown): CredentialPlace {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  if (config !== undefined) writeFileSync(join(folder, "config.json"), text);
  const env = { PATH: `${folder}:${process.env["PATH"]}` };
  return { dockerConfig: folder, env, signal: new AbortController().signal };
}

/** A helper that answers with this, after it has noted what it was asked. */
function helper(name: string, script: string): void {
  const file = join(folder, `docker-credential-${name}`);
  writeFileSync(file, `#!/bin/sh\n[ "$1" = get ] || exit 9\ncat > ${folder}/asked\n${script}\n`);
  chmodSync(file, 0o755);
}

test("each source has a name of its own, and finds nothing where nothing is", async () => {
  const names = credentialSources.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const nowhere = { env: {}, signal: new AbortController().signal };
  const file = join(folder, "file");
  writeFileSync(file, "");
  const empty = place();
  for (const source of credentialSources) {
    expect(await source.find("registry.example.com", nowhere)).toBeUndefined();
    expect(await source.find("registry.example.com", empty)).toBeUndefined();
    const inFile = { ...empty, dockerConfig: file };
    expect(await source.find("registry.example.com", inFile)).toBeUndefined();
  }
  const nothing = place({});
  for (const source of credentialSources)
    expect(await source.find("registry.example.com", nothing)).toBeUndefined();
});

const ann = { username: "ann", password: "pa:ss" };

test.each([
  ["r.example.com:5000", "r.example.com:5000"],
  ["r.example.com", "https://r.example.com"],
  ["r.example.com", "http://r.example.com"],
  ["r.example.com", "https://r.example.com/v1/"],
  ["docker.io", "https://index.docker.io/v1/"],
  ["docker.io", "registry-1.docker.io"],
])("the login of %s is found under %s", async (registry, key) => {
  const auths = { [key]: { auth: base64("ann:pa:ss") }, other: { auth: base64("b:c") } };
  expect(await findCredentials(registry, place({ auths }))).toEqual(ann);
});

test("the entry of a registry's very name comes before its others, and a user has one letter at least", async () => {
  const auths = {
    "https://r.example.com": { auth: base64("ann:pa:ss") },
    "r.example.com": { auth: base64("b:c") },
  };
  const found = await findCredentials("r.example.com", place({ auths }));
  expect(found).toEqual({ username: "b", password: "c" });
});

test.each([
  ["example.com"],
  ["r.example.com:5001"],
  ["r.example.com.evil.test"],
  ["r"],
  ["docker.io"],
  ["constructor"],
])("the login of another registry is not given to %s", async (registry) => {
  const auths = {
    "r.example.com": { auth: base64("ann:a") },
    "https://index.docker.io.evil.test/v1/": { auth: base64("ann:b") },
  };
  expect(await findCredentials(registry, place({ auths }))).toBeUndefined();
});

test("a user and password in the open, a token, and an entry without either", async () => {
  const auths = {
    open: ann,
    anyone: { username: "ann" },
    token: { auth: base64("ann:x"), identitytoken: "refresh" },
    "left.by.logout": {},
  };
  expect(await findCredentials("open", place({ auths }))).toEqual(ann);
  expect(await findCredentials("anyone", place({ auths }))).toEqual({ ...ann, password: "" });
  expect(await findCredentials("token", place({ auths }))).toEqual({ identityToken: "refresh" });
  expect(await findCredentials("left.by.logout", place({ auths }))).toBeUndefined();
});

test("what is given for this run comes first", async () => {
  const given = { username: "bob", password: "b" };
  const auths = { a: { auth: base64("ann:a") } };
  expect(await findCredentials("a", { ...place({ auths }), given })).toEqual(given);
});

test("a helper is asked for its registry, and comes before what is in the file", async () => {
  helper("own", `echo '{"Username":"ann","Secret":"pa:ss"}'`);
  helper("store", `echo '{"Username":"<token>","Secret":"refresh"}'`);
  const config = {
    credHelpers: { "r.example.com": "own" },
    credsStore: "store",
    auths: { "r.example.com": { auth: base64("bob:b") } },
  };
  const asked = () => readFileSync(join(folder, "asked"), "utf8");
  expect(await findCredentials("r.example.com", place(config))).toEqual(ann);
  expect(asked()).toBe("r.example.com");
  expect(await findCredentials("docker.io", place(config))).toEqual({ identityToken: "refresh" });
  expect(asked()).toBe("https://index.docker.io/v1/");
});

test("a password that reads like the helper's refusal is a password", async () => {
  helper("store", `echo '{"Username":"ann","Secret":"credentials not found"}'`);
  const found = await findCredentials("a", place({ credsStore: "store" }));
  expect(found).toEqual({ username: "ann", password: "credentials not found" });
});

test("a helper that complains at length and does not listen is heard", async () => {
  const file = join(folder, "docker-credential-loud");
  const complaint = "head -c 1000000 /dev/zero >&2";
  writeFileSync(file, `#!/bin/sh\n${complaint}\necho '{"Username":"ann","Secret":"pa:ss"}'\n`);
  chmodSync(file, 0o755);
  // more than a pipe takes that nobody reads
  const registry = "a".repeat(2 ** 22);
  expect(await findCredentials(registry, place({ credsStore: "loud" }))).toEqual(ann);
});

test("a helper that waits for somebody is left when the run is interrupted", async () => {
  helper("store", "exec sleep 100");
  const interruption = new AbortController();
  const { signal } = interruption;
  const finding = findCredentials("a", { ...place({ credsStore: "store" }), signal });
  setTimeout(() => interruption.abort("SIGINT"), 100);
  await expect(finding).rejects.toBe("SIGINT");
});

test("a config.json may have a mebibyte and no more", async () => {
  const most = "{}".padEnd(2 ** 20);
  expect(await findCredentials("a", place(most))).toBeUndefined();
  await expect(findCredentials("a", place(`${most} `))).rejects.toMatchObject({
    code: "CREDENTIALS_INVALID",
    message: expect.stringContaining("more than 1048576 bytes"),
  });
});

test("a helper that knows nothing leaves it to the file", async () => {
  helper("store", `echo 'credentials not found in native keychain'; exit 1`);
  const config = { credsStore: "store", auths: { a: { auth: base64("ann:pa:ss") } } };
  expect(await findCredentials("a", place(config))).toEqual(ann);
});

test.each<[string, unknown, RegExp]>([
  ["no JSON", '{"auths": {"a": {"auth": "c2VjcmV0"', /is no JSON/],
  ["another shape", { auths: [] }, /auths/],
  ["no user", { auths: { a: { auth: base64("nobody") } } }, /no user and password/],
  ["a helper out of a path", { credsStore: "../../bin/sh" }, /no name of a helper/],
  ["a helper that is not there", { credsStore: "missing" }, /ENOENT/],
  ["a helper that fails", { credsStore: "failing" }, /ended with 3/],
  ["a helper that talks", { credsStore: "talking" }, /cannot be read/],
  ["a helper that never ends to talk", { credsStore: "endless" }, /ended with null/],
])("%s is said, without a secret", async (_, config, message) => {
  helper("failing", "echo s3cret; exit 3");
  helper("talking", 'echo \'{"Username": "s3cret"\'');
  helper("endless", "exec yes s3cret");
  const failure = await findCredentials("a", place(config)).catch((error) => error);
  expect(failure).toMatchObject({
    code: "CREDENTIALS_INVALID",
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
  expect(`${failure.message}${failure.hint}`).not.toMatch(/s3cret|c2VjcmV0/);
});

test("a folder where the file should be is said", async () => {
  mkdirSync(join(folder, "config.json"));
  await expect(findCredentials("a", place())).rejects.toMatchObject({
    code: "CREDENTIALS_INVALID",
  });
});
