import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connectDocker } from "@hasp/runtime";
import { ociLayout, smallDebian, writeFolder } from "@hasp/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { endProcess, findLine } from "../../scripts/quickstart/hasp-process.ts";
import { creationReview, postReview } from "../../scripts/quickstart/post-review.ts";
import { hasp, makeFolder, root, start } from "./hasp.ts";
import { loadImage } from "./image.ts";

const docker = inject("docker");
const host = "host" in docker ? docker.host : undefined;
const folder = makeFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
const bundle = ["--bundle", at("bundle.tar.gz")];
const env = { HASP_CACHE: at("cache"), ...(host && { DOCKER_HOST: host }) };
const children: ReturnType<typeof start>[] = [];

/** What one decision says, whoever carried it out. */
interface Judged {
  readonly digest: string;
  readonly verdict: string;
  readonly policies: readonly string[];
  readonly excepted: readonly string[];
  /** Codes of what could not be told and makes the verdict unknown. */
  readonly undecided: readonly string[];
}

const leak = { "srv/.env": `ID=AKIA${"Q7RWZ2X4T3N6M5P2"}\n` };
const subjects = {
  clean: { privileged: false, files: {} },
  unknown: { privileged: false, files: { "var/lib/rpm/rpmdb.sqlite": "SQLite" } },
  excepted: { privileged: true, files: leak },
  hostile: { privileged: true, files: leak },
} as const;
type Name = keyof typeof subjects;
const names = Object.keys(subjects) as Name[];
const referenceOf = (name: Name): string => `docker.io/library/${name}:1.0`;

const settings = (): string => `exceptions:
  - id: EX-1
    policies: [privileged-container, image-secret]
    owner: a@example.com
    reason: test
    expires: ${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}
    match: {images: ["docker.io/library/excepted:*"]}
`;

function podOf(name: Name) {
  const { privileged } = subjects[name];
  const container = {
    name,
    image: referenceOf(name),
    securityContext: privileged ? { privileged } : { runAsNonRoot: true, runAsUser: 1000 },
    resources: { limits: { cpu: "1", memory: "64Mi" } },
  };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "shop" },
    spec: { containers: [container] },
  };
}

/** Makes the image of a subject, in the engine where there is one; gives where it is scanned. */
async function makeImage(name: Name): Promise<string> {
  const own = subjects[name].files;
  const reference = referenceOf(name);
  if (host) {
    await loadImage(host, folder.path, reference, Object.keys(own).length > 0 ? [own] : []);
    return `docker:${reference}`;
  }
  const image = { name: reference, layers: [{ ...smallDebian, ...own }], steps: ["COPY . /"] };
  writeFolder(at(name), ociLayout({ ...image, config: { User: "1000" } }));
  return `oci-dir:${at(name)}`;
}

const images: Partial<Record<Name, Judged & { readonly code: number | null }>> = {};

beforeAll(async () => {
  writeFileSync(at("settings.yaml"), settings());
  const build = ["policy", "build", "--settings", at("settings.yaml"), "-o", at("bundle.tar.gz")];
  expect(await hasp(build, { env })).toMatchObject({ code: 0 });
  expect(await hasp(["db", "import", join(root, "test/fixtures/feeds")], { env })).toMatchObject({
    code: 0,
  });
  for (const name of names) {
    const args = ["check", "image", await makeImage(name), "-f", "json", ...bundle];
    images[name] = await judgedBy(args, "");
  }
});

afterAll(async () => {
  for (const child of children) await endProcess(child);
  folder[Symbol.dispose]();
});

async function judgedBy(args: string[], input: string) {
  const { code, stdout, stderr } = await hasp(args, { env, input });
  expect(stdout, stderr).toMatch(/^\{/);
  return { code, ...toldBy(JSON.parse(stdout).decisions[0]) };
}

interface DecisionJson {
  readonly bundle: { readonly digest: string };
  readonly verdict: string;
  readonly violations: readonly { readonly policy: string }[];
  readonly excepted: readonly { readonly policy: string }[];
  readonly undecided: readonly { readonly code: string; readonly effect: string }[];
}

function toldBy(decision: DecisionJson): Judged {
  const policies = (list: readonly { readonly policy: string }[]) => unique(list.map(policyOf));
  return {
    digest: decision.bundle.digest,
    verdict: decision.verdict,
    policies: policies(decision.violations),
    excepted: policies(decision.excepted),
    undecided: unique(
      decision.undecided.filter(({ effect }) => effect === "unknown").map(({ code }) => code),
    ),
  };
}

const policyOf = ({ policy }: { readonly policy: string }): string => policy;
const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

async function startWebhook(failurePolicy: string): Promise<number> {
  const server = start(
    [
      "admission",
      "serve",
      "--listen",
      "127.0.0.1:0",
      "--certificate",
      at("tls.crt"),
      "--private-key",
      at("tls.key"),
      "--log-format",
      "json",
      "--failure-policy",
      failurePolicy,
      ...bundle,
    ],
    { env },
  );
  children.push(server);
  const port = await findLine(
    server.stderr,
    60_000,
    (line) => /127\.0\.0\.1:(\d+)/.exec(line)?.[1],
  );
  return Number(port);
}

async function reviewedBy(port: number, name: Name) {
  const { response } = await postReview(port, at("ca.crt"), creationReview(podOf(name)));
  const { auditAnnotations: told, allowed, status } = response;
  const listed = (list: string) =>
    (told[list] ?? "").split(",").flatMap((one) => (one === "" ? [] : [one.split("=")]));
  const judged: Judged = {
    digest: told["bundle-digest"] ?? "",
    verdict: told["verdict"] ?? "",
    policies: unique(listed("violations").map(([policy = ""]) => policy)),
    excepted: unique(listed("excepted").map(([policy = ""]) => policy)),
    undecided: unique(
      listed("undecided").flatMap(([code = "", effect]) => (effect === "unknown" ? [code] : [])),
    ),
  };
  return { allowed, message: status?.message ?? "", ...judged };
}

test("images, manifests and the webhook: the same policies, exceptions and things that could not be told", async () => {
  const made = await hasp(
    ["admission", "certificate", folder.path, "--url", "https://localhost:8443/validate"],
    { env },
  );
  expect(made).toMatchObject({ code: 0 });
  const strict = await startWebhook("deny");
  const lenient = await startWebhook("allow");
  const codes: Record<Name, number> = { clean: 0, unknown: 2, excepted: 0, hostile: 1 };
  for (const name of names) {
    const image = images[name];
    const args = ["check", "manifest", "-", "--phase", "deploy", "-f", "json", ...bundle];
    const manifest = await judgedBy(args, JSON.stringify(podOf(name)));
    const { allowed, message, ...review } = await reviewedBy(strict, name);
    const { code, ...told } = manifest;
    expect([name, image?.code, code]).toEqual([name, codes[name], codes[name]]);
    expect(review, name).toEqual(told);
    expect(image?.digest).toBe(told.digest);
    for (const part of ["policies", "excepted", "undecided"] as const) {
      const ofImage = image?.[part] ?? ["no decision"];
      expect(
        ofImage.filter((one) => !told[part].includes(one)),
        `${name}: ${part}`,
      ).toEqual([]);
    }
    expect(allowed, name).toBe(codes[name] === 0);
    if (name === "unknown") expect(message).toContain("DATABASE_UNSUPPORTED");
    expect((await reviewedBy(lenient, name)).allowed, name).toBe(codes[name] !== 1);
  }
  expect(images.unknown).toMatchObject({ verdict: "unknown", undecided: ["DATABASE_UNSUPPORTED"] });
  expect(images.hostile?.policies).toContain("image-secret");
  expect(images.excepted?.excepted).toContain("image-secret");
  const { message } = await reviewedBy(strict, "hostile");
  expect(message).toContain("privileged-container");
  expect(message).toContain("/spec/containers/0/securityContext/privileged");
});

async function run(name: Name): Promise<AsyncDisposable> {
  const engine = connectDocker(host);
  const container = await engine.createContainer({
    name,
    Image: referenceOf(name),
    Cmd: ["/bin/sleep", "60"],
    HostConfig: {
      Privileged: subjects[name].privileged,
      NetworkMode: "none",
      Runtime: "reduced",
    },
  });
  await container.start();
  return { [Symbol.asyncDispose]: () => container.remove({ force: true }) };
}

test.skipIf(host === undefined)(
  `the agent says the same of the containers that run them${"missing" in docker ? `: ${docker.missing}` : ""}`,
  async () => {
    const agent = start(["agent", "--interval", "250", ...bundle], { env });
    children.push(agent);
    await using _ = await runAll();
    const told = await alertsUntil(agent, ["unknown", "hostile", "excepted"]);
    for (const name of ["unknown", "hostile", "excepted"] as const) {
      const judged = told.get(name);
      const image = images[name];
      expect(judged?.digest).toBe(image?.digest);
      expect([name, judged?.undecided]).toEqual([name, image?.undecided]);
      expect(judged?.policies, name).toEqual(expect.arrayContaining([...(image?.policies ?? [])]));
      expect(judged?.excepted, name).toEqual(expect.arrayContaining([...(image?.excepted ?? [])]));
    }
    expect(told.get("unknown")?.verdict).toBe("unknown");
    expect(told.get("hostile")).toMatchObject({
      verdict: "deny",
      policies: expect.arrayContaining(["privileged-container", "image-secret"]),
    });
    expect(told.get("excepted")?.excepted).toContain("privileged-container");
    expect(["deny", "unknown"]).not.toContain(told.get("excepted")?.verdict);
    expect(["deny", "unknown"]).not.toContain(told.get("clean")?.verdict);
  },
);

async function runAll(): Promise<AsyncDisposable> {
  const running: AsyncDisposable[] = [];
  for (const name of names) running.push(await run(name));
  return {
    async [Symbol.asyncDispose]() {
      for (const one of running) await one[Symbol.asyncDispose]();
    },
  };
}

/** What the agent alerts of containers, until it has spoken of all that are named. */
async function alertsUntil(
  agent: ReturnType<typeof start>,
  wanted: readonly Name[],
): Promise<ReadonlyMap<string, Judged>> {
  const told = new Map<string, Judged>();
  for await (const line of createInterface({ input: agent.stdout ?? process.stdin })) {
    const alert = JSON.parse(line);
    if (alert.type !== "alert" || alert.decision.subject.kind !== "container") continue;
    expect(alert).toMatchObject({ coverage: "sampled" });
    told.set(alert.container.name, toldBy(alert.decision));
    if (wanted.every((name) => told.has(name))) return told;
  }
  throw new Error(`the agent spoke of ${[...told.keys()].join(", ") || "nothing"}`);
}
