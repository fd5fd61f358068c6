import type { AnsweredCatalogue } from "./answer.ts";
import { cisDockerAnswers } from "./cis-docker.ts";
import { cisKubernetesAnswers } from "./cis-kubernetes.ts";
import { falcoAnswers } from "./falco.ts";
import { gatekeeperAnswers } from "./gatekeeper.ts";
import { kyvernoAnswers } from "./kyverno/kyverno.ts";
import { nist800190Answers } from "./nist-800-190.ts";
import { nsaAnswers } from "./nsa.ts";
import { podSecurityAnswers } from "./pod-security.ts";
import { segmentationAnswers } from "./segmentation.ts";
import { stackroxAnswers } from "./stackrox.ts";

/** The catalogues whose items the library answers, in the order in which the page has them. */
export const answeredCatalogues: readonly AnsweredCatalogue[] = [
  podSecurityAnswers,
  gatekeeperAnswers,
  kyvernoAnswers,
  stackroxAnswers,
  falcoAnswers,
  cisDockerAnswers,
  cisKubernetesAnswers,
  nsaAnswers,
  nist800190Answers,
  segmentationAnswers,
];
