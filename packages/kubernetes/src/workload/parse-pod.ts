import { formatPointer, parseImageReference } from "@hasp/core";
import { z } from "zod";
import { ContainerSpec } from "./container-spec.ts";
import { describeIssue } from "./describe-issue.ts";
import { Metadata } from "./metadata.ts";
import { objectLimits } from "./object-limits.ts";
import type { ContainersPart, PodParts } from "./pod-forms.ts";
import type { Part } from "./pod-places.ts";
import { PodSpec } from "./pod-spec.ts";
import { ClaimTemplate, VolumeSpec } from "./volume-spec.ts";

/** A value that is wrong, by its place in the object. */
export interface ObjectIssue {
  readonly pointer: string;
  /** Continues the sentence that the pointer begins: `must be a list, not a text`. */
  readonly message: string;
  readonly hint?: string;
}

/** A container with its settings checked, and where it stands. */
export interface ParsedContainer {
  readonly at: string;
  readonly role: "app" | "init" | "sidecar" | "ephemeral";
  readonly name: string;
  /** As it is written; empty where the platform chooses it. */
  readonly image: string;
  readonly spec: ContainerSpec;
}

export interface ParsedVolume {
  readonly at: string;
  /** Nothing for what a claim template makes. */
  readonly spec?: VolumeSpec;
  readonly name: string;
}

/** A Pod, or the template of one, with everything that we read of it checked. */
export interface ParsedPod {
  readonly at: string;
  readonly metadata: Metadata;
  readonly spec: PodSpec;
  readonly containers: readonly ParsedContainer[];
  readonly volumes: readonly ParsedVolume[];
}

const IMAGE_MESSAGE =
  "must be an image reference: [registry/]repository[:tag][@sha256:digest], in lower case";

/** What only the platform fills in: `$(params.image)`, `{{inputs.parameters.image}}`. */
const PLACEHOLDER = /^\s*$|\$[({]|\{\{/;

const Items = z.array(z.unknown());
const Volumes = z.array(VolumeSpec);
const ClaimTemplates = z.array(ClaimTemplate);

/** Reads a Pod out of its parts; what is wrong with it is added to `issues`. */
export function parsePod(
  { metadata, spec, containers, volumes }: PodParts,
  claims: Part,
  { strict = false }: { readonly strict?: boolean | undefined },
  issues: ObjectIssue[],
): ParsedPod {
  const read = <T>(schema: z.ZodType<T>, part: Part): T | undefined => {
    const parsed = schema.safeParse(part.value);
    if (parsed.success) return parsed.data;
    issues.push(...issuesOf(parsed.error, part));
    return undefined;
  };
  const unless = <T>(schema: z.ZodType<T>, part: Part): T | undefined =>
    part.value === undefined ? undefined : read(schema, part);

  const itemsOf = (part: ContainersPart): readonly Part[] => {
    if (part.alone) return [part];
    const isAskedFor = strict && part.role === "app";
    const items = isAskedFor ? read(Items.min(1), part) : unless(Items, part);
    return (items ?? []).map((value, index) => ({ at: `${part.at}/${index}`, value }));
  };

  return {
    at: spec.at,
    metadata: unless(Metadata, metadata) ?? {},
    spec: read(PodSpec, spec) ?? {},
    containers: containers.flatMap((part) =>
      itemsOf(part).flatMap((item) => {
        const container = read(ContainerSpec, item);
        if (!container) return [];
        issues.push(...namingIssues(container, item.at, strict));
        const { name = part.name ?? "", image = "" } = container;
        return [{ at: item.at, role: roleOf(part.role, container), name, image, spec: container }];
      }),
    ),
    volumes: [
      ...volumes.flatMap((part) =>
        (unless(Volumes, part) ?? []).map((volume, index) => ({
          at: `${part.at}/${index}`,
          name: volume.name,
          spec: volume,
        })),
      ),
      ...(unless(ClaimTemplates, claims) ?? []).map((claim, index) => ({
        at: `${claims.at}/${index}`,
        name: claim.metadata.name,
      })),
    ],
  };
}

/** What is more than a judge takes, over all Pods of an object. */
export function findExcess(pods: readonly ParsedPod[]): readonly ObjectIssue[] {
  const [first] = pods;
  if (!first) return [];
  const containers = pods.flatMap((pod) => pod.containers);
  const variables = containers.reduce(
    (sum, { spec }) => sum + (spec.env?.length ?? 0) + (spec.envFrom?.length ?? 0),
    0,
  );
  const issues: ObjectIssue[] = [];
  const check = (pointer: string, count: number, limit: number, what: string) => {
    if (count > limit)
      issues.push({ pointer, message: `must not hold more than ${limit} ${what}` });
  };
  check(first.at, pods.length, objectLimits.templates, "Pod templates");
  check(first.at, containers.length, objectLimits.containers, "containers");
  check(first.at, variables, objectLimits.allVariables, "environment variables");
  for (const { at, volumes } of pods) check(at, volumes.length, objectLimits.volumes, "volumes");
  return issues;
}

export function issuesOf(error: z.ZodError, { at, value }: Part): ObjectIssue[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((segment) =>
      typeof segment === "number" ? segment : String(segment),
    );
    return { pointer: `${at}${formatPointer(path)}`, ...describeIssue(issue, value) };
  });
}

function roleOf(role: ContainersPart["role"], { restartPolicy }: ContainerSpec) {
  return role === "init" && restartPolicy === "Always" ? "sidecar" : role;
}

function namingIssues({ name, image }: ContainerSpec, at: string, strict: boolean): ObjectIssue[] {
  const issues: ObjectIssue[] = [];
  const missing = "is missing: it must be a text";
  if (strict && name === undefined) issues.push({ pointer: `${at}/name`, message: missing });
  if (image === undefined) {
    if (strict) issues.push({ pointer: `${at}/image`, message: missing });
  } else if (!isImageReference(image) && (strict || !PLACEHOLDER.test(image))) {
    issues.push({ pointer: `${at}/image`, message: IMAGE_MESSAGE });
  }
  return issues;
}

function isImageReference(text: string): boolean {
  try {
    parseImageReference(text);
    return true;
  } catch {
    return false;
  }
}
