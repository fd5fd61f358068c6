import { Timestamp } from "@hasp/core";
import { z } from "zod";

/** A process as the node sees it. */
export const Process = z.strictObject({
  pid: z.int(),
  name: z.string(),
  /** Path of the executable inside the container; absent when it could not be read any more. */
  executable: z.string().optional(),
  args: z.array(z.string()),
  uid: z.int().optional(),
});
export type Process = z.infer<typeof Process>;

const common = {
  time: Timestamp,
  /** `complete` when the kernel reports every event, `sampled` when short-lived ones can be missed. */
  coverage: z.enum(["complete", "sampled"]),
  process: Process,
  /** Parent first, up to the container's first process or the one that entered it. */
  ancestry: z.array(Process),
};

export const ExecEvent = z.strictObject({
  type: z.literal("exec"),
  ...common,
  /** Whether the executable came with the image; absent when that could not be told. */
  inImage: z.boolean().optional(),
});
export type ExecEvent = z.infer<typeof ExecEvent>;

export const ConnectEvent = z.strictObject({
  type: z.literal("connect"),
  ...common,
  destination: z.strictObject({
    address: z.string(),
    port: z.int(),
    protocol: z.enum(["tcp", "udp"]),
  }),
});
export type ConnectEvent = z.infer<typeof ConnectEvent>;
