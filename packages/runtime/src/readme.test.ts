import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  buildBundle,
  compileLibrary,
  localCompiler,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { expect, test } from "vitest";
import { Alert } from "./agent/alert.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { recorded } from "./testing/recorded.ts";

const home = join(import.meta.dirname, "..");
const example = /```ts\n(.*?)```/s.exec(readFileSync(join(home, "README.md"), "utf8"))?.[1] ?? "";

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
  // below the package, so that its imports are found
  mkdirSync(join(home, "dist"), { recursive: true });
  const folder = mkdtempSync(join(home, "dist", "readme-"));
  try {
    writeFileSync(join(folder, "bundle.tar.gz"), await someBundle());
    writeFileSync(join(folder, "example.ts"), example);
    const child = spawn(process.execPath, ["--conditions=@hasp/source", "example.ts"], {
      cwd: folder,
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
        violations: expect.arrayContaining([
          expect.objectContaining({ policy: "resource-limits" }),
        ]),
      },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
