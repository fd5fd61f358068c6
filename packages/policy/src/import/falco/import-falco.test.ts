import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { compileEngine, now } from "../../testing/engine.ts";
import { importPolicies } from "../import-policies.ts";
import { importFalco } from "./import-falco.ts";

const place = "rules.yaml";
const read = (text: string) => importFalco([{ place, text }]);

/** The least that is a rule. */
const rule = (name: string, condition: string, rest = "") =>
  `- rule: ${name}\n  desc: d\n  condition: ${condition}\n  output: seen %proc.name | x=%proc.pname\n  priority: WARNING\n${rest}`;

const process = (name: string, rest: object = {}) => ({
  pid: 9,
  name,
  executable: `/usr/bin/${name}`,
  args: [name],
  ...rest,
});

function event(kind: string, event: object, rest: object = {}) {
  const context = { time: now };
  const said = { time: now, coverage: "complete", process: process("cat"), ancestry: [], ...event };
  return { contract: 1, phase: "run", kind, context, event: said, ...rest };
}

const container = {
  name: "web",
  id: "0123456789abcdef",
  image: {
    reference: "docker.io/library/nginx:1",
    registry: "docker.io",
    repository: "library/nginx",
    known: false,
  },
};

/** What policies made of these rules say of inputs: the ids that find, and those that cannot tell. */
async function judge(text: string, inputs: readonly object[]) {
  const { files } = await importPolicies("falco", [{ place, text }], localCompiler);
  const engine = await compileEngine(files.map((file) => ({ ...file, place: file.name })));
  const decisions = await engine.judgeAll(inputs);
  return decisions.map(({ violations, undecided }) => [
    violations.map(({ policy }) => policy.replace("falco-", "")).sort(),
    undecided.map(({ policy }) => policy?.replace("falco-", "")).sort(),
  ]);
}

const open = (path: string, modes?: string[], rest: object = {}) =>
  event("file", { type: "open", path, ...(modes && { modes }), ...rest });

test("conditions mean over events what they mean to Falco", async () => {
  const rules = [
    "- list: shells\n  items: [sh, bash]",
    "- list: more\n  items: [shells, '\"a b\"']",
    "- macro: open_write\n  condition: (evt.type in (open,openat) and evt.is_open_write=true and fd.typechar='f' and fd.num>=0)",
    "- macro: spawned\n  condition: (evt.type in (execve, execveat))",
    "- macro: container\n  condition: (container.id != host)",
    rule("etc", "open_write and fd.name startswith /etc/ and not proc.name in (more, dpkg)"),
    rule("glob", "evt.type=unlink and fd.name glob '/home/*/.ssh/*'"),
    rule("shell", "spawned and container and proc.name in (shells) and proc.tty != 0"),
    rule("child", "spawned and (proc.aname=sshd or proc.aname[2] startswith cron)"),
    rule("root", "spawned and not user.uid != 0"),
    rule(
      "net",
      'evt.type=connect and fd.net != "127.0.0.0/8" and not fd.snet in ("10.0.0.0/8") and fd.sport in (22, 443)',
    ),
    rule("link", "evt.type=symlink and evt.arg.target = /etc/shadow"),
    rule("image", "spawned and container.image.repository in (nginx)"),
    rule("either", "(spawned and proc.name=crontab) or (open_write and fd.directory=/etc/cron.d)"),
  ].join("\n");
  const exec = (name: string, rest: object = {}, more: object = {}, at: object = { container }) =>
    event("process", { type: "exec", process: process(name, { uid: 7, ...rest }), ...more }, at);
  const connect = (address: string, port: number) =>
    event("network", {
      type: "connect",
      direction: "out",
      protocol: "tcp",
      source: { address: "10.1.1.1", port: 4000 },
      destination: { address, port },
    });
  const rows: readonly (readonly [object, string[], string[]?])[] = [
    [open("/etc/passwd", ["write"]), ["etc"]],
    [open("/etc/passwd", ["read"]), []],
    // whether it was opened for writing was not told
    [open("/etc/passwd"), [], ["etc"]],
    [open("/etc/passwd", ["write"], { result: { ok: false, errno: 13 } }), []],
    [open("/etc/passwd", ["write"], { process: process("bash") }), []],
    [open("/etc/passwd", ["write"], { process: process("a b") }), []],
    [open("/etc/cron.d/x", ["write"], { process: process("dpkg") }), ["either"]],
    [open("/var/x", ["write"]), []],
    [event("file", { type: "unlink", path: "/home/a/b/.ssh/id" }), ["glob"]],
    [event("file", { type: "unlink", path: "/root/.ssh/id" }), []],
    [exec("bash", { tty: 34816 }), ["image", "shell"]],
    [exec("bash"), ["image"]],
    [exec("bash", { tty: 1 }, {}, {}), []],
    [exec("ls", {}, { ancestry: [process("a"), process("sshd")] }, {}), ["child"]],
    [exec("ls", {}, { ancestry: [process("a"), process("crond")] }, {}), ["child"]],
    [exec("ls", {}, { ancestry: [process("crond")] }, {}), []],
    [exec("ls", { uid: 0 }, {}, {}), ["root"]],
    [exec("ls", { uid: 7, euid: 0 }, {}, {}), ["root"]],
    // who runs it was not told
    [exec("ls", { uid: undefined }, {}, {}), [], ["root"]],
    [exec("crontab", {}, {}, {}), ["either"]],
    [connect("203.0.113.9", 443), ["net"]],
    [connect("203.0.113.9", 80), []],
    [connect("10.9.9.9", 443), []],
    [connect("127.0.0.1", 443), []],
    [event("file", { type: "symlink", path: "/tmp/a", to: "/etc/shadow" }), ["link"]],
    [event("file", { type: "symlink", path: "/etc/shadow", to: "/tmp/a" }), []],
  ];
  const said = await judge(rules, JSON.parse(JSON.stringify(rows.map(([input]) => input))));
  expect(said).toEqual(rows.map(([, found, untold = []]) => [found, untold]));
}, 120_000);

test("exceptions, appended conditions and overrides are part of the rule", async () => {
  const rules = [
    "- list: l\n  items: [a]",
    "- list: l\n  items: [b]\n  append: true",
    "- list: l\n  items: [c]\n  override: {items: append}",
    rule(
      "r",
      "evt.type=execve and proc.name in (l, d, e)",
      "  exceptions:\n    - name: n\n      fields: [proc.name, proc.pname]\n      comps: [=, in]\n      values:\n        - [b, [x, y]]\n    - name: single\n      fields: user.name\n      values: [root, admin]\n",
    ),
    "- rule: r\n  condition: and not proc.name=d\n  append: true",
    "- rule: r\n  priority: CRITICAL\n  exceptions: [{name: n, values: [[c, [x]]]}]\n  override: {priority: replace, exceptions: append}",
  ].join("\n");
  const exec = (name: string, parent = "p", user = "joe") =>
    event("process", {
      type: "exec",
      process: process(name, { user }),
      ancestry: [process(parent)],
    });
  const inputs = [
    exec("a"),
    exec("b"),
    exec("c"),
    exec("d"),
    exec("b", "x"),
    exec("c", "x"),
    exec("a", "x"),
    exec("a", "p", "root"),
    exec("f"),
  ];
  const found = (await judge(rules, inputs)).map(([violations]) => violations?.length);
  expect(found).toEqual([1, 1, 1, 0, 0, 0, 1, 0, 0]);
}, 120_000);

test("a policy carries the rule's priority, tags, lists and switch", async () => {
  const { files } = await read(
    `- list: shells\n  items: [sh]\n${rule("Drop & {run}", "evt.type=execve and proc.name in (shells)", "  tags: [container, T1059, TA0003]\n  enabled: false\n")}`,
  );
  const [{ name, text } = { name: "", text: "" }] = files;
  expect(name).toBe("falco/falco-drop-run.rego");
  for (const line of [
    "severity: medium",
    'enforcement: "off"',
    '["MITRE T1059","MITRE TA0003"]',
    '          - "sh"',
  ])
    expect(text).toContain(line);
  expect(text).toContain('"message": $"seen {input.event.process.name}: {falco.observed}"');
});

test("what cannot be said is listed, and no rule says less in silence", async () => {
  const { items, files, fields } = await read(
    [
      rule("gone", "evt.type=execve and proc.sname=bash"),
      rule("not", "evt.type=execve and not (proc.name=a and proc.sname=bash)"),
      rule("half", "(evt.type=open and fd.name=/a) or (evt.type=unlink and proc.sname=b)"),
      rule("call", "evt.type in (open, brk)"),
      rule("never", "evt.num=0"),
      rule("audit", "ka.verb=get", "  source: k8s_audit\n"),
      rule("number", "evt.type=setuid and evt.rawres=7 and evt.arg.mode contains S_FOO"),
    ].join("\n"),
  );
  expect(items.map(({ name, state, reasons }) => [name, state, reasons])).toEqual([
    ["gone", "left-out", ["not for exec: proc.sname: the contract has no such field"]],
    ["not", "partly", ["undecided where it asks for proc.sname: the contract has no such field"]],
    ["half", "partly", ["not for unlink: proc.sname: the contract has no such field"]],
    ["call", "partly", ["the contract has no event of brk()"]],
    ["never", "left-out", ["its condition can never hold"]],
    [
      "audit",
      "left-out",
      ["its source is k8s_audit: only system calls are events of the contract"],
    ],
    ["number", "left-out", [expect.stringMatching(/S_FOO/)]],
  ]);
  expect(files.find(({ name }) => name.includes("half"))?.text).toMatch(
    /not for unlink: proc.sname/,
  );
  expect(fields).toMatchObject({ unmapped: { "proc.sname": 3, "evt.arg.mode": 1 } });
});

test("what would be undecided is said, where the field that is missing decides", async () => {
  const rules = rule(
    "not",
    "evt.type=execve and proc.name=a and not (proc.pname=p and proc.sname=s)",
  );
  const exec = (parent: string) =>
    event("process", { type: "exec", process: process("a"), ancestry: [process(parent)] });
  expect(await judge(rules, [exec("q"), exec("p")])).toEqual([
    [["not"], []],
    [[], ["not"]],
  ]);
}, 120_000);

const nested = (depth: number) => `${"(".repeat(depth)}evt.type=open${")".repeat(depth)}`;
const chain = (count: number) =>
  Array.from({ length: count }, (_, i) => `- macro: m${i}\n  condition: m${i + 1} or m${i + 1}`);

test.each([
  ["nothing", "", "IMPORT_INVALID", /rules\.yaml: no rule/],
  ["no rule", "- list: a\n  items: [b]", "IMPORT_INVALID", /rules\.yaml: no rule/],
  ["no list", "rules: 1", "IMPORT_INVALID", /rules\.yaml:1: a list was expected/],
  ["no YAML", "- [", "IMPORT_INVALID", /rules\.yaml/],
  ["a picture", "\u0089PNG\r\n\u001a", "IMPORT_INVALID", /rules\.yaml/],
  [
    "another list",
    "- name: a\n- b: 1",
    "IMPORT_INVALID",
    /rules\.yaml:1: no rule, macro or list: name/,
  ],
  ["no map", "- a", "IMPORT_INVALID", /an entry is no map/],
  [
    "a member twice",
    "- list: a\n  items: []\n  items: []",
    "IMPORT_INVALID",
    /items is said twice/,
  ],
  [
    "a cycle",
    `- macro: a\n  condition: b\n- macro: b\n  condition: a\n${rule("r", "a")}`,
    "IMPORT_INVALID",
    /rules\.yaml:\d: the macro a leads back to itself: a -> b -> a/,
  ],
  [
    "a cycle of lists",
    `- list: a\n  items: [b]\n- list: b\n  items: [a]\n${rule("r", "proc.name in (a)")}`,
    "IMPORT_INVALID",
    /the list a leads back to itself/,
  ],
  [
    "no such macro",
    rule("r", "nobody"),
    "IMPORT_INVALID",
    /rules\.yaml:3: there is no macro nobody/,
  ],
  [
    "half a condition",
    rule("r", "evt.type="),
    "IMPORT_INVALID",
    /expected a value before "the end"/,
  ],
  ["an operator too many", rule("r", "a and or b"), "IMPORT_INVALID", /rules\.yaml:3/],
  [
    "an open text",
    `- macro: a\n  condition: 'proc.name = "a'\n${rule("r", "a")}`,
    "IMPORT_INVALID",
    /cannot read/,
  ],
  [
    "an appendix to nothing",
    "- macro: a\n  condition: b\n  append: true",
    "IMPORT_INVALID",
    /adds to a, which is not there/,
  ],
  ["brackets 10,000 deep", rule("r", nested(10_000)), "IMPORT_TOO_LARGE", /nested deeper than 100/],
  ["nots 10,000 deep", rule("r", `${"not ".repeat(10_000)}a`), "IMPORT_TOO_LARGE", /nested deeper/],
  ["flows 10,000 deep", "[".repeat(10_000), "IMPORT_TOO_LARGE", /nested deeper than 100 levels/],
  ["lists 10,000 deep", `${"- ".repeat(10_000)}a`, "IMPORT_TOO_LARGE", /too deep|deeper/],
  [
    "a list of 1,000,000",
    `- list: a\n  items: [${"a,".repeat(1_000_000)}]`,
    "IMPORT_TOO_LARGE",
    /tokens/,
  ],
  [
    "aliases",
    `- &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
      .split("")
      .map((c, i) => `- &${c} [${Array(9).fill(`*${"abcdefg"[i]}`).join(",")}]`)
      .join("\n")}\n- list: z\n  items: *h`,
    "IMPORT_TOO_LARGE",
    /aliases/,
  ],
  [
    "macros 1,000 deep",
    [...chain(1000), "- macro: m1000\n  condition: evt.type=open", rule("r", "m0")].join("\n"),
    "IMPORT_TOO_LARGE",
    /expand too far|too deep/,
  ],
])(
  "refuses %s",
  async (_, text, code, message) => {
    await expect(read(text)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  },
  20_000,
);

test("macros that double at each step are written once", async () => {
  const text = [
    ...chain(60),
    "- macro: m60\n  condition: evt.type=open and fd.name=/a",
    rule("r", "m0"),
  ];
  const { files } = await read(text.join("\n"));
  expect(files[0]?.text.length).toBeLessThan(20_000);
});

test("no name of a rule leaves the folder, and names alike stay apart", async () => {
  const names = ["../../etc/passwd", "A/b", "a b", "a-B", "$(x)", "名", "a".repeat(500)];
  const text = names.map((name) => rule(JSON.stringify(name), "evt.type=open")).join("\n");
  const { files } = await read(text);
  expect(new Set(files.map(({ name }) => name)).size).toBe(names.length);
  for (const { name } of files) expect(name).toMatch(/^falco\/falco-[a-z0-9-]{1,70}\.rego$/);
});

test("text of a rule stays text", async () => {
  const evil = String.raw`"x\"} if true #\n*/ {input.event} \u001b[31m "`;
  const text = `${rule(evil, String.raw`evt.type=open and fd.name = 'a"} { \ b' and proc.name in ("{x}", y)`).replace("output: seen", 'output: "{input} \\" seen').replace("x=%proc.pname", 'x"')}`;
  const { files } = await importPolicies("falco", [{ place, text }], localCompiler);
  expect(files).toHaveLength(1);
}, 60_000);

const falco = "/work/shared/data/falco";
const files = ["falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"];

test.skipIf(!existsSync(falco))(
  `at least 95 % of the fields of Falco's own rules are mapped (skipped without ${falco})`,
  async () => {
    const sources = files.map((name) => ({
      place: name,
      text: readFileSync(`${falco}/${name}`, "utf8"),
    }));
    const { items, fields } = await importFalco(sources);
    expect((fields?.mapped ?? 0) / (fields?.named ?? 1)).toBeGreaterThan(0.95);
    expect(items.length).toBe(93);
    expect(items.filter(({ state }) => state === "left-out").map(({ name }) => name)).toEqual([
      "Java Process Class File Download",
    ]);
  },
);

test.skipIf(!existsSync(falco))(
  `Falco's own rules give the verdicts that they document (skipped without ${falco})`,
  async () => {
    const text = readFileSync(`${falco}/falco_rules.yaml`, "utf8");
    const exec = (name: string, rest: object = {}, ancestry: object[] = []) =>
      event(
        "process",
        {
          type: "exec",
          process: process(name, {
            uid: 0,
            euid: 0,
            user: "root",
            origin: "image",
            cwd: "/",
            ...rest,
          }),
          ancestry,
        },
        { container },
      );
    const shown = await judge(text, [
      exec("bash", { tty: 34816 }),
      exec("bash", {}),
      exec("bash", {}, [process("nginx", { args: ["nginx"] })]),
      exec("shred"),
      exec("x", { origin: "upper" }),
      exec("x", { origin: "memfd" }),
      exec("nc", { args: ["nc", "-e", "/bin/sh"] }),
      open("/etc/shadow", ["read"]),
      open("/etc/shadow", ["read"], {
        process: process("sshd", { startedAt: "2026-11-24T11:00:00.000Z" }),
      }),
      event("file", { type: "symlink", path: "/tmp/a", to: "/etc/shadow" }),
      event("process", { type: "ptrace", request: "PTRACE_ATTACH" }),
    ]);
    expect(shown.map(([found]) => found)).toEqual([
      ["terminal-shell-in-container"],
      [],
      ["run-shell-untrusted"],
      ["remove-bulk-data-from-disk"],
      ["drop-and-execute-new-binary-in-container"],
      ["fileless-execution-via-memfd-create"],
      ["netcat-remote-code-execution-in-container"],
      ["read-sensitive-file-untrusted"],
      [],
      ["create-symlink-over-sensitive-files"],
      ["ptrace-attached-to-process"],
    ]);
  },
  180_000,
);
