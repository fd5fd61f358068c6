import { CodedError } from "@hasp/core";
import { KubernetesError } from "@hasp/kubernetes";
import type { Evaluator, Input } from "@hasp/policy";
import { AdmissionError } from "../error.ts";

/** What an evaluation ends with for the input's own sake. */
const inputFaults: readonly string[] = [
  "INPUT_TOO_LARGE",
  "EVALUATION_TIMEOUT",
  "EVALUATION_EXHAUSTED",
];

/** Whether reading a request failed for what stands in it: for all but a source of ours that did not answer. */
export function isFaultOfRequest(error: unknown): boolean {
  const isOurs = error instanceof AdmissionError || error instanceof KubernetesError;
  if (!isOurs || error.fault === "object") return true;
  // an image may be at fault too: its facts are judged on the way
  const { cause } = error;
  return cause instanceof CodedError && inputFaults.includes(cause.code);
}

/**
 * Whether an evaluation failed for what it was given. A policy that breaks off is broken by the content that it met, unless it
 * breaks off over anything: that is tried with a Pod that holds nothing.
 */
export async function isFaultOfInput(
  error: unknown,
  evaluator: Evaluator,
  time: string,
): Promise<boolean> {
  if (error instanceof CodedError) {
    if (inputFaults.includes(error.code)) return true;
    if (error.code !== "EVALUATION_FAILED") return false;
  }
  try {
    await evaluator.evaluate(emptyPod(time));
    return true;
  } catch {
    return false;
  }
}

function emptyPod(time: string): Input {
  return {
    context: { time },
    contract: 1,
    kind: "workload",
    phase: "deploy",
    workload: {
      annotations: {},
      apiVersion: "v1",
      containers: [],
      kind: "Pod",
      labels: {},
      name: "empty",
      namespace: "default",
      owners: [],
      pod: {
        annotations: {},
        at: "/spec",
        hostAliases: [],
        imagePullSecrets: [],
        labels: {},
        nodeSelector: {},
        readinessGates: [],
        resourceClaims: [],
        security: { sysctls: [] },
        tolerations: [],
        topologySpread: [],
        volumes: [],
      },
    },
  };
}
