import { messageOf, type Problem } from "@hasp/core";
import type { RunningWorkload } from "@hasp/policy";

/** A Pod as the engine's labels name it. */
export interface PodQuery {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
}

/** Where the agent learns a Pod's labels and what it belongs to; the composition root decides what stands behind it. */
export interface WorkloadSource {
  /** Undefined where nothing is known of such a Pod. */
  find(pod: PodQuery): Promise<RunningWorkload | undefined>;
}

type Labels = Readonly<Record<string, string>>;

interface Claim {
  readonly workload: RunningWorkload;
  /** The container's name in it, where it has one. */
  readonly container?: string;
}

interface Belonging {
  readonly workload?: RunningWorkload;
  readonly containerName?: string;
  readonly problems: readonly Problem[];
}

/** One that runs containers for somebody and says so in their labels. */
interface Platform {
  /** Set on every container; no image can foresee the values of all of them, so one that the image has not proves the platform. */
  readonly evidence: readonly string[];
  /** Beginning of the labels that it always sets itself. */
  readonly family: string;
  read(labels: Labels, containerName: string): Claim | undefined;
}

/** cri-dockerd and dockershim (kubernetes, dockershim/naming.go): labels and name are both the kubelet's. */
const kubernetes: Platform = {
  evidence: ["io.kubernetes.pod.uid"],
  family: "io.kubernetes.",
  read(labels, containerName) {
    const name = labels["io.kubernetes.pod.name"];
    const namespace = labels["io.kubernetes.pod.namespace"];
    const uid = labels["io.kubernetes.pod.uid"];
    if (!name || !namespace || !uid) return undefined;
    const isSandbox = labels["io.kubernetes.docker.type"] === "podsandbox";
    const container = isSandbox ? "POD" : (labels["io.kubernetes.container.name"] ?? "");
    const expected = ["k8s", container, name, namespace, uid].join("_");
    if (!containerName.startsWith(`${expected}_`)) return undefined;
    return { workload: { apiVersion: "v1", kind: "Pod", name, namespace, uid }, container };
  },
};

/** Docker Compose; it labels the images that it builds with project and service too, but not with these. */
const compose: Platform = {
  evidence: ["com.docker.compose.config-hash", "com.docker.compose.container-number"],
  family: "com.docker.compose.",
  read(labels) {
    const namespace = labels["com.docker.compose.project"];
    const name = labels["com.docker.compose.service"];
    if (!namespace || !name) return undefined;
    return {
      workload: { apiVersion: "compose", kind: "ComposeService", name, namespace, labels },
    };
  },
};

const swarm: Platform = {
  evidence: ["com.docker.swarm.task.id"],
  family: "com.docker.swarm.",
  read(labels) {
    const name = labels["com.docker.swarm.service.name"];
    const uid = labels["com.docker.swarm.service.id"];
    if (!name) return undefined;
    const namespace = labels["com.docker.stack.namespace"] ?? "";
    return {
      workload: {
        apiVersion: "swarm",
        kind: "SwarmService",
        name,
        namespace,
        ...(uid && { uid }),
        labels,
      },
    };
  },
};

const platforms: readonly Platform[] = [kubernetes, swarm, compose];

/**
 * The workload that a container runs for. Docker merges an image's labels into its containers', so what the image says itself
 * proves nothing: an exception for a namespace must not be had by a label in a Dockerfile.
 */
export async function findWorkload(options: {
  readonly containerName: string;
  readonly labels: Labels;
  /** Undefined where the image is gone, so that nobody can tell what it said. */
  readonly imageLabels: Labels | undefined;
  readonly source: WorkloadSource | undefined;
}): Promise<Belonging> {
  const { containerName, labels, imageLabels, source } = options;
  const claimed = platforms.filter(({ evidence }) => evidence.some((name) => name in labels));
  if (claimed.length === 0) return { problems: [] };
  if (!imageLabels) {
    return undecided("its image is gone, so it cannot be told who set the labels that name it");
  }
  // what the image claims is not this container's: the platform would have set another value
  const platform = claimed.find(({ evidence }) =>
    evidence.some((name) => imageLabels[name] !== labels[name]),
  );
  if (!platform) return { problems: [] };
  const claim = platform.read(ownLabels(labels, imageLabels, platform.family), containerName);
  if (!claim) return undecided("its labels name a workload, and its name another or none");
  const { workload, container } = claim;
  const named = container === undefined ? {} : { containerName: container };
  if (!source || platform !== kubernetes) return { workload, ...named, problems: [] };
  return { ...named, ...(await ask(source, workload)) };
}

/**
 * The labels that somebody gave the container: all but those that its image has as well, and a platform's own. None where the
 * image is gone and cannot be compared.
 */
export function ownLabels(
  labels: Labels,
  imageLabels: Labels | undefined,
  family?: string,
): Labels {
  if (!imageLabels) return {};
  const isOwn = ([name, value]: [string, string]) =>
    imageLabels[name] !== value || (family !== undefined && name.startsWith(family));
  return Object.fromEntries(Object.entries(labels).filter(isOwn));
}

async function ask(source: WorkloadSource, workload: RunningWorkload): Promise<Belonging> {
  const { uid = "", namespace, name } = workload;
  try {
    const found = await source.find({ uid, namespace, name });
    // a Pod of the same name that came later is another
    if (found && (found.uid ?? uid) === uid && found.namespace === namespace) {
      return { workload: found, problems: [] };
    }
    return { workload, ...undecided(`nothing is known of Pod ${namespace}/${name}`) };
  } catch (error) {
    return { workload, ...undecided(`Pod ${namespace}/${name}: ${messageOf(error)}`) };
  }
}

function undecided(message: string): Belonging {
  return { problems: [{ code: "OWNER_UNKNOWN", path: "/workload", message }] };
}
