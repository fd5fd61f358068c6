import { type Served, serve } from "@hasp/testing";
import { expect, test } from "vitest";
import { authorize } from "./authorize.ts";
import type { Credentials } from "./credentials/credentials.ts";

const exchange = { idle: 5_000, longest: 10_000, signal: new AbortController().signal };
const scope = "repository:team/policies:pull";
const ann = { username: "ann", password: "pa:ss" };

/** What a registry that asks for a login so makes of it. */
function answerTo(
  challenge: string,
  { registry = "http://127.0.0.1/v2/", credentials = undefined as Credentials | undefined } = {},
): Promise<string> {
  const headers = { "www-authenticate": challenge };
  const refusal = { status: 401, headers, body: new Uint8Array(), url: new URL(registry) };
  return authorize({ refusal, scope, credentials, exchange });
}

const tokenServer = (status: number, body: string): Promise<Served> =>
  serve((_, response) => response.writeHead(status).end(body));

test("a token server is told the service only where the registry names one", async () => {
  await using tokens = await tokenServer(200, '{"token":"good"}');
  const realm = `http://${tokens.host}/token`;
  expect(await answerTo(`Bearer realm="${realm}"`)).toBe("Bearer good");
  await answerTo(`Bearer realm="${realm}",service="r"`);
  expect(tokens.asked.map(({ line }) => line)).toEqual([
    "GET /token?scope=repository%3Ateam%2Fpolicies%3Apull",
    "GET /token?service=r&scope=repository%3Ateam%2Fpolicies%3Apull",
  ]);
});

test("an identity token is no user and password", async () => {
  const refused = answerTo("Basic realm=a", { credentials: { identityToken: "refresh" } });
  await expect(refused).rejects.toMatchObject({
    code: "REGISTRY_UNAUTHORIZED",
    message: expect.stringContaining("there is only a token"),
  });
});

test.each([
  ["wants a login", undefined],
  ["refuses the login", ann],
])("a token server's refusal says that it %s", async (message, credentials) => {
  await using tokens = await tokenServer(401, "{}");
  const refused = answerTo(`Bearer realm="http://${tokens.host}/"`, { credentials });
  await expect(refused).rejects.toMatchObject({
    code: "REGISTRY_UNAUTHORIZED",
    message: `http://${tokens.host}/ ${message}`,
  });
});

test("a token in an answer that failed is none", async () => {
  await using tokens = await tokenServer(500, '{"token":"good"}');
  await expect(answerTo(`Bearer realm="http://${tokens.host}/"`)).rejects.toMatchObject({
    code: "REGISTRY_INVALID",
    message: expect.stringContaining("answers 500 instead of a token"),
  });
});

test("a registry over TLS cannot send the login to a token server without", async () => {
  await using tokens = await tokenServer(200, '{"token":"good"}');
  const open = answerTo(`Bearer realm="http://${tokens.host}/token?a=b"`, {
    registry: "https://r.example.com/v2/",
    credentials: ann,
  });
  await expect(open).rejects.toMatchObject({
    code: "REGISTRY_INSECURE",
    message: `r.example.com sends the login to http://${tokens.host}/token, in the clear`,
    hint: expect.stringMatching(/\w/),
  });
  expect(tokens.asked).toEqual([]);
});

test.each([
  ["without", "http://127.0.0.1/v2/"],
  ["with", "https://127.0.0.1/v2/"],
])("a token server over TLS is asked for a registry %s", async (_, registry) => {
  // nothing listens there, which it takes a question to find out
  const asked = answerTo('Bearer realm="https://127.0.0.1:1/token"', { registry });
  await expect(asked).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
});

test.each([
  "token",
  "file:///etc/passwd",
  "http://ann@127.0.0.1/",
  "http://:secret@127.0.0.1/",
  `data:${"a".repeat(9000)}`,
])("%.20s is no token server", async (realm) => {
  const refused = await answerTo(`Bearer realm="${realm}"`).catch((error) => error);
  expect(refused).toMatchObject({
    code: "REGISTRY_INVALID",
    message: expect.stringContaining("names a token server that is none"),
  });
  expect(refused.message.length).toBeLessThan(400);
});
