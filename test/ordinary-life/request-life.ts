import type { Input } from "@hasp/policy";
import { headOf } from "./place.ts";

const spiffe = (namespace: string, account: string) =>
  `spiffe://cluster.local/ns/${namespace}/sa/${account}`;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly agent: string;
}

const calls: readonly Call[] = [
  { method: "GET", path: "/", agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" },
  {
    method: "GET",
    path: "/v1/items?page=2&sort=price",
    agent: "Mozilla/5.0 (iPhone) Safari/605.1",
  },
  {
    method: "GET",
    path: "/static/app.3f2a.js",
    agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0",
  },
  { method: "POST", path: "/v1/orders", agent: "shop-front/9.1 node-fetch" },
  { method: "PUT", path: "/v1/orders/17", agent: "okhttp/4.12" },
  { method: "PATCH", path: "/v1/users/me", agent: "axios/1.7" },
  { method: "DELETE", path: "/v1/carts/81", agent: "Go-http-client/2.0" },
  { method: "HEAD", path: "/index.html", agent: "curl/8.9.1" },
  { method: "OPTIONS", path: "/v1/orders", agent: "Mozilla/5.0 (Macintosh) Safari/605.1" },
  { method: "GET", path: "/search?q=select+a+table+from+oak", agent: "Mozilla/5.0" },
  { method: "GET", path: "/blog/how-we-drop-tables-and-chairs", agent: "Mozilla/5.0" },
  { method: "GET", path: "/.well-known/acme-challenge/x1", agent: "letsencrypt validation server" },
  { method: "GET", path: "/.well-known/openid-configuration", agent: "oauth2-proxy" },
  { method: "GET", path: "/healthz", agent: "kube-probe/1.37" },
  { method: "GET", path: "/robots.txt", agent: "Googlebot/2.1" },
];

/** Requests of browsers, of services and of probes. */
export function* requestLife(): Generator<Input> {
  for (const namespace of ["shop", "team-a", "payments"]) {
    const head = headOf({ image: "registry.example/shop/orders:2.4", namespace, app: "orders" });
    for (const { method, path, agent } of calls) {
      const [bare = "", search = ""] = path.split("?");
      const query = Object.fromEntries([...new URLSearchParams(search)].map(([k, v]) => [k, [v]]));
      yield {
        ...head,
        kind: "request",
        request: {
          protocol: "http",
          method,
          scheme: "https",
          host: "shop.example",
          path,
          pathSegments: bare.split("/").filter((part) => part !== ""),
          query,
          headers: { accept: "*/*", "user-agent": agent, host: "shop.example" },
          source: {
            address: "10.0.3.8",
            principal: spiffe(namespace, "front"),
            workload: `${namespace}/Deployment/front`,
          },
          destination: {
            address: "10.0.4.8",
            port: 8080,
            workload: `${namespace}/Deployment/orders`,
          },
        },
      };
    }
  }
}

const controllers = [
  "system:serviceaccount:kube-system:deployment-controller",
  "system:serviceaccount:kube-system:replicaset-controller",
  "system:serviceaccount:argocd:argocd-application-controller",
  "system:serviceaccount:cert-manager:cert-manager",
  "system:serviceaccount:external-secrets:external-secrets",
  "system:node:node-7",
  "system:kube-scheduler",
];
const doings: readonly (readonly [verb: string, group: string, resource: string])[] = [
  ["get", "", "pods"],
  ["list", "", "pods"],
  ["watch", "apps", "deployments"],
  ["update", "apps", "deployments"],
  ["patch", "", "events"],
  ["create", "", "events"],
  ["get", "", "configmaps"],
  ["get", "coordination.k8s.io", "leases"],
  ["update", "coordination.k8s.io", "leases"],
];

/** What controllers, nodes and people who look at something ask the API server. */
export function* accessLife(): Generator<Input> {
  const users = [
    ...controllers.map((name) => ({ name, groups: ["system:authenticated"] })),
    { name: "ada@example.com", groups: ["developers", "system:authenticated"] },
  ];
  for (const namespace of ["shop", "team-a"]) {
    const { contract, phase, context } = headOf({ image: "docker.io/library/nginx:1", namespace });
    for (const user of users) {
      for (const [verb, group, resource] of doings) {
        yield {
          contract,
          phase,
          context,
          kind: "access",
          access: {
            verb,
            resource: { group, version: "v1", resource },
            namespace,
            name: "web",
            user,
            userAgent: "kubectl/v1.37.0 (linux/amd64)",
            sourceIps: ["10.0.0.5"],
            code: 200,
            level: "Metadata",
          },
        };
      }
    }
  }
}
