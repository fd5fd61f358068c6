/**
 * What one object may hold. Beyond it is a fault of the object: more than anybody runs, and less than what would keep a judge
 * from answering in time.
 */
export const objectLimits = {
  /** Maps and lists within each other: more than any schema of Kubernetes nests, and far less than the call stack holds. */
  depth: 120,
  /** Maps, lists, texts and numbers in all. */
  values: 200_000,
  /** Pod templates of one object. */
  templates: 100,
  containers: 500,
  /** Environment variables of a container, and of all containers. */
  variables: 2000,
  allVariables: 5000,
  /** Of a container. */
  mounts: 1000,
  ports: 1000,
  /** Of a Pod. */
  volumes: 1000,
  /** What policies see of an object in JSON: bytes. */
  inputBytes: 2 * 1024 * 1024,
  /** An object as it was written, where a policy asks for it: as much as the API server takes. */
  objectBytes: 3 * 1024 * 1024,
} as const;
