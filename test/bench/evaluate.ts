import {
  buildBundle,
  compileLibrary,
  createEvaluator,
  createInlineEvaluator,
  type Input,
  localCompiler,
  openBundle,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";

// what a decision over a workload costs, against V8 parsing the same bytes, and whether memory stays flat:
// node --conditions=@hasp/source test/bench/evaluate.ts [evaluations]
const count = Number(process.argv[2] ?? 20_000);

const container = (
  name: string,
): Extract<Input, { kind: "workload" }>["workload"]["containers"][0] => ({
  name,
  role: "app",
  image: {
    reference: "registry.example/app:1.0",
    registry: "registry.example",
    repository: "app",
    tag: "1.0",
    known: false,
  },
  command: [],
  args: ["serve", "--port", "8080"],
  env: Array.from({ length: 10 }, (_, i) => ({
    name: `SETTING_${i}`,
    value: "on",
    source: "literal",
  })),
  user: { uid: 1000, nonRoot: true },
  privileged: name === "b",
  readOnlyRootFilesystem: true,
  capabilities: { add: [], drop: ["ALL"] },
  hostNamespaces: { network: false, pid: false, ipc: false, uts: false, user: false },
  resources: { requests: { cpu: 0.1 }, limits: { cpu: 1, memory: 2 ** 28 } },
  mounts: [{ kind: "volume", source: "data", destination: "/data", readOnly: false }],
  devices: [],
  ports: [{ container: 8080, protocol: "tcp" }],
});

const input: Input = {
  phase: "deploy",
  kind: "workload",
  context: { time: "2026-11-24T00:00:00.000Z" },
  workload: {
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: "app",
    namespace: "shop",
    labels: { app: "app" },
    annotations: {},
    owners: [],
    containers: [container("a"), container("b"), container("c")],
  },
};

const files = await readLibrary([shippedLibrary]);
const bundle = await openBundle(
  await buildBundle(await compileLibrary({ files, compiler: localCompiler })),
);
const text = JSON.stringify(input);
const inline = await createInlineEvaluator(bundle);
const worker = await createEvaluator(bundle);

await rate(1000, () => inline.evaluate(input)); // V8 compiles what is hot first
const before = inline.memorySize;
const perInline = await rate(count, () => inline.evaluate(input));
const after = inline.memorySize;
const perWorker = await rate(Math.min(count, 5000), () => worker.evaluate(input));
const perParse = await rate(count, () => JSON.parse(text));
await worker.close();

const say = (name: string, micros: number): string =>
  `${name.padEnd(16)}${micros.toFixed(1)} µs, ${(micros / perParse).toFixed(1)} times JSON.parse`;
process.stdout.write(
  [
    `input           ${text.length} bytes, 3 containers, the starter library`,
    say("JSON.parse", perParse),
    say("inline", perInline),
    say("in the worker", perWorker),
    `memory          ${before} bytes before, ${after} after ${count} evaluations`,
    "",
  ].join("\n"),
);
process.exitCode = before === after ? 0 : 1;

/** Microseconds for one call. */
async function rate(times: number, call: () => unknown): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < times; i++) await call();
  return ((performance.now() - start) / times) * 1000;
}
