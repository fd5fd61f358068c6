import type { SubjectKind } from "../contract/input.ts";
import type { Entry } from "./catalogues/catalogue.ts";

type Sender = "kubernetes" | "manifests" | "docker" | "scanner" | "/proc";
type Table = Readonly<Record<string, readonly Sender[]>>;

const nobody = [] as const;

/** Kubernetes says what runs; what is in the image comes from its scan. */
function imageOf(path: string, runtime: Sender): Table {
  const scanned = ["known", "matchedBy", "scannedAt", "createdAt", "user", "labels"];
  const judged = ["distribution", "findings", "decision"];
  return {
    [path]: [runtime],
    ...Object.fromEntries([...scanned, ...judged].map((name) => [`${path}.${name}`, ["scanner"]])),
    ...none(path, ["baseImage", "signatures", "attestations"]),
  };
}

function none(path: string, members: readonly string[]): Table {
  return Object.fromEntries(members.map((member) => [`${path}.${member}`, nobody]));
}

/** The operator names the cluster; nobody asks it for more. */
const cluster = none("context.cluster", ["version", "labels"]);

const related: Table = {
  related: ["manifests"],
  ...none("related", ["peers", "target"]),
  ...none("related.services[].ports[]", ["targetPort", "protocol"]),
  ...none("related.networkPolicies[]", ["everyPod", "rules"]),
  ...none("related.serviceAccount.bindings[]", ["reach"]),
};

/** Which objects of one run share a host or a selector. */
const manifestPeers: Table = Object.fromEntries(
  ["source", "complete", "peers"].map((name) => [`related.${name}`, ["manifests"]] as const),
);

const engineOnly = [
  "id",
  "labels",
  "restart",
  "restartCount",
  "deviceCgroupRules",
  "pidsLimit",
  "cpuShares",
  "ulimits",
  "cgroupParent",
  "networks",
  "healthcheck",
  "health",
  "runtime",
  "sysctls",
  "maskedPaths",
  "privilegedExecs",
  "startedAt",
  "publishAllPorts",
];
const kubernetesOnly = [
  "imagePullPolicy",
  "envFrom",
  "probes",
  "lifecycle",
  "resizePolicy",
  "restartPolicy",
  "terminationMessagePolicy",
];

const place: Table = {
  context: ["docker"],
  ...cluster,
  ...none("context", ["namespace", "request", "changed"]),
  workload: ["docker"],
  container: ["docker"],
  ...imageOf("container.image", "docker"),
  ...none("container", [...kubernetesOnly, "privilegedExecs"]),
};

const event: Table = {
  ...place,
  event: ["/proc"],
  ...none("event", ["count", "result", "baseline", "raw"]),
  ...none("event.process", ["user", "digest", "package"]),
  ...none("event.ancestry[]", ["user", "digest", "package", "env"]),
};

/** Who fills the members of each kind today; of the beginnings of a path the longest decides. */
const senders: Readonly<Record<SubjectKind, Table>> = {
  image: {
    image: ["scanner"],
    context: ["scanner"],
    ...cluster,
    ...none("context", ["namespace", "request", "changed", "node"]),
    ...none("image", ["files", "baseImage", "malware", "sbom", "signatures", "attestations"]),
    ...none("image", ["registry"]),
    ...none("image.distribution", ["supported", "endOfLife"]),
    ...none("image.findings[]", ["cvss", "epss", "kev", "cwes", "vendorSeverity", "vex"]),
    ...none("image.findings[]", ["firstSeenAt", "firstSeenAnywhereAt", "inUse", "inBaseImage"]),
    ...none("image.findings[]", ["references"]),
    ...none("image.findings[].fix", ["publishedAt"]),
  },
  workload: {
    context: ["kubernetes"],
    ...cluster,
    ...none("context", ["node", "changed"]),
    workload: ["kubernetes"],
    former: ["kubernetes"],
    object: ["kubernetes"],
    formerObject: ["kubernetes"],
    ...related,
    ...imageOf("workload.containers[].image", "kubernetes"),
    ...none("workload.containers[]", engineOnly),
  },
  resource: {
    context: ["kubernetes"],
    ...cluster,
    ...none("context", ["node", "changed"]),
    resource: ["kubernetes"],
    former: ["kubernetes"],
    object: ["kubernetes"],
    formerObject: ["kubernetes"],
    related: nobody,
    ...manifestPeers,
  },
  container: { ...place, object: ["docker"] },
  process: event,
  file: { ...place, event: nobody },
  network: {
    ...event,
    ...none("event.source", ["names", "workload", "service", "entity", "labels"]),
    ...none("event.destination", ["names", "workload", "service", "entity", "labels"]),
    ...none("event.source", ["namespaceLabels"]),
    ...none("event.destination", ["namespaceLabels"]),
    ...none("event", ["socket", "dns", "tls", "flow"]),
  },
  request: { ...place, request: nobody },
  access: {
    context: ["kubernetes"],
    ...cluster,
    ...none("context", ["node", "changed"]),
    access: ["kubernetes"],
    ...none("access", ["impersonated", "userAgent", "sourceIps", "code", "level"]),
    target: ["kubernetes"],
    object: ["kubernetes"],
    formerObject: ["kubernetes"],
    related: nobody,
  },
};

/** What somebody reports today; /proc tells of containers' processes only, and connections once they are made. */
const reported = ["process/exec", "network/connect", "network/accept"];

interface Sending {
  /** Who sends all of it, in one kind of subject at least. */
  readonly senders: readonly Sender[];
  /** What keeps it from being sent, in this kind or that: members and events that nobody sends. */
  readonly missing: readonly string[];
}

/** Who sends what an entry reads, and what of it nobody sends yet. */
export function sendingOf({ reads, events = [], place }: Entry): Sending {
  const kinds = Object.entries(reads).map(([name, paths]) => {
    const kind = name as SubjectKind;
    const own = events.filter((one) => one.startsWith(`${kind}/`));
    const unseen = own.filter((one) => !reported.includes(one) || place === "node");
    // who does not see an event does not say anything of it
    const said = unseen.length > 0 ? paths.filter((path) => !path.startsWith("event.")) : paths;
    const missing = [...unseen, ...said.filter((path) => sendersOf(kind, path).length === 0)];
    return { missing, senders: together(paths.flatMap((path) => sendersOf(kind, path))) };
  });
  const sent = kinds.filter(({ missing }) => missing.length === 0);
  // a rule over several kinds of events waits for all of them, another works in the first kind that carries it
  const isSent = events.length > 0 ? sent.length === kinds.length : sent.length > 0;
  return {
    senders: isSent ? [...new Set(sent.flatMap((one) => one.senders))].sort() : [],
    missing: [...new Set(kinds.flatMap((one) => one.missing))],
  };
}

/** What only `hasp check manifest` sends is not sent by the webhook. */
function together(senders: readonly Sender[]): readonly Sender[] {
  if (!senders.includes("manifests")) return senders;
  return senders.filter((sender) => sender !== "kubernetes");
}

function sendersOf(kind: SubjectKind, path: string): readonly Sender[] {
  const table = senders[kind];
  const steps = path.split(".");
  for (let length = steps.length; length > 0; length--) {
    const beginning = steps.slice(0, length).join(".");
    const found = table[beginning] ?? table[beginning.replace(/\[\]$/, "")];
    if (found) return found;
  }
  throw new TypeError(`nothing is said of ${path} in kind ${kind}`);
}

/** Every member that the table of senders names, so that none of them is misspelt. */
export function namedMembers(kind: SubjectKind): readonly string[] {
  return Object.keys(senders[kind]);
}
