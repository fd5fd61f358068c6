import { expect, test } from "vitest";
import { parseDockerHost } from "./docker-host.ts";

test.each([
  [undefined, { socketPath: "/var/run/docker.sock" }],
  ["unix:///run/user/1000/docker.sock", { socketPath: "/run/user/1000/docker.sock" }],
  ["tcp://127.0.0.1:2375", { protocol: "http", host: "127.0.0.1", port: 2375 }],
  ["https://docker.test", { protocol: "https", host: "docker.test", port: 2376 }],
  ["tcp://[::1]:2375", { protocol: "http", host: "::1", port: 2375 }],
])("reads %s", (text, host) => expect(parseDockerHost(text)).toEqual(host));

test.each(["ssh://host", "127.0.0.1:2375", "tcp://", "npipe:////./pipe/docker_engine"])(
  "refuses %s",
  (text) => {
    expect(() => parseDockerHost(text)).toThrow(
      expect.objectContaining({ code: "DOCKER_HOST_INVALID" }),
    );
  },
);
