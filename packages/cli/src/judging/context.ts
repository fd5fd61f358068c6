import type { Context } from "@hasp/policy";
import type { Config } from "../config/options.ts";

/** What the user says about the surroundings of every subject. */
export function contextOf({
  cluster,
  environment,
}: Config): Pick<Context, "cluster" | "environment"> {
  return { ...(cluster && { cluster: { name: cluster } }), ...(environment && { environment }) };
}
