import { getEventListeners, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { sha256 } from "@hasp/core";
import { archiveOf, dockerArchive, tarOf } from "@hasp/testing";
import { expect, test } from "vitest";
import { docker } from "./docker.ts";
import { openOptions, readStored } from "./testing/image-layout.ts";
import { testSource } from "./testing/source-contract.ts";
import { toldBy } from "./testing/told-by.ts";

/** An engine that answers so; test/e2e has a real one. */
async function startEngine(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    dockerHost: `tcp://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function openAt(answer: RequestListener, signal = AbortSignal.timeout(30_000)) {
  const { dockerHost, close } = await startEngine(answer);
  try {
    return await docker.open("app:1", { ...openOptions(), dockerHost, signal });
  } finally {
    close();
  }
}

testSource(docker, {
  files: (stored) => dockerArchive({ name: "app:1", layers: [stored] }),
  serve: async (files) => ({
    location: "app:1",
    ...(await startEngine(({ url }, response) => {
      const isInspecting = url?.endsWith("/json");
      response.end(isInspecting ? JSON.stringify({ Id: "1" }) : archiveOf(files));
    })),
  }),
});

const digest = `sha256:${"d".repeat(64)}`;
const layer = tarOf({ name: "a" });

function engine(repoDigests: readonly string[]): RequestListener {
  return ({ url }, response) => {
    const inspected = {
      Id: `sha256:${"1".repeat(64)}`,
      RepoTags: ["other:2", "app:1"],
      RepoDigests: repoDigests,
    };
    if (url === "/images/app:1/json") response.end(JSON.stringify(inspected));
    else if (url === `/images/${inspected.Id}/get`)
      response.end(archiveOf(dockerArchive({ layers: [layer] })));
    else response.writeHead(500).end();
  };
}

test.each<[string, string[], string | undefined]>([
  ["of its repository", [`other@sha256:${"e".repeat(64)}`, `app@${digest}`], digest],
  ["of another repository when all agree", [`other@${digest}`, `third@${digest}`], digest],
  ["none when others differ", [`other@${digest}`, `third@sha256:${"e".repeat(64)}`], undefined],
  ["none for an image that was never pushed", [], undefined],
])("tells the digest %s", async (_, repoDigests, expected) => {
  const image = await openAt(engine(repoDigests));
  expect(image.manifestDigest).toBe(expected);
  expect(image.reference).toBe("app:1");
  expect(image.config.digest).toBe(sha256(image.config.bytes));
  expect(await readStored(image)).toEqual([layer]);
  await image.close();
});

test("opens an image that has no name any more", async () => {
  const inspected = { Id: "1", RepoTags: null, RepoDigests: null };
  const files = dockerArchive({ layers: [layer] });
  const image = await openAt(({ url }, response) =>
    response.end(url?.endsWith("/json") ? JSON.stringify(inspected) : archiveOf(files)),
  );
  expect([image.reference, image.manifestDigest]).toEqual([undefined, undefined]);
  expect(await readStored(image)).toEqual([layer]);
  await image.close();
});

test("keeps no more of an export than an image may have", async () => {
  const { dockerHost, close } = await startEngine(engine([]));
  const options = { ...openOptions({ imageBytes: 1000 }), dockerHost };
  expect(await toldBy(docker.open("app:1", options))).toMatch(
    /^LIMIT_EXCEEDED: the archive holds more than 1000 bytes; /,
  );
  close();
});

test("leaves nothing behind at the signal of a run that goes on", async () => {
  const { signal } = new AbortController();
  const image = await openAt(engine([]), signal);
  await image.close();
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("says which image is missing and how to get it", async () => {
  const opening = openAt((_, response) => response.writeHead(404).end("{}"));
  expect(await toldBy(opening)).toBe(
    'SOURCE_NOT_FOUND: the Docker engine has no image "app:1"; pull it first (docker pull app:1), or name an archive or folder that exists',
  );
});

test("says of which image the export is empty", async () => {
  const opening = openAt(({ url }, response) =>
    response.end(url?.endsWith("/json") ? JSON.stringify({ Id: "1" }) : Buffer.alloc(1024)),
  );
  expect(await toldBy(opening)).toMatch(/^ARCHIVE_CORRUPT: "docker:app:1" is an empty archive; /);
});

test.each<[string, RequestListener, string]>([
  [
    "has no such image",
    (_, response) => response.writeHead(404).end('{"message":"no"}'),
    "SOURCE_NOT_FOUND",
  ],
  ["finds the name bad", (_, response) => response.writeHead(400).end("{}"), "SOURCE_NOT_FOUND"],
  ["fails", (_, response) => response.writeHead(500).end("{}"), "DOCKER_UNAVAILABLE"],
  ["hangs up", (request) => request.socket.destroy(), "DOCKER_UNAVAILABLE"],
  [
    "hangs up in the middle of the export",
    (request, response) => {
      if (request.url?.endsWith("/json")) response.end(JSON.stringify({ Id: "1" }));
      else {
        response.writeHead(200, { "content-length": "100000" });
        response.write(layer, () => request.socket.destroy());
      }
    },
    "DOCKER_UNAVAILABLE",
  ],
  [
    "exports something else",
    ({ url }, response) => {
      response.end(url?.endsWith("/json") ? JSON.stringify({ Id: "1" }) : "something else");
    },
    "ARCHIVE_CORRUPT",
  ],
])("says so when the engine %s", async (_, answer, code) => {
  expect(await toldBy(openAt(answer))).toMatch(new RegExp(`^${code}: .*\\w.*; .*\\w`));
});

test.each<[string, RequestListener]>([
  ["never answers", () => {}],
  [
    "stops in the middle of the export",
    ({ url }, response) => {
      if (url?.endsWith("/json")) response.end(JSON.stringify({ Id: "1" }));
      else response.write(layer);
    },
  ],
])("does not wait for an engine that %s", async (_, answer) => {
  const stop = new AbortController();
  const reason = new Error("out of time");
  const opening = openAt((request, response) => {
    // by then the beginning of an export has come
    if (!request.url?.endsWith("/json") || answer.length === 0)
      setTimeout(() => stop.abort(reason), 200);
    answer(request, response);
  }, stop.signal);
  await expect(opening).rejects.toBe(reason);
});

test.each(["a b", "", ":", "@", "x/../../containers/1", "x?all=1", "//x"])(
  "asks no engine for %j, which is no image's name",
  async (location) => {
    const asked: unknown[] = [];
    const { dockerHost, close } = await startEngine(({ url }, response) => {
      asked.push(url);
      response.end("{}");
    });
    await expect(docker.open(location, { ...openOptions(), dockerHost })).rejects.toMatchObject({
      code: "REFERENCE_INVALID",
    });
    expect(asked).toEqual([]);
    close();
  },
);

test.each([
  "app",
  "localhost:5000/a/b:1",
  `sha256:${"1".repeat(64)}`,
  "1".repeat(12),
  `app:1@${digest}`,
])("asks the engine for %s", async (location) => {
  const asked: unknown[] = [];
  const { dockerHost, close } = await startEngine(({ url }, response) => {
    asked.push(url);
    response.writeHead(404).end();
  });
  await expect(docker.open(location, { ...openOptions(), dockerHost })).rejects.toMatchObject({
    code: "SOURCE_NOT_FOUND",
  });
  expect(asked).toEqual([`/images/${location}/json`]);
  close();
});
