import type { Catalogue } from "./catalogue.ts";
import { cisDocker } from "./cis-docker.ts";
import { cisKubernetes } from "./cis-kubernetes.ts";
import { falco } from "./falco/falco.ts";
import { gatekeeper } from "./gatekeeper.ts";
import { kyverno } from "./kyverno.ts";
import { nsa } from "./nsa.ts";
import { podSecurity } from "./pod-security.ts";
import { segmentation } from "./segmentation.ts";
import { stackrox } from "./stackrox.ts";

/** The catalogues that the contract is measured against. */
export const catalogues: readonly Catalogue[] = [
  podSecurity,
  gatekeeper,
  kyverno,
  stackrox,
  falco,
  cisDocker,
  cisKubernetes,
  nsa,
  segmentation,
];
