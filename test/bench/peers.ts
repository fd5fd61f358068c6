import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "./cache.ts";
import { whyFailed } from "./why-failed.ts";

const BUILD_LIMIT = 30 * 60_000;

interface PeerBuild {
  readonly module: string;
  readonly command: string;
  readonly version: string;
  /** Trivy builds only inside a module of its own, which keeps it as a tool. */
  readonly asTool?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const peers = {
  opa: {
    module: "github.com/open-policy-agent/opa",
    command: "github.com/open-policy-agent/opa",
    version: "v1.22.2",
  },
  syft: {
    module: "github.com/anchore/syft",
    command: "github.com/anchore/syft/cmd/syft",
    version: "v1.57.0",
  },
  trivy: {
    module: "github.com/aquasecurity/trivy",
    command: "github.com/aquasecurity/trivy/cmd/trivy",
    version: "v0.74.0",
    asTool: true,
    env: { GOEXPERIMENT: "jsonv2" },
  },
} satisfies Record<string, PeerBuild>;

export type PeerName = keyof typeof peers;

/** Where a peer is and what it is called in rows, or why it is not there. */
export type Peer =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly missing: string };

/** Finds a peer in the cache, or builds it there from its sources. */
export function providePeer(name: PeerName, say: (message: string) => void): Peer {
  const build: PeerBuild = peers[name];
  const title = `${name} ${build.version.slice(1)}`;
  const path = join(cacheFolder("peers", "bin"), name);
  if (existsSync(path) && isBuiltFrom(path, build)) return { name: title, path };
  say(`building ${title}: takes minutes, once`);
  try {
    buildPeer(build);
    return { name: title, path };
  } catch (error) {
    return { name: title, missing: `${title} could not be built: ${whyFailed(error)}` };
  }
}

/** A binary of another version is built anew; without Go to ask, what is there is taken. */
function isBuiltFrom(path: string, { module, version }: PeerBuild): boolean {
  try {
    const told = execFileSync("go", ["version", "-m", path], { encoding: "utf8", stdio: "pipe" });
    return told.split("\n").some((line) => line.startsWith(`\tmod\t${module}\t${version}\t`));
  } catch {
    return true;
  }
}

function buildPeer({ command, version, asTool, env }: PeerBuild): void {
  const folder = mkdtempSync(join(tmpdir(), "hasp-peer-"));
  const go = (...args: string[]): void => {
    execFileSync("go", args, {
      cwd: folder,
      env: { ...process.env, GOTOOLCHAIN: "auto", GOBIN: cacheFolder("peers", "bin"), ...env },
      stdio: ["ignore", "ignore", "pipe"],
      maxBuffer: 2 ** 26,
      timeout: BUILD_LIMIT,
    });
  };
  try {
    if (asTool) {
      go("mod", "init", "peer");
      go("get", "-tool", `${command}@${version}`);
      go("install", command);
    } else go("install", `${command}@${version}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
