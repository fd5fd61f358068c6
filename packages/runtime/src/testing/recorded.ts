import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageSummary } from "@hasp/policy";
import type { EngineFacts } from "../docker/engine.ts";

/** An answer of a real Docker 20.10.24, whole: `docker inspect` of a container, image or volume, or `docker info`. */
export function recorded(name: string): Record<string, unknown> {
  const file = join(import.meta.dirname, "..", "docker", "recorded", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}

export const summary: ImageSummary = {
  reference: "base:1.0",
  registry: "docker.io",
  repository: "library/base",
  tag: "1.0",
  known: false,
};

/** An engine as Debian installs it. */
export const plainEngine: EngineFacts = {
  remapsUsers: false,
  seccomp: "default",
  noNewPrivileges: false,
  isAsked: true,
};
