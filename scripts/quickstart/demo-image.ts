import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  dockerArchiveOf,
  type Files,
  imageConfig,
  tarOf,
  writeOciLayout,
} from "./image-archive.ts";

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
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const key = `AKIA${Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join("")}`;
  const secret: Files = new Map([
    ["srv/app/.env", { content: Buffer.from(`AWS_ACCESS_KEY_ID=${key}\nLOG_LEVEL=info\n`) }],
  ]);
  const layers = await Promise.all([base, application, secret].map(tarOf));
  const settings = {
    Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    Cmd: ["/bin/sleep", "300"],
    Labels: { "org.hasp.environment": "production" },
  };
  const steps = ["COPY the machine's base", "RUN npm ci", "COPY .env /srv/app/.env"];
  const parts = { reference: REFERENCE, layers, config: imageConfig(layers, settings, steps) };
  writeOciLayout(join(folder, "oci"), parts);
  const dockerArchive = join(folder, "image.tar");
  writeFileSync(dockerArchive, await dockerArchiveOf(parts));
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
    ["eslint-scope", "3.7.2"],
  ]) {
    const content = Buffer.from(JSON.stringify({ name, version }));
    files.set(`srv/app/node_modules/${name}/package.json`, { content });
  }
  return files;
}
