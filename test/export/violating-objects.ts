import type { JsonObject } from "@hasp/core";

// What no manifest and no test of a policy gives the API server in a form that it takes.

const meta = (name: string, more: JsonObject = {}): JsonObject => ({ name, ...more });

const pods = (name: string, spec: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: meta(name),
  spec: { containers: [{ name: "app", image: "app:1" }], ...spec },
});

const rule = (host?: string): JsonObject => ({
  ...(host !== undefined && { host }),
  http: {
    paths: [
      { path: "/", pathType: "Prefix", backend: { service: { name: "a", port: { number: 80 } } } },
    ],
  },
});

const ingress = (name: string, annotations: JsonObject, spec: JsonObject): JsonObject => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: meta(name, { annotations }),
  spec,
});

const service = (name: string, spec: JsonObject, annotations: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: meta(name, { annotations }),
  spec: { selector: { app: name }, ports: [{ port: 80 }], ...spec },
});

const definition = (conversion: JsonObject, more: JsonObject = {}): JsonObject => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: meta("things.made.example"),
  spec: {
    group: "made.example",
    scope: "Namespaced",
    names: { plural: "things", singular: "thing", kind: "Thing", listKind: "ThingList" },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", ...more } },
      },
    ],
    ...conversion,
  },
});

const backend = { service: { name: "a", port: { number: 80 } } };

/** A request that openssl made, for nobody's key. */
const certificateRequest = [
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIWk1JR0FBZ0VBTUI0eERUQUxCZ05WQkFvTUJHMW",
  "haR1V4RFRBTEJnTlZCQU1NQkcxaFpHVXdXVEFUQmdjcQpoa2pPUFFJQkJnZ3Foa2pPUFFNQkJ3TkNBQVJFLzFKTWpO",
  "djROaU93SS9sbmtlLzVYSnppRFFvRjA2YzZJdm9VClhWN3AwSGMvNEdWb05xN05yY3pGV2RReGlKdFhnVDVuc0gzay",
  "84NlZZTFN1cklqbm9BQXdDZ1lJS29aSXpqMEUKQXdJRFNBQXdSUUlnV1Q4TitEaW9SOHhhamZnQVkvTFVteldLcURX",
  "WVBRNFp5cUc0eEZvV1R0OENJUUR1NXFZdAppWEhseXVyZ2ZpRkVWdmZ1dkt4NWJIcmIxZ3kwWndGa2lFVnVWUT09Ci",
  "0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
].join("");

export const violating: readonly JsonObject[] = [
  ingress("basic", { "nginx.ingress.kubernetes.io/auth-type": "basic" }, { rules: [rule("a.b")] }),
  ingress(
    "snippet",
    { "nginx.ingress.kubernetes.io/server-snippet": "more_set_headers 'a: \"b\"';\nreturn 200;" },
    { rules: [rule("a.b")], tls: [{ hosts: ["a.b"] }] },
  ),
  ingress("backend", {}, { defaultBackend: backend }),
  ingress("wide", {}, { rules: [rule(), rule("*.shop.example"), rule("one.shop.example")] }),
  service("external", { externalIPs: ["192.0.2.1", "192.0.2.2"] }),
  service("named", { type: "ExternalName", externalName: "db.example.com", ports: [] }),
  service("node", { type: "NodePort" }),
  service("balanced", { type: "LoadBalancer" }),
  service(
    "limited",
    { type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.0/8"] },
    { "networking.gke.io/load-balancer-type": "Internal" },
  ),
  {
    apiVersion: "apiregistration.k8s.io/v1",
    kind: "APIService",
    metadata: meta("v1.made.example"),
    spec: {
      group: "made.example",
      version: "v1",
      groupPriorityMinimum: 100,
      versionPriority: 10,
      insecureSkipTLSVerify: true,
      service: { name: "made", namespace: "default" },
    },
  },
  definition({}, { "x-kubernetes-preserve-unknown-fields": true }),
  definition({
    conversion: {
      strategy: "Webhook",
      webhook: {
        conversionReviewVersions: ["v1"],
        clientConfig: { url: "https://made.example/convert" },
      },
    },
  }),
  {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: meta("open", { labels: { "pod-security.kubernetes.io/enforce": "privileged" } }),
  },
  {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: meta("kept"),
    spec: {
      capacity: { storage: "1Gi" },
      accessModes: ["ReadWriteOnce"],
      persistentVolumeReclaimPolicy: "Recycle",
      nfs: { server: "made.example", path: "/" },
    },
  },
  {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: meta("kept"),
    provisioner: "made.example",
    reclaimPolicy: "Retain",
  },
  {
    apiVersion: "v1",
    kind: "Secret",
    type: "kubernetes.io/service-account-token",
    metadata: meta("token", { annotations: { "kubernetes.io/service-account.name": "default" } }),
  },
  {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: meta("old"),
    secrets: [{ name: "old-token" }],
  },
  {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: meta("made"),
    spec: {
      request: certificateRequest,
      signerName: "kubernetes.io/kube-apiserver-client",
      usages: ["client auth"],
    },
  },
  pods("many", {
    containers: Array.from({ length: 30 }, (_, i) => ({ name: `c${i}`, image: "app:1" })),
  }),
  pods("shared", {
    containers: [
      {
        name: "app",
        image: "app:1",
        securityContext: { privileged: true },
        volumeMounts: [{ name: "v", mountPath: "/v", mountPropagation: "Bidirectional" }],
      },
    ],
    volumes: [{ name: "v", hostPath: { path: "/v" } }],
  }),
  pods("tokens", {
    volumes: [
      {
        name: "v",
        projected: {
          sources: [
            { serviceAccountToken: { path: "token", expirationSeconds: 1_000_000 } },
            { configMap: { name: "made" } },
          ],
        },
      },
    ],
  }),
  pods("hostile", {
    containers: [
      {
        name: "app",
        image: "app:1",
        env: [{ name: "A", value: '"; v_1 \\ $(x) \u2028' }],
        command: ["sh", "-c", 'echo "\n; found" --privileged'],
        securityContext: { capabilities: { add: ['"\\', "\u017fys_admin"] } },
      },
    ],
  }),
];
