import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchImage, provideImage } from "./image.ts";
import { type Cost, measure } from "./measure.ts";
import { type Peer, type PeerName, providePeer } from "./peers.ts";
import { type Goal, type Row, toRow } from "./row.ts";
import {
  hasp,
  inflateAlone,
  readReport,
  type ScanRun,
  syft,
  trivyPackages,
  trivySecrets,
} from "./scanners.ts";
import { whyFailed } from "./why-failed.ts";

/** The runs take turns, and the best of each counts: what else a machine does only ever adds. */
const ROUNDS = 5;

interface Rival {
  readonly peer: PeerName | "zlib";
  readonly does: string;
  readonly run: (path: string) => ScanRun;
  /** Most of its wall time that ours may take. */
  readonly atMost?: number;
}

interface Contest {
  readonly name: string;
  readonly form: keyof BenchImage;
  readonly rivals: readonly Rival[];
}

const contests: readonly Contest[] = [
  {
    name: "scan, OCI layout, gzip layer",
    form: "layout",
    rivals: [
      { peer: "trivy", does: "packages", run: trivyPackages, atMost: 0.65 },
      { peer: "syft", does: "packages", run: syft, atMost: 0.25 },
      { peer: "zlib", does: "inflates alone", run: () => inflateAlone },
    ],
  },
  {
    name: "scan, docker-archive, plain layer",
    form: "archive",
    rivals: [
      { peer: "trivy", does: "secrets", run: trivySecrets, atMost: 0.55 },
      { peer: "trivy", does: "packages", run: trivyPackages },
      { peer: "syft", does: "packages", run: syft, atMost: 0.25 },
    ],
  },
];

/** A cold scan of a real image beside other scanners: wall time, peak memory, packages found. */
export async function scanRows(say: (message: string) => void): Promise<Row[]> {
  const peers = new Map<PeerName, Peer>();
  for (const name of ["trivy", "syft"] as const) peers.set(name, providePeer(name, say));
  const image = await provideImage(say).catch((error: unknown) => ({
    missing: `the image could not be made: ${whyFailed(error)}`,
  }));
  const rows: Row[] = [];
  for (const contest of contests) rows.push(...(await hold(contest, peers, image, say)));
  return rows;
}

async function hold(
  { name, form, rivals }: Contest,
  peers: ReadonlyMap<PeerName, Peer>,
  image: BenchImage | { missing: string },
  say: (message: string) => void,
): Promise<Row[]> {
  const sides = rivals.map(({ peer, run }) => new Side(runOf(peers, peer, run)));
  const ours = new Side(hasp);
  for (let round = 1; round <= ROUNDS; round++) {
    say(`${name}: round ${round} of ${ROUNDS}`);
    for (const side of [ours, ...sides]) await side.go(image, form);
  }
  return rivals.flatMap(({ peer, does, atMost }, number) => {
    const side = sides[number];
    const peerName = `${(peer !== "zlib" && peers.get(peer)?.name) || "Node's zlib"}, ${does}`;
    const reasons = new Set([ours.reason, side?.reason].filter((why) => why !== undefined));
    const reason = reasons.size > 0 ? [...reasons].join("; ") : undefined;
    const goal: Goal | undefined = atMost === undefined ? undefined : { of: "ours / peer", atMost };
    const row = (what: string, unit: string, pick: (side: Side) => number | null, goal?: Goal) =>
      toRow({
        name: `${name}: ${what}`,
        unit,
        ours: pick(ours),
        peer: side ? pick(side) : null,
        peerName,
        reason,
        ...(goal && { goal }),
      });
    const told = [
      row("wall time", "s", ({ best }) => best?.seconds ?? null, goal),
      row("peak memory", "MB", ({ best }) => best?.megabytes ?? null),
    ];
    if (side && side.packages !== null) {
      told.push(row("packages found", "packages", ({ packages }) => packages));
    }
    return told;
  });
}

function runOf(
  peers: ReadonlyMap<PeerName, Peer>,
  name: PeerName | "zlib",
  run: (path: string) => ScanRun,
): ScanRun | { missing: string } {
  if (name === "zlib") return run("");
  const peer = peers.get(name);
  if (peer === undefined) return { missing: `${name} was not asked for` };
  return "path" in peer ? run(peer.path) : peer;
}

/** One scanner through all rounds; once it failed, it sits out. */
class Side {
  best: Cost | undefined;
  packages: number | null = null;
  reason: string | undefined;
  readonly #run: ScanRun | undefined;

  constructor(run: ScanRun | { missing: string }) {
    if ("missing" in run) this.reason = run.missing;
    else this.#run = run;
  }

  async go(image: BenchImage | { missing: string }, form: keyof BenchImage): Promise<void> {
    if ("missing" in image) this.reason ??= image.missing;
    if (this.reason !== undefined || !this.#run || "missing" in image) return;
    const folder = mkdtempSync(join(tmpdir(), "hasp-bench-"));
    const report = join(folder, "report.json");
    try {
      const cost = await measure(this.#run.command(image, form, join(folder, "cache"), report));
      if (!this.best || cost.seconds < this.best.seconds) this.best = cost;
      this.packages = this.#run.countPackages?.(readReport(report)) ?? null;
    } catch (error) {
      this.reason = whyFailed(error);
      this.best = undefined;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
