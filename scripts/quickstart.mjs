// `npm run quickstart`: from a fresh clone to three decisions by one bundle.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setup, toolEnvironment } from "./setup.mjs";

await setup();
const { status } = spawnSync(
  "node",
  ["--conditions=@hasp/source", join(root, "scripts/quickstart/demo.ts")],
  {
    cwd: root,
    env: toolEnvironment(),
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
