import { z } from "zod";

const texts = z.array(z.string()).nullish();
const mode = z.string().nullish();

/**
 * The part of `GET /containers/{id}/json` that is read (Docker Engine API v1.41 and later);
 * Docker writes null for most things that are empty.
 */
export const Inspection = z.object({
  Id: z.string(),
  Name: z.string(),
  Image: z.string(),
  State: z.object({ Pid: z.int(), Running: z.boolean(), StartedAt: z.string() }),
  AppArmorProfile: z.string().nullish(),
  Config: z.object({
    Image: z.string(),
    User: z.string().nullish(),
    Env: texts,
    Cmd: texts,
    Entrypoint: texts,
    WorkingDir: z.string().nullish(),
    Labels: z.record(z.string(), z.string()).nullish(),
  }),
  HostConfig: z.object({
    Privileged: z.boolean().nullish(),
    ReadonlyRootfs: z.boolean().nullish(),
    CapAdd: texts,
    CapDrop: texts,
    SecurityOpt: texts,
    NetworkMode: mode,
    PidMode: mode,
    IpcMode: mode,
    UTSMode: mode,
    UsernsMode: mode,
    Memory: z.number().nullish(),
    MemoryReservation: z.number().nullish(),
    NanoCpus: z.number().nullish(),
    CpuQuota: z.number().nullish(),
    CpuPeriod: z.number().nullish(),
    Devices: z.array(z.object({ PathOnHost: z.string() })).nullish(),
    Tmpfs: z.record(z.string(), z.string()).nullish(),
    PortBindings: z
      .record(z.string(), z.array(z.object({ HostPort: z.string() })).nullable())
      .nullish(),
  }),
  Mounts: z
    .array(
      z.object({
        Type: z.string(),
        Name: z.string().optional(),
        Source: z.string().optional(),
        Destination: z.string(),
        RW: z.boolean(),
      }),
    )
    .nullish(),
  GraphDriver: z.object({ Data: z.record(z.string(), z.string()).nullish() }).nullish(),
});
export type Inspection = z.infer<typeof Inspection>;
