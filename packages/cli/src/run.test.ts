import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "./commands/index.ts";
import { topics } from "./help/topics.ts";
import { run } from "./run.ts";
import { sharedCache } from "./testing/run-hasp.ts";
import { createTestIo } from "./testing/test-io.ts";

async function hasp(line: string, options: Parameters<typeof createTestIo>[0] = {}) {
  const io = createTestIo(options);
  const code = await run(line.split(" ").filter(Boolean), io);
  return { code, out: io.out(), err: io.err(), io };
}

test("prints the version", async () => {
  expect(await hasp("version")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^hasp \d+\.\d+\.\d+\n$/),
  });
});

test.each([...topics.map(({ name }) => name), "check", ...commands.map(({ name }) => name)])(
  "explains %s",
  async (topic) => {
    const { code, out, err } = await hasp(`help ${topic}`);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").length).toBeGreaterThan(3);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  },
);

test.each(["", "policy", "check", "admission"])(
  "hasp %s says on standard output what there is (issue 7, 6)",
  async (line) => {
    const { code, out, err } = await hasp(line);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe((await hasp(`${line} --help`)).out);
    expect(out).toContain(`hasp ${line === "" ? "" : `${line} `}COMMAND`);
  },
);

test.each([
  ["a dumb terminal", { TERM: "dumb" }, true],
  ["NO_COLOR", { NO_COLOR: "1", CLICOLOR_FORCE: "1" }, true],
  ["a pipe", {}, false],
])(
  "no escape reaches %s, in reports, help and messages (issue 7, 6)",
  async (_, env, isTTY) => {
    const cache = { HASP_CACHE: sharedCache };
    for (const line of [
      "",
      "help check image",
      "chek",
      "config",
      "check manifest pod.json none.yaml",
    ]) {
      const io = createTestIo({ env: { ...cache, ...env }, isTTY });
      const pod = {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "a" },
        spec: { containers: [] },
      };
      writeFileSync(join(io.cwd, "pod.json"), JSON.stringify(pod));
      await run(line.split(" ").filter(Boolean), io);
      expect(io.out() + io.err()).not.toBe("");
      expect(io.out() + io.err()).not.toContain("\u001b");
    }
  },
  60_000,
);

test("puts examples first in the help of a command", async () => {
  const { out } = await hasp("check image --help");
  expect(out.split("\n").slice(0, 4)).toEqual([
    "Judge an image by the policies",
    "",
    "Examples",
    expect.stringMatching(/^ {2}# /),
  ]);
});

test("refuses an unknown topic with the nearest one", async () => {
  expect(await hasp("help exit-code")).toMatchObject({
    code: 2,
    out: "",
    err: "error[USAGE]: no help about exit-code\nhint: did you mean exit-codes?\n",
  });
});

test("wrong usage is told on stderr with exit code 2", async () => {
  expect(await hasp("chek")).toMatchObject({
    code: 2,
    out: "",
    err: "error[USAGE]: unknown command 'chek'\nhint: did you mean check?\n",
  });
  expect(await hasp("scan --log-format json")).toMatchObject({
    code: 2,
    err: expect.stringContaining('"code":"USAGE"'),
  });
});

test("config lists values and where they come from", async () => {
  const io = createTestIo({ env: { HASP_CLUSTER: "blue" } });
  writeFileSync(
    join(io.cwd, "hasp.yaml"),
    "environment: production\ncheck: {image: {environment: ci, output: a.txt}}\n",
  );
  expect(await run(["config", "-f", "json"], io)).toBe(0);
  const { settings } = JSON.parse(io.out());
  expect(settings).toContainEqual({
    name: "cluster",
    value: "blue",
    origin: "environment HASP_CLUSTER",
  });
  expect(settings).toContainEqual({
    name: "environment",
    value: "production",
    origin: "file hasp.yaml",
  });
  expect(settings).toContainEqual({
    name: "environment",
    command: "check image",
    value: "ci",
    origin: "file hasp.yaml: check image",
  });
  const outputs = settings.filter(({ name }: { name: string }) => name === "output");
  expect(outputs).toContainEqual({
    name: "output",
    command: "check image",
    value: join(io.cwd, "a.txt"),
    origin: "file hasp.yaml: check image",
  });
  expect(outputs).toContainEqual({
    name: "output",
    command: "policy build",
    value: "bundle.tar.gz",
    origin: "default",
  });
  expect(outputs.every(({ command }: { command?: string }) => command !== undefined)).toBe(true);
  expect(settings).toContainEqual({
    name: "format",
    value: ["json"],
    origin: "flag",
  });
});

test("--debug adds the stack, and nothing else does", async () => {
  const { err } = await hasp("config --config none.yaml");
  expect(err).toBe(
    'error[CONFIG_NOT_FOUND]: no configuration file "none.yaml"\n' +
      err.slice(err.indexOf("hint: ")),
  );
  expect((await hasp("config --config none.yaml --debug")).err).toContain("    at ");
});
