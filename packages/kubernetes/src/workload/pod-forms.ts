import { isObject, type JsonObject, objectOf } from "@hasp/core";
import { type FoundPart, memberOf, objectIn, type Part, partOf } from "./pod-places.ts";

/** Containers as they stand in an object: a list of them, or one alone. */
export interface ContainersPart extends Part {
  readonly role: "app" | "init" | "ephemeral";
  readonly alone?: boolean;
  /** What the platform calls a container that has no name. */
  readonly name?: string;
}

/** What a Pod is made of, wherever its kind keeps the pieces. */
export interface PodParts {
  readonly metadata: Part;
  /** The settings of the Pod by their names in core/v1; its containers and volumes are apart. */
  readonly spec: Part;
  readonly containers: readonly ContainersPart[];
  /** Lists of volumes. */
  readonly volumes: readonly Part[];
}

type ReadForm = (part: FoundPart & { readonly value: JsonObject }) => PodParts | undefined;

/** The ways in which kinds write what their Pods are made of. */
const forms = {
  /** A Pod template: `metadata` and `spec`. */
  template: (part) => ({
    metadata: partOf(part, "metadata"),
    ...partsOfSpec(partOf(part, "spec")),
  }),

  /** Some members of a Pod's spec beside others; resources are those of the platform's own container. */
  spec: (part) => {
    const { resources: _, ...spec } = part.value;
    return { metadata: partOf(part, "podMetadata"), ...partsOfSpec({ at: part.at, value: spec }) };
  },

  /** A component of an InferenceService is a Pod's spec with the model's server beside it, itself a container. */
  kserve: (part) => {
    const parts = partsOfSpec(part);
    const servers = modelServers.flatMap((name) => one(partOf(part, name), "kserve-container"));
    return { metadata: part, ...parts, containers: [...parts.containers, ...servers] };
  },

  /** A Tekton task runs its steps as containers of one Pod; a run may say more of the Pod. */
  tekton: (part) => {
    const steps = partOf(part, "steps");
    if (steps.value === undefined) return undefined;
    const run = part.parents
      .toReversed()
      .flatMap((parent) => [parent, partOf(parent, "taskRunTemplate")])
      .map((parent) => partOf(parent, "podTemplate"))
      .find(({ value }) => value !== undefined);
    const template = objectIn(part.value, "stepTemplate");
    return {
      metadata: partOf(part, "metadata"),
      spec: run ?? { at: part.at, value: {} },
      containers: [
        list(
          changed(steps, (step) => stepOf(step, template)),
          "app",
        ),
        list(
          changed(partOf(part, "sidecars"), (sidecar) => stepOf(sidecar, {})),
          "app",
        ),
      ],
      volumes: [partOf(part, "volumes"), ...(run ? [partOf(run, "volumes")] : [])],
    };
  },

  /** A template of an Argo workflow that runs something; the workflow's own settings hold where it says none. */
  workflow: (part) => {
    const script = partOf(part, "script");
    const apps = [
      ...one(partOf(part, "container"), "main"),
      ...one({ at: script.at, value: withScript(script.value) }, "main"),
      list(partOf(partOf(part, "containerSet"), "containers"), "app"),
    ].filter(({ value }) => value !== undefined);
    const workflow = part.parents.at(-2);
    if (apps.length === 0 || !workflow) return undefined;
    return {
      metadata: partOf(part, "metadata"),
      spec: { at: part.at, value: { ...objectOf(workflow.value), ...part.value } },
      containers: [
        list(partOf(part, "initContainers"), "init"),
        ...apps,
        list(partOf(part, "sidecars"), "app"),
      ],
      volumes: [partOf(part, "volumes"), partOf(workflow, "volumes")],
    };
  },

  /** The driver or the executor of a SparkApplication: one container, and settings under names of their own. */
  spark: (part) => {
    const application = part.parents.at(-1) ?? part;
    const template = partOf(partOf(part, "template"), "spec");
    const { podSecurityContext, serviceAccount, ...settings } = part.value;
    const image = settings["image"] ?? memberOf(application.value, "image");
    const secrets = changed(partOf(application, "imagePullSecrets"), (name) => ({ name }));
    const ownTemplate = partsOfSpec(template);
    return {
      metadata: part,
      spec: {
        at: part.at,
        value: {
          ...objectOf(template.value),
          ...settings,
          imagePullSecrets: secrets.value,
          securityContext: podSecurityContext ?? memberOf(template.value, "securityContext"),
          serviceAccountName: serviceAccount,
        },
      },
      containers: [
        list(partOf(part, "initContainers"), "init"),
        ...one(
          { at: part.at, value: { ...settings, image } },
          `spark-${part.at.split("/").at(-1)}`,
        ),
        list(partOf(part, "sidecars"), "app"),
        ...ownTemplate.containers,
      ],
      volumes: [partOf(application, "volumes"), ...ownTemplate.volumes],
    };
  },
} as const satisfies Readonly<Record<string, ReadForm>>;

export type PodForm = keyof typeof forms;

/** The Pod in a part that is written in this form; nothing where the part runs none. */
export function readForm(form: PodForm, part: FoundPart): PodParts | undefined {
  const { value } = part;
  if (isObject(value)) return (forms[form] as ReadForm)({ ...part, value });
  // a template that is no map is found to be wrong where it stands
  return { metadata: { at: part.at, value: {} }, spec: part, containers: [], volumes: [] };
}

/** KServe's `model`, and the frameworks that had a member each before it. */
const modelServers = [
  "model",
  "huggingface",
  "lightgbm",
  "onnx",
  "paddle",
  "pmml",
  "pytorch",
  "sklearn",
  "tensorflow",
  "triton",
  "xgboost",
];

function partsOfSpec(spec: Part): Omit<PodParts, "metadata"> {
  return {
    spec,
    containers: [
      list(partOf(spec, "initContainers"), "init"),
      list(partOf(spec, "containers"), "app"),
      list(partOf(spec, "ephemeralContainers"), "ephemeral"),
    ],
    volumes: [partOf(spec, "volumes")],
  };
}

function list(part: Part, role: ContainersPart["role"]): ContainersPart {
  return { ...part, role };
}

function one(part: Part, name: string): readonly ContainersPart[] {
  return part.value === undefined ? [] : [{ ...part, role: "app", alone: true, name }];
}

/** A list with its items changed; a value that is no list stays, so that it is found to be wrong. */
function changed({ at, value }: Part, change: (item: unknown) => unknown): Part {
  return { at, value: Array.isArray(value) ? value.map(change) : value };
}

/** A step is a container with Tekton's own name for resources, and what the template of all steps says. */
function stepOf(step: unknown, template: JsonObject): unknown {
  if (!isObject(step)) return step;
  const resources = step["computeResources"] ?? template["computeResources"] ?? step["resources"];
  const inherited = template["securityContext"];
  const own = step["securityContext"];
  return withScript({
    ...template,
    ...step,
    resources,
    securityContext:
      isObject(inherited) && isObject(own) ? { ...inherited, ...own } : (own ?? inherited),
  });
}

/** A script is what its container runs: it is read as an argument. */
function withScript(container: unknown): unknown {
  if (!isObject(container)) return container;
  const script = container["script"] ?? container["source"];
  return script === undefined ? container : { ...container, args: [script] };
}
