import { defineConfig, type Plugin } from "vitest/config";

const conditions = ["@hasp/source"];

/**
 * Stryker's runner chooses tests by their suites' names and their own with a blank between, and Vitest 5 writes " > " there:
 * no test in a suite would be tried against any mutant.
 */
const suiteNames: Plugin = {
  name: "suite-names",
  configureVitest({ project }) {
    let chosen: RegExp | undefined;
    Object.defineProperty(project.config, "testNamePattern", {
      enumerable: true,
      get: () => chosen,
      set: (pattern?: RegExp) => {
        chosen = pattern && new RegExp(pattern.source.replaceAll(" ", "(?: | > )"));
      },
    });
  },
};

/**
 * The unit tests of `vitest.config.ts` that mutants are tried by; Stryker's runner cannot choose a project.
 * Left out is what takes seconds a test, compiling Rego or copying sources: a break that only those notice counts as survived.
 */
export default defineConfig({
  plugins: [suiteNames],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "unit",
    include: ["packages/{admission,policy,runtime,scanner}/src/**/*.test.ts"],
    exclude: [
      "packages/policy/src/{compiler,contract-coverage}/**",
      "packages/policy/src/library/{compile-library,engine*}.test.ts",
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
