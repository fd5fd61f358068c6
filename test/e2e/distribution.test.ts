import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { hasp, makeFolder, type Run } from "./hasp.ts";
import {
  freePort,
  type RealRegistry,
  startRegistry,
  stop,
  untilListening,
  user,
} from "./registry.ts";

const docker = inject("docker");
const missing = "missing" in docker ? docker.missing : undefined;
const opa = inject("opa");
const folder = makeFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
const config = at("docker");
let registry: RealRegistry;
const stopped: AsyncDisposable[] = [];

/** Runs hasp as someone who has logged in to the registry. */
const run = (...args: string[]): Promise<Run> =>
  hasp(args, {
    cwd: folder.path,
    env: { HASP_CACHE: at("cache"), DOCKER_CONFIG: config, HASP_REGISTRY_CA: registry.ca },
  });
const reference = (tag: string): string => `${registry.host}/team/policies:${tag}`;
const place = (tag: string): string => `oci://${reference(tag)}`;
const key = ["--verification-key", "key.pub"];

beforeAll(async () => {
  if (missing !== undefined) return;
  for (const name of ["key", "other"]) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(at(`${name}.pub`), publicKey.export({ type: "spki", format: "pem" }));
    writeFileSync(at(`${name}.pem`), privateKey.export({ type: "pkcs8", format: "pem" }));
  }
  registry = await startRegistry(at("registry"));
  stopped.push(registry);
  mkdirSync(config);
  const auth = Buffer.from(`${user.name}:${user.password}`).toString("base64");
  writeFileSync(
    join(config, "config.json"),
    JSON.stringify({ auths: { [registry.host]: { auth } } }),
  );
  writeFileSync(at("settings.yaml"), "policies: {privileged-container: {enforcement: warn}}\n");
  const build = ["policy", "build", "--revision"];
  const signing = ["--signing-key", "key.pem", "--key-id", "release"];
  for (const args of [
    [...build, "one", "--sequence", "1", "-o", "one.tar.gz", ...signing],
    [...build, "two", "--sequence", "2", "-o", "two.tar.gz", "--settings", "settings.yaml"],
  ])
    expect(await run(...args)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  for (const one of stopped.reverse()) await one[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const real = test.skipIf(missing !== undefined);

real("what is pushed twice is the same artifact, and comes back byte for byte", async () => {
  const push = ["bundle", "push", "one.tar.gz", reference("v1"), "--also-tag", "prod"];
  const pushed = await run(...push);
  expect(pushed).toMatchObject({ code: 0 });
  expect(pushed.stdout).toMatch(/^oci:\/\/localhost:\d+\/team\/policies@sha256:[0-9a-f]{64}\n$/);
  expect(pushed.stderr).toContain("revision one is now v1, prod");
  const again = await run(...push);
  expect(again).toMatchObject({ code: 0, stdout: pushed.stdout });
  expect(again.stderr).toContain("was there already");
  const digest = pushed.stdout.trim();
  for (const wanted of [reference("v1"), place("prod"), digest]) {
    const pulled = await run("bundle", "pull", wanted, "-o", "pulled.tar.gz", ...key);
    expect(pulled).toMatchObject({ code: 0 });
    expect(pulled.stderr).toContain(`${digest}, signature verified`);
    expect(Buffer.compare(readFileSync(at("pulled.tar.gz")), readFileSync(at("one.tar.gz")))).toBe(
      0,
    );
  }
  const verified = await run("bundle", "verify", place("prod"), ...key, "-f", "json");
  expect(JSON.parse(verified.stdout)).toMatchObject({
    revision: "one",
    sequence: 1,
    reference: digest,
    signature: { keyId: "release", algorithm: "ES256", key: /^sha256:[0-9a-f]{64}$/ },
  });
});

real("a pull asks for the signature, and writes nothing without it", async () => {
  const refused = await run(
    ...["bundle", "pull", reference("v1"), "-o", "none.tar.gz", "--verification-key", "other.pub"],
  );
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("error[SIGNATURE_INVALID]");
  expect(readdirSync(folder.path)).not.toContain("none.tar.gz");
});

real("neither a tag nor a file goes back, unless it is wanted", async () => {
  expect(await run("bundle", "push", "two.tar.gz", reference("prod"))).toMatchObject({ code: 0 });
  expect(await run("bundle", "pull", reference("prod"), "-o", "prod.tar.gz")).toMatchObject({
    code: 0,
  });
  const back = await run("bundle", "push", "one.tar.gz", reference("prod"));
  expect(back.code).toBe(2);
  expect(back.stderr).toContain("error[ROLLBACK_REFUSED]");
  const older = await run("bundle", "pull", reference("v1"), "-o", "prod.tar.gz");
  expect(older.code).toBe(2);
  expect(older.stderr).toContain("error[ROLLBACK_REFUSED]");
  expect(Buffer.compare(readFileSync(at("prod.tar.gz")), readFileSync(at("two.tar.gz")))).toBe(0);
  const wanted = ["bundle", "pull", reference("v1"), "-o", "prod.tar.gz", "--allow-rollback"];
  expect(await run(...wanted)).toMatchObject({ code: 0 });
});

real("the difference of a file and what is in the registry names what changed", async () => {
  const { code, stdout } = await run("bundle", "diff", place("v1"), "two.tar.gz");
  expect(code).toBe(1);
  expect(stdout).toMatch(/~ +policy +privileged-container mode \/build +enforce -> warn/);
  expect(stdout).not.toMatch(/~ +file/);
  const same = await run("bundle", "diff", place("v1"), "one.tar.gz");
  expect(same).toMatchObject({ code: 0, stdout: "the same: revision one\n" });
});

real("what was pushed without a signature is signed where it is", async () => {
  await run("bundle", "push", "two.tar.gz", reference("later"), "--annotation", "a.b=c");
  const unsigned = await run("bundle", "verify", place("later"), ...key);
  expect(unsigned.stderr).toContain("error[BUNDLE_UNSIGNED]");
  const signing = ["--signing-key", "key.pem", "--key-id", "late"];
  expect(await run("bundle", "sign", place("later"), ...signing)).toMatchObject({ code: 0 });
  const verified = await run("bundle", "verify", place("later"), ...key);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.stdout).toMatch(/signed by +late/);
});

real(
  "without a login, the authority or TLS there is no answer, and the reason is said",
  async () => {
    const pull = (...rest: string[]) => ["bundle", "pull", reference("v1"), "-o", "x", ...rest];
    const env = { HASP_CACHE: at("cache"), DOCKER_CONFIG: at("nowhere") };
    const bare = (args: readonly string[], more: Record<string, string> = {}) =>
      hasp(args, { cwd: folder.path, env: { ...env, ...more } });
    const ca = ["--registry-ca", registry.ca];
    const cases: [readonly string[], Record<string, string>, string][] = [
      [pull(...ca), {}, "REGISTRY_UNAUTHORIZED"],
      [pull(), {}, "REGISTRY_UNTRUSTED"],
      [pull("--registry-plain-http"), {}, "REGISTRY_REFUSED"],
      [
        pull(...ca, "--registry-username", user.name),
        { HASP_REGISTRY_PASSWORD: "wrong" },
        "REGISTRY_UNAUTHORIZED",
      ],
      [pull(...ca, "--registry-username", user.name), {}, "USAGE"],
      [
        [
          "bundle",
          "pull",
          `${registry.host}/team/policies:none`,
          ...ca,
          "--registry-username",
          user.name,
        ],
        { HASP_REGISTRY_PASSWORD: user.password },
        "BUNDLE_NOT_FOUND",
      ],
    ];
    for (const [args, more, code] of cases) {
      const { stderr, ...ended } = await bare(args, more);
      expect(stderr).toContain(`error[${code}]`);
      expect(stderr).toContain("hint: ");
      expect(stderr).not.toContain(user.password);
      expect(ended.code).toBe(2);
    }
    const login = ["--registry-username", user.name];
    const right = await bare(pull(...ca, ...login), { HASP_REGISTRY_PASSWORD: user.password });
    expect(right).toMatchObject({ code: 0 });
  },
);

real("a registry over TLS that leads to plain HTTP, or stalls, is left", async () => {
  const plain = createServer((_, response) => response.end("stolen"));
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const location = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  const keys = { key: readFileSync(at("registry/key.pem")), cert: readFileSync(registry.ca) };
  const leading = createTlsServer(keys, ({ url }, response) => {
    if (url?.endsWith("/moved")) response.writeHead(307, { location }).end();
  });
  await new Promise<void>((resolve) => leading.listen(0, "127.0.0.1", resolve));
  const { port } = leading.address() as AddressInfo;
  const pull = (tag: string) =>
    run("bundle", "pull", `localhost:${port}/a:${tag}`, "--registry-timeout", "1");
  expect((await pull("moved")).stderr).toContain("error[REGISTRY_REDIRECT]");
  expect((await pull("stalled")).stderr).toContain("error[REGISTRY_TIMEOUT]");
  for (const server of [plain, leading]) {
    server.closeAllConnections();
    server.close();
  }
});

test.skipIf("missing" in opa)(
  "a stock OPA pulls the same artifact, checks its signature and decides alike",
  async () => {
    const program = "path" in opa ? opa.path : "";
    const manifest =
      "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: 'a:1', securityContext: {privileged: true}}]}}";
    writeFileSync(at("pod.yaml"), manifest);
    const judging = ["--bundle", "pulled.tar.gz", ...key, "--save-inputs", "records", "--no-fail"];
    await run("bundle", "pull", reference("v1"), "-o", "pulled.tar.gz", ...key);
    expect(await run("check", "manifest", "pod.yaml", ...judging)).toMatchObject({ code: 0 });
    const [name = ""] = readdirSync(at("records"));
    const { input, decision } = JSON.parse(readFileSync(at("records", name), "utf8"));

    const decide = async (publicKey: string): Promise<unknown> => {
      const port = await freePort();
      const settings = {
        services: {
          registry: {
            type: "oci",
            url: `https://${registry.host}`,
            tls: { ca_cert: registry.ca },
            credentials: {
              bearer: {
                scheme: "Basic",
                token: `${user.name}:${user.password}`,
              },
            },
          },
        },
        bundles: {
          hasp: {
            service: "registry",
            resource: reference("v1"),
            polling: { min_delay_seconds: 1, max_delay_seconds: 2 },
            signing: { keyid: "release" },
          },
        },
        keys: { release: { algorithm: "ES256", key: readFileSync(at(publicKey), "utf8") } },
        persistence_directory: at(`opa-${publicKey}`),
      };
      writeFileSync(at("opa.json"), JSON.stringify(settings));
      const args = [
        "run",
        "--server",
        "--addr",
        `127.0.0.1:${port}`,
        "--config-file",
        at("opa.json"),
      ];
      const server = spawn(program, args, {
        stdio: ["ignore", "ignore", "pipe"],
        cwd: folder.path,
      });
      let log = "";
      server.stderr?.on("data", (chunk: Buffer) => {
        log += chunk.toString();
      });
      try {
        await untilListening(port, server);
        const deadline = Date.now() + 20_000;
        while (Date.now() < deadline) {
          const answer = await fetch(`http://127.0.0.1:${port}/v1/data/hasp/decide/workload`, {
            method: "POST",
            body: JSON.stringify({ input }),
          });
          const { result } = (await answer.json()) as { result?: unknown };
          if (result !== undefined) return result;
          if (/failed to verify JWT signature/i.test(log)) return log;
          await wait(200);
        }
        return log;
      } finally {
        await stop(server);
      }
    };

    const { bundle: _, input: __, ...rest } = decision;
    expect(await decide("key.pub")).toEqual(rest);
    expect(rest.verdict).toBe("deny");
    expect(await decide("other.pub")).toMatch(/failed to verify JWT signature/i);
  },
);
