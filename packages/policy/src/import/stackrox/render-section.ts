import { quoted } from "../policy-text.ts";
import type { Domain, Level } from "./criterion.ts";
import { type Asked, levels, type ReadSection } from "./sections.ts";

const ofContainer: readonly Level[] = ["port", "mount", "variable", "tally"];

/** The lines that choose one of what a level is made of. */
const choices: Readonly<Partial<Record<Level, readonly string[]>>> = {
  port: ["some i_port, port in container.ports"],
  mount: ["some i_mount, mount in container.mounts"],
  variable: ["some i_variable, variable in container.env"],
  tally: ["some severity, tally in container.image.findings", "tally.total > 0"],
  exposure: ["some place, exposure in stackrox.exposures"],
  "node port": ["some place, node_port in stackrox.node_ports"],
  package: ["some i, package_ in input.image.packages"],
  finding: ["some i, finding in findings.open"],
  step: ["some i, step in build_steps.all"],
};

/** Conditions under which a whole level was not told. */
const untoldLevels: Readonly<Partial<Record<Level, string>>> = {
  exposure: 'related.may_be_more("services")',
  "node port": 'related.may_be_more("services")',
  step: "not input.image.history",
  package: "not input.image.packages",
  tally: "not container.image.findings",
};

export interface RenderedSection {
  readonly rules: readonly string[];
  readonly needs: readonly string[];
  readonly patterns: readonly string[];
}

/** A section as rules of a policy; `n` keeps their names apart. */
export function renderSection(section: ReadSection, n: number): RenderedSection {
  const { asked } = section;
  const predicates = asked.map((one, i) => predicateRules(one, nameOf(n, i)));
  return {
    rules: [violation(section, n), ...unknowns(section, n), ...predicates.flat()],
    needs: asked.flatMap(({ reading }) => reading.needs ?? []),
    patterns: asked.flatMap(({ predicate }) => predicate.patterns),
  };
}

const nameOf = (n: number, i: number) => `is_met_${n}_${i + 1}`;

function predicateRules({ predicate }: Asked, name: string): string[] {
  return predicate.bodies.map((body) => `${name}(value) if {\n${indented(body)}\n}\n`);
}

function levelsOf(asked: readonly Asked[]): Level[] {
  const used = new Set(asked.map(({ reading }) => reading.level));
  if (ofContainer.some((one) => used.has(one))) used.add("container");
  return levels.filter((level) => used.has(level));
}

/** The lines that choose what the criteria are said of. */
function choosing(domain: Domain, used: readonly Level[]): string[] {
  const lines = used.flatMap((level) => {
    if (level !== "container") return choices[level] ?? [];
    return domain === "process"
      ? ['path := "/container"', "container := input.container"]
      : ["some path, container in containers.all"];
  });
  if (used.includes("package") && used.includes("finding"))
    return [
      ...lines.map((line) => line.replace("some i, package_", "some package_")),
      "finding.package.name == package_.name",
      "finding.package.version == package_.version",
    ];
  return lines;
}

function conditions(asked: readonly Asked[], all: readonly Asked[], n: number): string[] {
  return asked.flatMap((one) => {
    const i = all.indexOf(one);
    const value = `value_${i + 1}`;
    return [
      `${value} := ${one.reading.value}`,
      `${one.negated ? "not " : ""}${nameOf(n, i)}(${value})`,
    ];
  });
}

const guards: Readonly<Record<Domain, readonly string[]>> = {
  image: ['input.kind == "image"'],
  workload: ['input.kind == "workload"'],
  // StackRox watches processes of containers alone
  process: ["input.container"],
  access: [],
};

function violation({ domain, asked }: ReadSection, n: number): string {
  const deepest = levelsOf(asked).at(-1) ?? "subject";
  const place = asked.find(({ reading }) => reading.level === deepest)?.reading.at ?? "";
  const shown = asked.map((one) => told(one, asked.indexOf(one) + 1, deepest)).join(", ");
  const message = `$"${whatOf(domain, asked)}: ${shown}"`;
  const body = [
    ...guards[domain],
    ...choosing(domain, levelsOf(asked)),
    ...conditions(asked, asked, n),
  ];
  const own = {
    finding: `findings.violation(i, finding, ${message})`,
    package: `packages.violation(i, package_, ${message})`,
    step: `build_steps.violation(i, ${message})`,
  }[deepest as string];
  const observed = asked.flatMap(({ reading, name }, i) =>
    reading.hidden ? [] : [`${quoted(name)}: value_${i + 1}`],
  );
  const head =
    own ??
    [
      "{",
      `\t"message": ${message},`,
      `\t"path": $"${place}",`,
      `\t"observed": {${observed.join(", ")}},`,
      ...(domain === "process"
        ? [
            '\t"source": {"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]},',
          ]
        : []),
      "}",
    ].join("\n");
  return ruleOf("violations", head, body);
}

/** A criterion with its value, as a message says it. */
function told({ name, reading }: Asked, i: number, deepest: Level): string {
  if (!reading.hidden) return `${name} {value_${i}}`;
  const what = {
    variable: " {variable.name}",
    finding: " {finding.id}",
    package: " {package_.name}",
  };
  return `${name}${reading.level === deepest ? (what[reading.level as "variable"] ?? "") : ""}`;
}

function whatOf(domain: Domain, asked: readonly Asked[]): string {
  const used = levelsOf(asked);
  if (domain === "process") return "process {input.event.process.name}";
  if (domain === "access") return "{accesses.told} at {accesses.place}";
  if (used.includes("finding")) return "{findings.told(finding)}";
  if (domain === "image") return "the image";
  return used.includes("container")
    ? "container {container.name} of {workloads.title}"
    : "{workloads.title}";
}

interface Gap {
  readonly condition: string;
  /** Which criteria cannot be asked then. */
  readonly of: readonly Asked[];
}

const MAX_GAPS = 3;

/** What is undecided where a fact is missing and everything else holds. */
function unknowns({ domain, asked }: ReadSection, n: number): string[] {
  const all = gapsOf(asked);
  return choicesOf(all).map((gaps) => {
    const missing = new Set(gaps.flatMap(({ of }) => of));
    const rest = asked.filter((one) => !missing.has(one));
    const ownLevels = new Set([...missing].map(({ reading }) => reading.level));
    const wholeLevel = gaps.flatMap(({ of, condition }) =>
      Object.values(untoldLevels).includes(condition) ? of : [],
    );
    // what is missing as a whole cannot be gone through; what lacks one value can
    const gone = levelsOf(asked.filter((one) => !wholeLevel.includes(one)));
    const containers = wholeLevel.some(({ reading }) => ofContainer.includes(reading.level));
    const used = containers && !gone.includes("container") ? [...gone, "container" as const] : gone;
    const place =
      [...missing].find(({ reading }) => ownLevels.has(reading.level))?.reading.at ?? "";
    const names = [...missing].map(({ name }) => name).join(", ");
    const body = [
      ...guards[domain],
      ...choosing(domain, used),
      ...gaps.map(({ condition }) => condition),
      ...conditions(rest, asked, n),
    ];
    const at = wholeLevel.length > 0 ? wholePlaces[wholeLevel[0]?.reading.level as "step"] : place;
    const message = quoted(`whether this holds could not be told: ${names}`);
    const head = `{\n\t"message": ${message},\n\t"path": $"${at}",\n}`;
    return ruleOf("unknowns", head, body);
  });
}

const wholePlaces = {
  exposure: "/related/services",
  "node port": "/related/services",
  step: "/image/history",
  package: "/image/packages",
  tally: "{path}/image/findings",
};

function gapsOf(asked: readonly Asked[]): Gap[] {
  const gaps = new Map<string, Asked[]>();
  for (const one of asked) {
    const { untold, level } = one.reading;
    for (const condition of [untold, untoldLevels[level]])
      if (condition !== undefined && condition !== "false")
        gaps.set(condition, [...(gaps.get(condition) ?? []), one]);
  }
  return [...gaps].map(([condition, of]) => ({ condition, of }));
}

/** Every choice of gaps that is not empty; of many, each alone and all at once. */
function choicesOf(gaps: readonly Gap[]): readonly (readonly Gap[])[] {
  if (gaps.length > MAX_GAPS) return [...gaps.map((gap) => [gap]), gaps];
  return Array.from({ length: 2 ** gaps.length - 1 }, (_, bits) =>
    gaps.filter((_, i) => ((bits + 1) >> i) % 2 === 1),
  );
}

/** A rule with the variables that it needs: OPA refuses one that is never read. */
function ruleOf(name: string, head: string, body: readonly string[]): string {
  const lines = body.flatMap((line, i) => {
    const others = [head, ...body.slice(0, i), ...body.slice(i + 1)].join("\n");
    const isRead = (variable: string) => new RegExp(`(?<![\\w."/])${variable}\\b`).test(others);
    const assigned = /^(\w+) := /.exec(line)?.[1];
    if (assigned !== undefined) return isRead(assigned) ? [line] : [];
    return [
      line.replace(/^some (\w+), (\w+) in/, (_, key: string, value: string) =>
        isRead(key)
          ? `some ${key}, ${isRead(value) ? value : "_"} in`
          : `some ${isRead(value) ? value : "_"} in`,
      ),
    ];
  });
  return `${name} contains ${head} if {\n${indented(lines)}\n}\n`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `\t${line}`).join("\n");
}
