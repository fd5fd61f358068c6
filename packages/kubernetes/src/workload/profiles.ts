import { said } from "@hasp/core";
import type { Container } from "@hasp/policy";
import type { ProfileSpec } from "./security-spec.ts";

type Profile = NonNullable<Container["effective"]["seccomp"]>;
type Annotations = Readonly<Record<string, string>>;

const SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io";
const APP_ARMOR = "container.apparmor.security.beta.kubernetes.io";

/** A profile as a security context says it; its name is never taken for its type. */
export function readProfile(profile: ProfileSpec | undefined): Profile | undefined {
  if (!profile) return undefined;
  return said({ from: "field", name: profile.localhostProfile, type: profile.type });
}

/**
 * The seccomp profile that annotations give a container. Kubernetes ignores them since 1.27, so one that promises a profile
 * counts for nothing; one that gives it up is taken at its word.
 */
export function seccompOfAnnotations(
  container: string,
  annotations: Annotations,
): Profile | undefined {
  const value = annotations[`${SECCOMP_CONTAINER}/${container}`] ?? annotations[SECCOMP_POD];
  return value === "unconfined" ? { from: "annotation", type: "Unconfined" } : undefined;
}

/** The AppArmor profile that an annotation gives a container, which Kubernetes still honours. */
export function appArmorOfAnnotations(
  container: string,
  annotations: Annotations,
): Profile | undefined {
  const value = annotations[`${APP_ARMOR}/${container}`];
  const from = "annotation";
  if (!value) return undefined;
  if (value === "unconfined") return { from, type: "Unconfined" };
  if (value === "runtime/default") return { from, type: "RuntimeDefault" };
  if (!value.startsWith("localhost/")) return { from, type: value };
  return { from, name: value.slice("localhost/".length), type: "Localhost" };
}
