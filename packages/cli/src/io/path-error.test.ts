import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readManifestFiles } from "../judging/read-manifest-files.ts";
import { hasp } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";
import { readInput } from "./read-input.ts";
import { writeOutput } from "./write-output.ts";

const pod =
  "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b}]}}\n";

/** Runs a command in a folder with a file and a folder. */
async function inFolder(line: string, cwd = mkdtempSync(join(tmpdir(), "hasp-path-"))) {
  writeFileSync(join(cwd, "file.yaml"), pod);
  mkdirSync(join(cwd, "folder"), { recursive: true });
  const words = line.split(" ").map((word) => word.replace("@", `${cwd}/`));
  const { code, out, err } = await hasp(words.join(" "), { cwd });
  return { code, text: out + err };
}

test.each([
  ["check manifest file.yaml --settings folder", "FILE_IS_FOLDER"],
  ["check manifest file.yaml --bundle folder", "FILE_IS_FOLDER"],
  ["check manifest file.yaml -o folder", "FILE_IS_FOLDER"],
  ["check manifest file.yaml -f json=folder", "FILE_IS_FOLDER"],
  ["check manifest file.yaml --policy-dir file.yaml", "FOLDER_IS_FILE"],
  ["check manifest file.yaml --save-inputs file.yaml", "FOLDER_IS_FILE"],
  ["replay folder/none.json --inputs file.yaml", "FOLDER_IS_FILE"],
  ["scan docker-archive:@folder", "SOURCE_IS_FOLDER"],
  ["scan oci-dir:@file.yaml", "SOURCE_IS_FILE"],
  ["scan docker-archiv:x", "SCHEME_UNKNOWN"],
  ["scan docker-archive:@file.yaml --platform foo", "PLATFORM_INVALID"],
])(
  "%s is refused with %s and a hint",
  async (line, code) => {
    const result = await inFolder(line);
    expect(result.code).toBe(2);
    expect(result.text).toMatch(new RegExp(`error\\[${code}\\]: .+\\nhint: .+\\n`));
  },
  60_000,
);

test("what may not be read or written is told as that, in a folder of manifests too", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "hasp-path-"));
  await inFolder("version", cwd);
  const place = join(cwd, "closed");
  mkdirSync(join(place, "k8s"), { recursive: true });
  writeFileSync(join(place, "k8s/a.yaml"), pod);
  writeFileSync(join(place, "settings.yaml"), "");
  for (const name of ["k8s/a.yaml", "settings.yaml"]) chmodSync(join(place, name), 0);
  chmodSync(place, 0o555);
  chmodSync(cwd, 0o755);
  const isRoot = process.geteuid?.() === 0;
  const io = { ...createTestIo({ env: { HASP_CACHE: "/nonexistent" } }), cwd: place };
  // root may do everything
  if (isRoot) process.seteuid?.(65_534);
  try {
    const isForbidden = { code: "FILE_FORBIDDEN", hint: expect.stringContaining("ls -ld") };
    await expect(readInput(join(place, "settings.yaml"), 9)).rejects.toMatchObject(isForbidden);
    await expect(writeOutput(join(place, "new.json"), "")).rejects.toMatchObject(isForbidden);
    const { problems } = await readManifestFiles(["k8s"], io);
    expect(problems).toEqual([expect.objectContaining(isForbidden)]);
    expect(problems[0]?.message).toContain("k8s/a.yaml");
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(place, 0o755);
  }
});

test("an address in use is no mistake of hasp's (issue 7, 6)", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    const cwd = mkdtempSync(join(tmpdir(), "hasp-path-"));
    expect((await inFolder("admission certificate tls", cwd)).code).toBe(0);
    const serve = "admission serve --certificate tls/tls.crt --private-key tls/tls.key";
    const inUse = await inFolder(`${serve} --listen 127.0.0.1:${port}`, cwd);
    expect(inUse.code).toBe(2);
    expect(inUse.text).toMatch(/error\[ADDRESS_IN_USE\]: .*:\d+ is in use\nhint: .*ss -ltnp/);
    const elsewhere = await inFolder(`${serve} --listen 192.0.2.1:8443`, cwd);
    expect(elsewhere.text).toMatch(
      /error\[ADDRESS_UNAVAILABLE\]: .* is no address of this machine/,
    );
  } finally {
    server.close();
  }
}, 60_000);
