import type { Input, Process } from "@hasp/policy";
import { headOf, type Place, processOf } from "./place.ts";

interface Scene {
  readonly place: Place;
  /** Who did it and whom it came from, nearest first. */
  readonly chain: readonly [string, ...string[]];
  readonly uid?: number;
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly connects?: readonly string[];
  readonly listens?: readonly number[];
  readonly asks?: readonly string[];
}

const image = (reference: string, app: string): Place => ({ image: reference, app });

/** Servers, meshes, init containers and jobs that could not be run here, as their manuals describe them. */
const scenes: readonly Scene[] = [
  {
    place: { image: `sha256:${"9a1c".repeat(16)}`, namespace: "build", app: "buildkit" },
    chain: ["/sbin/apk add --no-cache curl tini", "/bin/sh -c apk add --no-cache curl tini"],
    reads: [
      "/etc/apk/repositories",
      "/etc/apk/keys/alpine-devel@lists.alpinelinux.org-4a6a0840.rsa.pub",
      "/lib/apk/db/installed",
    ],
    writes: [
      "/lib/apk/db/installed",
      "/lib/apk/db/lock",
      "/usr/bin/curl",
      "/usr/lib/libcurl.so.4.8.0",
      "/sbin/tini",
      "/etc/apk/world",
      "/var/log/apk.log",
    ],
    connects: ["151.101.2.132:443"],
    asks: ["dl-cdn.alpinelinux.org"],
  },
  {
    place: { image: `sha256:${"9a1c".repeat(16)}`, namespace: "build", app: "buildkit" },
    chain: [
      "/bin/busybox adduser -S -D -H app",
      "/bin/sh /lib/apk/exec/app.pre-install",
      "/sbin/apk add app",
      "/bin/sh -c apk add app",
    ],
    reads: ["/etc/passwd", "/etc/group", "/etc/shadow"],
    writes: ["/etc/passwd", "/etc/shadow", "/etc/group", "/etc/passwd-", "/etc/shadow-"],
  },
  {
    place: { image: "gcr.io/kaniko-project/executor:v1.23.2", namespace: "ci", app: "kaniko" },
    chain: ["/kaniko/executor --dockerfile=Dockerfile --destination=registry.example/shop/web:1"],
    reads: [
      "/workspace/Dockerfile",
      "/kaniko/.docker/config.json",
      "/etc/passwd",
      "/etc/group",
      "/etc/shadow",
      "/root/.bashrc",
    ],
    writes: [
      "/etc/passwd",
      "/etc/shadow",
      "/usr/bin/perl",
      "/bin/bash",
      "/lib/x86_64-linux-gnu/libc.so.6",
      "/etc/ssl/certs/ca-certificates.crt",
      "/root/.bashrc",
      "/root/.profile",
      "/etc/cron.daily/dpkg",
      "/etc/pam.d/login",
      "/var/lib/dpkg/status",
      "/kaniko/layers/1.tar",
    ],
    connects: ["10.0.3.9:443"],
    asks: ["registry.example"],
  },
  {
    place: image("docker.io/library/mysql:8.4", "mysql"),
    chain: ["/usr/sbin/mysqld"],
    uid: 999,
    reads: [
      "/etc/my.cnf",
      "/etc/mysql/conf.d/docker.cnf",
      "/var/lib/mysql/auto.cnf",
      "/etc/passwd",
      "/proc/meminfo",
      "/sys/devices/system/cpu/online",
    ],
    writes: [
      "/var/lib/mysql/ibdata1",
      "/var/lib/mysql/binlog.000002",
      "/var/lib/mysql/#ib_16384_0.dblwr",
      "/var/lib/mysql/undo_001",
      "/var/run/mysqld/mysqld.pid",
      "/tmp/ibXa7f2",
      "/var/lib/mysql/ca-key.pem",
    ],
    listens: [3306, 33060],
  },
  {
    place: image("registry.example/shop/orders:2.4", "orders"),
    chain: ["/opt/java/openjdk/bin/java -Xmx512m -jar /app/orders.jar"],
    uid: 1000,
    reads: [
      "/app/orders.jar",
      "/opt/java/openjdk/lib/security/cacerts",
      "/opt/java/openjdk/conf/security/java.security",
      "/etc/resolv.conf",
      "/etc/hosts",
      "/etc/nsswitch.conf",
      "/sys/fs/cgroup/memory.max",
      "/proc/self/mountinfo",
      "/var/run/secrets/kubernetes.io/serviceaccount/token",
      "/etc/timezone",
    ],
    writes: [
      "/tmp/hsperfdata_app/1",
      "/tmp/tomcat.8080.123/work/Tomcat/localhost/ROOT/x",
      "/var/log/orders/orders.log",
      "/tmp/libnetty_transport_native_epoll_x86_64123.so",
    ],
    connects: ["10.96.0.20:5432", "10.96.0.30:9092", "10.96.0.31:6379"],
    listens: [8080, 8081],
    asks: [
      "db.shop.svc.cluster.local",
      "kafka-0.kafka.shop.svc.cluster.local",
      "payments.example.com",
    ],
  },
  {
    place: image("registry.example/shop/front:9", "front"),
    chain: ["/usr/local/bin/node server.js", "/usr/local/bin/node /usr/local/bin/npm start"],
    uid: 1000,
    reads: [
      "/app/server.js",
      "/app/node_modules/express/index.js",
      "/app/package.json",
      "/etc/ssl/openssl.cnf",
      "/app/.env",
      "/etc/resolv.conf",
    ],
    writes: [
      "/app/.next/cache/x",
      "/home/node/.npm/_logs/2026-11-24T12_00_00_000Z-debug-0.log",
      "/tmp/upload-1",
    ],
    connects: ["10.96.0.40:8080", "10.96.0.31:6379"],
    listens: [3000],
    asks: ["orders.shop.svc.cluster.local", "cdn.example.net"],
  },
  {
    place: image("docker.io/istio/proxyv2:1.24.0", "web"),
    chain: [
      "/usr/local/bin/envoy -c etc/istio/proxy/envoy-rev.json",
      "/usr/local/bin/pilot-agent proxy sidecar",
    ],
    uid: 1337,
    reads: [
      "/etc/istio/proxy/envoy-rev.json",
      "/var/run/secrets/workload-spiffe-uds/socket",
      "/etc/ssl/certs/ca-certificates.crt",
    ],
    writes: ["/etc/istio/proxy/XDS", "/dev/stdout"],
    connects: ["10.0.4.8:8080", "10.96.0.40:8080", "127.0.0.1:15000"],
    listens: [15001, 15006, 15021, 15090],
    asks: ["istiod.istio-system.svc"],
  },
  {
    place: image("docker.io/istio/proxyv2:1.24.0", "web"),
    chain: ["/usr/local/bin/pilot-agent proxy sidecar"],
    uid: 1337,
    reads: [
      "/var/run/secrets/tokens/istio-token",
      "/var/run/secrets/istio/root-cert.pem",
      "/etc/istio/pod/labels",
    ],
    writes: ["/etc/istio/proxy/envoy-rev.json"],
    connects: ["10.96.0.50:15012"],
  },
  {
    place: image("docker.io/library/busybox:1.36", "init"),
    chain: ["/bin/busybox sh -c until nc -z db 5432; do sleep 1; done"],
    reads: ["/etc/resolv.conf", "/etc/hosts"],
    asks: ["db.shop.svc.cluster.local"],
  },
  {
    place: image("registry.example/shop/migrate:4", "migrate"),
    chain: ["/usr/bin/python3 manage.py migrate --noinput", "/bin/sh /entrypoint.sh"],
    uid: 1000,
    reads: ["/app/manage.py", "/run/secrets/db-password", "/etc/ssl/certs/ca-certificates.crt"],
    writes: ["/app/__pycache__/manage.cpython-312.pyc"],
    connects: ["10.96.0.20:5432"],
    asks: ["db.shop.svc.cluster.local"],
  },
  {
    place: image("docker.io/certbot/certbot:v3.0", "certbot"),
    chain: [
      "/usr/local/bin/python3.12 /usr/local/bin/certbot renew --quiet",
      "/bin/sh -c certbot renew --quiet",
    ],
    reads: [
      "/etc/letsencrypt/renewal/shop.example.conf",
      "/etc/letsencrypt/live/shop.example/cert.pem",
      "/etc/letsencrypt/accounts/acme-v02.api.letsencrypt.org/directory/x/private_key.json",
    ],
    writes: [
      "/etc/letsencrypt/archive/shop.example/privkey2.pem",
      "/etc/letsencrypt/archive/shop.example/cert2.pem",
      "/var/log/letsencrypt/letsencrypt.log",
      "/var/lib/letsencrypt/.certbot.lock",
      "/etc/letsencrypt/.certbot.lock",
    ],
    connects: ["172.65.32.248:443"],
    asks: ["acme-v02.api.letsencrypt.org", "ocsp.int-x3.letsencrypt.org"],
  },
  {
    place: image("docker.io/restic/restic:0.17", "backup"),
    chain: ["/usr/bin/restic backup /data"],
    reads: ["/data/shop.dump", "/data/uploads/1.png", "/run/secrets/restic-password"],
    writes: ["/root/.cache/restic/x/index/1", "/tmp/restic-temp-pack-1"],
    connects: ["10.96.0.60:9000"],
    asks: ["minio.backup.svc.cluster.local"],
  },
  {
    place: image("quay.io/prometheus/node-exporter:v1.8.2", "node-exporter"),
    chain: ["/bin/node_exporter --path.rootfs=/host"],
    uid: 65534,
    reads: [
      "/host/proc/stat",
      "/proc/meminfo",
      "/sys/class/net/eth0/statistics/rx_bytes",
      "/proc/1/mounts",
      "/host/proc/1/mountinfo",
    ],
    listens: [9100],
  },
  {
    place: image("docker.io/fluent/fluent-bit:3.2", "fluent-bit"),
    chain: ["/fluent-bit/bin/fluent-bit -c /fluent-bit/etc/fluent-bit.conf"],
    reads: [
      "/var/log/containers/web_shop_app-1.log",
      "/var/log/pods/shop_web_1/app/0.log",
      "/fluent-bit/etc/fluent-bit.conf",
    ],
    writes: ["/var/log/flb_kube.db", "/var/log/flb-storage/tail.0/1.flb"],
    connects: ["10.96.0.70:9200"],
    listens: [2020],
    asks: ["elasticsearch.logging.svc.cluster.local"],
  },
];

/** What these scenes' programs do, with the names and addresses of several installations. */
export function* scriptLife(): Generator<Input> {
  for (const namespace of ["shop", "team-a", "payments"]) {
    for (const scene of scenes) {
      const { place } = scene;
      yield* lived(scene, { namespace, ...place });
    }
  }
}

function* lived(scene: Scene, place: Place): Generator<Input> {
  const head = headOf(place);
  const { chain, uid = 0, reads = [], writes = [], connects = [], listens = [], asks = [] } = scene;
  const [process, ...ancestry] = chain.map((command, i) => {
    const [executable = "", ...args] = command.split(" ");
    const script = args[0] === "-c" ? ["-c", args.slice(1).join(" ")] : args;
    const isFirst = i === chain.length - 1;
    return processOf(chain.length - i, executable, [executable, ...script], {
      uid,
      first: isFirst,
    });
  }) as [Process, ...Process[]];
  const base = { time: head.context.time, coverage: "complete", process, ancestry };
  const file = (path: string, modes: string[]) =>
    ({ ...head, kind: "file", event: { type: "open", ...base, path, modes } }) as const;
  const network = (type: string, rest: object) =>
    ({ ...head, kind: "network", event: { type, ...base, ...rest } }) as const;

  yield { ...head, kind: "process", event: { type: "exec", ...base } };
  for (const path of reads) yield file(path, ["read"]);
  for (const path of writes) yield file(path, ["write", "create", "truncate"]);
  for (const to of connects) {
    const [address = "", port = ""] = to.split(":");
    const destination = { address, port: Number(port) };
    yield network("connect", { protocol: "tcp", direction: "out", destination });
  }
  for (const port of listens) {
    yield network("listen", { protocol: "tcp", source: { address: "0.0.0.0", port } });
  }
  for (const question of asks) {
    const destination = { address: "10.96.0.10", port: 53 };
    yield network("dns", {
      protocol: "udp",
      direction: "out",
      destination,
      dns: { question, type: "A" },
    });
  }
}
