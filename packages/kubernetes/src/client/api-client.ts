import { messageOf } from "@hasp/core";
import type { KubeConfig, RequestContext } from "@kubernetes/client-node";
import { KubernetesError } from "../error.ts";
import type { KubernetesObject } from "./cluster.ts";

export interface ApiClient {
  readonly config: KubeConfig;
  /** The JSON at a path of the API; undefined where nothing is there. @throws KubernetesError `CLUSTER_UNREACHABLE` */
  get(path: string, signal: AbortSignal): Promise<KubernetesObject | undefined>;
  close(): Promise<void>;
}

type Dispatcher = NonNullable<ReturnType<RequestContext["getDispatcher"]>>;

/** Milliseconds for which connections are used again. */
const CONNECTION_TIME = 5 * 60_000;

/** The credentials of a Pod, or a file that says where the API server is. */
export type Access = "in-cluster" | { readonly kubeconfig: string };

/**
 * Speaks to an API server. The library is loaded here, on use: it takes a third of a second and 60 MB.
 * @throws KubernetesError `KUBECONFIG_INVALID`
 */
export async function createApiClient(access: Access): Promise<ApiClient> {
  const client = await import("@kubernetes/client-node");
  const config = new client.KubeConfig();
  let server: string | undefined;
  try {
    if (access === "in-cluster") config.loadFromCluster();
    else config.loadFromFile(access.kubeconfig);
    server = config.getCurrentCluster()?.server;
  } catch (error) {
    throw invalid(messageOf(error), error);
  }
  if (server === undefined) throw invalid("it names no cluster that is its current one");
  const base = server.replace(/\/$/, "");
  const { httpApi } = client.createConfiguration();
  let connections: { readonly at: number; readonly dispatcher: Dispatcher } | undefined;

  /** The library opens new connections for each request; they are kept, but for the sake of renewed certificates not long. */
  function keepConnections(context: RequestContext): void {
    const fresh = context.getDispatcher();
    const now = performance.now();
    if (connections && now - connections.at < CONNECTION_TIME) {
      context.setDispatcher(connections.dispatcher);
    } else if (fresh) {
      void connections?.dispatcher.close();
      connections = { at: now, dispatcher: fresh };
    }
  }

  return {
    config,
    async get(path, signal) {
      try {
        const context = new client.RequestContext(`${base}${path}`, client.HttpMethod.GET);
        context.setHeaderParam("Accept", "application/json");
        context.setSignal(signal);
        await config.applySecurityAuthentication(context);
        keepConnections(context);
        const { httpStatusCode, body } = await httpApi.send(context).toPromise();
        const text = await body.text();
        if (httpStatusCode === 404) return undefined;
        if (httpStatusCode !== 200) throw new Error(`HTTP ${httpStatusCode} ${text.slice(0, 200)}`);
        return JSON.parse(text) as KubernetesObject;
      } catch (error) {
        throw unreachable(path, error);
      }
    },
    async close() {
      await connections?.dispatcher.destroy();
    },
  };
}

function invalid(why: string, cause?: unknown): KubernetesError {
  return new KubernetesError("KUBECONFIG_INVALID", `no way to the API server: ${why}`, {
    cause,
    hint: "give a kubeconfig that kubectl accepts, or run in a Pod with a service account",
  });
}

function unreachable(path: string, cause: unknown): KubernetesError {
  return new KubernetesError("CLUSTER_UNREACHABLE", `GET ${path}: ${messageOf(cause)}`, {
    cause,
    hint: "let the webhook's service account list and watch namespaces and get what owns Pods",
  });
}
