import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const folder = import.meta.dirname;
const BUILD_LIMIT = 10 * 60_000;
const ANSWER_LIMIT = 100_000;

const run = promisify(execFile);
const env = { ...process.env, GOTOOLCHAIN: "auto", GOFLAGS: "-buildvcs=false" };

/** What becomes of an object in a namespace with these labels. */
export interface Question {
  readonly object: object;
  readonly labels: Readonly<Record<string, string>>;
  /** What the API server's configuration enforces where the labels say nothing. */
  readonly level: string;
  readonly version: string;
  /** The minor version of the API server; 0 is that of the library. */
  readonly server: number;
}

export interface Answer {
  /** The checks that the object fails, by mode. */
  readonly failed: Readonly<Record<"enforce" | "warn" | "audit", readonly string[]>>;
  readonly allowed: boolean;
  readonly warned: boolean;
  readonly audited: boolean;
}

/** Builds the program that asks Kubernetes' own Pod Security admission: in half a minute, and only once. */
export async function provideOracle(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of ["main.go", "go.mod", "go.sum"]) hash.update(readFileSync(join(folder, file)));
  const cache = process.env["HASP_CACHE"] ?? join(homedir(), ".cache", "hasp");
  const to = join(cache, "pod-security", hash.digest("hex").slice(0, 16));
  const program = join(to, "oracle");
  if (existsSync(program)) return program;
  mkdirSync(to, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  await run("go", ["build", "-trimpath", "-o", unfinished, "."], {
    cwd: folder,
    env,
    timeout: BUILD_LIMIT,
    maxBuffer: 2 ** 24,
  });
  renameSync(unfinished, program);
  return program;
}

/** The folder of fixtures that Kubernetes' library is tested with itself. */
export async function fixturesOfKubernetes(): Promise<string> {
  const asked = ["list", "-m", "-f", "{{.Dir}}", "k8s.io/pod-security-admission"];
  const { stdout } = await run("go", asked, { cwd: folder, env, timeout: BUILD_LIMIT });
  return join(stdout.trim(), "test", "testdata");
}

/** The answers to the questions, in their order. */
export async function askOracle(
  program: string,
  questions: readonly Question[],
): Promise<readonly Answer[]> {
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"], timeout: ANSWER_LIMIT });
  child.stdin.on("error", () => undefined);
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
  const answers: Answer[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  if (answers.length !== questions.length)
    throw new Error(`${answers.length} answers to ${questions.length} questions`);
  return answers;
}
