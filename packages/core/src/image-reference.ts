import { CodedError } from "./error.ts";

/** An image reference in its parts, with the defaults of Docker filled in. */
export interface ImageReference {
  /** Registry host, with its port when it has one: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** Repository below the registry: `library/nginx`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

export class ImageReferenceError extends CodedError<"REFERENCE_INVALID"> {}

const COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const HOST =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/;

/**
 * Parses an image reference by the grammar of github.com/distribution/reference; names without a registry
 * belong to docker.io, and its one-part names to `library/`.
 * @throws ImageReferenceError `REFERENCE_INVALID`
 */
export function parseImageReference(text: string): ImageReference {
  if (text.length > 1024) throw invalid(text, "longer than 1024 characters");
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) throw invalid(text, `bad digest "${digest}"`);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) throw invalid(text, `bad tag "${tag}"`);
  const { registry, repository } = splitName(hasTag ? named.slice(0, colon) : named);
  if (!HOST.test(registry)) throw invalid(text, `bad registry "${registry}"`);
  if (!REPOSITORY.test(repository) || repository.length > 255) {
    throw invalid(text, `bad repository "${repository}"`);
  }
  return { registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
}

/** The whole reference, registry included: `docker.io/library/nginx:1.27@sha256:…`. */
export function formatImageReference(reference: ImageReference): string {
  const { registry, repository, tag, digest } = reference;
  return `${registry}/${repository}${tag ? `:${tag}` : ""}${digest ? `@${digest}` : ""}`;
}

function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf("/");
  const first = slash < 0 ? "" : name.slice(0, slash);
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (isHost) {
    const registry = first === "index.docker.io" ? "docker.io" : first;
    return { registry, repository: withLibrary(registry, name.slice(slash + 1)) };
  }
  return { registry: "docker.io", repository: withLibrary("docker.io", name) };
}

function withLibrary(registry: string, repository: string): string {
  return registry === "docker.io" && !repository.includes("/")
    ? `library/${repository}`
    : repository;
}

function invalid(text: string, why: string): ImageReferenceError {
  return new ImageReferenceError(
    "REFERENCE_INVALID",
    `not an image reference: ${JSON.stringify(text.slice(0, 200))}: ${why}`,
    {
      hint: "write it as [registry/]repository[:tag][@sha256:digest], in lower case",
    },
  );
}
