import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasp } from "../testing/run-hasp.ts";

const rules = `- rule: Read shadow
  desc: Somebody reads the passwords.
  condition: evt.type=open and evt.is_open_read=true and fd.name=/etc/shadow
  output: shadow was read
  priority: WARNING
`;
const partly = `- rule: Session
  desc: d
  condition: evt.type=execve and not (proc.name=a and proc.sname=b)
  output: o
  priority: INFO
`;

function folder(files: Readonly<Record<string, string>>): string {
  const cwd = mkdtempSync(join(tmpdir(), "hasp-import-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

test("Falco's rules become policies that are checked and formatted, and are never written over", async () => {
  const cwd = folder({ "rules.yaml": rules });
  const first = await hasp("policy import falco rules.yaml --into mine", { cwd });
  expect(first).toMatchObject({ code: 0 });
  expect(first.out).toBe(
    "100.0 % of the 3 fields that conditions name are mapped\n1 imported, 0 in part, 0 left out; 1 file in mine\n",
  );
  const policy = join(cwd, "mine/falco/falco-read-shadow.rego");
  expect(readFileSync(policy, "utf8")).toContain("falco.fd_name ==");
  const again = await hasp("policy import falco rules.yaml --into mine", { cwd });
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining("FILE_EXISTS") });
}, 120_000);

test("what is imported in part is listed, and the exit code says so", async () => {
  const cwd = folder({ "a.yaml": rules, "b.yaml": partly });
  const { code, out } = await hasp("policy import falco a.yaml b.yaml -f json", { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    files: ["imported/falco/falco-read-shadow.rego", "imported/falco/falco-session.rego"],
    items: [
      { name: "Read shadow", state: "imported", place: "a.yaml:1", reasons: [] },
      { name: "Session", state: "partly", place: "b.yaml:1", policy: "falco-session" },
    ],
    fields: { unmapped: { "proc.sname": 1 } },
  });
}, 120_000);

test("of files that cannot be read nothing is written", async () => {
  const cwd = folder({
    "a.yaml": rules,
    "b.yaml": "- macro: a\n  condition: a\n- rule: r\n  condition: a\n",
  });
  const { code, err } = await hasp("policy import falco a.yaml b.yaml", { cwd });
  expect(code).toBe(2);
  expect(err).toMatch(
    /error\[IMPORT_INVALID\]: b\.yaml:2: the macro a leads back to itself: a -> a/,
  );
  expect(existsSync(join(cwd, "imported"))).toBe(false);
});

const stackrox = (name: string, ...fields: readonly (readonly [string, string])[]) => ({
  name,
  severity: "HIGH_SEVERITY",
  lifecycleStages: ["DEPLOY"],
  exclusions: [{ name: "agent", deployment: { name: "agent", scope: { namespace: "infra" } } }],
  policySections: fields.map(([fieldName, value]) => ({
    policyGroups: [{ fieldName, values: [{ value }] }],
  })),
});

test("StackRox' policies become policies and settings, and what is left out is told", async () => {
  const policies = [
    stackrox("Host PID", ["Host PID", "true"]),
    stackrox("Signed", ["Image Signature Verified By", "io.stackrox.a"]),
  ];
  const cwd = folder({ "export.json": JSON.stringify({ policies }) });
  const { code, out } = await hasp("policy import stackrox export.json --into mine", { cwd });
  expect(code).toBe(1);
  expect(out).toContain("left out  Signed (export.json:1#/policies/1)\n");
  expect(out).toContain(
    "50.0 % of the 2 fields that conditions name are mapped\n  not mapped: Image Signature Verified By, 1 ×\n1 imported, 0 in part, 1 left out; 2 files in mine\n",
  );
  const settings = JSON.parse(readFileSync(join(cwd, "mine/stackrox-settings.yaml"), "utf8"));
  expect(settings.scopes).toEqual([
    {
      name: "agent",
      match: { namespaces: ["infra"], names: ["agent"] },
      policies: { "stackrox-host-pid": { enforcement: "off" } },
    },
  ]);
  const again = await hasp("policy import stackrox export.json --into mine", { cwd });
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining("FILE_EXISTS") });
}, 120_000);
