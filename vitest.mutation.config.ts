import { defineConfig } from "vitest/config";

const conditions = ["@hasp/source"];

/** The unit tests of `vitest.config.ts` alone: Stryker's runner cannot choose a project. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name: "unit", include: ["packages/*/src/**/*.test.ts"] },
});
