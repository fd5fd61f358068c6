import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { connectDocker } from "@hasp/runtime";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type DemoImage, makeDemoImage } from "../../scripts/quickstart/demo-image.ts";
import { blocksOf, commandsOf, namedCommandsOf } from "./guide-blocks.ts";
import { makeFolder, root } from "./hasp.ts";

const folder = makeFolder();
const docker = inject("docker");
const fixtures = join(root, "test/fixtures");
let image: DemoImage;

const guides: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "README.md",
    ...readdirSync(join(root, "docs/guides")).filter((name) => name.endsWith(".md")),
  ].map((name) => [
    name,
    readFileSync(join(root, name === "README.md" ? name : `docs/guides/${name}`), "utf8"),
  ]),
);

/** Exit codes of what finds something, or asks for something that is denied; all else must end with 0. */
const exitCodes: readonly (readonly [RegExp, number])[] = [
  [/^hasp check (image|manifest) /, 1],
  // what it lacks, a team, only warns
  [/^hasp check manifest app\.yaml /, 0],
  [/^hasp bundle diff /, 1],
];

const packed = "test/e2e/packed.test.ts follows it";
const cluster = "test/e2e/cluster-guide.test.ts follows it, on a real API server";

/** What is not run here, and why. Each must still stand in its guide. */
const notRun: Readonly<Record<string, readonly (readonly [command: string, reason: string])[]>> = {
  "README.md": [
    ["npm run pack", packed],
    ["npm install --prefix ~/.local/share/hasp build/packed/*.tgz", packed],
    ['export PATH="$HOME/.local/share/hasp/node_modules/.bin:$PATH"', packed],
    ["curl -fsSL -o feeds/debian.json", "fetches from the publisher; fixtures stand in"],
    ["curl -fsSL -o feeds/alpine/v3.22-main.json", "fetches from the publisher; fixtures stand in"],
    ["curl -fsSL -o feeds/osv/npm.zip", "fetches from the publisher; fixtures stand in"],
  ],
  "embedding.md": [
    ["hasp policy build -o bundle.tar.gz", "test/e2e/embedding.test.ts follows it"],
    ["tar xzf bundle.tar.gz /policy.wasm /data.json", "test/e2e/embedding.test.ts follows it"],
    ["npm install @open-policy-agent/opa-wasm", "test/e2e/embedding.test.ts links the checkout's"],
    ["opa eval", "npm run compare runs OPA in Go over every fixture"],
  ],
  "writing-policies.md": [
    ["hasp policy test policies --watch", "runs for ever; test/e2e/policy-test.test.ts runs it"],
  ],
  "in-the-pipeline.md": [
    ["helm template .", "test/e2e/rendered.test.ts pipes what a real helm renders"],
    ...("missing" in docker
      ? ([["hasp check image app:1", `needs a Docker engine: ${docker.missing}`]] as const)
      : []),
  ],
  "distributing-policies.md": [
    ["opa run", "runs for ever; test/e2e/distribution.test.ts runs a stock OPA"],
    ...("missing" in docker
      ? [
          "docker-registry serve",
          "hasp bundle push",
          "hasp bundle pull",
          "hasp bundle verify",
          "hasp bundle diff",
          "kill",
        ].map((start) => [start, `needs a registry: ${docker.missing}`] as const)
      : []),
  ],
  "on-the-node.md": [["sudo hasp agent", "runs for ever; test/e2e/agent.test.ts runs the agent"]],
  "in-the-cluster.md": [
    ["npm run pack", packed],
    ["docker build", "pulls a base image"],
    ["docker push", "needs a registry"],
    ["hasp admission certificate", cluster],
    ["kubectl ", cluster],
    ["sleep ", cluster],
    ["sed ", cluster],
  ],
};

/** What a guide takes to be there. */
const prepare: Readonly<Record<string, (at: (name: string) => string) => Promise<void>>> = {
  "README.md": async (at) => {
    cpSync(join(fixtures, "feeds"), at("feeds"), { recursive: true });
    cpSync(image.dockerArchive, at("app.tar"));
  },
  "writing-policies.md": async (at) => {
    cpSync(join(fixtures, "manifests/clean.yaml"), at("app.yaml"));
  },
  "settings-and-exceptions.md": async (at) => {
    cpSync(join(fixtures, "manifests/demo.yaml"), at("deployment.yaml"));
  },
  "in-the-pipeline.md": async (at) => {
    for (const name of ["writing-policies.md", "settings-and-exceptions.md"]) writeFiles(name, at);
    for (const path of ["deploy", "secdb/v3.17", "osv/npm"])
      mkdirSync(at(path), { recursive: true });
    const feed = (name: string): Buffer => readFileSync(join(fixtures, "feeds", name));
    writeFileSync(at("tracker.json.gz"), gzipSync(feed("debian-tracker.json")));
    writeFileSync(at("secdb/v3.17/main.json"), feed("alpine-v3.17-main.json"));
    writeFileSync(at("osv/npm/all.zip"), feed("osv-npm.zip"));
    for (const name of ["clean", "demo"]) {
      cpSync(join(fixtures, "manifests", `${name}.yaml`), at(`deploy/${name}.yaml`));
    }
    cpSync(image.dockerArchive, at("app.tar"));
    cpSync(image.ociDir, at("layout"), { recursive: true });
    const index = readFileSync(at("layout/index.json"), "utf8");
    writeFileSync(at("layout/index.json"), index.replace(image.reference, "1.0"));
    if ("host" in docker) await loadAs("app", "1");
  },
};

async function loadAs(repo: string, tag: string): Promise<void> {
  const engine = connectDocker("host" in docker ? docker.host : undefined);
  await Array.fromAsync(await engine.loadImage(createReadStream(image.dockerArchive)));
  await engine.getImage(image.reference).tag({ repo, tag });
}

function writeFiles(guide: string, at: (name: string) => string): void {
  for (const { file, text } of blocksOf(guides[guide] ?? "")) {
    if (file === undefined) continue;
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }
}

/** Runs the commands in one shell, as a reader would, and notes how each ended. */
function runAll(commands: readonly string[], cwd: string): readonly string[] {
  const bin = join(folder.path, "bin");
  const script = commands.map((line) => `${line}\nprintf '%s\\n' $? >> "$CODES"\n`).join("");
  const codes = join(cwd, ".codes");
  writeFileSync(codes, "");
  const { stderr } = spawnSync("sh", ["-c", script], {
    cwd,
    env: {
      ...process.env,
      PATH: `${bin}:${process.env["PATH"]}`,
      HASP_CACHE: join(folder.path, "cache"),
      CODES: codes,
      ...("host" in docker && { DOCKER_HOST: docker.host }),
    },
    encoding: "utf8",
    timeout: 110_000,
  });
  const ended = readFileSync(codes, "utf8").trim().split("\n");
  const errors = stderr.split("\n").filter((line) => /^(error|sh:)/.test(line));
  return [...commands.map((line, index) => `${ended[index]} ${line}`), ...errors];
}

beforeAll(async () => {
  image = makeDemoImage(join(folder.path, "image"), root);
  const bin = join(folder.path, "bin");
  mkdirSync(bin);
  const hasp = join(root, "packages/cli/bin/hasp.js");
  writeFileSync(join(bin, "hasp"), `#!/bin/sh\nexec "${process.execPath}" "${hasp}" "$@"\n`);
  chmodSync(join(bin, "hasp"), 0o755);
});
afterAll(() => folder[Symbol.dispose]());

test.each(Object.keys(guides))("%s, word for word", async (name) => {
  const guide = guides[name] ?? "";
  const left = notRun[name] ?? [];
  const all = commandsOf(guide);
  for (const [start] of left)
    expect(
      all.some((line) => line.startsWith(start)),
      start,
    ).toBe(true);
  const commands = all.filter((line) => !left.some(([start]) => line.startsWith(start)));
  const cwd = join(folder.path, name);
  const at = (file: string): string => join(cwd, file);
  mkdirSync(cwd);
  writeFiles(name, at);
  await prepare[name]?.(at);
  const expected = commands.map((line) => {
    const code = exitCodes.findLast(([pattern]) => pattern.test(line))?.[1] ?? 0;
    return `${code} ${line}`;
  });
  expect(commands.length > 0 ? runAll(commands, cwd) : []).toEqual(expected);
});

test("every command that a sentence names exists, with its options", () => {
  const reference = readFileSync(join(root, "docs/reference/cli.md"), "utf8");
  const sections = reference.split(/^## /m);
  for (const command of Object.values(guides).flatMap(namedCommandsOf)) {
    const words = command.split(" ").filter((word) => word !== "…");
    const options = words.filter((word) => word.startsWith("--"));
    const section = sections.find((text) =>
      [3, 2].some((count) => text.startsWith(`${words.slice(0, count).join(" ")}\n`)),
    );
    // `hasp check …` is every command that begins so
    if (!command.includes("…")) expect(section, command).toBeDefined();
    for (const option of options) expect(section ?? reference, command).toContain(option);
  }
});

const pages = [
  ...["README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG", "SECURITY"].map(
    (name) => `${name}.md`,
  ),
  ...["docs/guides", "docs/contributing"].flatMap((place) =>
    readdirSync(join(root, place))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${place}/${name}`),
  ),
];

test.each(pages)("every link of %s leads to something", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const targets = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(
    ([, target = ""]) => target,
  );
  const missing = targets.filter((target) => !existsSync(join(root, dirname(page), target)));
  expect(missing).toEqual([]);
});

test("ARCHITECTURE.md maps what is there, in 150 lines", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
  const places = [...text.matchAll(/^\| `((?:packages|scripts|test)[^`]*)` \|/gm)].map(
    ([, place = ""]) => place,
  );
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter((place) => globSync(place, { cwd: root }).length === 0)).toEqual([]);
});

test("the README's sample is as small as it says, and its picture shows a real run", () => {
  const at = (file: string): string => join(folder.path, "README.md", file);
  const hasp = (...args: string[]) =>
    spawnSync(join(folder.path, "bin/hasp"), args, {
      cwd: at("."),
      env: { ...process.env, HASP_CACHE: join(folder.path, "sample") },
      encoding: "utf8",
      timeout: 60_000,
    }).stdout;
  hasp("db", "import", join(fixtures, "feeds"));
  const status = hasp("db", "status");
  expect(status).toMatch(/^debian:12 +debian +44 /m);
  expect(status).toMatch(/^npm +osv:npm +30 /m);
  const shown = hasp("check", "manifest", "deployment.yaml");
  const picture = readFileSync(join(root, "docs/guides/check-manifest.svg"), "utf8");
  const named = (text: string) => [...text.matchAll(/(HIGH|MEDIUM) +([a-z-]+)/g)].map((m) => m[2]);
  expect(named(picture)).toEqual(named(shown));
});
