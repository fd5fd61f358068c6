import { expect, test } from "vitest";
import { checkedExports } from "./opa-abi.ts";
import { compileOpaModule } from "./opa-module.ts";

const named = [
  "opa_malloc",
  "opa_free",
  "opa_json_parse",
  "opa_json_dump",
  "opa_value_parse",
  "opa_value_dump",
  "opa_heap_ptr_get",
  "opa_heap_ptr_set",
  "builtins",
  "entrypoints",
  "opa_eval",
];

function exportsOf(major: unknown, minor: unknown, names: readonly string[] = named) {
  const versions = {
    opa_wasm_abi_version: { value: major },
    opa_wasm_abi_minor_version: { value: minor },
  };
  return { ...versions, ...Object.fromEntries(names.map((name) => [name, () => 0])) };
}

test.each([2, 3, 4])("takes ABI 1.%i", (minor) => {
  const exports = exportsOf(1, minor);
  expect(checkedExports(exports)).toBe(exports);
});

test.each([
  ["0.3", exportsOf(0, 3)],
  ["1.1", exportsOf(1, 1)],
  ["2.2", exportsOf(2, 2)],
  ["1.?", exportsOf(1, undefined)],
  ["?.2", exportsOf("1", 2)],
  ["?.?", {}],
])("refuses ABI %s", (version, exports) => {
  expect(() => checkedExports(exports)).toThrow(
    expect.objectContaining({
      code: "ABI_UNSUPPORTED",
      message: `policy.wasm speaks OPA's ABI ${version}`,
      hint: "build it with hasp policy build, or with OPA from 0.35 on; ABI 1.2 and later 1.x are known",
    }),
  );
});

test.each(named)("refuses a module that does not export %s as a function", (name) => {
  const without = { ...exportsOf(1, 3), [name]: { value: 1 } };
  expect(() => checkedExports(without)).toThrow(`policy.wasm does not export ${name}`);
});

test("names every function that is not there", () => {
  const some = exportsOf(
    1,
    3,
    named.filter((name) => !name.startsWith("opa_heap")),
  );
  expect(() => checkedExports(some)).toThrow(
    "policy.wasm does not export opa_heap_ptr_get, opa_heap_ptr_set",
  );
});

test("refuses bytes that are no module, and says what to do", async () => {
  const bytes = Buffer.from("not wasm");
  const bundle = { wasm: bytes, data: Buffer.from("{}"), entrypoints: ["hasp/decide/image"] };
  await expect(compileOpaModule(bundle, 100)).rejects.toMatchObject({
    code: "BUNDLE_CORRUPT",
    message: expect.stringMatching(/^policy\.wasm does not compile: ./),
    hint: "build the bundle again: hasp policy build",
    cause: expect.any(Error),
  });
});
