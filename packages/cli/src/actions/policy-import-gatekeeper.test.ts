import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasp } from "../testing/run-hasp.ts";

const template = `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: nonodeport}
spec:
  crd: {spec: {names: {kind: NoNodePort}}}
  targets:
  - target: admission.k8s.gatekeeper.sh
    rego: |
      package nonodeport

      violation[{"msg": "nobody may open a node port"}] {
        input.review.object.spec.type == "NodePort"
      }
`;
const constraint = `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: NoNodePort
metadata: {name: everywhere}
spec: {match: {kinds: [{apiGroups: [""], kinds: [Service]}]}}
`;
const service = `apiVersion: v1
kind: Service
metadata: {name: open, namespace: shop}
spec: {type: NodePort, ports: [{port: 80}]}
`;

function folder(): string {
  const cwd = mkdtempSync(join(tmpdir(), "hasp-import-"));
  for (const name of ["templates", "constraints"]) mkdirSync(join(cwd, name));
  writeFileSync(join(cwd, "templates/nonodeport.yaml"), template);
  writeFileSync(join(cwd, "constraints/everywhere.yaml"), constraint);
  writeFileSync(join(cwd, "constraints/README.md"), "# no manifest");
  writeFileSync(join(cwd, "service.yaml"), service);
  return cwd;
}

test("folders of templates and constraints become policies that judge manifests", async () => {
  const cwd = folder();
  const made = await hasp("policy import gatekeeper templates constraints --into mine", { cwd });
  expect(made).toMatchObject({
    code: 0,
    out: "1 imported, 0 in part, 0 left out; 2 files in mine\n",
  });
  const policy = readFileSync(
    join(cwd, "mine/gatekeeper/gatekeeper-no-node-port-everywhere.rego"),
    "utf8",
  );
  expect(policy).toContain("import data.hasp.lib.gatekeeper_no_node_port as template");
  expect(await hasp("policy check --policy-dir mine", { cwd })).toMatchObject({ code: 0 });
  const checked = await hasp("check manifest service.yaml --policy-dir mine -f json", { cwd });
  expect(checked.code).toBe(1);
  expect(checked.out).toContain("nobody may open a node port");
}, 240_000);

test("what of a folder cannot be seen ends the import", async () => {
  const cwd = folder();
  symlinkSync("/etc/hostname", join(cwd, "templates/z.yaml"));
  const { code, err } = await hasp("policy import gatekeeper templates", { cwd });
  expect(code).toBe(2);
  expect(err).toMatch(/FILE_UNREADABLE.*z\.yaml/s);
});
