import { said } from "@hasp/core";
import type { Container } from "@hasp/policy";
import type { ContainerSpec, HandlerSpec } from "./container-spec.ts";

type Handler = NonNullable<Container["probes"]["liveness"]>;

/** How the kubelet asks a container whether it lives, is ready and has started. */
export function readProbes(container: ContainerSpec): Container["probes"] {
  return said({
    liveness: readHandler(container.livenessProbe),
    readiness: readHandler(container.readinessProbe),
    startup: readHandler(container.startupProbe),
  });
}

/** What the kubelet does after a container starts and before it stops. */
export function readLifecycle({ lifecycle = {} }: ContainerSpec): Container["lifecycle"] {
  return said({
    postStart: readHandler(lifecycle.postStart),
    preStop: readHandler(lifecycle.preStop),
  });
}

function readHandler(handler: HandlerSpec | undefined): Handler | undefined {
  if (!handler) return undefined;
  const { exec, grpc, httpGet, sleep, tcpSocket } = handler;
  return said({
    exec: exec && (exec.command ?? []),
    grpc: grpc && said({ port: grpc.port, service: grpc.service }),
    http:
      httpGet &&
      said({ host: httpGet.host, path: httpGet.path, port: httpGet.port, scheme: httpGet.scheme }),
    sleep: sleep?.seconds,
    tcp: tcpSocket && said({ host: tcpSocket.host, port: tcpSocket.port }),
  });
}
