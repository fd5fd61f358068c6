import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificates } from "@hasp/admission";
import { type Api, createApi } from "./api.ts";
import { type Part, startPart } from "./part.ts";

/** etcd, an API server and the controllers, as a cluster has them; nothing runs Pods. */
export interface Cluster {
  readonly server: string;
  /** May do everything. */
  readonly admin: Api;
  /** Somebody whom only RBAC lets do something: `User` `mallory`. */
  readonly mallory: Api;
  /** A kubeconfig for one of the users. */
  kubeconfig(user: "admin" | "webhook"): string;
  /** Lines of the audit log so far. */
  readonly auditLog: string;
  end(): Promise<void>;
}

const users = {
  admin: { token: "admin-token", groups: "system:masters" },
  mallory: { token: "mallory-token", groups: "" },
  webhook: { token: "webhook-token", groups: "" },
  "system:kube-controller-manager": { token: "controllers-token", groups: "" },
} as const;

/** Starts the programs of the folder that `provideBinaries` gives, in a few seconds. */
export async function startCluster(binaries: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "hasp-cluster-"));
  const at = (name: string): string => join(folder, name);
  const parts: Part[] = [];
  const start = (program: string, args: readonly string[]): Part => {
    const part = startPart(join(binaries, program), args, folder);
    parts.push(part);
    return part;
  };
  async function end(): Promise<void> {
    // the last to start is the first to end: nothing then complains about what it needs
    for (const part of parts.toReversed()) await part.end();
    rmSync(folder, { recursive: true, force: true });
  }

  const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
  const server = `https://127.0.0.1:${port}`;
  const { ca, cert, key } = await createCertificates({
    dnsNames: ["kubernetes.default.svc"],
    ipAddresses: ["127.0.0.1"],
    days: 2,
    now: new Date(),
  });
  const kubeconfig = (user: keyof typeof users): string => {
    const file = at(`${user.replaceAll(":", "-")}.kubeconfig`);
    writeFileSync(file, kubeconfigOf(server, ca, users[user].token), { mode: 0o600 });
    return file;
  };
  writeFileSync(at("ca.crt"), ca);
  writeFileSync(at("tls.crt"), cert);
  writeFileSync(at("tls.key"), key, { mode: 0o600 });
  writeFileSync(at("sa.key"), serviceAccountKey(), { mode: 0o600 });
  writeFileSync(
    at("tokens.csv"),
    Object.entries(users)
      .map(([name, { token, groups }], i) => `${token},${name},${i + 1},"${groups}"\n`)
      .join(""),
    { mode: 0o600 },
  );
  writeFileSync(at("audit.yaml"), AUDIT_POLICY);
  const admin = createApi(server, ca, users.admin.token);

  try {
    const client = `http://127.0.0.1:${etcdPort}`;
    const peer = `http://127.0.0.1:${peerPort}`;
    const etcd = start("etcd", [
      "--data-dir=etcd",
      "--unsafe-no-fsync",
      "--log-level=warn",
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
    ]);
    await etcd.ready(async () => (await fetch(`${client}/health`)).ok);
    const apiServer = start("kube-apiserver", [
      `--etcd-servers=${client}`,
      "--bind-address=127.0.0.1",
      "--advertise-address=127.0.0.1",
      `--secure-port=${port}`,
      "--tls-cert-file=tls.crt",
      "--tls-private-key-file=tls.key",
      "--token-auth-file=tokens.csv",
      "--authorization-mode=RBAC",
      "--allow-privileged",
      "--service-cluster-ip-range=10.96.0.0/24",
      "--service-account-issuer=https://kubernetes.default.svc",
      "--service-account-key-file=sa.key",
      "--service-account-signing-key-file=sa.key",
      "--audit-policy-file=audit.yaml",
      "--audit-log-path=audit.log",
      "--endpoint-reconciler-type=none",
    ]);
    await apiServer.ready(async () => (await admin.ask("GET", "/readyz")).status === 200);
    const controllers = start("kube-controller-manager", [
      `--kubeconfig=${kubeconfig("system:kube-controller-manager")}`,
      "--use-service-account-credentials",
      "--service-account-private-key-file=sa.key",
      "--root-ca-file=ca.crt",
      "--secure-port=0",
      "--leader-elect=false",
    ]);
    await controllers.ready(async () => {
      const path = "/api/v1/namespaces/default/serviceaccounts/default";
      return (await admin.ask("GET", path)).status === 200;
    });
  } catch (error) {
    await end();
    throw error;
  }
  return {
    server,
    admin,
    mallory: createApi(server, ca, users.mallory.token),
    kubeconfig,
    auditLog: at("audit.log"),
    end,
  };
}

const AUDIT_POLICY = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- level: None
  verbs: [get, list, watch]
- level: Metadata
`;

function serviceAccountKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs1", format: "pem" }).toString();
}

/** JSON is YAML too. */
function kubeconfigOf(server: string, ca: string, token: string): string {
  const data = Buffer.from(ca).toString("base64");
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "test", cluster: { server, "certificate-authority-data": data } }],
    users: [{ name: "test", user: { token } }],
    contexts: [{ name: "test", context: { cluster: "test", user: "test" } }],
    "current-context": "test",
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
