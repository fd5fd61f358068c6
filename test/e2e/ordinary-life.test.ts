import { homedir } from "node:os";
import { join } from "node:path";
import {
  buildBundle,
  compileLibrary,
  createCacheFolder,
  createCachingCompiler,
  createInlineEvaluator,
  type Evaluator,
  type Input,
  localCompiler,
  openBundle,
  type Policy,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attackSettings, attacks } from "../ordinary-life/attacks.ts";
import { commandLife } from "../ordinary-life/command-life.ts";
import { recordedLife } from "../ordinary-life/recorded-life.ts";
import { accessLife, requestLife } from "../ordinary-life/request-life.ts";
import { scriptLife } from "../ordinary-life/script-life.ts";
import { quoted, readCalls } from "../ordinary-life/strace.ts";

const cache = process.env["HASP_CACHE"] ?? join(homedir(), ".cache", "hasp");
const compiler = createCachingCompiler(localCompiler, createCacheFolder(join(cache, "compiler")));
const files = await readLibrary([shippedLibrary]);
const kinds = ["process", "file", "network", "request", "access"];

let policies: readonly Policy[];
let recommended: Evaluator;
let attacked: Evaluator;

beforeAll(async () => {
  const library = await compileLibrary({ files, compiler, settings: { profile: "recommended" } });
  policies = library.policies;
  recommended = await createInlineEvaluator(await openBundle(await buildBundle(library)));
  const set = await compileLibrary({ files, compiler, settings: attackSettings });
  attacked = await createInlineEvaluator(await openBundle(await buildBundle(set)));
});
afterAll(async () => {
  await recommended?.close();
  await attacked?.close();
});

/** What people are told of: warnings, denials and what could not be decided. */
async function told(input: Input): Promise<string[]> {
  const { violations, undecided } = await recommended.evaluate(input);
  const grave = violations.filter(({ enforcement }) => enforcement !== "audit");
  return [
    ...grave.map(({ policy, message }) => `${policy}: ${message}`),
    ...undecided.map(({ code, message }) => `${code}: ${message}`),
  ];
}

test.each([
  ["recorded", recordedLife, 20_000],
  ["commands", commandLife, 900],
  ["scripted", scriptLife, 400],
  ["requests", requestLife, 45],
  ["accesses", accessLife, 140],
])("ordinary life raises nothing: %s", async (_, life, least) => {
  const alarms: string[] = [];
  let count = 0;
  for (const input of life()) {
    count += 1;
    alarms.push(...(await told(input)));
  }
  expect([...new Set(alarms)]).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(least);
});

test("ordinary life is lived in every kind of event", () => {
  const lives = [recordedLife, commandLife, scriptLife, requestLife, accessLife];
  const seen = new Set(lives.flatMap((life) => [...life()].map(({ kind }) => kind)));
  expect([...seen].sort()).toEqual([...kinds].sort());
});

test("every policy over events that is recommended is raised by an attack", async () => {
  const asked = policies
    .filter(({ subjects }) => subjects.some((kind) => kinds.includes(kind)))
    .filter(({ profiles }) => profiles?.["recommended"] !== undefined)
    .map(({ id }) => id);
  const raised = new Set<string>();
  for (const [policy, input] of attacks()) {
    const { violations } = await attacked.evaluate(input);
    if (violations.some((violation) => violation.policy === policy)) raised.add(policy);
  }
  expect(asked.filter((id) => !raised.has(id))).toEqual([]);
});

test("a call of a trace that another process interrupts is read whole", () => {
  const trace = [
    '7  1.5 execve("/bin/sh", ["sh", "-c", "a \\"b\\"\\n"], 0x7f /* 3 vars */ <unfinished ...>',
    '8  1.6 openat(AT_FDCWD</app>, "x", O_RDONLY) = 3</app/x>',
    "7  1.7 <... execve resumed>) = 0",
    '9  1.8 openat(AT_FDCWD</>, "y", O_RDONLY) = -1 ENOENT (No such file or directory)',
  ].join("\n");
  const calls = readCalls(trace);
  expect(calls).toMatchObject([
    { pid: 8, name: "openat", result: 3, resultPath: "/app/x" },
    { pid: 7, name: "execve", result: 0 },
    { pid: 9, result: -1, errno: "ENOENT" },
  ]);
  expect(quoted(calls[1]?.text ?? "")).toEqual(["/bin/sh", "sh", "-c", 'a "b"\n']);
  expect(quoted('execve("/bin/sh", ["sh", "long"...], 0x7f)')).toBeUndefined();
});
