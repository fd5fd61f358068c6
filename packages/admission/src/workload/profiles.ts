import type { PodContainer, PodSpec } from "./pod-spec.ts";

/** A setting and the place that decided it. */
interface Placed {
  readonly value: string;
  readonly pointer: string;
}

interface Profile {
  readonly type: string;
  readonly localhostProfile?: string | undefined;
}

/** Where the parts of a container stand in the object. */
interface Places {
  readonly container: string;
  readonly spec: string;
  readonly annotations: string;
}

type Annotations = Readonly<Record<string, string>>;

const SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io";
const APP_ARMOR = "container.apparmor.security.beta.kubernetes.io";

/**
 * The seccomp profile: the container's, else the Pod's. Kubernetes ignores the old annotations since 1.27, so
 * one that promises a profile counts for nothing; one that gives it up is taken at its word.
 */
export function readSeccomp(
  container: PodContainer,
  spec: PodSpec,
  annotations: Annotations,
  places: Places,
): Placed | undefined {
  const field = readField(container, spec, "seccompProfile", places);
  if (field) return field;
  for (const key of [`${SECCOMP_CONTAINER}/${container.name}`, SECCOMP_POD]) {
    const value = annotations[key];
    if (value !== undefined) {
      return value === "unconfined" ? fromAnnotation(key, value, places) : undefined;
    }
  }
  return undefined;
}

/** The AppArmor profile: the container's, else the Pod's, else the annotation, which Kubernetes still honours. */
export function readAppArmor(
  container: PodContainer,
  spec: PodSpec,
  annotations: Annotations,
  places: Places,
): Placed | undefined {
  const field = readField(container, spec, "appArmorProfile", places);
  if (field) return field;
  const key = `${APP_ARMOR}/${container.name}`;
  const value = annotations[key];
  return value === undefined ? undefined : fromAnnotation(key, value, places);
}

function readField(
  container: PodContainer,
  spec: PodSpec,
  name: "seccompProfile" | "appArmorProfile",
  places: Places,
): Placed | undefined {
  const own = container.securityContext?.[name];
  if (own) {
    return { value: nameOf(own), pointer: `${places.container}/securityContext/${name}` };
  }
  const inherited = spec.securityContext?.[name];
  if (!inherited) return undefined;
  return { value: nameOf(inherited), pointer: `${places.spec}/securityContext/${name}` };
}

function nameOf({ type, localhostProfile }: Profile): string {
  return type === "Localhost" ? (localhostProfile ?? type) : type;
}

function fromAnnotation(key: string, value: string, places: Places): Placed {
  const pointer = `${places.annotations}/${key.replaceAll("/", "~1")}`;
  if (value === "unconfined") return { value: "Unconfined", pointer };
  if (value === "runtime/default") return { value: "RuntimeDefault", pointer };
  return { value: value.replace(/^localhost\//, ""), pointer };
}
