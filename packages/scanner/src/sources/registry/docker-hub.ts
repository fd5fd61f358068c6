/** Docker's own registry goes by several names: this one stands in references. */
const NAME = "docker.io";

const otherNames = ["index.docker.io", "registry-1.docker.io"];

/** The host that a registry answers on. */
export function hostOf(registry: string): string {
  return registry === NAME ? "registry-1.docker.io" : registry;
}

/** What credential helpers know a registry by. */
export function helperKeyOf(registry: string): string {
  return registry === NAME ? "https://index.docker.io/v1/" : registry;
}

/** The registry that a host, or a key of Docker's `config.json` without scheme and path, stands for. */
export function registryOf(host: string): string {
  return otherNames.includes(host) ? NAME : host;
}
