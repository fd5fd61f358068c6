import { beforeAll, describe, expect, test } from "vitest";
import { localCompiler as compiler } from "../compiler/local-compiler.ts";
import type { LibraryFile } from "../library/library-file.ts";
import { type LintFinding, lintLibrary } from "./lint-library.ts";
import { lintRules } from "./rules.ts";

/** What alarms a rule, and the nearest that does not: a policy's rules below its package, or a whole file. */
interface Case {
  readonly rule: string;
  readonly about: string;
  readonly alarms: string;
  readonly spares: string;
  readonly custom?: string;
  readonly sparedCustom?: string;
  readonly title?: string;
  readonly sparedTitle?: string;
  /** Of its test file, below the package. */
  readonly tests?: string;
  readonly sparedTests?: string;
}

const workload = "subjects: [workload]";
const both = "subjects: [workload, container]";
const exec = "subjects: [process]\nevents: [exec]";

/** A rule over these conditions. */
const found = (body: string, head = '"path": "/workload/name", "observed": 1') =>
  `violations contains {"message": $"{input.phase} x", ${head}} if {\n\t${body.replaceAll("\n", "\n\t")}\n}\n`;

const parameter = (name: string, fallback: string, type = "array") =>
  `${workload}\nparameters:\n  type: object\n  properties:\n    ${name}:\n      type: ${type}\n      default: ${fallback}`;

const never = (about: string, alarms: string, spares: string, custom = workload): Case => ({
  rule: "never-holds",
  about,
  alarms: found(alarms),
  spares: found(spares),
  custom,
  sparedCustom: custom,
});

const cases: readonly Case[] = [
  never("of a constant", "1 == 2", "input.workload.replicas == 2"),
  never(
    "of two values of one field",
    'input.workload.name == "a"\ninput.workload.name == "b"',
    'input.workload.name == "a"\ninput.workload.namespace == "b"',
  ),
  never(
    "of two values of one of a list",
    'some c in input.workload.containers\nc.role == "app"\nc.role == "init"',
    'some c in input.workload.containers\nsome d in input.workload.containers\nc.role == "app"\nd.role == "init"',
  ),
  never(
    "of a value that it is not to be",
    'input.phase != "build"\ninput.phase == "build"',
    'input.phase != "build"\ninput.phase == "run"',
  ),
  never(
    "of all values",
    'input.phase != "build"\ninput.phase != "deploy"\ninput.phase != "run"',
    'input.phase != "build"\ninput.phase != "deploy"',
  ),
  never(
    "of a value that the contract does not have",
    'input.phase == "prod"',
    'input.phase == "run"',
  ),
  never(
    "of a member that the contract does not have",
    'some c in input.workload.containers\nc.image.decision.verdict in {"denied", "refused"}',
    'some c in input.workload.containers\nc.image.decision.verdict in {"deny", "warn"}',
  ),
  never("of a kind that it does not judge", 'input.kind == "image"', 'input.kind == "workload"'),
  never(
    "of a range",
    "input.workload.replicas > 5\ninput.workload.replicas < 3",
    "input.workload.replicas > 3\ninput.workload.replicas < 5",
  ),
  never(
    "of a number beyond a range",
    "input.workload.replicas > 5\ninput.workload.replicas == 5",
    "input.workload.replicas >= 5\ninput.workload.replicas == 5",
  ),
  never(
    "of a count",
    "count(input.workload.containers) < 0",
    "count(input.workload.containers) < 1",
  ),
  never(
    "of two counts",
    "count(input.workload.containers) > 3\ncount(input.workload.containers) < 2",
    "count(input.workload.containers) > 3\ncount(input.workload.labels) < 2",
  ),
  never(
    "of a member of nothing",
    "some x in []\nx == input.workload.name",
    'some x in ["a"]\nx == input.workload.name',
  ),
  never(
    "of what is different from itself",
    "input.workload.name != input.workload.name",
    "input.workload.name != input.workload.namespace",
  ),
  never(
    "of the beginning of one of several words",
    'startswith(input.phase, "pro")',
    'startswith(input.phase, "dep")',
  ),
  never(
    "of a phase that METADATA leaves out",
    'input.phase == "run"',
    'input.phase == "deploy"',
    `${workload}\n# phases`,
  ),
  never(
    "of an event that METADATA leaves out",
    'input.event.type == "exit"',
    'input.event.type == "exec"',
    exec,
  ),
  {
    rule: "never-holds",
    about: "in a helper",
    alarms: `${found("is_odd")}\nis_odd if input.phase == "odd"`,
    spares: `${found("is_odd")}\nis_odd if input.phase == "run"`,
  },
  {
    rule: "never-holds",
    about: "in a comprehension",
    alarms: found(
      'count([1 | some c in input.workload.containers; c.image.decision.verdict == "odd"]) > 0',
    ),
    spares: found(
      'count([1 | some c in input.workload.containers; c.image.decision.verdict == "deny"]) > 0',
    ),
  },
  {
    rule: "never-holds",
    about: "of a parameter",
    alarms: found('data.hasp.parameters["ID"].mode == "c"'),
    spares: found('data.hasp.parameters["ID"].mode == "b"'),
    custom: `${workload}\nparameters:\n  type: object\n  properties:\n    mode:\n      type: string\n      enum: [a, b]\n      default: a`,
  },
  {
    rule: "always-holds",
    about: "a count that is never negative",
    alarms: found("count(input.workload.containers) >= 0"),
    spares: found("count(input.workload.containers) > 0"),
  },
  {
    rule: "always-holds",
    about: "not of what never holds",
    alarms: found('not input.phase == "prod"'),
    spares: found('not input.phase == "run"'),
  },
  {
    rule: "always-holds",
    about: "a word that it never is",
    alarms: found('input.phase != "prod"'),
    spares: found('input.phase != "run"'),
  },
  {
    rule: "never-member",
    about: "beside one that the contract has",
    alarms: found('input.phase in {"run", "prod"}'),
    spares: found('input.phase in {"run", "build"}'),
  },
  {
    rule: "unreachable-branch",
    about: "else",
    alarms: `${found("level == 2")}\nlevel := 1 if {\n\ttrue\n} else := 2`,
    spares: `${found("level == 2")}\nlevel := 1 if {\n\tinput.workload\n} else := 2`,
  },
  {
    rule: "unreachable-branch",
    about: "default",
    alarms: `${found("level == 2")}\ndefault level := 1\n\nlevel := 2`,
    spares: `${found("level == 2")}\ndefault level := 1\n\nlevel := 2 if input.workload.name`,
  },
  {
    rule: "idle-subject",
    about: "kinds",
    alarms: found("input.workload.replicas"),
    spares: `${found("input.workload.replicas")}\n${found("input.container.name")}`,
    custom: both,
    sparedCustom: both,
  },
  {
    rule: "idle-subject",
    about: "events",
    alarms: found('input.event.type == "exec"'),
    spares: found('input.event.type in {"exec", "exit"}'),
    custom: "subjects: [process]\nevents: [exec, exit]",
    sparedCustom: "subjects: [process]\nevents: [exec, exit]",
  },
  {
    rule: "unused-need",
    about: "of related objects",
    alarms: found("input.object.spec"),
    spares: found("input.object.spec\ncount(input.related.services) > 0"),
    custom: `${workload}\nneeds: [object, related.services]`,
    sparedCustom: `${workload}\nneeds: [object, related.services]`,
  },
  {
    rule: "unknown-rule",
    about: "of shared Rego",
    alarms: found("some c in data.hasp.lib.boxes.al\nc"),
    spares: found("some c in data.hasp.lib.boxes.all\nc"),
  },
  {
    rule: "unused-rule",
    about: "of a policy",
    alarms: `${found("input.workload.name")}\nextra := 1`,
    spares: `${found("extra == input.workload.replicas")}\nextra := 1`,
  },
  {
    rule: "rule-name",
    about: "camelCase",
    alarms: `${found("isOdd")}\nisOdd if input.workload.name`,
    spares: `${found("is_odd")}\nis_odd if input.workload.name`,
  },
  {
    rule: "rule-name",
    about: "of a builtin",
    alarms: `${found("lower(1)")}\nlower(x) if input.workload.replicas == x`,
    spares: `${found("lowest(1)")}\nlowest(x) if input.workload.replicas == x`,
  },
  {
    rule: "title",
    about: "as a sentence",
    alarms: found("input.workload.name"),
    spares: found("input.workload.name"),
    title: "Odd one found here.",
    sparedTitle: "Odd one found there",
  },
  {
    rule: "parameter-name",
    about: "snake_case",
    alarms: found('input.workload.name in data.hasp.parameters["ID"].the_names'),
    spares: found('input.workload.name in data.hasp.parameters["ID"].theNames'),
    custom: parameter("the_names", "[a]"),
    sparedCustom: parameter("theNames", "[a]"),
  },
  {
    rule: "unused-parameter",
    about: "in no rule",
    alarms: found("input.workload.name"),
    spares: found('input.workload.name in data.hasp.parameters["ID"].names'),
    custom: parameter("names", "[a]"),
    sparedCustom: parameter("names", "[a]"),
  },
  {
    rule: "untested-parameter",
    about: "of nothing",
    alarms: found('input.workload.name in data.hasp.parameters["ID"].names'),
    spares: found('input.workload.name in data.hasp.parameters["ID"].names'),
    custom: parameter("names", "[]"),
    sparedCustom: parameter("names", "[]"),
    tests: "test_x if count(data.PACKAGE.violations) == 0",
    sparedTests:
      'test_x if count(data.PACKAGE.violations) == 0 with data.hasp.parameters["ID"] as {"names": ["a"]}',
  },
  {
    rule: "missing-case",
    about: "nothing alone",
    alarms: found("input.workload.name"),
    spares: found("input.workload.name"),
    tests: "test_x if count(data.PACKAGE.violations) == 0",
    sparedTests:
      'test_x if count(data.PACKAGE.violations) == 0\n\ntest_y if count(data.PACKAGE.violations) == 1 with input as {"workload": {"name": "a"}}',
  },
  {
    rule: "missing-case",
    about: "something alone",
    alarms: found("input.workload.name"),
    spares: found("input.workload.name"),
    tests: "test_y if count(data.PACKAGE.violations) == 1",
    sparedTests:
      "test_x if data.PACKAGE.violations == set()\n\ntest_y if count(data.PACKAGE.violations) == 1",
  },
  {
    rule: "message-missing",
    about: "",
    alarms: 'violations contains {"path": "/workload"} if input.workload.name',
    spares: 'violations contains {"path": "/workload", "message": "x"} if input.workload.name',
  },
  {
    rule: "path-missing",
    about: "",
    alarms: 'violations contains {"message": "x"} if input.workload.name',
    spares: 'violations contains {"message": "x", "path": ""} if input.workload.name',
  },
  {
    rule: "finding-member",
    about: "misspelt",
    alarms: found("input.workload.name", '"path": "", "expcted": 1'),
    spares: found("input.workload.name", '"path": "", "expected": 1'),
  },
  {
    rule: "message-without-value",
    about: "of one of several",
    alarms:
      'violations contains {"message": "a container is odd", "path": $"/workload/containers/{i}"} if {\n\tsome i, c in input.workload.containers\n\tc.name == "odd"\n}',
    spares:
      'violations contains {"message": $"container {c.name} is odd", "path": $"/workload/containers/{i}"} if {\n\tsome i, c in input.workload.containers\n\tc.name == "odd"\n}',
  },
  {
    rule: "message-without-value",
    about: "behind a name",
    alarms:
      'violations contains {"message": text, "path": $"/workload/containers/{i}"} if {\n\tsome i, c in input.workload.containers\n\tc.name == "odd"\n\ttext := "a container is odd"\n}',
    spares:
      'violations contains {"message": text, "path": $"/workload/containers/{i}"} if {\n\tsome i, c in input.workload.containers\n\tc.name == "odd"\n\ttext := $"container {c.name} is odd"\n}',
  },
  {
    rule: "message-without-value",
    about: "of a text",
    alarms:
      'violations contains {"message": "the name is odd", "path": "/workload/name", "observed": input.workload.name} if endswith(input.workload.name, "odd")',
    spares:
      'violations contains {"message": "the Pod is odd", "path": "/workload/pod", "observed": input.workload.pod} if input.workload.pod.at == "odd"',
  },
  {
    rule: "message-placeholder",
    about: "without $",
    alarms:
      'violations contains {"message": "{name} is odd", "path": ""} if {\n\tname := input.workload.name\n\tname == "odd"\n}',
    spares:
      'violations contains {"message": "{other} is odd", "path": ""} if {\n\tname := input.workload.name\n\tname == "odd"\n}',
  },
  {
    rule: "format-arguments",
    about: "sprintf",
    alarms: found('sprintf("%s and %d", [input.workload.name]) == "a"'),
    spares: found('sprintf("%s and %d at 100%%", [input.workload.name, 1]) == "a"'),
  },
  {
    rule: "path-form",
    about: "dots",
    alarms: found("input.workload.name", '"path": "workload.name"'),
    spares: found("input.workload.name", '"path": "/workload/name"'),
  },
  {
    rule: "path-unknown",
    about: "of the contract",
    alarms: found("input.workload.name", '"path": "/workload/lables"'),
    spares: found("input.workload.name", '"path": "/workload/labels/team"'),
  },
  {
    rule: "path-unknown",
    about: "below one of several",
    alarms: found(
      "some i, _ in input.workload.containers",
      '"path": $"/workload/containers/{i}/effectiv"',
    ),
    spares: found(
      "some i, _ in input.workload.containers",
      '"path": $"/workload/containers/{i}/effective"',
    ),
  },
  {
    rule: "path-unknown",
    about: "of parts, behind a name",
    alarms: found(
      'some i, _ in input.workload.containers\npath := concat("/", ["/workload/containers", $"{i}", "effectiv"])',
      '"path": path',
    ),
    spares: found(
      'some i, _ in input.workload.containers\npath := concat("/", ["/workload/containers", $"{i}", "effective"])',
      '"path": path',
    ),
  },
  {
    rule: "pointer-unescaped",
    about: "a label in a sprintf",
    alarms: found(
      'some name, value in input.workload.labels\nvalue == "odd"',
      '"path": sprintf("/workload/labels/%s", [name])',
    ),
    spares: found(
      'some name, value in input.workload.labels\nvalue == "odd"',
      '"path": sprintf("/workload/labels/%s", [replace(name, "/", "~1")])',
    ),
  },
  {
    rule: "pointer-unescaped",
    about: "a label",
    alarms: found(
      'some name, value in input.workload.labels\nvalue == "odd"',
      '"path": $"/workload/labels/{name}"',
    ),
    spares: found(
      'some name, value in input.workload.labels\nvalue == "odd"',
      '"path": $"/workload/labels/{replace(name, "/", "~1")}"',
    ),
  },
  {
    rule: "replace-of-empty",
    about: "of a field",
    alarms: found('replace(input.workload.name, input.workload.namespace, "") == "a"'),
    spares: found(
      'input.workload.namespace != ""\nreplace(input.workload.name, input.workload.namespace, "") == "a"',
    ),
  },
  {
    rule: "replace-of-empty",
    about: "of one of several texts",
    alarms: found('some old in ["a", ""]\nreplace(input.workload.name, old, "") == "a"'),
    spares: found('some old in ["a", "b"]\nreplace(input.workload.name, old, "") == "a"'),
  },
  {
    rule: "wrong-pattern",
    about: "of another syntax",
    alarms: found('regex.match("(?=a)b", input.workload.name)'),
    spares: found('regex.match("a+b", input.workload.name)'),
  },
  {
    rule: "needless-pattern",
    about: "a beginning",
    alarms: found('regex.match("^web-", input.workload.name)'),
    spares: found('regex.match("^web-[0-9]", input.workload.name)'),
  },
  {
    rule: "pattern-of-input",
    about: "",
    alarms: found("regex.match(input.workload.namespace, input.workload.name)"),
    spares: found('regex.match(data.hasp.parameters["ID"].pattern, input.workload.name)'),
  },
  {
    rule: "pattern-first",
    about: "before a comparison",
    alarms: found('regex.match("^a+b", input.workload.name)\ninput.phase == "run"'),
    spares: found('input.phase == "run"\nregex.match("^a+b", input.workload.name)'),
  },
  {
    rule: "pattern-first",
    about: "before what hangs on it",
    alarms: found('x := regex.match("^a+b", input.workload.name)\ninput.phase == "run"\nx'),
    spares: found('x := regex.match("^a+b", input.workload.name)\nx == false'),
  },
  {
    rule: "walk-of-input",
    about: "",
    alarms: found('walk(input, [_, "odd"])'),
    spares: found('some c in input.workload.containers\nwalk(c.env, [_, "odd"])'),
  },
  {
    rule: "nested-loop",
    about: "over containers",
    alarms: found(
      "some c in input.workload.containers\nsome d in input.workload.containers\nc.name == d.image.tag",
    ),
    spares: found(
      "some c in input.workload.containers\nsome d in input.workload.pod.volumes\nc.name == d.name",
    ),
  },
  {
    rule: "idle-test",
    about: "not named test_",
    alarms: found("input.workload.name"),
    spares: found("input.workload.name"),
    tests: "tests_x if count(data.PACKAGE.violations) == 0",
    sparedTests: "test_x if count(data.PACKAGE.violations) == 0",
  },
  {
    rule: "duplicate-test",
    about: "",
    alarms: found("input.workload.name"),
    spares: found("input.workload.name"),
    tests: "test_x if 1 == 2\n\ntest_x if count(data.PACKAGE.violations) == 0",
    sparedTests: "test_x if 1 == 2\n\ntest_y if count(data.PACKAGE.violations) == 0",
  },
  {
    rule: "test-changes",
    about: "the clock",
    alarms: found("input.workload.name"),
    spares: found("input.workload.name"),
    tests: "test_x if time.now_ns() > 1",
    sparedTests: 'test_x if time.parse_rfc3339_ns("2026-11-24T12:00:00Z") > 1',
  },
];

const files: LibraryFile[] = [
  file(
    "lib/boxes.rego",
    "package hasp.lib.boxes\n\nall contains c if some c in input.workload.containers\n",
  ),
];

cases.forEach((one, at) => {
  files.push(...filesOf(`alarms-${at}`, one.title, one.custom, one.alarms, one.tests));
  files.push(
    ...filesOf(
      `spares-${at}`,
      one.sparedTitle,
      one.sparedCustom ?? one.custom,
      one.spares,
      one.sparedTests,
    ),
  );
});

function file(name: string, text: string): LibraryFile {
  return { name, place: name, text };
}

/** A phase is left out where a case asks for it. */
function filesOf(
  id: string,
  title = `Odd one ${id}`,
  custom = workload,
  rego = "",
  tests?: string,
): LibraryFile[] {
  const phases = custom.includes("# phases") ? "[build, deploy]" : "[build, deploy, run]";
  const name = id.replaceAll("-", "_");
  const own = (text: string) =>
    text.replaceAll('"ID"', JSON.stringify(id)).replaceAll("PACKAGE", `hasp.policies.test.${name}`);
  const metadata = `id: ${id}\nseverity: low\n${custom}\nphases: ${phases}\nremediation: Mend it.\nreferences: []`;
  const text = `# METADATA\n# title: ${title}\n# description: For tests.\n# custom:\n${metadata.replaceAll(/^/gm, "#   ")}\npackage hasp.policies.test.${name}\n\n${own(rego)}`;
  const policy = file(`test/${id}.rego`, text);
  if (tests === undefined) return [policy];
  const test = `package hasp.policies.test.${name}_test\n\n${own(tests)}\n`;
  return [policy, file(`test/${id}_test.rego`, test)];
}

let findings: readonly LintFinding[] = [];
beforeAll(async () => {
  findings = await lintLibrary({ files, compiler });
}, 120_000);

const rulesOf = (id: string) =>
  findings
    .filter(({ file }) => file === `test/${id}.rego` || file === `test/${id}_test.rego`)
    .map(({ rule }) => rule);

describe("each rule", () => {
  test.each(cases.map((one, at) => [one.rule, one.about, at] as const))(
    "%s: %s (%i)",
    (rule, _, at) => {
      expect(rulesOf(`alarms-${at}`)).toContain(rule);
      expect(rulesOf(`spares-${at}`)).not.toContain(rule);
    },
  );

  test("what is spared by one rule compiles", () => {
    expect(findings.filter(({ rule }) => rule === "syntax")).toEqual([]);
  });

  test("every rule has a case here or beside its comments and files", () => {
    const elsewhere = ["syntax", "ignore-form", "unused-ignore", "test-package"];
    const covered = new Set([...cases.map(({ rule }) => rule), ...elsewhere]);
    expect(Object.keys(lintRules).filter((rule) => !covered.has(rule))).toEqual([]);
  });
});
