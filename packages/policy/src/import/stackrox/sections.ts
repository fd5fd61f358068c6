import type { Predicate } from "./comparisons.ts";
import { criteria, unsaid } from "./criteria.ts";
import type { Criterion, Domain, Level, Reading } from "./criterion.ts";
import type { StackroxGroup, StackroxPolicy, StackroxSection } from "./policies.ts";

/** A criterion of a section, as it is read in the section's domain. */
export interface Asked {
  readonly name: string;
  readonly reading: Reading;
  readonly predicate: Predicate;
  /** Whether the predicate has to fail. */
  readonly negated: boolean;
}

/** A section that can be said: what holds of one subject at once. */
export interface ReadSection {
  readonly domain: Domain;
  readonly asked: readonly Asked[];
}

export interface UnreadSection {
  readonly reasons: readonly string[];
}

/** What a section says, in the domains in which all of it can be asked; or why it cannot be. */
export function readSection(
  section: StackroxSection,
  policy: StackroxPolicy,
): readonly ReadSection[] | UnreadSection {
  const found: [StackroxGroup, Criterion][] = [];
  const reasons: string[] = [];
  for (const group of section.policyGroups) {
    const criterion = criteria.get(group.fieldName.toLowerCase());
    if (criterion) found.push([group, criterion]);
    else
      reasons.push(
        `${group.fieldName}: ${unsaid[group.fieldName.toLowerCase()] ?? "no criterion that is known"}`,
      );
  }
  if (reasons.length > 0) return { reasons };
  const read = domainsOf(found, policy).map((domain) => readIn(domain, found));
  const said = read.filter((one): one is ReadSection => "asked" in one);
  if (said.length > 0) return said;
  return (
    read.find((one): one is UnreadSection => "reasons" in one) ?? { reasons: ["nothing is asked"] }
  );
}

/** Where the facts of all criteria meet. */
function domainsOf(
  found: readonly (readonly [StackroxGroup, Criterion])[],
  { lifecycleStages, eventSource }: StackroxPolicy,
): readonly Domain[] {
  const names = found.map(([, criterion]) => criterion);
  if (lifecycleStages.includes("RUNTIME"))
    return eventSource === "AUDIT_LOG_EVENT" ||
      names.some((one) => "access" in one.in && one.name !== "Namespace")
      ? ["access"]
      : ["process"];
  const onImage = names.every((one) => "image" in one.in);
  const onWorkload = names.every((one) => "workload" in one.in);
  if (!onImage) return ["workload"];
  // what is read off a reference holds of what runs the image too, whether or not anything is known of the image
  if (names.every((one) => ["Image Registry", "Image Remote", "Image Tag"].includes(one.name)))
    return lifecycleStages.includes("DEPLOY") ? ["image", "workload"] : ["image"];
  return onWorkload && !lifecycleStages.includes("BUILD") ? ["workload"] : ["image"];
}

function readIn(
  domain: Domain,
  found: readonly (readonly [StackroxGroup, Criterion])[],
): ReadSection | UnreadSection {
  const asked: Asked[] = [];
  const reasons: string[] = [];
  for (const [group, criterion] of found) {
    const { fieldName, booleanOperator, negate } = group;
    const values = group.values.map(({ value }) => value);
    const reading = criterion.in[domain];
    const refused = reading
      ? reading.refuses?.(values)
      : (criterion.elsewhere ??
        `together with the other criteria it would be asked of ${subjects[domain]}`);
    const predicate = criterion.compare(values, booleanOperator);
    if (!reading || refused !== undefined) reasons.push(`${fieldName}: ${refused ?? ""}`);
    else if ("refused" in predicate) reasons.push(`${fieldName}: ${predicate.refused}`);
    else
      asked.push({
        name: criterion.name,
        reading,
        predicate,
        negated: negate !== (predicate.negated ?? false),
      });
  }
  const used = new Set(asked.map(({ reading }) => reading.level));
  if (used.has("port") && (used.has("exposure") || used.has("node port")))
    reasons.push("Exposed Port: which port of a container a Service leads to is not asked");
  // what is cheap to ask comes first: most events are done with there
  asked.sort((a, b) => levels.indexOf(a.reading.level) - levels.indexOf(b.reading.level));
  return reasons.length > 0 ? { reasons } : { domain, asked };
}

const subjects = {
  image: "images",
  workload: "workloads",
  process: "processes",
  access: "requests to the API",
};

/** The things that a section's criteria are said of, the widest first. */
export const levels: readonly Level[] = [
  "subject",
  "container",
  "port",
  "mount",
  "variable",
  "exposure",
  "node port",
  "tally",
  "package",
  "finding",
  "step",
];
