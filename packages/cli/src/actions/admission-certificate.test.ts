import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeNewFile } from "../io/write-new-file.ts";
import { run } from "../run.ts";
import { createTestIo } from "../testing/test-io.ts";

test("writes four files, and the key for its owner alone", async () => {
  const io = createTestIo();
  expect(await run(["admission", "certificate", "tls"], io)).toBe(0);
  expect(readdirSync(join(io.cwd, "tls")).sort()).toEqual([
    "ca.crt",
    "tls.crt",
    "tls.key",
    "webhook.yaml",
  ]);
  expect(statSync(join(io.cwd, "tls/tls.key")).mode & 0o777).toBe(0o600);
});

test.each(["tls.key", "tls.crt", "ca.crt", "webhook.yaml"])(
  "leaves a present %s as it is, and the folder too",
  async (name) => {
    const io = createTestIo();
    mkdirSync(join(io.cwd, "tls"));
    writeFileSync(join(io.cwd, "tls", name), "mine");
    expect(await run(["admission", "certificate", "tls"], io)).toBe(2);
    expect(io.err()).toContain("error[FILE_EXISTS]");
    expect(io.err()).toContain("hint: name another folder");
    expect(readFileSync(join(io.cwd, "tls", name), "utf8")).toBe("mine");
    expect(readdirSync(join(io.cwd, "tls"))).toEqual([name]);
  },
);

test("a key behind a link is not written through it", async () => {
  const io = createTestIo();
  mkdirSync(join(io.cwd, "tls"));
  symlinkSync(join(io.cwd, "elsewhere"), join(io.cwd, "tls/tls.key"));
  expect(await run(["admission", "certificate", "tls"], io)).toBe(2);
  expect(existsSync(join(io.cwd, "elsewhere"))).toBe(false);
});

test("of two that write at the same time one wins", async () => {
  const path = join(createTestIo().cwd, "new/key");
  const results = await Promise.allSettled(["a", "b"].map((text) => writeNewFile(path, text)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results).toContainEqual(
    expect.objectContaining({ reason: expect.objectContaining({ code: "FILE_EXISTS" }) }),
  );
});

test.each(["https://a:b@h/", "https://h/?a=b", "https://h/#a", "http://h/"])(
  "writes no configuration with the address %s, which the API server refuses",
  async (url) => {
    const io = createTestIo();
    expect(await run(["admission", "certificate", "tls", "--url", url], io)).toBe(2);
    expect(io.err()).toContain("error[VALUE_INVALID]: --url: not an https address");
    expect(existsSync(join(io.cwd, "tls"))).toBe(false);
  },
);
