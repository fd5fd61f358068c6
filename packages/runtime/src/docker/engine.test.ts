import { expect, test, vi } from "vitest";
import { FakeEngine } from "../testing/fake-engine.ts";
import { plainEngine, recorded, summary } from "../testing/recorded.ts";
import { askEngine, inTime, readEngine } from "./engine.ts";
import { watchContainer } from "./watched-container.ts";

test("reads a real engine", () => expect(readEngine(recorded("info"))).toEqual(plainEngine));

test.each([
  [["name=seccomp,profile=builtin", "name=userns"], { seccomp: "builtin", remapsUsers: true }],
  [["name=rootless", "name=cgroupns"], { remapsUsers: true, seccomp: undefined }],
  [["name=no-new-privileges"], { noNewPrivileges: true }],
  [["name=seccomp,profile=/etc/docker/s.json"], { seccomp: "/etc/docker/s.json" }],
  [[""], { remapsUsers: false }],
])("reads %j", (SecurityOptions, expected) => {
  expect(readEngine({ SecurityOptions })).toMatchObject({ ...expected, isAsked: true });
});

test.each([[undefined], [{ SecurityOptions: "x" }], [7]])("leaves all open after %j", (info) => {
  expect(readEngine(info)).toEqual({
    remapsUsers: undefined,
    seccomp: undefined,
    noNewPrivileges: false,
    isAsked: false,
  });
});

test("waits ten seconds for an answer, and for no more", async () => {
  vi.useFakeTimers();
  try {
    const never = inTime(new Promise(() => undefined)).catch(({ message }) => message);
    const slow = inTime(new Promise((resolve) => setTimeout(() => resolve("late"), 9999)));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await never).toBe("the engine did not answer within 10 s");
    expect(await slow).toBe("late");
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ["a container", "plain", /^\/containers\//, "CONTAINER_UNREADABLE"],
  ["an image", "plain", /^\/images\//, "plain"],
  ["a volume", "strict", /^\/volumes\/data/, "strict"],
  ["itself", "plain", /^\/info/, "plain"],
])("goes on where an engine never answers for %s", async (_, name, path, expected) => {
  await using engine = await FakeEngine.start();
  const { docker } = engine;
  engine.isStuck = (asked) => path.test(asked);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const images = { summarize: async () => summary };
    const told = askEngine(docker)
      .then((facts) => {
        const options = { docker, engine: facts, images, workloads: undefined };
        return watchContainer(String(recorded(name)["Id"]), options);
      })
      .then(
        ({ container }) => container.name,
        ({ code }) => code,
      );
    while (!engine.asked.some((asked) => path.test(asked))) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await told).toBe(expected);
  } finally {
    vi.useRealTimers();
  }
});
