import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { type ExchangeOptions, exchange } from "./exchange.ts";
import { RegistryClient } from "./registry-client.ts";
import { certificate } from "./testing/certificate.ts";

const options = { idle: 5_000, longest: 10_000, signal: new AbortController().signal };

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
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

/** What a registry on this machine is sent that treats each connection so. */
async function sentTo(treat: (socket: Socket) => void) {
  const sent: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (first) => {
      sent.push(first);
      treat(socket);
    });
    onTestFinished(() => void socket.destroy());
  });
  const registry = `127.0.0.1:${await portOf(server)}`;
  const reader = new RegistryClient(
    { registry, repository: "a" },
    { ...options, idle: 200, access: "pull", credentials: { env: {}, signal: options.signal } },
  );
  const failure = await reader.readManifest("v1").catch((error) => error);
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
