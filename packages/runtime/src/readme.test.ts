import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  buildBundle,
  compileLibrary,
  localCompiler,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { placeExample } from "@hasp/testing";
import { expect, test } from "vitest";
import { Alert } from "./agent/alert.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { recorded } from "./testing/recorded.ts";

async function someBundle(): Promise<Uint8Array> {
  const files = (await readLibrary([shippedLibrary])).filter(
    ({ name }) =>
      (name.startsWith("lib/") || name === "container/resource-limits.rego") &&
      !name.endsWith("_test.rego"),
  );
  return buildBundle(await compileLibrary({ files, compiler: localCompiler }));
}

test("the README's example writes an alert", { timeout: 60_000 }, async () => {
  await using engine = await FakeEngine.start();
  const containerId = String(recorded("plain")["Id"]);
  engine.running.push(containerId);
  using example = placeExample(join(import.meta.dirname, ".."));
  writeFileSync(join(example.folder, "bundle.tar.gz"), await someBundle());
  const child = spawn(process.execPath, example.args, {
    cwd: example.folder,
    env: { DOCKER_HOST: `unix://${engine.socket}` },
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 40_000,
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  child.kill();
  expect(Alert.parse(JSON.parse(line))).toMatchObject({
    node: "node-1",
    container: { id: containerId, name: "plain" },
    decision: {
      violations: expect.arrayContaining([expect.objectContaining({ policy: "resource-limits" })]),
    },
  });
});
