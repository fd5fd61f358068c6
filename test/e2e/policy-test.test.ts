import type { ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { blocksOf } from "./guide-blocks.ts";
import { hasp, makeFolder, root, start } from "./hasp.ts";

const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache") };
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  folder[Symbol.dispose]();
});

const guide = readFileSync(join(root, "docs/guides/writing-policies.md"), "utf8");

/** The guide's policy and the files of its tests, by the end of their names. */
function writeGuide(name: string, ...endings: readonly string[]): string {
  const cwd = join(folder.path, name);
  for (const { file = "", text } of blocksOf(guide)) {
    if (!endings.some((ending) => file.endsWith(`team-label${ending}`))) continue;
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  return cwd;
}

test("a table alone reaches every line and notices every change of the guide's policy", async () => {
  const cwd = writeGuide("table", ".rego", "_test.yaml");
  const tested = await hasp(["policy", "test", "policies", "--coverage", "100"], { cwd, env });
  expect(tested).toEqual({
    code: 0,
    stdout: "3 of 3 tests passed, coverage 100.0 %\n",
    stderr: "",
  });
  const mutated = await hasp(["policy", "test", "policies", "--mutate", "-f", "json"], {
    cwd,
    env,
  });
  expect(JSON.parse(mutated.stdout)).toMatchObject({ missed: [], failing: [], percent: 100 });
});

test("a policy that finds something else fails a table's case with its line and the difference", async () => {
  const cwd = writeGuide("difference", ".rego", "_test.yaml");
  const policy = join(cwd, "policies/workload/team-label.rego");
  writeFileSync(policy, readFileSync(policy, "utf8").replace("has no label", "lacks the label"));
  const { code, stdout } = await hasp(["policy", "test", "policies"], { cwd, env });
  expect(code).toBe(1);
  expect(stdout).toBe(`FAIL test_a_workload_of_nobody  policies/workload/team-label_test.yaml:19
  another violation came than was wanted
  message: wanted "web has no label team"
             came "web lacks the label team"
FAIL test_the_label_has_another_name  policies/workload/team-label_test.yaml:30
  another violation came than was wanted
  message: wanted contains "no label owner"
             came "web lacks the label owner"
1 of 3 tests passed, coverage 100.0 %
`);
});

/** The guide's command in a process of its own, with what it says. */
function watch(cwd: string, ...flags: readonly string[]) {
  const child = start(["policy", "test", "policies", "--watch", ...flags], { cwd, env });
  children.push(child);
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const until = (condition: () => boolean) =>
    vi.waitFor(() => expect([condition(), stdout, stderr]).toEqual([true, stdout, stderr]), {
      timeout: 40_000,
      interval: 20,
    });
  let seen = 0;
  return {
    child,
    ended,
    until,
    said: () => stdout + stderr,
    /** What standard output got by the end of the next run. */
    async next() {
      const runs = () => stderr.split("waiting for changes").length - 1;
      seen += 1;
      await until(() => runs() >= seen);
      const said = stdout;
      stdout = "";
      return { said, runs: runs() };
    },
  };
}

test("--watch tests what is saved, lives through mistakes and ends with 130", async () => {
  const cwd = writeGuide("watch", ".rego", "_test.rego");
  const table = join(cwd, "policies/workload/team-label_test.yaml");
  const policy = join(cwd, "policies/workload/team-label.rego");
  const good = readFileSync(policy, "utf8");
  const text = blocksOf(guide).find(({ file }) => table.endsWith(file ?? "none"))?.text ?? "";
  const watched = watch(cwd);
  expect((await watched.next()).said).toBe("2 of 2 tests passed, coverage 100.0 %\n");

  // as vim and others save
  writeFileSync(`${table}.tmp`, text);
  renameSync(`${table}.tmp`, table);
  expect((await watched.next()).said).toBe("5 of 5 tests passed, coverage 100.0 %\n");

  writeFileSync(policy, good.replace("} if {", "} if"));
  expect((await watched.next()).said).toBe("");
  expect(watched.said()).toContain("error[POLICY_INVALID]");

  // several at once are one run
  for (let i = 0; i < 20; i++) writeFileSync(policy, `${good}# ${i}\n`);
  const { said, runs } = await watched.next();
  expect(said).toBe("5 of 5 tests passed, coverage 100.0 %\n");
  expect(runs).toBe(4);

  mkdirSync(join(cwd, "policies/other"));
  writeFileSync(
    join(cwd, "policies/other/nothing-found.rego"),
    good
      .replaceAll("team-label", "nothing-found")
      .replace("workload.team_label", "other.nothing_found"),
  );
  expect((await watched.next()).said).toContain("Lines that no test reaches");
  // no screen is cleared and no line drawn over where nobody watches
  for (const control of ["\u001b", "\r"]) expect(watched.said()).not.toContain(control);

  watched.child.kill("SIGINT");
  expect(await watched.ended).toBe(130);
});

test("an interrupt ends a run of --watch that is under way, and SIGTERM ends it as a service", async () => {
  const cwd = writeGuide("interrupt", ".rego", "_test.yaml");
  const early = watch(cwd, "-v");
  await early.until(() => early.said().includes("testing policies"));
  early.child.kill("SIGINT");
  expect(await early.ended).toBe(130);
  const late = watch(cwd);
  await late.next();
  late.child.kill("SIGTERM");
  expect(await late.ended).toBe(0);
});
