import { ImageFacts, Problem } from "@hasp/core";
import { z } from "zod";
import { Container } from "./container.ts";
import { Context } from "./context.ts";
import { FileEvent, NetworkEvent, ProcessEvent } from "./event.ts";
import { place } from "./place.ts";
import { Related } from "./related.ts";
import { Access, Request } from "./request.ts";
import { RawObject } from "./values.ts";
import { Resource, Workload } from "./workload.ts";

/** The version of what an input says. It grows only when a member changes its meaning; readers ignore members they do not know. */
export const contractVersion = 1;

export const phases = ["build", "deploy", "run"] as const;
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

const head = {
  contract: z.literal(contractVersion),
  phase: Phase,
  context: Context,
  /** What the producer could not tell of this subject. */
  problems: z.array(Problem).optional(),
};

/** What a policy has to ask for by `needs`: it is fetched and sent only when a policy of the bundle reads it. */
const object = {
  object: RawObject.optional(),
  formerObject: RawObject.optional(),
  related: Related.optional(),
};

/** The input of a policy, one shape for each kind of subject. */
export const inputs = {
  image: z.object({
    ...head,
    kind: z.literal("image"),
    /** Packages are there where a policy needs them: they are most of what an image weighs. */
    image: ImageFacts.partial({ packages: true }),
  }),
  workload: z.object({
    ...head,
    kind: z.literal("workload"),
    workload: Workload,
    /** The same workload before an update: what did not get worse does not block. */
    former: Workload.optional(),
    ...object,
  }),
  resource: z.object({
    ...head,
    kind: z.literal("resource"),
    resource: Resource,
    former: Resource.optional(),
    ...object,
  }),
  container: z.object({
    ...head,
    kind: z.literal("container"),
    ...place,
    container: Container,
    object: RawObject.optional(),
  }),
  process: z.object({ ...head, kind: z.literal("process"), ...place, event: ProcessEvent }),
  file: z.object({ ...head, kind: z.literal("file"), ...place, event: FileEvent }),
  network: z.object({ ...head, kind: z.literal("network"), ...place, event: NetworkEvent }),
  request: z.object({ ...head, kind: z.literal("request"), ...place, request: Request }),
  access: z.object({
    ...head,
    kind: z.literal("access"),
    access: Access,
    /** What exec, attach, scale or deletion is aimed at. */
    target: Workload.optional(),
    ...object,
  }),
} as const;

export type SubjectKind = keyof typeof inputs;
export const subjectKinds = Object.keys(inputs) as readonly SubjectKind[];

/** The event types of the kinds that are events; the aggregator dispatches by them once more. */
export const eventTypes: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = {
  process: [
    "exec",
    "exit",
    "setuid",
    "setgid",
    "capset",
    "setns",
    "unshare",
    "ptrace",
    "signal",
    "module",
    "bpf",
    "userfaultfd",
    "mount",
    "memfd",
    "io_uring",
    "keyctl",
    "redirect",
  ],
  file: [
    "open",
    "create",
    "rename",
    "unlink",
    "link",
    "symlink",
    "chmod",
    "chown",
    "mkdir",
    "rmdir",
    "xattr",
  ],
  network: [
    "connect",
    "accept",
    "listen",
    "bind",
    "send",
    "receive",
    "socket",
    "dns",
    "tls",
    "flow",
  ],
};

export const Input = z.discriminatedUnion("kind", [
  inputs.image,
  inputs.workload,
  inputs.resource,
  inputs.container,
  inputs.process,
  inputs.file,
  inputs.network,
  inputs.request,
  inputs.access,
]);
export type Input = z.infer<typeof Input>;
export type InputOf<Kind extends SubjectKind> = Extract<Input, { kind: Kind }>;
