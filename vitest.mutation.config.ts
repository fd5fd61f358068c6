import { defineConfig, type Plugin } from "vitest/config";

const conditions = ["@hasp/source"];

/**
 * Stryker's runner chooses tests by names joined with spaces, where vitest 5 joins a suite and its tests with " > ": no test
 * of a suite would run, and what only those notice would count as survived (stryker-mutator/stryker-js#6210).
 */
const chooseTestsOfSuites: Plugin = {
  name: "choose-tests-of-suites",
  configureVitest({ project: { config } }) {
    let pattern: RegExp | undefined;
    Object.defineProperty(config, "testNamePattern", {
      configurable: true,
      enumerable: true,
      get: () => pattern,
      set(chosen: RegExp | undefined) {
        pattern = chosen && new RegExp(chosen.source.replaceAll(" ", "(?: > | )"));
      },
    });
  },
};

/**
 * The unit tests of `vitest.config.ts` that mutants are tried by; Stryker's runner cannot choose a project.
 * Left out is what takes seconds a test, compiling Rego or copying sources: a break that only those notice counts as survived.
 */
export default defineConfig({
  plugins: [chooseTestsOfSuites],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "unit",
    include: ["packages/{admission,policy,runtime,scanner}/src/**/*.test.ts"],
    exclude: [
      "packages/policy/src/{compiler,contract-coverage,export,lint,tables}/**",
      "packages/policy/src/library/{compile-library,engine*,kept-bundle}.test.ts",
      "packages/runtime/src/exceptions-at-run.test.ts",
      "packages/*/src/{readme,recipe}.test.ts",
      // it changes the process's user, which a thread of Stryker's may not
      "packages/scanner/src/sources/forbidden.test.ts",
    ],
    // a process for each file would be most of the time that a mutant takes
    isolate: false,
    testTimeout: 20_000,
  },
});
