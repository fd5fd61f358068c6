import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { getCACertificates } from "node:tls";
import { messageOf } from "@hasp/core";
import { RegistryError } from "./error.ts";

export interface ExchangeOptions {
  /** Certificates in PEM that are trusted beside those of the system. */
  readonly ca?: string;
  /** Milliseconds without a byte after which a registry is given up. */
  readonly idle: number;
  /** Milliseconds that one exchange may take: a registry that sends a byte now and then is given up too. */
  readonly longest: number;
  readonly signal: AbortSignal;
}

export interface Request {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The most bytes of an answer's body that are taken. */
  readonly most: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Where it came from. */
  readonly url: URL;
}

/** What OpenSSL and Node say of a certificate that is not to be trusted. */
const UNTRUSTED =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/;

/** What OpenSSL says of an answer that is no TLS: plain HTTP. Its reason stands in the code or the message. */
const NO_TLS = /wrong.version.number|http.request|packet.length.too.long/i;

/**
 * Sends one request and reads the answer whole; follows nothing and holds every limit.
 * @throws RegistryError; the signal's reason when it aborts
 */
export async function exchange(request: Request, options: ExchangeOptions): Promise<Answer> {
  const { url } = request;
  const { signal } = options;
  signal.throwIfAborted();
  const late = AbortSignal.timeout(options.longest);
  const stall = new AbortController();
  const any = AbortSignal.any([signal, late, stall.signal]);
  try {
    const message = await send(request, options, any, () => stall.abort());
    const body = await readBody(message, request);
    return { status: message.statusCode ?? 0, headers: message.headers, body, url };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof RegistryError) throw error;
    if (stall.signal.aborted) throw timedOut(url, options.idle);
    if (late.aborted) throw timedOut(url, options.longest);
    throw explain(url, error);
  }
}

function send(
  { method, url, headers, body }: Request,
  { ca, idle }: ExchangeOptions,
  signal: AbortSignal,
  onStall: () => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // a connection of its own: one that is kept may be closed by the other side just when it is used again
    const common = {
      method,
      headers,
      signal,
      timeout: idle,
      agent: false as const,
    };
    const request =
      url.protocol === "https:"
        ? requestHttps(url, {
            ...common,
            ...(ca !== undefined && { ca: [...getCACertificates(), ca] }),
          })
        : requestHttp(url, common);
    // also while the body is read
    request.on("timeout", onStall);
    request.on("error", reject);
    request.on("response", (message) => {
      // Node takes what came before a reset for the whole where no length was told
      request.on("error", (error) => message.destroy(error));
      resolve(message);
    });
    // which nothing asked for; unheard, it would end the request without a word
    request.on("upgrade", ({ statusCode }, socket) => {
      socket.destroy();
      reject(invalid(url, `answers ${statusCode} and goes on without HTTP`));
    });
    request.end(body);
  });
}

async function readBody(message: IncomingMessage, { url, most }: Request) {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) {
      message.destroy();
      throw invalid(url, `sends more than the ${most} bytes that it may`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explain(url: URL, cause: unknown): RegistryError {
  const code = String(Object(cause).code);
  const told = `${nameOf(url)}: ${messageOf(cause)}`;
  if (UNTRUSTED.test(code))
    return new RegistryError("REGISTRY_UNTRUSTED", `the certificate of ${told}`, {
      cause,
      hint: "name the authority that issued it with --registry-ca, or check the host's name",
    });
  if (/^(?:EPROTO|ERR_SSL_)/.test(code) && NO_TLS.test(`${code} ${messageOf(cause)}`))
    return new RegistryError("REGISTRY_INSECURE", `${url.host} does not speak TLS`, {
      cause,
      hint: "if everyone on the way may read and change what is sent: --registry-plain-http",
    });
  if (code.startsWith("HPE_"))
    return invalid(url, `does not speak HTTP: ${messageOf(cause)}`, cause);
  return new RegistryError("REGISTRY_UNREACHABLE", `cannot reach ${told}`, {
    cause,
    hint: "check the host, its port and the network",
  });
}

function timedOut(url: URL, limit: number): RegistryError {
  return new RegistryError(
    "REGISTRY_TIMEOUT",
    `${nameOf(url)} does not answer within ${limit / 1000} s`,
    { hint: "try again, or wait longer with --registry-timeout" },
  );
}

/** Of an answer that no registry gives. */
export function invalid(url: URL, why: string, cause?: unknown): RegistryError {
  return new RegistryError("REGISTRY_INVALID", `${nameOf(url)} ${why}`, {
    cause,
    hint: "check that this is the address of a registry, and that nothing on the way answers for it",
  });
}

/** Without what a query may hold, which can be a signature. */
export function nameOf({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}
