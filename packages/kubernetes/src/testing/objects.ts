/** A container that asks for nothing special. */
export const web = { name: "web", image: "nginx:1.27" };

/** A Pod of one container, with more of a spec and of metadata. */
export function podObject(spec: object = {}, metadata: object = {}): Record<string, unknown> {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop", ...metadata },
    spec: { containers: [web], ...spec },
  };
}

/** A Deployment of such Pods. */
export function deploymentObject(spec: object = {}, more: object = {}): Record<string, unknown> {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
    spec: { template: { spec: { containers: [web], ...spec } }, ...more },
  };
}
