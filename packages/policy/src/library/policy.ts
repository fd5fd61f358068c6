import type { PolicyCustom } from "./policy-metadata.ts";

/** A policy as its METADATA block describes it. */
export interface Policy extends PolicyCustom {
  /** The folder it lies in. */
  readonly group: string;
  readonly title: string;
  readonly description: string;
  /** Its package without `data.`: `hasp.policies.container.privileged_container`. */
  readonly package: string;
  /** Whether it may be unable to tell: it defines `unknowns`. */
  readonly hasUnknowns: boolean;
  readonly name: string;
  readonly place: string;
}
