import { eventTypes } from "../../contract/input.ts";
import { metadataBlock, mitreReferences, oneLine, packageLine, quoted } from "../policy-text.ts";
import { kindsOf } from "./events.ts";
import { lookUpField } from "./fields.ts";
import type { Folded } from "./fold.ts";
import { bodyOf, type Rendered, renderCondition } from "./render-condition.ts";
import type { FalcoRule } from "./rule-set.ts";

const severities: Readonly<Record<string, string>> = {
  emergency: "critical",
  alert: "critical",
  critical: "critical",
  error: "high",
  warning: "medium",
  notice: "low",
  informational: "negligible",
  info: "negligible",
  debug: "negligible",
};

export const GROUP = "falco";

interface Parts {
  readonly id: string;
  readonly rule: FalcoRule;
  readonly condition: Folded;
  readonly types: readonly string[];
  readonly reasons: readonly string[];
}

/** One policy in the form of the library. Text of the rule goes into quotes, whatever it holds. */
export function renderPolicy({ id, rule, condition, types, reasons }: Parts): string {
  const rendered = renderCondition(condition);
  return [
    metadata({ id, rule, types, reasons, rendered }),
    packageLine(GROUP, id),
    "import data.hasp.lib.falco\nimport data.hasp.lib.processes\n",
    ...(rendered.lists.size > 0 ? [`parameters := data.hasp.parameters[${quoted(id)}]\n`] : []),
    `violations contains {
	"message": ${message(rule)},
	"path": falco.pointer,
	"observed": falco.observed,
	"source": {"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]},
} if {
	is_found
}
`,
    ...unknowns(rule, rendered),
    `is_found if ${bodyOf(rendered.certain)}\n`,
    ...rendered.rules.map((one) => `${one}\n`),
  ].join("\n");
}

function unknowns(rule: FalcoRule, { possible, untold }: Rendered): string[] {
  if (possible === undefined) return [];
  const names = [...untold].sort().map(quoted).join(", ");
  const left = quoted(`whether ${rule.name} holds could not be told`);
  const told =
    untold.size === 0
      ? left
      : `concat(": ", [${left}, concat(", ", [name | some name in [${names}]; falco.untold[name]])])`;
  return [
    `unknowns contains {
	"message": ${told},
	"path": falco.pointer,
} if {
	not is_found
	may_be_found
}
`,
    `may_be_found if ${bodyOf(possible)}\n`,
  ];
}

function metadata({
  id,
  rule,
  types,
  reasons,
  rendered,
}: Omit<Parts, "condition"> & { rendered: Rendered }): string {
  const events = Object.values(eventTypes)
    .flat()
    .filter((type) => types.includes(type));
  const about = [
    rule.description.trim() || rule.name,
    `Imported from the Falco rule ${rule.name}.`,
    ...(reasons.length > 0 ? [`What it does not tell as Falco does: ${reasons.join("; ")}.`] : []),
  ];
  const references = mitreReferences(rule.tags);
  const lists = [...rendered.lists].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    `title: ${quoted(oneLine(rule.name))}`,
    `description: ${quoted(oneLine(about.join(" ")))}`,
    "custom:",
    `  id: ${id}`,
    `  severity: ${severities[rule.priority.toLowerCase()] ?? "low"}`,
    `  subjects: [${kindsOf(types).join(", ")}]`,
    `  events: [${events.join(", ")}]`,
    "  phases: [run]",
    `  enforcement: ${rule.enabled ? "warn" : '"off"'}`,
    ...(rendered.needs.size > 0 ? [`  needs: [${[...rendered.needs].sort().join(", ")}]`] : []),
    "  remediation: Find out what started it. Where it is meant, add it to a parameter or write an exception.",
    `  references: ${JSON.stringify(references)}`,
    ...(lists.length > 0 ? ["  parameters:", "    type: object", "    properties:"] : []),
    ...lists.flatMap(([name, items]) => [
      `      ${quoted(name)}:`,
      "        type: array",
      "        items: {type: string}",
      `        description: ${quoted(`Falco's list ${name}.`)}`,
      ...(items.length === 0
        ? ["        default: []"]
        : ["        default:", ...items.map((item) => `          - ${quoted(item)}`)]),
    ]),
  ];
  return metadataBlock(lines);
}

const FIELD = /%(?:\*)?(?<name>[a-z_]+(?:\.[a-z_]+)+)(?:\[(?<argument>[^\]]*)\])?/g;

/** The first sentence of Falco's output with the fields in it, then what was seen. */
function message({ name, output }: FalcoRule): string {
  const sentence = oneLine(output.split(/\s[|(]/)[0]?.trim() || name).slice(0, 300);
  let text = "";
  let at = 0;
  for (const match of sentence.matchAll(FIELD)) {
    text += escaped(sentence.slice(at, match.index));
    const field = lookUpField(match.groups?.["name"] ?? "", match.groups?.["argument"]);
    const plain = field?.type === "text" || field?.type === "number";
    text += plain && field.needs === undefined ? `{${field.value}}` : escaped(match[0]);
    at = match.index + match[0].length;
  }
  return `$"${text}${escaped(sentence.slice(at))}: {falco.observed}"`;
}

function escaped(text: string): string {
  return quoted(text).slice(1, -1).replaceAll("{", "\\{");
}
