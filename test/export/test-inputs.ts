import { localCompiler, readLibrary, shippedLibrary } from "@hasp/policy";

/** What the tests of policies judge, each by the policy's id: every input that a policy was asked with, once. */
export async function testInputs(
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly object[]>> {
  const files = await readLibrary([shippedLibrary]);
  const idOf = (name: string) => name.split("/")[1]?.replace(/(_test)?\.rego$/, "") ?? "";
  const needed = files.filter(
    ({ name }) =>
      name === "lib/testing_test.rego" ||
      (name.startsWith("lib/") && (!name.endsWith("_test.rego") || /testing/.test(name))) ||
      ids.has(idOf(name)),
  );
  const modules = needed.map(({ name, text }) => ({
    path: name,
    text:
      name.startsWith("lib/") || name.endsWith("_test.rego")
        ? text
        : `${text}\n${told(idOf(name))}`,
    test: name.endsWith("_test.rego") || !name.startsWith("lib/"),
  }));
  const { tests } = await localCompiler.test({
    modules,
    coverage: [],
    data: {},
    timeoutMs: 60_000,
  });
  const found = new Map<string, Map<string, object>>();
  for (const { output = "" } of tests) {
    for (const line of output.split("\n")) {
      const [, id = "", text = ""] = /^asked (\S+) (\{.*\})$/.exec(line) ?? [];
      if (text === "") continue;
      const inputs = found.get(id) ?? new Map<string, object>();
      found.set(id, inputs.set(text, JSON.parse(text) as object));
    }
  }
  return new Map([...found].map(([id, inputs]) => [id, [...inputs.values()]]));
}

/** A rule that finds nothing and prints what its policy is asked with. */
function told(id: string): string {
  return `violations contains null if {\n\tprint("asked", "${id}", json.marshal(input))\n\tfalse\n}\n`;
}
