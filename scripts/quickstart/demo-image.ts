import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import {
  dockerArchive,
  type Image,
  type LayerFile,
  type LayerFiles,
  layerTar,
  machineArchitecture,
  ociLayout,
  writeArchive,
  writeFolder,
} from "@hasp/testing";

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
export function makeDemoImage(folder: string, root: string): DemoImage {
  mkdirSync(folder, { recursive: true });
  const programs = programFiles(["/bin/sh", "/bin/sleep", "/bin/cat", "/usr/bin/id"]);
  const base = { ...distributionFiles(), ...programs };
  const application = npmFiles(root);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const key = `AKIA${Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join("")}`;
  const secret = { "srv/app/.env": `AWS_ACCESS_KEY_ID=${key}\nLOG_LEVEL=info\n` };
  const image: Image = {
    name: REFERENCE,
    layers: [base, application, secret].map(layerTar),
    config: {
      Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      Cmd: ["/bin/sleep", "300"],
      Labels: { "org.hasp.environment": "production" },
    },
    steps: ["COPY the machine's base", "RUN npm ci", "COPY .env /srv/app/.env"],
    document: { architecture: machineArchitecture },
  };
  const made = { ociDir: join(folder, "oci"), dockerArchive: join(folder, "image.tar") };
  writeFolder(made.ociDir, ociLayout(image));
  writeArchive(made.dockerArchive, dockerArchive(image));
  return { ...made, reference: REFERENCE, runnable: Object.keys(programs).length > 0 };
}

function distributionFiles(): LayerFiles {
  const files: Record<string, LayerFile> = {};
  for (const path of ["/etc/os-release", "/var/lib/dpkg/status", "/lib/apk/db/installed"]) {
    if (existsSync(path)) files[path.slice(1)] = readFileSync(path);
  }
  return files;
}

/** Programs with the libraries that the loader would bring; none where there is no ldd (macOS). */
function programFiles(programs: readonly string[]): LayerFiles {
  const files: Record<string, LayerFile> = {};
  if (process.platform !== "linux") return files;
  for (const program of programs.filter((path) => existsSync(path))) {
    files[program.slice(1)] = { content: readFileSync(program), mode: 0o755 };
    for (const library of librariesOf(program)) {
      files[library.slice(1)] = { content: readFileSync(realpathSync(library)), mode: 0o755 };
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
function npmFiles(root: string): LayerFiles {
  const files: Record<string, LayerFile> = {};
  const modules = join(root, "node_modules");
  for (const name of readdirSync(modules).filter((entry) => !/^[.@]/.test(entry))) {
    const path = join(modules, name, "package.json");
    if (existsSync(path)) files[`srv/app/node_modules/${name}/package.json`] = readFileSync(path);
  }
  for (const [name, version] of [
    ["event-stream", "3.3.6"],
    ["lodash", "4.17.15"],
    ["eslint-scope", "3.7.2"],
  ]) {
    files[`srv/app/node_modules/${name}/package.json`] = JSON.stringify({ name, version });
  }
  return files;
}
