// `npm test`: sets up what is missing, then runs every suite and says what was skipped and why.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fail, root, setup, toolEnvironment } from "./setup.mjs";

const LIMIT_MINUTES = 40;

await setup();
const report = join(root, "build", "test-report.json");
rmSync(report, { force: true });
const result = spawnSync(
  "vitest",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  {
    cwd: root,
    env: toolEnvironment(),
    stdio: ["ignore", "inherit", "inherit"],
    timeout: LIMIT_MINUTES * 60_000,
  },
);
if (result.error) fail(`vitest did not finish: ${result.error.message}`);

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
  readFileSync(report, "utf8"),
);
const skipped = testResults.flatMap((file) =>
  file.assertionResults.filter((test) => test.status === "skipped" || test.status === "pending"),
);
for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`);
// a file that could not even be loaded counts as a failure, though none of its tests ran
const broken = testResults.filter(
  (file) => file.status === "failed" && file.assertionResults.length === 0,
);
const failed = numFailedTests + broken.length;
process.stdout.write(
  `${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped\n`,
);
process.exitCode = result.status === 0 && failed === 0 ? 0 : 1;
