import { CodedError } from "./error.ts";

/** Where a Docker engine listens. */
export type DockerHost =
  | { readonly socketPath: string }
  | { readonly protocol: "http" | "https"; readonly host: string; readonly port: number };

export class DockerHostError extends CodedError<"DOCKER_HOST_INVALID"> {}

/**
 * Reads a DOCKER_HOST; nothing means the default socket.
 * @throws DockerHostError `DOCKER_HOST_INVALID`
 */
export function parseDockerHost(text: string | undefined): DockerHost {
  if (!text) return { socketPath: "/var/run/docker.sock" };
  if (text.startsWith("unix://")) return { socketPath: text.slice("unix://".length) };
  const match = /^(tcp|https?):\/\/(\[[^\]]+\]|[^:/]+)(?::(\d{1,5}))?\/?$/.exec(text);
  if (!match?.[2]) {
    throw new DockerHostError("DOCKER_HOST_INVALID", `not a Docker host: ${JSON.stringify(text)}`, {
      hint: "write unix:///var/run/docker.sock or tcp://127.0.0.1:2375",
    });
  }
  const protocol = match[1] === "https" ? "https" : "http";
  const port = match[3] ? Number(match[3]) : protocol === "https" ? 2376 : 2375;
  return { protocol, host: match[2].replace(/^\[|\]$/g, ""), port };
}
