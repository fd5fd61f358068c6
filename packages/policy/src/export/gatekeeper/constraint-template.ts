import type { ExportedPolicy } from "../../compiler/compiler.ts";
import type { Enforcement } from "../../decision.ts";
import { oneLine } from "../../import/policy-text.ts";
import type { Policy } from "../../library/policy.ts";
import type { PodKind } from "../exported.ts";
import { type ExportedKind, exportedKinds } from "./known-input.ts";
import { parameterSchema } from "./parameter-schema.ts";

export type Mode = Exclude<Enforcement, "off">;

/** A policy with what the settings make of it, and its Rego as it stands alone. */
export interface TemplateParts {
  readonly policy: Policy;
  readonly mode: Mode;
  readonly severity: string;
  readonly rego: ExportedPolicy;
  /** The kinds whose Pods a template finds. */
  readonly podKinds: readonly PodKind[];
  /** The declarations of the parameters that it reads, with the values that hold. */
  readonly parameters: Readonly<
    Record<string, { readonly schema: Readonly<Record<string, unknown>>; readonly value: unknown }>
  >;
}

const actions: Readonly<Record<Mode, string>> = { enforce: "deny", warn: "warn", audit: "dryrun" };
const gravest: readonly Mode[] = ["enforce", "warn", "audit"];

/** The parameter of ours that says which violations a constraint tells, where some count for less than the policy does. */
export const MODES = "violationsAtMost";

/** The kind of the constraints of a policy. */
export function kindOf(id: string): string {
  return `Hasp${id
    .split("-")
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join("")}`;
}

/** The ConstraintTemplate and its constraints: one, or one for each mode that a violation may have. */
export function renderTemplate(parts: TemplateParts): readonly object[] {
  return [templateOf(parts), ...constraintsOf(parts)];
}

function templateOf({ policy, severity, rego, parameters }: TemplateParts): object {
  const kind = kindOf(policy.id);
  return {
    apiVersion: "templates.gatekeeper.sh/v1",
    kind: "ConstraintTemplate",
    metadata: {
      name: kind.toLowerCase(),
      annotations: {
        "metadata.gatekeeper.sh/title": oneLine(policy.title),
        "metadata.gatekeeper.sh/version": "1.0.0",
        description: oneLine(`${policy.description} ${policy.remediation}`),
        "hasp.dev/policy": policy.id,
        "hasp.dev/severity": severity,
      },
    },
    spec: {
      crd: {
        spec: {
          names: { kind },
          validation: { openAPIV3Schema: schemaOf(parameters, rego.atMost) },
        },
      },
      targets: [
        {
          target: "admission.k8s.gatekeeper.sh",
          code: [
            {
              engine: "Rego",
              source: {
                version: "v1",
                rego: mainRego(policy, rego),
                libs: rego.files.map(({ text }) => text),
              },
            },
          ],
        },
      ],
    },
  };
}

function schemaOf(parameters: TemplateParts["parameters"], atMost: boolean): object {
  const properties = Object.fromEntries(
    Object.entries(parameters).map(([name, { schema, value }]) => [
      name,
      { ...parameterSchema(schema), default: value },
    ]),
  );
  const modes = {
    type: "array",
    description:
      "The modes of the violations that this constraint tells; other constraints tell the others.",
    items: { type: "string", enum: gravest },
    default: gravest,
  };
  return { type: "object", properties: { ...properties, ...(atMost && { [MODES]: modes }) } };
}

/** The rule that Gatekeeper asks: what the policy finds and what it cannot tell, in the shape of Gatekeeper's violations. */
function mainRego(policy: Policy, { atMost }: ExportedPolicy): string {
  const name = policy.package.split(".").at(-1);
  const kinds = kindsOf(policy);
  const limit = atMost
    ? `\tobject.get(found, "atMost", "enforce") in object.get(input, ["parameters", "${MODES}"], ["enforce", "warn", "audit"])\n`
    : "";
  const rules = kinds.flatMap((kind) =>
    ["violations", ...(policy.hasUnknowns ? ["unknowns"] : [])].map(
      (list) => `violation contains told(found, ${kind}.subject, ${list === "unknowns"}) if {
	some found in policy.${list} with input as ${kind}.subject
${limit}}
`,
    ),
  );
  const imports = [
    "data.lib.hasp.engine",
    "data.lib.hasp.lib.places",
    `data.lib.${policy.package} as policy`,
    ...kinds.map((kind) => `data.lib.hasp.review.${kind}`),
  ];
  return `package ${name}

${imports.map((one) => `import ${one}`).join("\n")}

${rules.join("\n")}
told(found, subject, is_unknown) := {
	"msg": normal.message,
	"details": object.union(
		object.filter(normal, ["observed", "expected"]),
		{"path": at, "unknown": is_unknown},
	),
} if {
	normal := engine.normal(found)
	at := place(normal.path, subject)
}

# Where in the object it is written.
place(path, subject) := at if {
	at := places.at(path) with input as subject
} else := ""
`;
}

export function kindsOf({ subjects }: Pick<Policy, "subjects">): readonly ExportedKind[] {
  return exportedKinds.filter((kind) => subjects.includes(kind));
}

function constraintsOf(parts: TemplateParts): readonly object[] {
  const { policy, mode, rego, parameters } = parts;
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => [name, value]),
  );
  if (!rego.atMost) return [constraintOf(parts, policy.id, mode, values)];
  // a violation has the milder of its own mode and the policy's
  return gravest.slice(gravest.indexOf(mode)).map((one) => {
    const told = one === mode ? gravest.slice(0, gravest.indexOf(mode) + 1) : [one];
    const name = one === mode ? policy.id : `${policy.id}-${actions[one]}`;
    return constraintOf(parts, name, one, { ...values, [MODES]: told });
  });
}

function constraintOf(
  { policy, podKinds }: TemplateParts,
  name: string,
  mode: Mode,
  parameters: object,
): object {
  return {
    apiVersion: "constraints.gatekeeper.sh/v1beta1",
    kind: kindOf(policy.id),
    metadata: { name },
    spec: {
      enforcementAction: actions[mode],
      match: { kinds: matchOf(policy, podKinds) },
      ...(Object.keys(parameters).length > 0 && { parameters }),
    },
  };
}

function matchOf(policy: Policy, podKinds: readonly PodKind[]): readonly object[] {
  const resources = { apiGroups: ["*"], kinds: policy.resources ?? [] };
  return kindsOf(policy).flatMap((kind) =>
    kind === "workload" ? workloads(podKinds) : [resources],
  );
}

/** Kinds of the same API groups together. */
function workloads(podKinds: readonly PodKind[]): readonly object[] {
  const byGroups = Map.groupBy(podKinds, ({ groups }) => groups.join(" "));
  return [...byGroups.values()].map((all) => ({
    apiGroups: all[0]?.groups,
    kinds: all.map(({ kind }) => kind).toSorted(),
  }));
}
