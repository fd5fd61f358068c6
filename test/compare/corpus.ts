import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ociLayout, smallDebian, writeFolder } from "@hasp/testing";
import { hasp, root } from "../e2e/hasp.ts";
import { attacks } from "../ordinary-life/attacks.ts";
import { commandLife } from "../ordinary-life/command-life.ts";
import { recordedLife } from "../ordinary-life/recorded-life.ts";
import { accessLife, requestLife } from "../ordinary-life/request-life.ts";
import { scriptLife } from "../ordinary-life/script-life.ts";
import { bases, variations } from "../pod-security/variations.ts";

/** An input by the name of what it was made from, as the text that is evaluated. */
export interface Case {
  readonly name: string;
  readonly input: string;
}

const fixtures = join(root, "test/fixtures");

/**
 * Inputs of every kind: records that the command line makes of manifests in each phase and of images that are clean, leaky and
 * half unreadable, and events: as sensors send them, of ordinary life, and the attacks that each policy is there for.
 */
export async function gatherCases(folder: string, bundle: string): Promise<readonly Case[]> {
  const env = { HASP_CACHE: join(folder, "cache") };
  const common = ["--bundle", bundle, "--no-fail"];
  await expectRun(["db", "import", join(fixtures, "feeds")], env);
  const records: string[] = [];
  for (const image of writeImages(folder)) {
    const to = join(folder, `image-${records.length}`);
    await expectRun(["check", "image", image, ...common, "--save-inputs", to], env);
    records.push(to);
  }
  const pods = join(folder, "pods.json");
  writeFileSync(pods, JSON.stringify(variedPods()));
  await expectRun(
    ["check", "manifest", pods, ...common, "--save-inputs", join(folder, "pods")],
    env,
  );
  records.push(join(folder, "pods"));
  const manifests = list(join(fixtures, "manifests")).filter((file) => file.endsWith(".yaml"));
  for (const phase of ["build", "deploy", "run"]) {
    const to = join(folder, phase);
    const asked = [...manifests, "--phase", phase, ...common, "--save-inputs", to];
    await expectRun(["check", "manifest", ...asked], env);
    records.push(to);
  }
  return [
    ...records.flatMap((record) => list(record)).map(fromRecord),
    ...list(join(fixtures, "events")).map((file) => ({ name: file, input: read(file) })),
    ...ordinaryLife(),
    ...attacks().map(([policy, input]) => ({
      name: `attack ${policy}`,
      input: JSON.stringify(input),
    })),
  ];
}

/** Of twenty recorded events nineteen are like the one that is taken. */
function* ordinaryLife(): Generator<Case> {
  const lives = { recordedLife, commandLife, scriptLife, requestLife, accessLife };
  for (const [name, life] of Object.entries(lives)) {
    for (const [i, input] of [...life()].entries()) {
      if (life !== recordedLife || i % 20 === 0)
        yield { name: `${name} ${i}`, input: JSON.stringify(input) };
    }
  }
}

/** Every way of saying what Pod Security asks about, in a namespace of each level. */
function variedPods(): object {
  const levels = ["restricted", "baseline", "privileged"];
  const namespaces = levels.map((name) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "pod-security.kubernetes.io/enforce": name } },
  }));
  const pods = bases.flatMap((make, base) =>
    // half of them are many enough
    variations.flatMap((vary, number) => {
      if ((base + number) % 2 === 1) return [];
      const pod = make();
      vary(pod);
      const namespace = levels[number % levels.length];
      const name = `pod-${base}-${number}`;
      return [{ ...pod, metadata: { ...pod.metadata, name, namespace } }];
    }),
  );
  return { apiVersion: "v1", kind: "List", items: [...namespaces, ...pods] };
}

function fromRecord(file: string): Case {
  const record = JSON.parse(read(file)) as { input: unknown };
  return { name: file, input: JSON.stringify(record.input) };
}

async function expectRun(args: readonly string[], env: Record<string, string>): Promise<void> {
  const { code, stderr } = await hasp(args, { env });
  // 2 is "could not tell", which some of the subjects are there for
  if (code !== 0 && code !== 2)
    throw new Error(`hasp ${args.join(" ")} ended with ${code}\n${stderr}`);
}

const key = `-----BEGIN RSA PRIVATE KEY-----\n${"MIIEpAIBAAKCAQEA7Q".repeat(20)}\n-----END RSA PRIVATE KEY-----\n`;

function writeImages(folder: string): readonly string[] {
  const images = {
    clean: smallDebian,
    leaky: { ...smallDebian, "root/.ssh/id_rsa": key, "bin/sh": "#!\n" },
    unread: { ...smallDebian, "var/lib/rpm/rpmdb.sqlite": "SQLite format 3\0" },
  };
  return Object.entries(images).map(([name, files]) => {
    const image = { name: "docker.io/library/nginx:1.27", config: { User: "0" } };
    const layout = ociLayout({ ...image, layers: [files], steps: ["COPY . /"] });
    writeFolder(join(folder, name), layout);
    return `oci-dir:${join(folder, name)}`;
  });
}

function list(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
