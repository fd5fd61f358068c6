import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server,
  type Socket,
} from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { sha256 } from "@hasp/core";
import { expect, onTestFinished, test } from "vitest";
import { type ExchangeOptions, exchange } from "./exchange.ts";
import { RegistryClient, type RegistryOptions } from "./registry-client.ts";
import { certificate } from "./testing/certificate.ts";

const options = { idle: 5_000, longest: 10_000, signal: new AbortController().signal };

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function readerOf(registry: string, more: Partial<RegistryOptions>): RegistryClient {
  const credentials = { env: {}, signal: options.signal };
  const access = "pull";
  return new RegistryClient(
    { registry, repository: "a" },
    { ...options, credentials, access, ...more },
  );
}

const overTls = () => portOf(createTlsServer(certificate, (_, response) => response.end("here")));

const get = (url: string, more: Partial<ExchangeOptions> = {}) =>
  exchange({ method: "GET", url: new URL(url), most: 100 }, { ...options, ...more });

test("a certificate is trusted when the one that is given vouches for it", async () => {
  const { body } = await get(`https://127.0.0.1:${await overTls()}/`, { ca: certificate.cert });
  expect(Buffer.from(body).toString()).toBe("here");
});

test("a certificate that nobody vouches for, and one of another host, are not trusted", async () => {
  const port = await overTls();
  for (const asked of [
    get(`https://127.0.0.1:${port}/`),
    get(`https://localhost:${port}/`, { ca: certificate.cert }),
  ]) {
    await expect(asked).rejects.toMatchObject({
      code: "REGISTRY_UNTRUSTED",
      message: expect.stringMatching(/^the certificate of https:\/\/.*: .*certificate/),
      hint: expect.stringContaining("--registry-ca"),
    });
  }
});

test("the authorities of the system are trusted beside the one that is given", async () => {
  const before = getCACertificates();
  setDefaultCACertificates([certificate.cert]);
  onTestFinished(() => setDefaultCACertificates(before));
  const [other = ""] = before;
  const { status } = await get(`https://127.0.0.1:${await overTls()}/`, { ca: other });
  expect(status).toBe(200);
});

test("what is read may come from a store over TLS, and never from one without where the registry has it", async () => {
  const content = Buffer.from("here");
  const blob = { digest: sha256(content), size: content.length };
  const leads = (to: string) => (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(307, { location: to }).end();
  const open = await portOf(createServer(leads(`https://127.0.0.1:${await overTls()}/`)));
  const closed = await portOf(createTlsServer(certificate, leads(`http://127.0.0.1:${open}/`)));
  const read = (port: number, plainHttp: boolean) =>
    readerOf(`127.0.0.1:${port}`, { plainHttp, ca: certificate.cert }).readBlob(blob);
  expect(Buffer.from(await read(open, true))).toEqual(content);
  await expect(read(closed, false)).rejects.toMatchObject({
    code: "REGISTRY_REDIRECT",
    hint: expect.stringContaining("in the clear"),
  });
});

/** What a registry on this machine is sent that treats each connection so. */
async function sentTo(treat: (socket: Socket) => void) {
  const sent: Buffer[] = [];
  const server = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (first) => {
      sent.push(first);
      treat(socket);
    });
    onTestFinished(() => void socket.destroy());
  });
  const registry = `127.0.0.1:${await portOf(server)}`;
  const reading = readerOf(registry, { idle: 200 }).readManifest("v1");
  const failure = await reading.catch((error) => error);
  return { code: failure.code, protocols: sent.map((first) => (first[0] === 22 ? "TLS" : "HTTP")) };
}

/** RFC 8446, 6: a fatal alert, handshake_failure. */
const alert = Buffer.from([21, 3, 3, 0, 2, 2, 40]);

test.each<[string, (socket: Socket) => void, string]>([
  ["says nothing", () => undefined, "REGISTRY_TIMEOUT"],
  ["hangs up", (socket) => socket.destroy(), "REGISTRY_UNREACHABLE"],
  ["refuses the handshake", (socket) => socket.end(alert), "REGISTRY_UNREACHABLE"],
])(
  "a registry on this machine that %s over TLS is not asked in the clear",
  async (_, treat, code) => {
    expect(await sentTo(treat)).toEqual({ code, protocols: ["TLS"] });
  },
);

const head = (...lines: string[]) => `HTTP/1.1 ${lines.join("\r\n")}\r\n\r\n`;
const end = (socket: Socket) => socket.end();
const reset = (socket: Socket) => socket.resetAndDestroy();

test.each([
  ["short of its length", `${head("200 OK", "Content-Length: 9")}{}`, end, "REGISTRY_UNREACHABLE"],
  [
    "between two chunks",
    `${head("200 OK", "Transfer-Encoding: chunked")}1\r\n{\r\n`,
    end,
    "REGISTRY_UNREACHABLE",
  ],
  ["by a reset, with no length told", `${head("200 OK")}{}`, reset, "REGISTRY_UNREACHABLE"],
  [
    "to go on without HTTP",
    head("101 Switching Protocols", "Connection: Upgrade", "Upgrade: x"),
    end,
    "REGISTRY_INVALID",
  ],
])("an answer that breaks off %s is none", async (_, begun, stop, code) => {
  const server = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write(begun);
      setTimeout(() => stop(socket), 50);
    });
  });
  const asked = get(`http://127.0.0.1:${await portOf(server)}/`, { idle: 1000, longest: 2000 });
  await expect(asked).rejects.toMatchObject({ code });
});
