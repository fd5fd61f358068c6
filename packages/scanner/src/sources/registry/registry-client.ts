import { createHash } from "node:crypto";
import { type Digest, type ImageReference, isDigest, parseDigest, sha256 } from "@hasp/core";
import { z } from "zod";
import { authorize, unauthorized } from "./authorize.ts";
import type { CredentialPlace } from "./credentials/credentials.ts";
import { findCredentials } from "./credentials/index.ts";
import { hostOf } from "./docker-hub.ts";
import { RegistryError } from "./error.ts";
import {
  type Answer,
  type ExchangeOptions,
  exchange,
  invalid,
  nameOf,
  type Request,
} from "./exchange.ts";

export interface RegistryOptions extends ExchangeOptions {
  readonly credentials: CredentialPlace;
  /** Speaks plain HTTP with the registry; without it only with one on this machine that has no TLS. */
  readonly plainHttp?: boolean;
  /** What is asked for: less is better. */
  readonly access: "pull" | "pull,push";
}

interface Descriptor {
  readonly digest: Digest;
  readonly size: number;
}

interface Manifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** OCI distribution specification: "a registry SHOULD enforce a limit of 4 MiB" on manifests. */
const MAX_MANIFEST = 4 * 2 ** 20;
const MAX_REFUSAL = 64 * 2 ** 10;
const MAX_REDIRECTS = 5;

const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
].join(", ");

/** What registries say of a refusal (OCI distribution specification, "Error Codes"). */
const Refusal = z.looseObject({
  errors: z.array(z.looseObject({ code: z.string(), message: z.string().optional() })).min(1),
});

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** A repository of a registry, by the OCI distribution specification 1.1. It checks the digest and size of all that it reads. */
export class RegistryClient {
  readonly #repository: string;
  readonly #registry: string;
  readonly #options: RegistryOptions;
  #origin: string | undefined;
  #authorization: string | undefined;

  constructor({ registry, repository }: ImageReference, options: RegistryOptions) {
    this.#registry = registry;
    this.#repository = repository;
    this.#options = options;
  }

  /** The manifest of a tag or digest; undefined when there is none. @throws RegistryError, DigestError */
  async readManifest(reference: string) {
    // one of another algorithm would not be checked
    const wanted = reference.includes(":") ? parseDigest(reference) : undefined;
    const answer = await this.#ask({
      method: "GET",
      path: `manifests/${reference}`,
      headers: { accept: manifestTypes },
      most: MAX_MANIFEST,
    });
    if (answer.status === 404) return this.#expectRefusal(answer);
    this.#expect(answer, 200);
    const { headers, body: bytes, url } = answer;
    const mediaType = String(headers["content-type"] ?? "")
      .replace(/;.*$/s, "")
      .trim();
    if (!mediaType.endsWith("+json"))
      throw invalid(url, `answers with ${shown(mediaType)} instead of a manifest`);
    const digest = sha256(bytes);
    if (wanted !== undefined) checkDigest(bytes, wanted, url);
    const told = headers["docker-content-digest"];
    if (typeof told === "string" && isDigest(told)) checkDigest(bytes, told, url);
    return { bytes, mediaType, digest };
  }

  /** @throws RegistryError */
  async readBlob({ digest, size }: Descriptor): Promise<Uint8Array> {
    const answer = await this.#ask({ method: "GET", path: `blobs/${digest}`, most: size });
    this.#expect(answer, 200);
    const { body, url } = answer;
    if (body.length !== size)
      throw invalid(url, `sends ${body.length} bytes where its manifest says ${size}`);
    checkDigest(body, digest, url);
    return body;
  }

  /** @throws RegistryError */
  async writeBlob(bytes: Uint8Array): Promise<void> {
    const digest = sha256(bytes);
    const present = await this.#ask({ method: "HEAD", path: `blobs/${digest}`, most: 0 });
    if (present.status === 200) return;
    const begun = await this.#ask({ method: "POST", path: "blobs/uploads/", most: MAX_REFUSAL });
    this.#expect(begun, 202);
    const url = this.#uploadPlace(begun);
    url.searchParams.set("digest", digest);
    const headers = { "content-type": "application/octet-stream" };
    const stored = await this.#ask({ method: "PUT", url, headers, body: bytes, most: MAX_REFUSAL });
    this.#expect(stored, 201);
  }

  /** @throws RegistryError */
  async writeManifest(reference: string, { bytes, mediaType }: Manifest): Promise<void> {
    const path = `manifests/${reference}`;
    const headers = { "content-type": mediaType };
    const stored = await this.#ask({
      method: "PUT",
      path,
      headers,
      body: bytes,
      most: MAX_REFUSAL,
    });
    this.#expect(stored, 201);
    const told = stored.headers["docker-content-digest"];
    if (typeof told === "string" && told !== sha256(bytes))
      throw invalid(
        stored.url,
        `stored the manifest as ${shown(told)}, and it is ${sha256(bytes)}`,
      );
  }

  /** Where an upload goes on: a place of the registry itself, since what is written is not to go elsewhere. */
  #uploadPlace({ headers, url }: Answer): URL {
    const { location } = headers;
    if (!location || !URL.canParse(location, url.href))
      throw invalid(url, "begins an upload and does not say where");
    const place = new URL(location, url);
    if (place.origin !== url.origin)
      throw redirected(url, place, "let its proxy pass X-Forwarded-Proto and the Host header on");
    return place;
  }

  async #ask(request: Omit<Request, "url"> & ({ path: string } | { url: URL })): Promise<Answer> {
    const origin = await this.#findOrigin();
    const url =
      "url" in request ? request.url : new URL(`/v2/${this.#repository}/${request.path}`, origin);
    const first = await this.#follow({ ...request, url });
    // a login that another host asks for is none of ours
    if (first.status !== 401 || first.url.origin !== url.origin) return first;
    this.#authorization = await this.#authorize(first);
    const second = await this.#follow({ ...request, url });
    if (second.status === 401) throw unauthorized(url, "refuses the login");
    return second;
  }

  async #authorize(refusal: Answer): Promise<string> {
    const { access, credentials: place } = this.#options;
    const scope = `repository:${this.#repository}:${access}`;
    const credentials = await findCredentials(this.#registry, place);
    return authorize({ refusal, scope, credentials, exchange: this.#options });
  }

  /** Follows redirects of what is read, as registries lead to their stores; the login stays with the registry. */
  async #follow(request: Request): Promise<Answer> {
    let { url } = request;
    for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
      const isOwn = url.origin === request.url.origin;
      const authorization =
        isOwn && this.#authorization ? { authorization: this.#authorization } : {};
      const headers = { ...request.headers, ...authorization };
      const answer = await exchange({ ...request, url, headers }, this.#options);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status >= 400) return answer;
      if (location === undefined || !URL.canParse(location, url.href))
        throw invalid(url, `answers ${answer.status} and does not say where to`);
      const next = new URL(location, url);
      if (request.method !== "GET" && request.method !== "HEAD")
        throw redirected(url, next, "push to the registry's own address");
      if (next.protocol !== "https:" && next.protocol !== url.protocol)
        throw redirected(url, next, "what comes from there would come in the clear");
      url = next;
    }
    throw new RegistryError("REGISTRY_REDIRECT", `${nameOf(request.url)} leads round and round`, {
      hint: `a registry leads to its store at most ${MAX_REDIRECTS} times`,
    });
  }

  /** HTTPS, unless plain HTTP is wanted or the registry is on this machine and has no TLS. */
  async #findOrigin(): Promise<string> {
    this.#origin ??= await this.#tryOrigin();
    return this.#origin;
  }

  async #tryOrigin(): Promise<string> {
    const host = hostOf(this.#registry);
    const { plainHttp = false, ca } = this.#options;
    if (plainHttp) return `http://${host}`;
    const url = new URL(`https://${host}`);
    if (!LOOPBACK.test(url.hostname) || ca !== undefined) return url.origin;
    try {
      await exchange(
        { method: "GET", url: new URL("/v2/", url), most: MAX_REFUSAL },
        this.#options,
      );
    } catch (error) {
      if (!(error instanceof RegistryError) || error.code !== "REGISTRY_INSECURE") throw error;
      return `http://${host}`;
    }
    return url.origin;
  }

  /** A 404 counts as "not there" only in a registry's own words: a web server that knows no registry says the same. */
  #expectRefusal(answer: Answer): undefined {
    if (readRefusal(answer) === undefined)
      throw invalid(answer.url, "answers 404, and not as a registry does");
    return undefined;
  }

  #expect(answer: Answer, status: number): void {
    if (answer.status === status) return;
    const { url } = answer;
    const told = readRefusal(answer);
    if (answer.status === 403) throw unauthorized(url, `does not allow it${told ?? ""}`);
    if (answer.status < 400)
      throw invalid(url, `answers ${answer.status} where a registry answers ${status}`);
    const busy = answer.status === 429 || answer.status >= 500;
    throw new RegistryError(
      "REGISTRY_REFUSED",
      `${nameOf(url)} answers ${answer.status}${told ?? ""}`,
      { hint: busy ? "try again later" : "check the name of the repository, and what it allows" },
    );
  }
}

/** `: MANIFEST_UNKNOWN: manifest unknown`; undefined when it is no registry that speaks. */
function readRefusal({ body }: Answer): string | undefined {
  try {
    const { errors } = Refusal.parse(JSON.parse(new TextDecoder().decode(body)));
    const told = errors.map(({ code, message }) => `: ${code}${message ? `: ${message}` : ""}`);
    return told.join("").slice(0, 500);
  } catch {
    return undefined;
  }
}

function checkDigest(bytes: Uint8Array, digest: Digest, url: URL): void {
  const [algorithm = "", hex] = digest.split(":");
  const found = createHash(algorithm).update(bytes).digest("hex");
  if (found !== hex)
    throw invalid(url, `sends something else than ${digest}: ${algorithm}:${found}`);
}

function redirected(from: URL, to: URL, hint: string): RegistryError {
  return new RegistryError(
    "REGISTRY_REDIRECT",
    `${nameOf(from)} leads to ${nameOf(to)}, which is not followed`,
    { hint },
  );
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
