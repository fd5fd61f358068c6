import { z } from "zod";
import { Peer } from "./event.ts";
import { Labels } from "./values.ts";

const Principal = Peer.extend({
  /** SPIFFE id, service account or other name that was proven. */
  principal: z.string().optional(),
  jwt: z.record(z.string(), z.unknown()).optional(),
});

/** A request of layer 7 as an authorizer sees it (Envoy ext_authz, nginx auth_request). */
export const Request = z.object({
  /** `http`, `grpc`, `kafka`, `postgres` … */
  protocol: z.string(),
  method: z.string().optional(),
  scheme: z.string().optional(),
  host: z.string().optional(),
  path: z.string().optional(),
  /** Decoded and normalised, so that `/a/../b` and `/%61` hide nothing. */
  pathSegments: z.array(z.string()).optional(),
  query: z.record(z.string(), z.array(z.string())).optional(),
  /** Names in lower case. */
  headers: Labels.optional(),
  body: z.string().optional(),
  bodyTruncated: z.boolean().optional(),
  source: Principal,
  destination: Peer,
  sni: z.string().optional(),
  route: z.string().optional(),
});
export type Request = z.infer<typeof Request>;

export const Identity = z.object({
  name: z.string(),
  uid: z.string().optional(),
  groups: z.array(z.string()),
  extra: z.record(z.string(), z.array(z.string())).optional(),
});

/** Somebody's access to the Kubernetes API: exec, attach, port-forward, deletion, or a line of the audit log. */
export const Access = z.object({
  /** `get`, `list`, `create`, `update`, `patch`, `delete`, `connect` … */
  verb: z.string(),
  resource: z.object({ group: z.string(), version: z.string(), resource: z.string() }),
  subresource: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
  user: Identity,
  impersonated: Identity.optional(),
  userAgent: z.string().optional(),
  sourceIps: z.array(z.string()).optional(),
  /** The answer's HTTP status, once it is known. */
  code: z.int().optional(),
  /** The audit level: `Metadata`, `Request`, `RequestResponse`. */
  level: z.string().optional(),
  /** What exec, attach and port-forward ask for (PodExecOptions and its kin). */
  options: z.record(z.string(), z.unknown()).optional(),
});
export type Access = z.infer<typeof Access>;
