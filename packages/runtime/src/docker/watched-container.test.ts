import type { ImageQuery } from "@hasp/policy";
import type Docker from "dockerode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FakeEngine } from "../testing/fake-engine.ts";
import { plainEngine, recorded, summary } from "../testing/recorded.ts";
import { watchContainer } from "./watched-container.ts";

let engine: FakeEngine;
let docker: Docker;
beforeAll(async () => {
  engine = await FakeEngine.start();
  docker = engine.docker;
});
afterAll(() => engine[Symbol.asyncDispose]());

const asked: ImageQuery[] = [];

function watch(name: string) {
  return watchContainer(String(recorded(name)["Id"]), {
    docker,
    engine: plainEngine,
    images: {
      summarize: async (query) => {
        asked.push(query);
        return { ...summary, reference: query.reference };
      },
    },
    workloads: undefined,
  });
}

test("a container has its facts, its image's id and what the engine said", async () => {
  const { container, object, problems, isRunning, pid } = await watch("plain");
  expect(container).toMatchObject({
    name: "plain",
    image: { reference: "base:1.0", id: recorded("plain")["Image"] },
    // the image's own label is none of the container's
    labels: {},
  });
  expect(object).toEqual(recorded("plain"));
  expect({ problems, isRunning }).toEqual({ problems: [], isRunning: true });
  expect(pid).toBeGreaterThan(0);
});

test("one that the kubelet started by its image's id is asked for by the image's name", async () => {
  const { container, workload } = await watch("kubernetes");
  expect((recorded("kubernetes")["Config"] as { Image: string }).Image).toMatch(/^sha256:/);
  expect(asked.at(-1)).toEqual({
    reference: "base:1.0",
    digest: recorded("kubernetes")["Image"],
  });
  expect(container.name).toBe("app");
  expect(workload).toMatchObject({ kind: "Pod", namespace: "shop" });
});

test("a volume that opens a folder of the node is a bind", async () => {
  const { container } = await watch("strict");
  expect(container.mounts).toContainEqual(
    expect.objectContaining({ type: "bind", source: "/etc", destination: "/host" }),
  );
});

test("one that joins a container on the host's network is on the host's network", async () => {
  const { container } = await watch("joined");
  expect(container.effective.hostNamespaces).toMatchObject({ network: "host", pid: "host" });
});

test("one that is gone cannot be read", async () => {
  const options = { docker, engine: plainEngine, workloads: undefined };
  const gone = watchContainer("f".repeat(64), {
    ...options,
    images: { summarize: async () => summary },
  });
  await expect(gone).rejects.toMatchObject({ code: "CONTAINER_UNREADABLE" });
});
