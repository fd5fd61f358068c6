import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** What renders manifests, as Go modules at the versions that the tests were written with. */
const modules = {
  helm: "helm.sh/helm/v3/cmd/helm@v3.22.0",
  kustomize: "sigs.k8s.io/kustomize/kustomize/v5@v5.8.2",
} as const;
export type Renderer = keyof typeof modules;

const BUILD_LIMIT = 5 * 60_000;

/** Gives the paths of the programs, and builds each that is missing: half a minute, once. */
export function provideRenderers(): Readonly<Record<Renderer, string>> {
  const folder = join(process.env["HASP_CACHE"] ?? join(homedir(), ".cache", "hasp"), "renderers");
  const provide = (name: Renderer): string => {
    const version = modules[name].slice(modules[name].lastIndexOf("@") + 1);
    const place = join(folder, `${name}-${version}`);
    const program = join(place, name);
    if (existsSync(program)) return program;
    process.stderr.write(`- building ${name} (half a minute)\n`);
    mkdirSync(place, { recursive: true });
    execFileSync("go", ["install", modules[name]], {
      env: { ...process.env, GOBIN: place, GOFLAGS: "-buildvcs=false" },
      stdio: ["ignore", "ignore", "inherit"],
      timeout: BUILD_LIMIT,
    });
    return program;
  };
  return { helm: provide("helm"), kustomize: provide("kustomize") };
}

/** Why they cannot be built here. */
export function whyNoRenderers(): string | undefined {
  try {
    execFileSync("go", ["version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "needs Go, to build helm and kustomize";
  }
}
