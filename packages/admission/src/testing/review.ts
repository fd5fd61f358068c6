import {
  type Decision,
  EvaluationError,
  type Evaluator,
  type Input,
  type Violation,
} from "@hasp/policy";

/** An AdmissionReview as the API server of Kubernetes 1.34 posts it for `kubectl apply` of a Pod. */
export function podReview(request: object = {}, container: object = {}): object {
  return {
    kind: "AdmissionReview",
    apiVersion: "admission.k8s.io/v1",
    request: {
      uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
      kind: { group: "", version: "v1", kind: "Pod" },
      resource: { group: "", version: "v1", resource: "pods" },
      requestKind: { group: "", version: "v1", kind: "Pod" },
      requestResource: { group: "", version: "v1", resource: "pods" },
      name: "web",
      namespace: "shop",
      operation: "CREATE",
      userInfo: {
        username: "kubernetes-admin",
        groups: ["kubeadm:cluster-admins", "system:authenticated"],
        extra: { "authentication.kubernetes.io/credential-id": ["X509SHA256=50be"] },
      },
      object: {
        kind: "Pod",
        apiVersion: "v1",
        metadata: {
          name: "web",
          namespace: "shop",
          uid: "5f2a1c36-0a4e-4f8b-8a31-2f6d0f1b3a90",
          creationTimestamp: "2026-11-23T12:00:00Z",
          labels: { app: "web" },
          managedFields: [{ manager: "kubectl-client-side-apply", operation: "Update" }],
        },
        spec: {
          volumes: [
            { name: "kube-api-access-x7z2p", projected: { sources: [], defaultMode: 420 } },
          ],
          containers: [
            {
              name: "web",
              image: "nginx:1.27",
              resources: {},
              volumeMounts: [
                {
                  name: "kube-api-access-x7z2p",
                  readOnly: true,
                  mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
                },
              ],
              terminationMessagePath: "/dev/termination-log",
              imagePullPolicy: "IfNotPresent",
              securityContext: { privileged: true },
              ...container,
            },
          ],
          restartPolicy: "Always",
          dnsPolicy: "ClusterFirst",
          serviceAccountName: "default",
          securityContext: {},
          schedulerName: "default-scheduler",
        },
        status: { phase: "Pending", qosClass: "BestEffort" },
      },
      oldObject: null,
      dryRun: false,
      options: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1", fieldManager: "kubectl" },
      ...request,
    },
  };
}

export const violation: Violation = {
  policy: "privileged-container",
  title: "Privileged container",
  severity: "critical",
  enforcement: "enforce",
  message: 'container "web" is privileged',
  path: "/workload/containers/0/effective/privileged",
  at: "/spec/containers/0/securityContext/privileged",
  container: "web",
  evidence: { observed: true },
  remediation: "Set privileged to false.",
};

export const undecided: Decision["undecided"][number] = {
  code: "OWNER_UNKNOWN",
  effect: "unknown",
  path: "/workload/top",
  message: "who owns the subject could not be asked for",
};

export const decision: Decision = {
  contract: 1,
  bundle: { revision: "7", digest: `sha256:${"b".repeat(64)}` },
  input: { digest: `sha256:${"1".repeat(64)}` },
  phase: "deploy",
  time: "2026-11-23T12:00:00.000Z",
  subject: { kind: "workload", name: "Pod/web", namespace: "shop" },
  verdict: "allow",
  policies: 12,
  violations: [],
  excepted: [],
  existing: [],
  undecided: [],
  outOfScope: [],
};

export const denial: Decision = { ...decision, verdict: "deny", violations: [violation] };

type Decide = (input: Input) => Decision | Promise<Decision>;

/** The seam: an evaluator whose decision is written by hand, and what it was asked. */
export function evaluatorOf(
  decide: Decide,
  needs: Evaluator["needs"] = {},
): Evaluator & { readonly inputs: Input[] } {
  const inputs: Input[] = [];
  const evaluate = async (input: Input): Promise<Decision> => {
    inputs.push(input);
    return decide(input);
  };
  return {
    inputs,
    bundle: decision.bundle,
    needs,
    evaluate,
    evaluateBatch: (all) =>
      Promise.all(
        all.map((input) =>
          evaluate(input).catch((error: unknown) => {
            if (error instanceof EvaluationError) return error;
            throw error;
          }),
        ),
      ),
    close: async () => {},
  };
}
