import { expect, test } from "vitest";
import { helperKeyOf, hostOf, registryOf } from "./docker-hub.ts";

test("Docker's own registry answers and keeps its login under other names", () => {
  expect(hostOf("docker.io")).toBe("registry-1.docker.io");
  expect(helperKeyOf("docker.io")).toBe("https://index.docker.io/v1/");
  expect(["docker.io", "index.docker.io", "registry-1.docker.io"].map(registryOf)).toEqual(
    Array(3).fill("docker.io"),
  );
});

test.each([
  "r.example.com:5000",
  "docker.io.example.com",
  "index.docker.io.example.com",
  "my-registry-1.docker.io",
])("%s is called the same everywhere", (registry) => {
  const names = [hostOf, helperKeyOf, registryOf].map((name) => name(registry));
  expect(names).toEqual([registry, registry, registry]);
});
