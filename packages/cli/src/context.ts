import type { Config } from "./options.ts";

interface Surroundings {
  readonly cluster?: string;
  readonly environment?: string;
}

/** What the user says about the surroundings of every subject. */
export function contextOf({ cluster, environment }: Config): Surroundings {
  return { ...(cluster && { cluster }), ...(environment && { environment }) };
}
