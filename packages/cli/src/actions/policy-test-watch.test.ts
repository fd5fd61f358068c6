import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { run } from "../run.ts";
import { hasp, sharedCache } from "../testing/run-hasp.ts";
import { teamLabel } from "../testing/team-label.ts";
import { createTestIo } from "../testing/test-io.ts";

vi.setConfig({ testTimeout: 120_000 });

const table = (want: string) => `policy: team-label
given:
  manifest: {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: web}]}}
cases:
  - {name: finds it, want: ${want}}
`;
const good = "[{path: /workload/labels}]";

/** Starts hasp policy test --watch over the files, and gives what it says as it comes. */
async function watching(files: Readonly<Record<string, string>>, flags = "") {
  const io = createTestIo({ env: { HASP_CACHE: sharedCache } });
  const at = (name: string) => join(io.cwd, name);
  const write = (name: string, text: string) => {
    mkdirSync(dirname(at(name)), { recursive: true });
    // as an editor does that never leaves half a file
    writeFileSync(at(`${name}~`), text);
    renameSync(at(`${name}~`), at(name));
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const ended = run(`policy test p --watch${flags}`.split(" "), io);
  let runs = 0;
  let [out, err] = [0, 0];
  return {
    at,
    write,
    /** What the next run wrote, once it waits again. */
    async next() {
      runs += 1;
      await vi.waitFor(
        () => expect(io.err().split("waiting for changes").length - 1).toBeGreaterThanOrEqual(runs),
        { timeout: 60_000, interval: 20 },
      );
      const said = { out: io.out().slice(out), err: io.err().slice(err) };
      [out, err] = [io.out().length, io.err().length];
      return said;
    },
    /** What is said in a time in which a change would be. */
    async nothing() {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      return { out: io.out().slice(out), err: io.err().slice(err) };
    },
    async end() {
      io.interrupt();
      return ended;
    },
  };
}

test("runs again when a table or a policy changes, and ends on an interrupt", async () => {
  const { write, next, end } = await watching({
    "p/ours/team-label.rego": teamLabel(),
    "p/ours/team-label_test.yaml": table("none"),
  });
  expect((await next()).out).toMatch(
    /^FAIL test_finds_it {2}p\/ours\/team-label_test.yaml:5\n(.*\n)+0 of 1 test passed, coverage 100.0 %\n$/,
  );
  write("p/ours/team-label_test.yaml", table(good));
  expect(await next()).toEqual({
    out: "1 of 1 test passed, coverage 100.0 %\n",
    err: "p/ours/team-label_test.yaml changed, testing 1 policy\nwaiting for changes; Ctrl-C ends\n",
  });
  write("p/ours/team-label.rego", teamLabel({ condition: "input.workload.labels.team" }));
  expect((await next()).out).toContain("wanted and missing");
  expect(await end()).toBe(130);
});

test("a mistake half-way is told without an end, and with its place", async () => {
  const { write, next, end } = await watching({
    "p/ours/team-label.rego": "package hasp.policies.ours.team_label\n\nviolations contains {",
    "p/ours/team-label_test.yaml": table(good),
  });
  const { out, err } = await next();
  expect(out).toBe("");
  expect(err).toMatch(/^error\[POLICY_INVALID\]: .*team-label.rego:3:21: /);
  expect(err).not.toContain("    at ");
  write("p/ours/team-label.rego", teamLabel());
  expect((await next()).out).toBe("1 of 1 test passed, coverage 100.0 %\n");
  write("p/ours/team-label_test.yaml", "policy: [");
  expect((await next()).out).toMatch(/^ERROR test_table {2}p\/ours\/team-label_test.yaml:1\n/);
  expect(await end()).toBe(130);
});

test("only what changed, what names it and what failed is tested again", async () => {
  const policy = (id: string) =>
    teamLabel().replaceAll("team-label", id).replaceAll("team_label", id);
  const passing = (id: string, more = "") =>
    `package hasp.policies.ours.${id}_test\n\ntest_${id} if count(data.hasp.policies.ours.${id}.violations) == 1 with input as {"workload": {"labels": {}}}${more}\n`;
  const { write, next, end, at } = await watching({
    "p/ours/a.rego": policy("a"),
    "p/ours/a_test.rego": passing("a"),
    "p/ours/b.rego": policy("b"),
    "p/ours/b_test.rego": passing("b", "\n\ntest_a_too if data.hasp.policies.ours.a.violations"),
    "p/ours/c.rego": policy("c"),
    "p/ours/c_test.rego": passing("c"),
    "p/ours/d.rego": policy("d"),
    "p/ours/d_test.rego": "package hasp.policies.ours.d_test\n\ntest_d if false\n",
  });
  expect((await next()).out).toContain("4 of 5 tests passed");
  write("p/ours/a.rego", `${policy("a")}\n`);
  expect(await next()).toMatchObject({
    // a, b that names it, d that failed
    out: expect.stringContaining("3 of 4 tests passed"),
    err: expect.stringContaining("p/ours/a.rego changed, testing 3 policies\n"),
  });
  write("p/ours/d_test.rego", passing("d"));
  expect((await next()).out).toContain("1 of 1 test passed");
  write("p/ours/c.rego", `${policy("c")}\n`);
  expect((await next()).out).toContain("1 of 1 test passed");
  write("p/lib/shared.rego", "package hasp.lib.shared\n\nx := 1\n");
  expect((await next()).out).toContain("5 of 5 tests passed");
  rmSync(at("p/ours/d_test.rego"));
  expect((await next()).out).toContain("4 of 4 tests passed");
  expect(await end()).toBe(130);
});

test("what names a policy by its group, its parameters or another policy is tested again with it", async () => {
  const policy = (id: string, more = "") =>
    `${teamLabel().replaceAll("team-label", id).replaceAll("team_label", id)}\n${more}\n`;
  const tests = (id: string, body: string, imported = "") =>
    `package hasp.policies.ours.${id}_test\n\n${imported}\ntest_${id} if ${body}\n`;
  const { write, next, end } = await watching({
    "p/ours/a.rego": policy("a", "limit := 1"),
    "p/ours/a_test.rego": tests("a", "data.hasp.policies.ours.a.limit"),
    "p/ours/b.rego": policy("b", "twice := data.hasp.policies.ours.a.limit * 2"),
    "p/ours/b_test.rego": tests("b", "data.hasp.policies.ours.b.twice"),
    "p/ours/c.rego": policy("c"),
    "p/ours/c_test.rego": tests("c", "data.hasp.policies.ours.b.twice == 2"),
    "p/ours/d.rego": policy("d"),
    "p/ours/d_test.rego": tests("d", "ours.a.limit == 1", "import data.hasp.policies.ours\n"),
    "p/ours/e.rego": policy("e"),
    "p/ours/e_test.rego": tests("e", "data.hasp.policies.ours.e"),
  });
  expect((await next()).out).toContain("5 of 5 tests passed");
  write("p/ours/a.rego", policy("a", "limit := 2"));
  expect(await next()).toMatchObject({
    // all but e
    out: expect.stringContaining("2 of 4 tests passed"),
    err: expect.stringContaining("p/ours/a.rego changed, testing 4 policies\n"),
  });
  expect(await end()).toBe(130);
});

test("each run writes every format anew, and an interrupt ends a run that is under way", async () => {
  const { next, nothing, end, write, at } = await watching(
    {
      "p/ours/team-label.rego": teamLabel(),
      "p/ours/team-label_test.yaml": table(good),
    },
    " -f table -f junit=tests.xml -f json=p/tests.json",
  );
  await next();
  rmSync(at("tests.xml"));
  write("p/ours/team-label_test.yaml", table("none"));
  await next();
  expect(readFileSync(at("tests.xml"), "utf8")).toContain('failures="1"');
  // what was written into the folder is no change of it
  const { out, err } = await nothing();
  expect([out, err]).toEqual(["", ""]);
  write("p/ours/team-label_test.yaml", table(good));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await end()).toBe(130);
});

test("does not go with --mutate", async () => {
  expect(await hasp("policy test --watch --mutate")).toMatchObject({
    code: 2,
    err: expect.stringContaining("leave out one of --watch and --mutate"),
  });
});
