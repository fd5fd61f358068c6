import { sorted } from "@hasp/core";
import type { Container } from "@hasp/policy";
import { z } from "zod";
import { parseQuantity } from "./quantity.ts";

/** A quantity as the contract has it: its value, and the text that somebody wrote. */
export const QuantitySpec = z.union([z.string(), z.number()]).transform((written, context) => {
  try {
    return { text: String(written), value: parseQuantity(written) };
  } catch {
    context.addIssue({ code: "custom", message: "must be a quantity such as 500m or 128Mi" });
    return z.NEVER;
  }
});

const Quantities = z.record(z.string(), QuantitySpec).optional();

/** Requests and limits of a container or a Pod. */
export const ResourcesSpec = z.object({
  requests: Quantities,
  limits: Quantities,
  claims: z.array(z.object({ name: z.string() })).optional(),
});
export type ResourcesSpec = z.infer<typeof ResourcesSpec>;

/** Requests and limits of any resource as they are written: what the API server adds later is not said here. */
export function readResources({
  limits,
  requests,
}: ResourcesSpec = NOTHING): Container["resources"] {
  return { limits: sorted(limits), requests: sorted(requests) };
}

const NOTHING: ResourcesSpec = {};
