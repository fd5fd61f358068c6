import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { watchDemoContainer } from "./demo-container.ts";
import { type DemoImage, makeDemoImage } from "./demo-image.ts";
import { deployment } from "./demo-workload.ts";
import { endProcess, findLine, runHasp, startHasp } from "./hasp-process.ts";
import { creationReview, postReview } from "./post-review.ts";

/** What one phase said. */
interface Outcome {
  readonly phase: string;
  readonly subject: string;
  readonly verdict: string;
  readonly policies: readonly string[];
  readonly bundle: string;
}

interface Decision {
  readonly subject: { readonly name: string };
  readonly verdict: string;
  readonly bundle: { readonly digest: string };
  readonly violations: readonly { readonly policy: string }[];
}

const root = dirname(dirname(import.meta.dirname));
const folder = join(root, "build", "quickstart");
const env = { ...process.env, HASP_CACHE: join(folder, "cache") };
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function build(image: DemoImage): Promise<Outcome> {
  const report = join(folder, "image.json");
  const args = [
    "check",
    "image",
    `oci-dir:${image.ociDir}`,
    "-q",
    "-f",
    `json=${report}`,
    "-f",
    "table",
  ];
  const { stdout } = await runHasp(root, args, env, [1]);
  say(head(stdout, 24));
  const { stdout: json } = await runHasp(root, [...args.slice(0, 4), "-f", "json"], env, [1]);
  return outcome("build", JSON.parse(json).decisions[0]);
}

async function deploy(): Promise<Outcome> {
  const tls = join(folder, "tls");
  // hasp overwrites no key, and the last run left one
  rmSync(tls, { recursive: true, force: true });
  await runHasp(
    root,
    ["admission", "certificate", tls, "--url", "https://localhost:8443/validate"],
    env,
  );
  const files = ["--certificate", join(tls, "tls.crt"), "--private-key", join(tls, "tls.key")];
  const server = startHasp(root, ["admission", "serve", "--listen", "127.0.0.1:0", ...files], env);
  try {
    const port = await findLine(
      server.stderr,
      60_000,
      (line) => /127\.0\.0\.1:(\d+)/.exec(line)?.[1],
    );
    if (!port) throw new Error("the webhook did not start");
    const { response } = await postReview(
      Number(port),
      join(tls, "ca.crt"),
      creationReview(deployment),
    );
    say(head(response.status?.message ?? "(allowed)", 12));
    const annotations = response.auditAnnotations;
    return {
      phase: "deploy",
      subject: `Deployment/${deployment.metadata.name}`,
      verdict: response.allowed ? "allow" : "deny",
      policies: (annotations["violations"] ?? "").split(",").map((one) => one.split("=")[0] ?? ""),
      bundle: annotations["bundle-digest"] ?? "",
    };
  } finally {
    await endProcess(server);
  }
}

async function run(image: DemoImage): Promise<Outcome | string> {
  const watched = await watchDemoContainer({ root, env, image });
  if (typeof watched === "string") return watched;
  for (const { decision, process: cause } of watched) {
    const [first] = decision.violations;
    say(
      `alert  ${first?.policy}  ${first?.message}${cause ? `  (pid ${cause.pid}: ${cause.args.join(" ")})` : ""}`,
    );
  }
  const container = watched.find(({ decision }) => decision.subject.kind === "container");
  return container
    ? outcome("run", container.decision)
    : "the agent wrote no alert about the container";
}

/** What stands in for a container where none can run. */
async function judgeManifest(why: string): Promise<Outcome> {
  say(`no container was watched: ${why}`);
  say("instead: hasp check manifest, on the same workload");
  const args = ["check", "manifest", join(folder, "deployment.yaml"), "-q"];
  say(head((await runHasp(root, args, env, [1])).stdout, 16));
  const { stdout } = await runHasp(root, [...args, "-f", "json"], env, [1]);
  return outcome("build", JSON.parse(stdout).decisions[0]);
}

function outcome(phase: string, { subject, verdict, bundle, violations }: Decision): Outcome {
  const policies = [...new Set(violations.map(({ policy }) => policy))];
  return { phase, subject: subject.name, verdict, policies, bundle: bundle.digest };
}

function head(text: string, lines: number): string {
  const all = text.trimEnd().split("\n");
  return all.length <= lines
    ? all.join("\n")
    : [...all.slice(0, lines), `… ${all.length - lines} more lines`].join("\n");
}

function summarize(outcomes: readonly Outcome[]): boolean {
  say("\nOne bundle, three decisions");
  for (const { phase, subject, verdict, policies, bundle } of outcomes) {
    const named =
      policies.slice(0, 4).join(", ") +
      (policies.length > 4 ? `, and ${policies.length - 4} more` : "");
    say(`  ${phase.padEnd(7)}${verdict.padEnd(6)}${bundle.slice(0, 19)}  ${subject}: ${named}`);
  }
  const shared = outcomes[0]?.policies.filter((policy) =>
    outcomes.every((one) => one.policies.includes(policy)),
  );
  say(`\nBundle ${outcomes[0]?.bundle}\nBroken in each of these phases: ${shared?.join(", ")}`);
  say(`
Try next
  npx hasp check manifest build/quickstart/deployment.yaml    the same workload, with file and line
  npx hasp check image IMAGE                                  an image of your Docker engine
  npx hasp policy test                                        the policies' own tests, with coverage
  npx hasp --help                                             everything else; docs/guides has the rest`);
  return outcomes.every((one) => one.bundle === outcomes[0]?.bundle && one.verdict === "deny");
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
say("\n== Making an image of what this machine has");
const image = makeDemoImage(folder, root);
await runHasp(root, ["db", "import", join(root, "test/fixtures/feeds"), "-q"], env);
say("\n== build: hasp check image");
const built = await build(image);
say("\n== deploy: hasp admission serve, asked over HTTPS with an AdmissionReview");
writeFileSync(join(folder, "deployment.yaml"), `${JSON.stringify(deployment, undefined, 2)}\n`);
const deployed = await deploy();
say("\n== run: hasp agent, beside a real container");
const ran = await run(image);
const third = typeof ran === "string" ? await judgeManifest(ran) : ran;
process.exitCode = summarize([built, deployed, third]) ? 0 : 1;
