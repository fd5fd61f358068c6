import { isDigest, messageOf } from "@hasp/core";
import type { Container, ImageFactsSource } from "@hasp/policy";
import type Docker from "dockerode";
import { RuntimeError } from "../error.ts";
import { type FileSystemFacts, fileSystemFacts } from "./file-origin.ts";
import { Inspection } from "./inspection.ts";
import { toContainer } from "./to-container.ts";

/** A running container: its facts in the contract's shape, and where its files come from. */
export interface WatchedContainer {
  readonly container: Container;
  readonly files: FileSystemFacts;
  readonly startedAt: string;
  readonly isRunning: boolean;
}

/** @throws RuntimeError `CONTAINER_UNREADABLE` when Docker cannot say what it is */
export async function watchContainer(
  docker: Docker,
  containerId: string,
  images: ImageFactsSource,
): Promise<WatchedContainer> {
  const inspection = await inspect(docker, containerId);
  const known = await images.summarize({
    reference: inspection.Config.Image,
    digest: inspection.Image,
  });
  const digest = known.digest ?? (await findManifestDigest(docker, inspection));
  const image = {
    ...known,
    ...(digest && { digest }),
    ...(isDigest(inspection.Image) && { id: inspection.Image }),
  };
  return {
    container: toContainer(inspection, image),
    files: fileSystemFacts(inspection),
    startedAt: inspection.State.StartedAt,
    isRunning: inspection.State.Running,
  };
}

/** The digest that the image was pulled by; one that was built or loaded here has none. */
async function findManifestDigest(
  docker: Docker,
  inspection: Inspection,
): Promise<string | undefined> {
  try {
    const { RepoDigests } = await docker.getImage(inspection.Image).inspect();
    return RepoDigests?.map((name) => name.split("@")[1] ?? "").find(isDigest);
  } catch {
    return undefined; // the image was removed while its container runs
  }
}

async function inspect(docker: Docker, containerId: string): Promise<Inspection> {
  try {
    return Inspection.parse(await docker.getContainer(containerId).inspect());
  } catch (cause) {
    throw new RuntimeError(
      "CONTAINER_UNREADABLE",
      `cannot inspect container ${containerId.slice(0, 12)}: ${messageOf(cause)}`,
      { cause, hint: "it may have ended already; its events were not judged" },
    );
  }
}
