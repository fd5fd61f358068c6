import { setTimeout as wait } from "node:timers/promises";
import type { V1Namespace } from "@kubernetes/client-node";
import type { ApiClient } from "./api-client.ts";
import type { Namespace } from "./cluster.ts";
import { metadataOf } from "./metadata.ts";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** The namespaces as a watch keeps them; what the watch does not know, or knows no longer for certain, is asked for. */
export async function watchNamespaces(client: ApiClient, onProblem: (error: unknown) => void) {
  const { CoreV1Api, makeInformer } = await import("@kubernetes/client-node");
  const core = client.config.makeApiClient(CoreV1Api);
  const informer = makeInformer<V1Namespace>(client.config, "/api/v1/namespaces", () =>
    core.listNamespace(),
  );
  const ended = new AbortController();
  let isCurrent = false;
  let pause = FIRST_PAUSE;

  async function start(): Promise<void> {
    isCurrent = true;
    await informer.start();
    if (isCurrent) pause = FIRST_PAUSE;
  }

  informer.on("error", (error: unknown) => {
    isCurrent = false;
    if (ended.signal.aborted) return;
    onProblem(error);
    const after = pause;
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    wait(after, undefined, { ref: false, signal: ended.signal }).then(start, () => undefined);
  });
  // the first answers may come before the first list: they ask for themselves
  void start();

  return {
    async find(name: string, signal: AbortSignal): Promise<Namespace | undefined> {
      const kept = isCurrent ? informer.get(name) : undefined;
      const object =
        kept ?? (await client.get(`/api/v1/namespaces/${encodeURIComponent(name)}`, signal));
      const metadata = object && metadataOf(object);
      return metadata && { name, labels: metadata.labels, annotations: metadata.annotations };
    },
    async close(): Promise<void> {
      ended.abort();
      await informer.stop();
    },
  };
}
