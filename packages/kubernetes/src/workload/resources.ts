import { sorted } from "@hasp/core";
import type { Container } from "@hasp/policy";
import type { ResourcesSpec } from "./quantity-spec.ts";

/** Requests and limits of any resource as they are written: what the API server adds later is not said here. */
export function readResources({
  limits,
  requests,
}: ResourcesSpec = NOTHING): Container["resources"] {
  return { limits: sorted(limits), requests: sorted(requests) };
}

const NOTHING: ResourcesSpec = {};
