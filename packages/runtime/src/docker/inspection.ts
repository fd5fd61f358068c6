import type { Problem } from "@hasp/core";
import { z } from "zod";

const text = z.string().nullish();
const number = z.number().nullish();
const flag = z.boolean().nullish();
const texts = z.array(z.string()).nullish();
const map = z.record(z.string(), z.string()).nullish();
const bindings = z
  .record(
    z.string(),
    z.array(z.object({ HostIp: z.string().optional(), HostPort: z.string() })).nullable(),
  )
  .nullish();

/**
 * The part of `GET /containers/{id}/json` that is read (Docker Engine API v1.41 and later);
 * Docker writes null for most things that are empty.
 */
export const Inspection = z.object({
  Id: z.string(),
  Name: z.string(),
  Image: z.string(),
  RestartCount: z.int().nullish(),
  AppArmorProfile: text,
  State: z.object({
    Pid: z.int(),
    Running: z.boolean(),
    StartedAt: z.string(),
    Health: z.object({ Status: z.string() }).nullish(),
  }),
  Config: z.object({
    Image: z.string(),
    User: text,
    Env: texts,
    Cmd: texts,
    Entrypoint: texts,
    WorkingDir: text,
    Labels: map,
    Tty: flag,
    OpenStdin: flag,
    Healthcheck: z.object({ Test: texts }).nullish(),
  }),
  HostConfig: z.object({
    Privileged: flag,
    ReadonlyRootfs: flag,
    CapAdd: texts,
    CapDrop: texts,
    SecurityOpt: texts,
    GroupAdd: texts,
    NetworkMode: text,
    PidMode: text,
    IpcMode: text,
    UTSMode: text,
    UsernsMode: text,
    CgroupnsMode: text,
    CgroupParent: text,
    Runtime: text,
    Memory: number,
    MemoryReservation: number,
    NanoCpus: number,
    CpuQuota: number,
    CpuPeriod: number,
    CpuShares: z.int().nullish(),
    PidsLimit: z.int().nullish(),
    Ulimits: z.array(z.object({ Name: z.string(), Soft: z.int(), Hard: z.int() })).nullish(),
    Sysctls: map,
    MaskedPaths: texts,
    RestartPolicy: z.object({ Name: text, MaximumRetryCount: z.int().nullish() }).nullish(),
    Devices: z
      .array(z.object({ PathOnHost: z.string(), PathInContainer: text, CgroupPermissions: text }))
      .nullish(),
    DeviceCgroupRules: texts,
    Tmpfs: map,
    PortBindings: bindings,
    PublishAllPorts: flag,
  }),
  Mounts: z
    .array(
      z.object({
        Type: z.string(),
        Name: text,
        Source: text,
        Destination: z.string(),
        RW: z.boolean(),
        Propagation: text,
      }),
    )
    .nullish(),
  NetworkSettings: z
    .object({ Ports: bindings, Networks: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
  GraphDriver: z.object({ Data: map }).nullish(),
});
export type Inspection = z.infer<typeof Inspection>;

interface ReadInspection {
  readonly inspection: Inspection;
  readonly problems: readonly Problem[];
}

const PROBLEM_LIMIT = 20;

/**
 * Reads what an engine says of a container. What has another type than it should is left out and told by its place; undefined
 * where a part is of that kind without which nothing can be said.
 */
export function readInspection(raw: unknown): ReadInspection | undefined {
  const problems: Problem[] = [];
  const value = structuredClone(raw);
  for (let round = 0; round < PROBLEM_LIMIT; round++) {
    const read = Inspection.safeParse(value);
    if (read.success) return { inspection: read.data, problems: first(problems) };
    // from the last element of a list to the first, so that the places of the others still hold
    for (const { path, message } of read.error.issues.toReversed()) {
      const place = removeAt(value, path);
      if (!place) return undefined;
      problems.push({ code: "CONFIG_UNREADABLE", path: pointer(place), message });
    }
  }
  return undefined;
}

/** Removes what is at the path, or what should have held it; tells where that was. */
function removeAt(
  value: unknown,
  path: readonly PropertyKey[],
): readonly PropertyKey[] | undefined {
  const parent = path.slice(0, -1).reduce<unknown>(step, value);
  const key = path.at(-1);
  if (key === undefined) return undefined;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (isRecord(parent) && key in parent) delete parent[key];
  else return removeAt(value, path.slice(0, -1));
  return path;
}

function step(value: unknown, key: PropertyKey): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

/** The engine's words are the object behind the input. */
function pointer(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"));
  return ["/object", ...parts].join("/");
}

function first(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= PROBLEM_LIMIT) return problems;
  const more = `${problems.length - PROBLEM_LIMIT} more parts could not be read`;
  return [
    ...problems.slice(0, PROBLEM_LIMIT),
    { code: "MORE_PROBLEMS", path: "/object", message: more },
  ];
}
