import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "./commands/index.ts";

/** What costs a command tens of milliseconds or more: only those may load it that need it. */
const heavy = [
  "@hasp/admission",
  "@hasp/kubernetes",
  "@hasp/policy",
  "@hasp/runtime",
  "@hasp/scanner",
  "@kubernetes/client-node",
  "@peculiar/x509",
  "dockerode",
  "fastify",
  "yaml",
  "yauzl",
];

const server = ["@hasp/admission", "@hasp/kubernetes", "@hasp/policy", "@peculiar/x509", "fastify"];
const policy = ["@hasp/policy", "yaml"];
const scanner = ["@hasp/scanner", "yauzl"];

/** The most that a command's code may load before it does anything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  scan: scanner,
  "check image": [...policy, ...scanner],
  "check manifest": [...policy, "@hasp/kubernetes"],
  replay: policy,
  "admission serve": [...server, "yaml"],
  "admission certificate": [...server, "yaml"],
  agent: ["@hasp/policy", "@hasp/runtime", "dockerode", "yaml"],
  "policy new": [],
  "policy build": policy,
  "policy test": policy,
  "policy eval": policy,
  "policy explain": policy,
  "policy what-if": policy,
  "policy bench": policy,
  "policy check": policy,
  "policy lint": policy,
  "policy fmt": policy,
  "policy list": policy,
  "policy settings": policy,
  "policy schema": policy,
  "policy import": policy,
  "policy export": [...policy, "@hasp/kubernetes"],
  "bundle inspect": policy,
  "bundle diff": policy,
  "bundle sign": policy,
  "bundle verify": policy,
  "bundle push": policy,
  "bundle pull": policy,
  "db import": scanner,
  "db status": scanner,
  config: [],
};

// without scans, which other tests keep in theirs: the first would load what knows their version
const cache = join(tmpdir(), "hasp-cli-loading-cache");

function packagesOf(args: readonly string[], stdin = ""): string[] {
  const options = ["--conditions=@hasp/source", "--import"];
  const preload = join(import.meta.dirname, "testing/list-packages.ts");
  const { stderr } = spawnSync(process.execPath, [...options, preload, ...args], {
    encoding: "utf8",
    cwd: tmpdir(),
    env: { ...process.env, HASP_CACHE: cache },
    input: stdin,
    timeout: 60_000,
  });
  return JSON.parse(stderr.slice(stderr.lastIndexOf("\n")));
}

const run = (line: string, stdin?: string) =>
  packagesOf([join(import.meta.dirname, "main.ts"), ...line.split(" ")], stdin).sort();

test.each(commands.filter((command) => "load" in command))(
  "the code of hasp $name loads nothing heavy that it does not need",
  ({ name }) => {
    const list = JSON.stringify(join(import.meta.dirname, "commands/index.ts"));
    const load = `const { commands } = await import(${list});
      await commands.find(({ name }) => name === ${JSON.stringify(name)}).load();
      process.exit();`;
    const loaded = packagesOf(["--input-type=module", "-e", load]);
    expect(loaded).toContain("@hasp/cli");
    const known = allowed[name];
    expect(known, `what hasp ${name} may load`).toBeDefined();
    expect(known).toEqual(expect.arrayContaining(loaded.filter((one) => heavy.includes(one))));
  },
  60_000,
);

test.each(["version", "--help", "help check image", "completion bash", "__complete ch"])(
  "hasp %s loads the command line alone",
  (line) => {
    const light = ["@hasp/cli", "commander", "picocolors"];
    expect(light).toEqual(expect.arrayContaining(run(line)));
  },
  60_000,
);

test("hasp config reads no YAML where there is no file", () => {
  expect(run("config")).toEqual(["@hasp/cli", "@hasp/core", "commander", "picocolors", "zod"]);
}, 60_000);

test("hasp check manifest judges a file without scanner, server, runtime or client of a cluster", () => {
  const pod =
    "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: a}]}}";
  const loaded = run("check manifest -", pod).filter((one) => heavy.includes(one));
  expect(loaded).toEqual(["@hasp/kubernetes", "@hasp/policy", "yaml"]);
}, 120_000);
