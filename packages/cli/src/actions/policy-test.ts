import { setFlagsFromString } from "node:v8";
import type { Action } from "../command.ts";
import { testFormats } from "../formats/format-names.ts";
import { prepareFormats } from "../io/write-formats.ts";
import { exitCodeOfTests, renderTests } from "./policy-test-report.ts";
import { openTests, runTests } from "./policy-test-run.ts";

const FEW_FILES = 12;

/** Runs the tests once, or with --watch whenever something changes. */
export const testPolicies: Action = async (invocation) => {
  const { config, log } = invocation;
  if (config.watch) return (await import("./policy-test-watch.ts")).watchTests(invocation);
  if (config.mutate) return (await import("./policy-mutate.ts")).mutatePolicies(invocation);
  const write = prepareFormats(invocation, testFormats);
  await log.step("testing policies");
  const { library, tables } = await openTests(invocation);
  if (library.own.length <= FEW_FILES) spareOptimizing();
  const result = await runTests(invocation, library, tables);
  await log.done();
  await write((name, surface) => renderTests(result, invocation, name, surface));
  return exitCodeOfTests(result, config.coverage);
};

/** A short run ends before V8's optimizing compiler pays: one policy takes half the time, the built-in ones would take longer. */
function spareOptimizing(): void {
  for (const flag of ["--no-wasm-dynamic-tiering", "--no-wasm-tier-up"]) setFlagsFromString(flag);
}
