import { isDigest, messageOf, type Problem } from "@hasp/core";
import type { Container, ImageFactsSource, ImageSummary, RunningWorkload } from "@hasp/policy";
import type Docker from "dockerode";
import { z } from "zod";
import { RuntimeError } from "../error.ts";
import { type EngineFacts, inTime } from "./engine.ts";
import { type FileSystemFacts, inspectedFiles } from "./file-origin.ts";
import { type Inspection, readInspection } from "./inspection.ts";
import { findNamespaces } from "./namespaces.ts";
import { findWorkload, ownLabels, type WorkloadSource } from "./running-workload.ts";
import { toContainer } from "./to-container.ts";

/** A running container: its facts in the contract's shape, and where its files come from. */
export interface WatchedContainer {
  readonly container: Container;
  readonly workload?: RunningWorkload;
  /** What could not be told of it; every input that it stands in says so. */
  readonly problems: readonly Problem[];
  /** As the engine says it (`GET /containers/{id}/json`). */
  readonly object: Readonly<Record<string, unknown>>;
  /** As far as the engine tells it; the kernel's own table is better. */
  readonly files: FileSystemFacts;
  /** Number of its first process on the node; 0 once it ended. */
  readonly pid: number;
  readonly startedAt: string;
  readonly isRunning: boolean;
}

export interface WatchOptions {
  readonly docker: Docker;
  readonly engine: EngineFacts;
  readonly images: ImageFactsSource;
  readonly workloads: WorkloadSource | undefined;
}

/** @throws RuntimeError `CONTAINER_UNREADABLE` when Docker cannot say what it is */
export async function watchContainer(
  containerId: string,
  options: WatchOptions,
): Promise<WatchedContainer> {
  const { docker, engine } = options;
  const { object, inspection, problems } = await inspect(docker, containerId);
  const { State: state, Config: config } = inspection;
  const stored = await inspectImage(docker, inspection.Image);
  const labels = config.Labels ?? {};
  const belonging = await findWorkload({
    containerName: inspection.Name.replace(/^\//, ""),
    labels,
    imageLabels: stored?.labels,
    source: options.workloads,
  });
  const { container, problems: truncated } = toContainer(inspection, {
    image: await summarize(inspection, stored, options.images),
    engine,
    hostNamespaces: await findNamespaces(inspection, engine, (id) =>
      inspect(docker, id).then(
        (other) => other.inspection,
        () => undefined,
      ),
    ),
    labels: ownLabels(labels, stored?.labels),
    boundVolumes: await findBoundVolumes(docker, inspection),
  });
  const { workload, containerName: name } = belonging;
  return {
    container: { ...container, ...(name !== undefined && { name }) },
    ...(workload && { workload }),
    problems: [...problems, ...truncated, ...belonging.problems],
    object,
    files: inspectedFiles(inspection),
    pid: state.Pid,
    startedAt: state.StartedAt,
    isRunning: state.Running,
  };
}

interface Inspected {
  readonly object: Readonly<Record<string, unknown>>;
  readonly inspection: Inspection;
  readonly problems: readonly Problem[];
}

async function inspect(docker: Docker, containerId: string): Promise<Inspected> {
  try {
    const object: unknown = await inTime(docker.getContainer(containerId).inspect());
    const read = readInspection(object);
    if (!read) throw new Error("the engine's answer is not that of a container");
    return { object: object as Readonly<Record<string, unknown>>, ...read };
  } catch (cause) {
    throw new RuntimeError(
      "CONTAINER_UNREADABLE",
      `cannot inspect container ${containerId.slice(0, 12)}: ${messageOf(cause)}`,
      { cause, hint: "it may have ended already; its events were not judged" },
    );
  }
}

/** What is read of `GET /images/{id}/json`. */
const StoredImage = z
  .object({
    RepoTags: z.array(z.string()).nullish(),
    RepoDigests: z.array(z.string()).nullish(),
    Config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }).nullish(),
  })
  .transform(({ RepoTags: tags, RepoDigests: digests, Config: config }) => ({
    names: [...(tags ?? []), ...(digests ?? [])],
    /** The digest that it was pulled by; one that was built or loaded here has none. */
    digest: digests?.map((name) => name.split("@")[1] ?? "").find(isDigest),
    labels: config?.Labels ?? {},
  }));
type StoredImage = z.infer<typeof StoredImage>;

/** Undefined where the image was removed while its container runs. */
async function inspectImage(docker: Docker, id: string): Promise<StoredImage | undefined> {
  try {
    return StoredImage.parse(await inTime(docker.getImage(id).inspect()));
  } catch {
    return undefined;
  }
}

async function summarize(
  inspection: Inspection,
  stored: StoredImage | undefined,
  images: ImageFactsSource,
): Promise<ImageSummary> {
  const written = inspection.Config.Image;
  // the kubelet starts containers by the image's id, which no rule over names could mean
  const isId = isDigest(written) || /^[0-9a-f]{12,64}$/.test(written);
  const reference = (isId ? stored?.names[0] : undefined) ?? written;
  const known = await images.summarize({ reference, digest: inspection.Image });
  const digest = known.digest ?? stored?.digest;
  return {
    ...known,
    ...(digest !== undefined && { digest }),
    ...(isDigest(inspection.Image) && { id: inspection.Image }),
  };
}

/** What is read of `GET /volumes/{name}`. */
const Volume = z.object({
  Driver: z.string(),
  Options: z.record(z.string(), z.string()).nullish(),
});

/** Volumes of the local driver that open a folder of the node (`--opt type=none --opt o=bind --opt device=/etc`). */
async function findBoundVolumes(
  docker: Docker,
  { Mounts: mounts }: Inspection,
): Promise<ReadonlyMap<string, string>> {
  const bound = new Map<string, string>();
  for (const { Type: type, Name: name } of mounts ?? []) {
    if (type !== "volume" || !name) continue;
    const volume = Volume.safeParse(
      await inTime(docker.getVolume(name).inspect()).catch(() => undefined),
    );
    const { device, o: flags = "" } = volume.data?.Options ?? {};
    const isBind = flags.split(",").some((flag) => flag === "bind" || flag === "rbind");
    if (isBind && device?.startsWith("/")) bound.set(name, device);
  }
  return bound;
}
