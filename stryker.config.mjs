const out = "build/mutation";

/**
 * Breaks the code in small ways and tells which breaks no unit test notices. It takes hours, so it is run by hand and on a
 * schedule; what was tried before and has not changed is taken from the last run.
 *
 * What is taken from there can be out of date where only a test changed: `-- --force` tries all anew.
 *
 * One part alone: `npm run mutation -- --mutate 'packages/scanner/src/versions/*.ts,!**\/*.test.ts'`.
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  mutate: [
    "packages/admission/src/review/**/*.ts",
    "packages/policy/src/{evaluator,bundle}/**/*.ts",
    "packages/policy/src/library/{settings*,match,pattern,scopes,exceptions,modes}.ts",
    "packages/scanner/src/{versions,sources,ecosystems}/**/*.ts",
    "packages/scanner/src/layers/squash*.ts",
    "packages/scanner/src/advisories/match/**/*.ts",
    "packages/runtime/src/{agent,sensors}/**/*.ts",
    "packages/runtime/src/proc/connection-watch.ts",
    // code in a thread of its own does not see which mutant is on
    "!packages/policy/src/evaluator/worker.ts",
    "!**/*.test.ts",
    "!**/testing/**",
  ],
  // it would rewrite the project's references through an API that TypeScript 7 does not have; vitest reads none of them
  tsconfigFile: "none",
  // what runs once when a module is loaded is tried by a fresh process for each mutant, ten times as long, and is mostly tables
  ignoreStatic: true,
  // dist is copied: tests read what the build left there
  ignorePatterns: ["/build", "/.nx"],
  tempDirName: `${out}/sandbox`,
  incremental: true,
  incrementalFile: `${out}/incremental.json`,
  reporters: ["clear-text", "html", "json", "progress-append-only"],
  clearTextReporter: { logTests: false, allowColor: false },
  htmlReporter: { fileName: `${out}/index.html` },
  jsonReporter: { fileName: `${out}/mutation.json` },
  thresholds: { high: 95, low: 85, break: 85 },
  concurrency: 2,
  timeoutMS: 10_000,
  // a busy machine takes longer than the five minutes that are given otherwise
  dryRunTimeoutMinutes: 20,
};
