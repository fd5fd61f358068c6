import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";

/** A file of the image, by its path without a leading slash. */
type Files = Map<string, { readonly content: Buffer; readonly mode?: number }>;

export interface DemoImage {
  readonly ociDir: string;
  readonly dockerArchive: string;
  readonly reference: string;
  /** Whether the image holds programs, so that a Docker engine can run it. */
  readonly runnable: boolean;
}

const REFERENCE = "registry.example/hasp/quickstart:1.0";

/**
 * Makes an image of what this machine has: its distribution and package databases, a shell with its libraries,
 * the npm packages of the checkout. It breaks rules on purpose: it runs as root, and it leaks a (made-up) key.
 */
export async function makeDemoImage(folder: string, root: string): Promise<DemoImage> {
  mkdirSync(folder, { recursive: true });
  const programs = programFiles(["/bin/sh", "/bin/sleep", "/bin/cat", "/usr/bin/id"]);
  const base = new Map([...distributionFiles(), ...programs]);
  const application = npmFiles(root);
  const key = `AKIA${randomBytes(12)
    .toString("hex")
    .toUpperCase()
    .replaceAll(/[^A-Z2-7]/g, "Q")
    .slice(0, 16)}`;
  const secret: Files = new Map([
    ["srv/app/.env", { content: Buffer.from(`AWS_ACCESS_KEY_ID=${key}\nLOG_LEVEL=info\n`) }],
  ]);
  const layers = await Promise.all([base, application, secret].map(tarOf));
  const config = imageConfig(layers);
  writeOciLayout(join(folder, "oci"), layers, config);
  const dockerArchive = join(folder, "image.tar");
  writeFileSync(dockerArchive, await dockerArchiveOf(layers, config));
  return {
    ociDir: join(folder, "oci"),
    dockerArchive,
    reference: REFERENCE,
    runnable: programs.size > 0,
  };
}

function distributionFiles(): Files {
  const files: Files = new Map();
  for (const path of ["/etc/os-release", "/var/lib/dpkg/status", "/lib/apk/db/installed"]) {
    if (existsSync(path)) files.set(path.slice(1), { content: readFileSync(path) });
  }
  return files;
}

/** Programs with the libraries that the loader would bring; none where there is no ldd (macOS). */
function programFiles(programs: readonly string[]): Files {
  const files: Files = new Map();
  if (process.platform !== "linux") return files;
  for (const program of programs.filter((path) => existsSync(path))) {
    files.set(program.slice(1), { content: readFileSync(program), mode: 0o755 });
    for (const library of librariesOf(program)) {
      files.set(library.slice(1), { content: readFileSync(realpathSync(library)), mode: 0o755 });
    }
  }
  return files;
}

function librariesOf(program: string): string[] {
  try {
    const output = execFileSync("ldd", [program], { encoding: "utf8", timeout: 10_000 });
    return [...output.matchAll(/(\/[^\s()]+)\s+\(0x/g)].map((match) => match[1] ?? "");
  } catch {
    return []; // static, or not for ldd
  }
}

/** The package.json of what is installed in the checkout, and of one library with a known malicious release. */
function npmFiles(root: string): Files {
  const files: Files = new Map();
  const modules = join(root, "node_modules");
  for (const name of readdirSync(modules).filter((entry) => !/^[.@]/.test(entry))) {
    const path = join(modules, name, "package.json");
    if (existsSync(path))
      files.set(`srv/app/node_modules/${name}/package.json`, { content: readFileSync(path) });
  }
  for (const [name, version] of [
    ["event-stream", "3.3.6"],
    ["lodash", "4.17.15"],
    ["minimist", "0.0.8"],
  ]) {
    const content = Buffer.from(JSON.stringify({ name, version }));
    files.set(`srv/app/node_modules/${name}/package.json`, { content });
  }
  return files;
}

async function tarOf(files: Files): Promise<Buffer> {
  const archive = pack();
  const mtime = new Date(0);
  for (const folder of foldersOf(files))
    archive.entry({ name: `${folder}/`, type: "directory", mode: 0o755, mtime });
  for (const [name, { content, mode = 0o644 }] of files)
    archive.entry({ name, mode, mtime }, content);
  archive.finalize();
  return Buffer.concat(await Array.fromAsync(archive as AsyncIterable<Buffer>));
}

function foldersOf(files: Files): string[] {
  const folders = new Set<string>();
  for (const path of files.keys()) {
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}

const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

function imageConfig(layers: readonly Buffer[]): Buffer {
  const steps = ["COPY the machine's base", "RUN npm ci", "COPY .env /srv/app/.env"];
  return Buffer.from(
    JSON.stringify({
      architecture: process.arch === "arm64" ? "arm64" : "amd64",
      os: "linux",
      created: "1970-01-01T00:00:00Z",
      config: {
        Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
        Cmd: ["/bin/sleep", "300"],
        Labels: { "org.hasp.environment": "production" },
      },
      rootfs: { type: "layers", diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
      history: steps.map((step) => ({ created: "1970-01-01T00:00:00Z", created_by: step })),
    }),
  );
}

function writeOciLayout(folder: string, layers: readonly Buffer[], config: Buffer): void {
  const blobs = join(folder, "blobs", "sha256");
  mkdirSync(blobs, { recursive: true });
  const store = (mediaType: string, content: Buffer): object => {
    const digest = sha256(content);
    writeFileSync(join(blobs, digest), content);
    return { mediaType, digest: `sha256:${digest}`, size: content.length };
  };
  const type = "application/vnd.oci.image";
  const manifest = {
    schemaVersion: 2,
    mediaType: `${type}.manifest.v1+json`,
    config: store(`${type}.config.v1+json`, config),
    layers: layers.map((layer) =>
      store(`${type}.layer.v1.tar+gzip`, gzipSync(layer, { level: 1 })),
    ),
  };
  const descriptor = store(manifest.mediaType, Buffer.from(JSON.stringify(manifest)));
  const annotations = { "org.opencontainers.image.ref.name": REFERENCE };
  const index = { schemaVersion: 2, manifests: [{ ...descriptor, annotations }] };
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  writeFileSync(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
}

async function dockerArchiveOf(layers: readonly Buffer[], config: Buffer): Promise<Buffer> {
  const configName = `${sha256(config)}.json`;
  const layerNames = layers.map((layer) => `${sha256(layer)}/layer.tar`);
  const manifest = [{ Config: configName, RepoTags: [REFERENCE], Layers: layerNames }];
  const files: Files = new Map([
    [configName, { content: config }],
    ["manifest.json", { content: Buffer.from(JSON.stringify(manifest)) }],
  ]);
  layers.forEach((content, i) => void files.set(layerNames[i] ?? "", { content }));
  return tarOf(files);
}
