import {
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
} from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  algorithmOfKey,
  fingerprintOfKey,
  isSignedBy,
  type SignatureAlgorithm,
  signatureAlgorithms,
  signToken,
} from "./signature-algorithm.ts";
import {
  createSignatures,
  type SigningKey,
  type VerificationKey,
  verifySignatures,
} from "./signatures.ts";

const rsa = pem(generateKeyPairSync("rsa", { modulusLength: 2048 }));
const otherRsa = pem(generateKeyPairSync("rsa", { modulusLength: 2048 }));
const weak = pem(generateKeyPairSync("rsa", { modulusLength: 1024 }));
const p256 = pem(generateKeyPairSync("ec", { namedCurve: "P-256" }));
const p384 = pem(generateKeyPairSync("ec", { namedCurve: "P-384" }));
const p521 = pem(generateKeyPairSync("ec", { namedCurve: "P-521" }));
const ed = pem(generateKeyPairSync("ed25519"));
const secret = "s".repeat(64);

const files = new Map<string, Uint8Array>([
  ["data.json", Buffer.from('{"b": 1.0, "a": 2}')],
  [".manifest", Buffer.from('{"revision": "1"}')],
  ["policy.wasm", Buffer.from([0, 1, 2])],
  ["a/b.rego", Buffer.from("package a\n")],
]);

type Row = readonly [SignatureAlgorithm, { privateKey: string; publicKey: string }];
const asymmetric: readonly Row[] = [
  ["RS256", rsa],
  ["RS384", rsa],
  ["RS512", rsa],
  ["PS256", rsa],
  ["PS384", rsa],
  ["PS512", rsa],
  ["ES256", p256],
  ["ES384", p384],
  ["ES512", p521],
];

test.each(asymmetric)(
  "%s signatures hold, with the algorithm configured or not",
  async (algorithm, keys) => {
    const text = await createSignatures(files, { key: keys.privateKey, algorithm });
    await verifySignatures(files, text, { key: keys.publicKey });
    await verifySignatures(files, text, { key: keys.publicKey, algorithm });
  },
);

test.each(["HS256", "HS384", "HS512"] as const)("%s signatures hold", async (algorithm) => {
  const text = await createSignatures(files, { key: secret, algorithm });
  await verifySignatures(files, text, { key: secret, algorithm });
});

/** By `opa sign` 1.22.2 over three of the files, each with the public key or secret that belongs to it. */
const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, "recorded/opa-signatures.json"), "utf8"),
) as Record<SignatureAlgorithm, { readonly key: string; readonly token: string }>;

test.each(signatureAlgorithms)("a signature of OPA's in %s holds", async (algorithm) => {
  const { key, token } = recorded[algorithm];
  const signed = new Map(files);
  signed.delete("policy.wasm");
  const text = JSON.stringify({ signatures: [token] });
  await verifySignatures(signed, text, { key, algorithm });
  await expect(verifySignatures(files, text, { key, algorithm })).rejects.toThrow(
    'the signature does not cover "policy.wasm"',
  );
});

test("lists files as OPA does: data by its meaning, the rest by its bytes", async () => {
  const [, payload = ""] = tokenOf(
    await createSignatures(files, { key: rsa.privateKey, algorithm: "RS256" }),
  );
  const { files: listed, keyid } = JSON.parse(Buffer.from(payload, "base64url").toString());
  const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
  expect(keyid).toBe("default");
  expect(listed).toEqual([
    { name: ".manifest", hash: sha256('{"revision":"1"}'), algorithm: "SHA-256" },
    { name: "a/b.rego", hash: sha256("package a\n"), algorithm: "SHA-256" },
    { name: "data.json", hash: sha256('{"a":2,"b":1.0}'), algorithm: "SHA-256" },
    { name: "policy.wasm", hash: sha256(Buffer.from([0, 1, 2])), algorithm: "SHA-256" },
  ]);
});

test("holds when data is written differently", async () => {
  const text = await createSignatures(files, { key: secret, algorithm: "HS256" });
  const other = new Map(files).set("data.json", Buffer.from('{"a":2,"b":1.0}\n'));
  await verifySignatures(other, text, { key: secret, algorithm: "HS256" });
});

const good = await createSignatures(files, { key: rsa.privateKey, algorithm: "RS256" });

test.each([
  ["another file's bytes", new Map(files).set("a/b.rego", Buffer.from("package b\n"))],
  ["another number's text", new Map(files).set("data.json", Buffer.from('{"b": 1, "a": 2}'))],
  ["a file more", new Map(files).set("c.rego", Buffer.from("package c\n"))],
  ["a file less", new Map([...files].slice(1))],
])("fails over %s", async (_, changed) => {
  await expect(verifySignatures(changed, good, { key: rsa.publicKey })).rejects.toThrow(
    expect.objectContaining({ code: "SIGNATURE_INVALID" }),
  );
});

test.each<[string, string, VerificationKey, string]>([
  ["another key", good, { key: weak.publicKey }, "KEY_INVALID"],
  ["a key of another type", good, { key: p256.publicKey }, "KEY_INVALID"],
  [
    "another algorithm than configured",
    good,
    { key: rsa.publicKey, algorithm: "PS256" },
    "SIGNATURE_INVALID",
  ],
  ["a scope that is not there", good, { key: rsa.publicKey, scope: "write" }, "SIGNATURE_INVALID"],
  ["a key that is none", good, { key: "nonsense" }, "KEY_INVALID"],
  ["a short secret", forged({ alg: "HS256" }), { key: "short", algorithm: "HS256" }, "KEY_INVALID"],
  ["no algorithm", forged({ alg: "none" }), { key: rsa.publicKey }, "SIGNATURE_INVALID"],
  [
    "an unknown extension",
    forged({ alg: "RS256", crit: ["exp"] }),
    { key: rsa.publicKey },
    "SIGNATURE_INVALID",
  ],
  ["nothing", "", { key: rsa.publicKey }, "SIGNATURE_INVALID"],
  ["no signatures", '{"signatures":[]}', { key: rsa.publicKey }, "SIGNATURE_INVALID"],
  [
    "two signatures",
    '{"signatures":["a.b.c","a.b.c"]}',
    { key: rsa.publicKey },
    "SIGNATURE_INVALID",
  ],
  ["no JWS", '{"signatures":["a.b"]}', { key: rsa.publicKey }, "SIGNATURE_INVALID"],
  ["stray characters", good.replace('["', '[" '), { key: rsa.publicKey }, "SIGNATURE_INVALID"],
])("fails with %s", async (_, text, key, code) => {
  await expect(verifySignatures(files, text, key)).rejects.toThrow(
    expect.objectContaining({ code }),
  );
});

test.each<readonly [SignatureAlgorithm, { privateKey: string; publicKey: string }, string]>([
  ...asymmetric
    .filter(([algorithm]) => !algorithm.startsWith("ES"))
    .map(([algorithm, keys]) => [algorithm, keys, otherRsa.publicKey] as const),
  ["ES256", p256, pem(generateKeyPairSync("ec", { namedCurve: "P-256" })).publicKey],
  ["ES384", p384, pem(generateKeyPairSync("ec", { namedCurve: "P-384" })).publicKey],
  ["ES512", p521, pem(generateKeyPairSync("ec", { namedCurve: "P-521" })).publicKey],
  ...(["HS256", "HS384", "HS512"] as const).map(
    (algorithm) => [algorithm, { privateKey: secret, publicKey: secret }, "t".repeat(64)] as const,
  ),
])(
  "%s fails with another key of the same form, and with one bit of its signature changed",
  async (algorithm, keys, other) => {
    const text = await createSignatures(files, { key: keys.privateKey, algorithm });
    const refused = expect.objectContaining({
      code: "SIGNATURE_INVALID",
      message: "the signature was not made with the configured key, or was changed since",
    });
    await expect(verifySignatures(files, text, { key: other, algorithm })).rejects.toThrow(refused);
    const [header = "", payload = "", signature = ""] = tokenOf(text);
    const bytes = Buffer.from(signature, "base64url");
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    const changed = JSON.stringify({
      signatures: [`${header}.${payload}.${bytes.toString("base64url")}`],
    });
    await expect(
      verifySignatures(files, changed, { key: keys.publicKey, algorithm }),
    ).rejects.toThrow(refused);
  },
);

const [header = "", payload = "", signature = ""] = tokenOf(good);
const token = (...parts: string[]) => JSON.stringify({ signatures: [parts.join(".")] });
const noToken = "the signature is not a compact JWS";

test.each([
  ["a part less", token(header, payload), noToken],
  ["a part more", token(header, payload, signature, "AA"), noToken],
  ["an empty part", token(header, "", signature), noToken],
  ["padding", token(header, payload, `${signature}==`), noToken],
  ["other letters for the same bytes", token(header, payload, respelt(signature)), noToken],
  [
    "a header that is no JSON",
    token("AA", payload, signature),
    "the signature's header cannot be read: ",
  ],
  ["a list", "[]", ".signatures.json cannot be read: "],
  [
    "another algorithm",
    token(encode({ alg: "PS256" }), payload, signature),
    "the signature was not made with the configured key, or was changed since",
  ],
])("says of a signature with %s what is wrong", async (_, text, message) => {
  await expect(verifySignatures(files, text, { key: rsa.publicKey })).rejects.toMatchObject({
    code: "SIGNATURE_INVALID",
    message: expect.stringContaining(message),
    hint: "fetch the bundle again from a place you trust, or check the configured key",
  });
});

test.each([
  ["another algorithm", good, { algorithm: "PS256" }, "the signature uses RS256, not PS256"],
  ["another scope", good, { scope: "x".repeat(300) }, `scope is "", not "${"x".repeat(200)}"`],
] as const)("says of %s what was expected", async (_, text, expected, message) => {
  await expect(verifySignatures(files, text, { key: rsa.publicKey, ...expected })).rejects.toThrow(
    message,
  );
});

const listed = (JSON.parse(Buffer.from(payload, "base64url").toString()) as { files: object[] })
  .files;

test.each([
  ["a file twice", { files: [...listed, listed[0]] }, 'the signature lists ".manifest" twice'],
  [
    "a file that is not there",
    { files: [...listed, { name: "z", hash: "00", algorithm: "SHA-256" }] },
    'the signed file "z" is missing',
  ],
  [
    "another hash",
    { files: [{ ...listed[0], hash: "00" }] },
    '".manifest" is not the file that was signed',
  ],
  [
    "a weak hash",
    { files: [{ ...listed[0], algorithm: "MD5" }] },
    '".manifest" is signed over "MD5"',
  ],
  ["no files", { scope: "" }, "the signature's payload cannot be read: "],
])("says of a payload that lists %s what is wrong", async (_, claims, message) => {
  const key = { key: secret, algorithm: "HS256" } as const;
  await expect(verifySignatures(files, signed(claims), key)).rejects.toThrow(message);
});

test("takes hashes in either case, and files whose names only begin as data's do by their bytes", async () => {
  const upper = listed.map((one) => ({
    ...one,
    hash: (one as { hash: string }).hash.toUpperCase(),
  }));
  const key = { key: secret, algorithm: "HS256" } as const;
  await verifySignatures(files, signed({ files: upper }), key);
  const odd = new Map<string, Uint8Array>([["a/data.json.bak", Buffer.from("{")]]);
  await verifySignatures(odd, await createSignatures(odd, key), key);
  const broken = new Map<string, Uint8Array>([["a/data.json", Buffer.from("{")]]);
  await expect(createSignatures(broken, key)).rejects.toMatchObject({
    code: "BUNDLE_CORRUPT",
    message: expect.stringMatching(/^"a\/data\.json" is no JSON: /),
    hint: "build the bundle again: hasp policy build",
  });
});

test("names the scope in the payload only where one is given", async () => {
  const claimsOf = (text: string) =>
    JSON.parse(Buffer.from(tokenOf(text)[1] ?? "", "base64url").toString());
  const key = { key: secret, algorithm: "HS256" } as const;
  expect(claimsOf(await createSignatures(files, key))).not.toHaveProperty("scope");
  expect(claimsOf(await createSignatures(files, { ...key, scope: "w" }))).toHaveProperty(
    "scope",
    "w",
  );
});

test.each<readonly [string, SigningKey, string]>([
  [
    "another curve",
    { algorithm: "ES256", key: p384.privateKey },
    "ES256 takes no ec key on secp384r1: ",
  ],
  [
    "too few bits",
    { algorithm: "RS256", key: weak.privateKey },
    "RS256 takes no rsa key of 1024 bits: ",
  ],
  ["another type", { algorithm: "RS256", key: ed.privateKey }, "RS256 takes no ed25519 key: "],
  [
    "too short a secret",
    { algorithm: "HS384", key: "short" },
    "the secret has 5 bytes, HS384 needs at least 48",
  ],
  ["no key", { algorithm: "RS256", key: "x" }, "the signing key is no private key in PEM: "],
])("says of a key of %s why it does not fit, and which do", async (_, signing, message) => {
  await expect(createSignatures(files, signing)).rejects.toMatchObject({
    message: expect.stringContaining(message),
    hint: `give a key that fits the algorithm, one of ${signatureAlgorithms.join(", ")}`,
  });
});

test("says that a key is no public one, and how to make one that OPA takes", async () => {
  await expect(verifySignatures(files, good, { key: "x" })).rejects.toThrow(
    "the key is no public key in PEM: ",
  );
  expect(() => algorithmOfKey(ed.privateKey)).toThrow(
    expect.objectContaining({
      hint: "make one with openssl ecparam -genkey -name prime256v1 -noout -out key.pem",
    }),
  );
});

test("takes a secret only where its algorithm is configured", async () => {
  const text = await createSignatures(files, { key: secret, algorithm: "HS256" });
  await expect(verifySignatures(files, text, { key: secret })).rejects.toMatchObject({
    code: "SIGNATURE_INVALID",
    message: "the signature uses HS256, but no secret is configured for that algorithm",
  });
});

test("takes a signature for one of no other algorithm, though the key would fit", async () => {
  const header = { alg: "PS256", kid: "k", typ: "JWT" } as const;
  const token = await signToken(header, "{}", rsa.privateKey);
  expect(await isSignedBy(token, "PS256", rsa.publicKey)).toBe(true);
  expect(await isSignedBy(token, "RS256", rsa.publicKey)).toBe(false);
});

test("names the signer's key by the header, and by the payload where that says nothing", async () => {
  const key = { key: secret, algorithm: "HS256" } as const;
  const payload = JSON.stringify({ files: [], keyid: "of the payload" });
  const header = { alg: "HS256", typ: "JWT" } as const;
  const claimsOf = async (kid: string | undefined, claims: string) => {
    const token = await signToken({ ...header, kid: kid as string }, claims, secret);
    return verifySignatures(new Map(), JSON.stringify({ signatures: [token] }), key);
  };
  expect((await claimsOf("of the header", payload)).keyId).toBe("of the header");
  expect((await claimsOf("of the header", '{"files":[]}')).keyId).toBe("of the header");
  expect((await claimsOf(undefined, payload)).keyId).toBe("of the payload");
  expect(await claimsOf(undefined, '{"files":[]}')).toEqual({ algorithm: "HS256" });
});

test("a key's fingerprint is that of its SubjectPublicKeyInfo, as openssl shows it", () => {
  const [, base64 = ""] = /-----BEGIN PUBLIC KEY-----([^-]*)-----END/.exec(p256.publicKey) ?? [];
  const digest = createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex");
  expect(fingerprintOfKey(p256.publicKey)).toBe(`sha256:${digest}`);
  expect(fingerprintOfKey(p256.privateKey)).toBe(`sha256:${digest}`);
});

test("never takes a key in PEM for a secret, configured as one or not", async () => {
  const text = signed({ files: [] }, rsa.publicKey);
  const { publicKey: key, privateKey } = rsa;
  await expect(verifySignatures(new Map(), text, { key })).rejects.toThrow(/no secret/);
  const refused = {
    code: "KEY_INVALID",
    message: "a key in PEM is no secret, and HS256 needs one",
  };
  for (const options of [{ key }, { key: `\n${key}` }, { key: privateKey }]) {
    const secretKey = { ...options, algorithm: "HS256" } as const;
    await expect(verifySignatures(new Map(), text, secretKey)).rejects.toMatchObject(refused);
    await expect(createSignatures(files, secretKey)).rejects.toMatchObject(refused);
  }
});

test("holds for the scope that is configured", async () => {
  const text = await createSignatures(files, {
    key: rsa.privateKey,
    algorithm: "RS256",
    scope: "write",
  });
  const claims = { algorithm: "RS256", keyId: "default" };
  expect(await verifySignatures(files, good, { key: rsa.publicKey })).toEqual(claims);
  const key = { key: rsa.publicKey, scope: "write" };
  expect(await verifySignatures(files, text, key)).toEqual({ ...claims, scope: "write" });
  await expect(verifySignatures(files, text, { key: rsa.publicKey })).rejects.toThrow(/scope/);
});

test.each(["MD5", "SHA-1", "SHA-3"])("refuses files that are signed over %s", async (algorithm) => {
  const text = signed({ files: [{ name: "data.json", hash: "00", algorithm }] });
  await expect(verifySignatures(files, text, { key: secret, algorithm: "HS256" })).rejects.toThrow(
    expect.objectContaining({ code: "SIGNATURE_INVALID", hint: "sign it over SHA-256" }),
  );
});

test.each<[string, SigningKey]>([
  ["RS256 with an EC key", { algorithm: "RS256", key: p256.privateKey }],
  ["ES256 with another curve", { algorithm: "ES256", key: p384.privateKey }],
  ["ES256 with an Ed25519 key", { algorithm: "ES256", key: ed.privateKey }],
  ["RS256 with 1024 bits", { algorithm: "RS256", key: weak.privateKey }],
  ["RS256 with a public key", { algorithm: "RS256", key: rsa.publicKey }],
  ["HS512 with a short secret", { algorithm: "HS512", key: "s".repeat(63) }],
])("does not sign %s", async (_, signing) => {
  await expect(createSignatures(files, signing)).rejects.toThrow(
    expect.objectContaining({ code: "KEY_INVALID" }),
  );
});

test.each([
  ["RS256", rsa],
  ["ES256", p256],
  ["ES384", p384],
  ["ES512", p521],
])("takes %s for the key that is made for it", (algorithm, { privateKey }) => {
  expect(algorithmOfKey(privateKey)).toBe(algorithm);
});

test.each([
  ["ed25519", ed.privateKey],
  ["secp256k1", pem(generateKeyPairSync("ec", { namedCurve: "secp256k1" })).privateKey],
  ["rsa-pss", pem(generateKeyPairSync("rsa-pss", { modulusLength: 2048 })).privateKey],
  ["private key in PEM", rsa.publicKey],
])("finds no algorithm for a key where the fault is %s", (name, key) => {
  expect(() => algorithmOfKey(key)).toThrow(
    expect.objectContaining({ code: "KEY_INVALID", message: expect.stringContaining(name) }),
  );
});

function pem({ publicKey, privateKey }: KeyPairKeyObjectResult) {
  return {
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** The last letter of base64url has bits that mean nothing: the next letter spells the same bytes. */
function respelt(part: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = letters[letters.indexOf(part.at(-1) ?? "") + 1] ?? "";
  return part.slice(0, -1) + last;
}

function tokenOf(text: string): string[] {
  return (JSON.parse(text) as { signatures: [string] }).signatures[0].split(".");
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function forged(header: object): string {
  return JSON.stringify({ signatures: [`${encode(header)}.${encode({ files: [] })}.AAAA`] });
}

/** Any payload, truly signed with a secret. */
function signed(payload: object, by = secret): string {
  const head = `${encode({ alg: "HS256" })}.${encode(payload)}`;
  return JSON.stringify({
    signatures: [`${head}.${createHmac("sha256", by).update(head).digest("base64url")}`],
  });
}
