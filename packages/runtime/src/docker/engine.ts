import { parseDockerHost } from "@hasp/core";
import Docker from "dockerode";
import { z } from "zod";

/** What holds for all containers of an engine that do not say otherwise. */
export interface EngineFacts {
  /** Whether containers have user namespaces of their own; undefined where the engine could not be asked. */
  readonly remapsUsers: boolean | undefined;
  /** The default seccomp profile: `default`, `builtin`, `unconfined`, a path; undefined where the kernel has none or nobody told. */
  readonly seccomp: string | undefined;
  readonly noNewPrivileges: boolean;
  readonly isAsked: boolean;
}

const Info = z.object({ SecurityOptions: z.array(z.string()).nullish() });

/** Reads `docker info`'s SecurityOptions (moby, daemon/info.go, fillSecurityOptions): `name=seccomp,profile=default`. */
export function readEngine(info: unknown): EngineFacts {
  const read = Info.safeParse(info);
  if (!read.success) {
    return { remapsUsers: undefined, seccomp: undefined, noNewPrivileges: false, isAsked: false };
  }
  const options = (read.data.SecurityOptions ?? []).map(readOption);
  const has = (name: string) => options.some((option) => option["name"] === name);
  return {
    remapsUsers: has("userns") || has("rootless"),
    seccomp: options.find((option) => option["name"] === "seccomp")?.["profile"],
    noNewPrivileges: has("no-new-privileges"),
    isAsked: true,
  };
}

/**
 * A client for the engine that a DOCKER_HOST names; the default socket without one. Nothing is sent yet.
 * @throws DockerHostError `DOCKER_HOST_INVALID`
 */
export function connectDocker(dockerHost: string | undefined): Docker {
  return new Docker(parseDockerHost(dockerHost));
}

const ANSWER_LIMIT = 10_000;

/**
 * What the engine answers: one that is stuck with a container never answers for it, and all others would wait.
 * @throws Error after ten seconds
 */
export async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`the engine did not answer within ${ANSWER_LIMIT / 1000} s`));
  }, ANSWER_LIMIT);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the engine; one that does not answer leaves open what it would have said. */
export async function askEngine(docker: Docker): Promise<EngineFacts> {
  return readEngine(await inTime(docker.info()).catch(() => undefined));
}

function readOption(text: string): Record<string, string | undefined> {
  return Object.fromEntries(
    text.split(",").map((part) => {
      const equals = part.indexOf("=");
      return equals < 0 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
    }),
  );
}
