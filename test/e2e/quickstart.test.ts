import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { root } from "./hasp.ts";

const docker = inject("docker");
const host = "host" in docker ? docker.host : "unix:///nowhere/docker.sock";

test.each([
  ["with a Docker engine", host, "missing" in docker ? "build" : "run"],
  ["without one", "unix:///nowhere/docker.sock", "build"],
])("the quickstart shows three decisions by one bundle, %s", (_, DOCKER_HOST, third) => {
  const script = join(root, "scripts/quickstart/demo.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=@hasp/source", script],
    { cwd: root, env: { ...process.env, DOCKER_HOST }, encoding: "utf8", timeout: 110_000 },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const rows = [...stdout.matchAll(/^ {2}(build|deploy|run) +deny +(sha256:\w+)/gm)];
  expect(rows.map((row) => row[1])).toEqual(["build", "deploy", third]);
  expect(new Set(rows.map((row) => row[2])).size).toBe(1);
  if (third === "run") expect(stdout).toContain("alert  drifted-executable");
});
