import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@hasp/core";
import { bodyOf, type Served, serve } from "@hasp/testing";
import { expect, test } from "vitest";
import type { CredentialPlace } from "./credentials/credentials.ts";
import { RegistryClient, type RegistryOptions } from "./registry-client.ts";

const manifest = Buffer.from('{"schemaVersion":2}');
const mediaType = "application/vnd.oci.image.manifest.v1+json";
const digest = sha256(manifest);
const blob = { digest: sha256("blob"), size: 4 };
const place: CredentialPlace = { env: {}, signal: new AbortController().signal };
const login = { ...place, given: { username: "ann", password: "pa:ss" } };
const BASIC = `Basic ${Buffer.from("ann:pa:ss").toString("base64")}`;

function client(host: string, options: Partial<RegistryOptions> = {}): RegistryClient {
  return new RegistryClient(
    { registry: host, repository: "team/policies" },
    {
      idle: 5_000,
      longest: 10_000,
      signal: new AbortController().signal,
      access: "pull",
      credentials: place,
      ...options,
    },
  );
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const answer =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Listener =>
  (_, response) =>
    response.writeHead(status, { "content-type": mediaType, ...headers }).end(body);

const html = "<!doctype html><title>Sign in</title>";
const unknown = '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}';

test("a manifest is read with its digest and type, and one that is not there is none", async () => {
  let accepted: string[] | undefined;
  await using registry = await serve((request, response) => {
    accepted = request.headers.accept?.split(", ");
    return request.url?.endsWith("/v1")
      ? answer(200, manifest, { "docker-content-digest": digest })(request, response)
      : answer(404, unknown)(request, response);
  });
  const read = await client(registry.host).readManifest("v1");
  expect({ ...read, bytes: Buffer.from(read?.bytes ?? []) }).toEqual({
    bytes: manifest,
    mediaType,
    digest,
  });
  expect(registry.asked.map(({ line }) => line)).toEqual(["GET /v2/team/policies/manifests/v1"]);
  expect(accepted).toEqual([
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
  ]);
  expect(await client(registry.host).readManifest("v2")).toBeUndefined();
});

test("a type is read without its parameters, and a digest that this program cannot compute is passed over", async () => {
  const headers = {
    "content-type": `${mediaType} ; charset=utf-8`,
    "docker-content-digest": `md5:${"a".repeat(32)}`,
  };
  await using registry = await serve(answer(200, manifest, headers));
  expect(await client(registry.host).readManifest("v1")).toMatchObject({ mediaType, digest });
});

test("what is there is not sent again, and what is not goes where the registry says", async () => {
  const stored: Buffer[] = [];
  const about: unknown[] = [];
  await using registry = await serve(async (request, response) => {
    const body = await bodyOf(request);
    if (request.method === "HEAD") {
      const present = request.url?.includes(sha256("present"));
      response.writeHead(present ? 200 : 404).end();
    } else if (request.method === "POST") {
      response.writeHead(202, { location: "/v2/team/policies/blobs/uploads/7?state=a" }).end();
    } else {
      stored.push(body);
      about.push([request.headers["content-type"], request.headers["content-length"]]);
      const told = request.url?.endsWith("/v1") && { "docker-content-digest": sha256(body) };
      response.writeHead(201, { ...told }).end();
    }
  });
  const writer = client(registry.host);
  await writer.writeBlob(Buffer.from("present"));
  expect(stored).toEqual([]);
  await writer.writeBlob(Buffer.from("absent"));
  await writer.writeManifest("v1", { bytes: manifest, mediaType });
  await writer.writeManifest("v2", { bytes: manifest, mediaType });
  expect(stored).toEqual([Buffer.from("absent"), manifest, manifest]);
  // some registries take no upload whose length is not said before
  expect(about).toEqual([
    ["application/octet-stream", "6"],
    [mediaType, String(manifest.length)],
    [mediaType, String(manifest.length)],
  ]);
  expect(registry.asked.slice(-4).map(({ line }) => line)).toEqual([
    "POST /v2/team/policies/blobs/uploads/",
    `PUT /v2/team/policies/blobs/uploads/7?state=a&digest=${encodeURIComponent(sha256("absent"))}`,
    "PUT /v2/team/policies/manifests/v1",
    "PUT /v2/team/policies/manifests/v2",
  ]);
});

test.each<[string, Listener, string, RegExp]>([
  [
    "a page where a manifest should be",
    answer(200, html, { "content-type": "text/html" }),
    "REGISTRY_INVALID",
    /"text\/html" instead of a manifest/,
  ],
  [
    "a manifest without a type",
    (_, response) => response.writeHead(200).end(manifest),
    "REGISTRY_INVALID",
    /answers with "" instead of a manifest/,
  ],
  [
    "a manifest of a type without end",
    answer(200, manifest, { "content-type": "a".repeat(10_000) }),
    "REGISTRY_INVALID",
    /answers with "a{100}" instead of a manifest/,
  ],
  [
    "a page that says 404",
    answer(404, html, { "content-type": "text/html" }),
    "REGISTRY_INVALID",
    /not as a registry/,
  ],
  [
    "another manifest than it says",
    answer(200, manifest, { "docker-content-digest": sha256("another") }),
    "REGISTRY_INVALID",
    /something else than sha256:/,
  ],
  [
    "a manifest without end",
    answer(200, Buffer.alloc(5 * 2 ** 20)),
    "REGISTRY_INVALID",
    /more than/,
  ],
  ["204", answer(204, ""), "REGISTRY_INVALID", /answers 204/],
  [
    "an error of its own",
    answer(500, '{"errors":[{"code":"UNKNOWN","message":"disk full"}]}'),
    "REGISTRY_REFUSED",
    /500: UNKNOWN: disk full$/,
  ],
  [
    "several errors of its own",
    answer(500, '{"errors":[{"code":"A"},{"code":"B","message":"b"}]}'),
    "REGISTRY_REFUSED",
    /500: A: B: b$/,
  ],
  [
    "errors without end",
    answer(
      500,
      JSON.stringify({ errors: Array(500).fill({ code: "A", message: "b".repeat(90) }) }),
    ),
    "REGISTRY_REFUSED",
    /^.{200,600}$/,
  ],
  [
    "what it cannot read",
    answer(400, '{"errors":[{"code":"TAG_INVALID"}]}'),
    "REGISTRY_REFUSED",
    /400: TAG_INVALID$/,
  ],
  ["too many requests", answer(429, ""), "REGISTRY_REFUSED", /429$/],
  ["a refusal", answer(403, unknown), "REGISTRY_UNAUTHORIZED", /does not allow it: MANIFEST_UNK/],
  ["a refusal without words", answer(403, html), "REGISTRY_UNAUTHORIZED", /does not allow it$/],
  ["401 without a challenge", answer(401, ""), "REGISTRY_INVALID", /no way/],
  [
    "401 with a challenge of another kind",
    answer(401, "", { "www-authenticate": "Negotiate" }),
    "REGISTRY_INVALID",
    /no way/,
  ],
  [
    "a login that nobody has",
    answer(401, "", { "www-authenticate": "Basic realm=a" }),
    "REGISTRY_UNAUTHORIZED",
    /wants a login/,
  ],
  [
    "a token server that is none",
    answer(401, "", { "www-authenticate": 'Bearer realm="file:///etc/passwd"' }),
    "REGISTRY_INVALID",
    /token server/,
  ],
  ["a redirect to nowhere", answer(307, ""), "REGISTRY_INVALID", /does not say where/],
  ["a choice of nothing", answer(300, ""), "REGISTRY_INVALID", /does not say where/],
  [
    "a redirect to itself",
    answer(307, "", { location: "?again" }),
    "REGISTRY_REDIRECT",
    /round and round/,
  ],
  [
    "a redirect to a file",
    answer(302, "", { location: "file:///etc/passwd" }),
    "REGISTRY_REDIRECT",
    /not followed/,
  ],
  [
    "an answer that breaks off",
    (_, response) => {
      response.writeHead(200, { "content-type": mediaType, "content-length": "100" });
      response.write("{");
      setTimeout(() => response.destroy(), 50);
    },
    "REGISTRY_UNREACHABLE",
    /cannot reach/,
  ],
])("%s is refused with a code", async (_, listener, code, message) => {
  await using registry = await serve(listener);
  const reading = client(registry.host).readManifest("v1");
  await expect(reading).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
});

test.each([
  [429, "try again later"],
  [500, "try again later"],
  [503, "try again later"],
  [405, "check the name of the repository, and what it allows"],
])("after %s it is worth while to %s", async (status, hint) => {
  await using registry = await serve(answer(status, ""));
  await expect(client(registry.host).readBlob(blob)).rejects.toMatchObject({ hint });
});

test("a manifest that was asked for by digest has it", async () => {
  await using registry = await serve(answer(200, "{}"));
  await expect(client(registry.host).readManifest(digest)).rejects.toMatchObject({
    code: "REGISTRY_INVALID",
  });
  const md5 = `md5:${"a".repeat(32)}`;
  await expect(client(registry.host).readManifest(md5)).rejects.toMatchObject({
    code: "DIGEST_INVALID",
  });
});

test.each<[string, string, RegExp]>([
  ["other bytes", "gulp", /something else than/],
  ["fewer bytes", "blo", /sends 3 bytes where its manifest says 4/],
  ["more bytes", "blob and more", /more than the 4 bytes/],
])("a blob of %s is refused", async (_, body, message) => {
  await using registry = await serve(answer(200, body));
  await expect(client(registry.host).readBlob(blob)).rejects.toMatchObject({
    code: "REGISTRY_INVALID",
    message: expect.stringMatching(message),
  });
});

test("a blob without end is left where it is", async () => {
  await using registry = await serve((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(Buffer.alloc(65_536)), 1);
    response.on("close", () => clearInterval(timer));
  });
  const reading = client(registry.host).readBlob({ ...blob, size: 2 ** 20 });
  await expect(reading).rejects.toMatchObject({ code: "REGISTRY_INVALID" });
});

test.each<[string, Listener]>([
  ["says nothing", () => undefined],
  [
    "stops in the midst",
    (_, response) => {
      response.writeHead(200, { "content-type": mediaType }).write("{");
    },
  ],
])("a registry that %s is given up", async (_, listener) => {
  await using registry = await serve(listener);
  const reading = client(registry.host, { idle: 200 }).readManifest("v1");
  await expect(reading).rejects.toMatchObject({
    code: "REGISTRY_TIMEOUT",
    message: expect.stringMatching(/ within 0\.2 s$/),
    hint: expect.stringContaining("--registry-timeout"),
  });
});

test("a registry that sends a byte now and then is given up too", async () => {
  await using registry = await serve((_, response) => {
    response.writeHead(200, { "content-type": mediaType });
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  });
  const reading = client(registry.host, { longest: 300 }).readManifest("v1");
  await expect(reading).rejects.toMatchObject({
    code: "REGISTRY_TIMEOUT",
    message: expect.stringMatching(/ within 0\.3 s$/),
  });
});

test("who interrupts is heard", async () => {
  await using registry = await serve(() => undefined);
  const interruption = new AbortController();
  setTimeout(() => interruption.abort("SIGINT"), 100);
  const { signal } = interruption;
  const reading = client(registry.host, { signal }).readManifest("v1");
  await expect(reading).rejects.toBe("SIGINT");
});

test("a registry leads to its store five times and no more", async () => {
  let times = 5;
  await using registry = await serve(({ url = "" }, response) => {
    const count = Number(/count=(\d+)/.exec(url)?.[1] ?? 0);
    if (count === times) answer(200, manifest)({} as IncomingMessage, response);
    else response.writeHead(307, { location: `?count=${count + 1}` }).end();
  });
  expect(await client(registry.host).readManifest("v1")).toMatchObject({ digest });
  times = 6;
  await expect(client(registry.host).readManifest("v1")).rejects.toMatchObject({
    code: "REGISTRY_REDIRECT",
  });
});

test("what stands in the registry's store is not sent again", async () => {
  await using store = await serve((_, response) => response.writeHead(200).end());
  await using registry = await serve(answer(307, "", { location: `http://${store.host}/blob` }));
  await client(registry.host).writeBlob(Buffer.from("blob"));
  expect(registry.asked.map(({ line }) => line)).toEqual([
    `HEAD /v2/team/policies/blobs/${blob.digest}`,
  ]);
  expect(store.asked.map(({ line }) => line)).toEqual(["HEAD /blob"]);
});

test("the signature of a place in a store is told to nobody", async () => {
  await using store = await serve(answer(500, ""));
  const location = `http://${store.host}/blob?signature=s3cret`;
  await using registry = await serve(answer(307, "", { location }));
  const failure = await client(registry.host)
    .readBlob(blob)
    .catch((error) => error);
  expect(failure.message).toBe(`http://${store.host}/blob answers 500`);
});

test("what speaks no HTTP is said to speak none, and what is not there cannot be reached", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined).resume();
    socket.end("SSH-2.0-OpenSSH_9.2\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${Object(server.address()).port}`;
  await expect(client(host, { plainHttp: true }).readManifest("v1")).rejects.toMatchObject({
    code: "REGISTRY_INVALID",
  });
  await new Promise((resolve) => server.close(resolve));
  await expect(client(host).readManifest("v1")).rejects.toMatchObject({
    code: "REGISTRY_UNREACHABLE",
    message: `cannot reach https://${host}/v2/: connect ECONNREFUSED ${host}`,
  });
});

test("plain HTTP is spoken on this machine only, unless it is wanted", async () => {
  await using registry = await serve(answer(200, manifest));
  const port = registry.host.split(":")[1];
  // a name that is no loopback's, and leads here all the same
  const elsewhere = `[::ffff:127.0.0.1]:${port}`;
  await expect(client(elsewhere).readManifest("v1")).rejects.toMatchObject({
    code: "REGISTRY_INSECURE",
    hint: expect.stringContaining("--registry-plain-http"),
  });
  expect(registry.asked).toEqual([]);
  await client(elsewhere, { plainHttp: true }).readManifest("v1");
  await client(`localhost:${port}`).readManifest("v1");
  expect(registry.asked).toHaveLength(2);
  // whoever names an authority wants TLS
  const withCa = client(registry.host, { ca: "" }).readManifest("v1");
  await expect(withCa).rejects.toMatchObject({ code: "REGISTRY_INSECURE" });
});

test("a user and password are sent once they are asked for", async () => {
  await using registry = await serve((request, response) =>
    request.headers.authorization === BASIC
      ? answer(200, manifest)(request, response)
      : answer(401, "", { "www-authenticate": 'Basic realm="r"' })(request, response),
  );
  const reader = client(registry.host, { credentials: login });
  await reader.readManifest("v1");
  await reader.readManifest("v1");
  expect(registry.asked.map(({ authorization }) => authorization)).toEqual([
    undefined,
    BASIC,
    BASIC,
  ]);
  const wrong = { ...place, given: { username: "ann", password: "wrong" } };
  await expect(
    client(registry.host, { credentials: wrong }).readManifest("v1"),
  ).rejects.toMatchObject({
    code: "REGISTRY_UNAUTHORIZED",
    message: expect.stringContaining("refuses the login"),
  });
});

async function withTokens(issue: Listener): Promise<{ registry: Served; tokens: Served }> {
  const tokens = await serve(issue);
  const realm = `Bearer realm="http://${tokens.host}/token",service="registry \\"a\\""`;
  const registry = await serve((request, response) =>
    request.headers.authorization === "Bearer good"
      ? answer(200, manifest)(request, response)
      : answer(401, "", { "www-authenticate": realm })(request, response),
  );
  return { registry, tokens };
}

test("a token is fetched for this repository and what is done with it, and no more", async () => {
  const { registry, tokens } = await withTokens(answer(200, '{"token":"good"}'));
  await using _ = registry;
  await using __ = tokens;
  await client(registry.host, { access: "pull,push", credentials: login }).readManifest("v1");
  const [{ line = "", authorization } = {}] = tokens.asked;
  const asked = new URL(line.replace("GET ", ""), "http://a");
  expect([...asked.searchParams]).toEqual([
    ["service", 'registry "a"'],
    ["scope", "repository:team/policies:pull,push"],
  ]);
  expect(authorization).toBe(BASIC);
  expect(registry.asked.map((one) => one.authorization)).toEqual([undefined, "Bearer good"]);
  await client(registry.host).readManifest("v1");
  expect(tokens.asked[1]?.authorization).toBeUndefined();
});

test("an identity token is changed for an access token", async () => {
  let form = "";
  let type: string | undefined;
  const { registry, tokens } = await withTokens(async (request, response) => {
    form = (await bodyOf(request)).toString();
    type = request.headers["content-type"];
    answer(200, '{"access_token":"good"}')(request, response);
  });
  await using _ = registry;
  await using __ = tokens;
  const dockerConfig = mkdtempSync(join(tmpdir(), "hasp-docker-config-"));
  const config = { auths: { [registry.host]: { identitytoken: "refresh" } } };
  writeFileSync(join(dockerConfig, "config.json"), JSON.stringify(config));
  await client(registry.host, { credentials: { ...place, dockerConfig } }).readManifest("v1");
  rmSync(dockerConfig, { recursive: true });
  expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
    client_id: "hasp",
    grant_type: "refresh_token",
    refresh_token: "refresh",
    scope: "repository:team/policies:pull",
    service: 'registry "a"',
  });
  expect(type).toBe("application/x-www-form-urlencoded");
  expect(tokens.asked.map(({ line }) => line)).toEqual(["POST /token"]);
});

test.each<[string, Listener, string]>([
  ["no token", answer(200, "{}"), "REGISTRY_INVALID"],
  ["a page", answer(200, html), "REGISTRY_INVALID"],
  ["a token that breaks a header", answer(200, '{"token":"a\\r\\nb: c"}'), "REGISTRY_INVALID"],
  ["a redirect", answer(302, "", { location: "https://example.com" }), "REGISTRY_INVALID"],
  ["a refusal", answer(401, "{}"), "REGISTRY_UNAUTHORIZED"],
])("a token server that gives %s is refused", async (_, listener, code) => {
  const { registry, tokens } = await withTokens(listener);
  await using __ = registry;
  await using ___ = tokens;
  await expect(
    client(registry.host, { credentials: login }).readManifest("v1"),
  ).rejects.toMatchObject({ code });
});

test("the login does not follow to another host, and is not given to one that asks for it", async () => {
  await using store = await serve((request, response) =>
    request.url?.includes("greedy")
      ? answer(401, "", { "www-authenticate": "Basic realm=a" })(request, response)
      : answer(200, "blob")(request, response),
  );
  let to = "fair";
  await using registry = await serve((request, response) =>
    request.headers.authorization === undefined
      ? answer(401, "", { "www-authenticate": "Basic realm=a" })(request, response)
      : answer(307, "", { location: `http://${store.host}/${to}` })(request, response),
  );
  const reader = client(registry.host, { credentials: login });
  expect(Buffer.from(await reader.readBlob(blob)).toString()).toBe("blob");
  to = "greedy";
  await expect(reader.readBlob(blob)).rejects.toMatchObject({ code: "REGISTRY_REFUSED" });
  expect(store.asked).toEqual([
    { line: "GET /fair", authorization: undefined },
    { line: "GET /greedy", authorization: undefined },
  ]);
  expect(new Set(registry.asked.map(({ line }) => line))).toEqual(
    new Set([`GET /v2/team/policies/blobs/${blob.digest}`]),
  );
});

test.each<[string, Listener]>([
  ["the beginning", answer(307, "", { location: "http://127.0.0.1:1/" })],
  ["the rest", answer(202, "", { location: "http://127.0.0.1:1/upload" })],
])("an upload whose %s is to go elsewhere is not sent there", async (_, begin) => {
  await using registry = await serve((request, response) =>
    request.method === "POST" ? begin(request, response) : answer(404, "")(request, response),
  );
  await expect(client(registry.host).writeBlob(Buffer.from("a"))).rejects.toMatchObject({
    code: "REGISTRY_REDIRECT",
  });
  expect(registry.asked.map(({ line }) => line.split(" ")[0])).toEqual(["HEAD", "POST"]);
});

test.each([undefined, "", "http://["])(
  "an upload that goes on at %j goes on nowhere",
  async (place) => {
    const headers: Record<string, string> = place === undefined ? {} : { location: place };
    await using registry = await serve((request, response) =>
      answer(request.method === "POST" ? 202 : 404, "", headers)(request, response),
    );
    await expect(client(registry.host).writeBlob(Buffer.from("a"))).rejects.toMatchObject({
      code: "REGISTRY_INVALID",
      message: expect.stringContaining("does not say where"),
    });
  },
);

test("a registry that stores something else is found out", async () => {
  await using registry = await serve(answer(201, "", { "docker-content-digest": sha256("b") }));
  const writing = client(registry.host).writeManifest("v1", { bytes: manifest, mediaType });
  await expect(writing).rejects.toMatchObject({ code: "REGISTRY_INVALID" });
});
