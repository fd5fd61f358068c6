import { canonicalJson } from "@hasp/core";
import type { Compiler } from "../compiler/compiler.ts";
import { toRego } from "../library/describe-library.ts";
import { isShared, isTest, type LibraryFile } from "../library/library-file.ts";
import type { CostInput } from "./measure-policies.ts";

/** One input of each kind and of the common sorts of events, as `data.hasp.testing` has them for the tests of policies. */
const query = `{
  "workload": testing.workload([testing.container({"name": name}) | some name in ["a", "b", "c"]]),
  "container": testing.running({}),
  "image": testing.image({}),
  "Ingress": testing.resource({"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a"}, "spec": {}}),
  "ClusterRole": testing.cluster_role([testing.rule(["get"], ["pods"], {})]),
  "exec": testing.command("ls -l /srv"),
  "open": testing.reads("/etc/hosts"),
  "connect": testing.connects({"address": "10.0.0.8", "port": 443}),
  "request": testing.request({})
}`.replaceAll("testing.", "data.hasp.testing.");

const isTesting = (file: LibraryFile) => /^package hasp\.testing$/m.test(file.text);

/** The examples that the library's own tests judge. @throws PolicyError `POLICY_INVALID` where the library brings none along */
export async function exampleInputs(
  files: readonly LibraryFile[],
  compiler: Compiler,
): Promise<readonly CostInput[]> {
  const shared = files.filter((file) => isShared(file) && !isTest(file));
  const modules = [...shared, ...files.filter(isTesting)].map(toRego);
  const [found] = await compiler.eval({ modules, query, data: {} });
  const examples = JSON.parse(found?.values[0] ?? "{}") as Record<string, CostInput["input"]>;
  return Object.entries(examples).map(([name, input]) => ({
    place: `example ${name}`,
    input,
    text: canonicalJson(input),
  }));
}
