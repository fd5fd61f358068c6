import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Bundle,
  buildBundle,
  compileLibrary,
  createCacheFolder,
  createCachingCompiler,
  createInlineEvaluator,
  localCompiler,
  openBundle,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { subjects } from "./inputs.ts";
import { type Peer, providePeer } from "./peers.ts";
import { type Row, toRow } from "./row.ts";
import { loadSdkPolicy, sdkName } from "./sdk.ts";
import { whyFailed } from "./why-failed.ts";
import { writeSources } from "./write-sources.ts";

const TIMES = 3;
const settings = { profile: "strict" };

/** What building and loading the whole library costs, beside OPA's own compiler and the plain npm SDK. */
export async function bundleRows(say: (message: string) => void): Promise<Row[]> {
  say("bundle: the whole library");
  const opa = providePeer("opa", say);
  const folder = mkdtempSync(join(tmpdir(), "hasp-bench-"));
  try {
    const cold = await milliseconds(() => build(localCompiler));
    const caching = createCachingCompiler(
      localCompiler,
      createCacheFolder(join(folder, "compiler")),
    );
    const bytes = await build(caching);
    const warm = await best(() => build(caching));
    const load = await best(async () => {
      const evaluator = await createInlineEvaluator(await openBundle(bytes));
      await evaluator.evaluate(event.input);
      await evaluator.close();
    });
    const bundle = await openBundle(bytes);
    const sdk = await best(async () => (await loadSdkPolicy(bundle))(event.input));
    const peer = await opaBuild(opa, bundle, folder);
    const row = (name: string, ours: number, atMost: number) =>
      toRow({ name, unit: "ms", ours, ...peer, goal: { of: "ours", atMost } });
    return [
      row("bundle of the whole library, built cold", cold, 8000),
      row("bundle of the whole library, built warm", warm, 2000),
      toRow({
        name: "bundle of the whole library, opened and a first decision",
        unit: "ms",
        ours: load,
        peer: sdk,
        peerName: `${sdkName}, without opening`,
        goal: { of: "ours", atMost: 150 },
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// with one policy of the user's own, without which nothing would be compiled
const own = {
  name: "lib/bench.rego",
  place: "bench.rego",
  text: "package hasp.lib.bench\n\nis_there := true\n",
};

const [event] = subjects as [(typeof subjects)[number]];

async function build(compiler: typeof localCompiler): Promise<Uint8Array> {
  const files = [...(await readLibrary([shippedLibrary])), own];
  return buildBundle(await compileLibrary({ files, compiler, settings }));
}

/** The same Rego with the same rules to answer. */
async function opaBuild(opa: Peer, bundle: Bundle, folder: string) {
  if (!("path" in opa)) return { peerName: opa.name, peer: null, reason: opa.missing };
  const source = join(folder, "source");
  writeSources(bundle, source);
  const asked = bundle.entrypoints.flatMap((one) => ["--entrypoint", one]);
  const out = ["--target", "wasm", "--output", join(folder, "opa.tar.gz")];
  try {
    const peer = await milliseconds(() =>
      execFileSync(opa.path, ["build", ...out, ...asked, source], { stdio: "pipe" }),
    );
    return { peerName: `${opa.name} build`, peer };
  } catch (error) {
    return { peerName: opa.name, peer: null, reason: whyFailed(error) };
  }
}

async function best(run: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < TIMES; time++) least = Math.min(least, await milliseconds(run));
  return least;
}

async function milliseconds(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
