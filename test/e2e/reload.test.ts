import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { endProcess, findLine } from "../../scripts/quickstart/hasp-process.ts";
import { creationReview, postReview } from "../../scripts/quickstart/post-review.ts";
import { hasp, makeFolder, start } from "./hasp.ts";

const folder = makeFolder();
const at = (name: string): string => join(folder.path, name);
const env = { HASP_CACHE: at("cache") };
let server: ReturnType<typeof start> | undefined;

afterAll(async () => {
  if (server) await endProcess(server);
  folder[Symbol.dispose]();
});

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a", namespace: "shop" },
  spec: { containers: [{ name: "a", image: "a:1", securityContext: { privileged: true } }] },
};
const review = creationReview(pod);

async function build(file: string, settings: string): Promise<void> {
  writeFileSync(at("settings.yaml"), settings);
  const args = ["policy", "build", "--settings", at("settings.yaml"), "-o", file];
  expect(await hasp(args, { env })).toMatchObject({ code: 0 });
}

test("the webhook takes up a new bundle, and keeps the last good one when the new one is damaged", async () => {
  const bundle = at("bundle.tar.gz");
  await build(bundle, "{}\n");
  await hasp(["admission", "certificate", folder.path, "--url", "https://localhost/validate"], {
    env,
  });
  const tls = ["--certificate", at("tls.crt"), "--private-key", at("tls.key")];
  server = start(["admission", "serve", "--listen", "127.0.0.1:0", "--bundle", bundle, ...tls], {
    env,
  });
  const port = Number(
    await findLine(server.stderr, 30_000, (line) => /127\.0\.0\.1:(\d+)/.exec(line)?.[1]),
  );
  const ask = () => postReview(port, at("ca.crt"), review);
  expect((await ask()).response.allowed).toBe(false);

  await build(at("next.tar.gz"), "policies: {privileged-container: {enforcement: audit}}\n");
  renameSync(at("next.tar.gz"), bundle);
  const deadline = Date.now() + 30_000;
  while (!(await ask()).response.allowed && Date.now() < deadline) await wait(250);
  const { response } = await ask();
  expect(response.allowed).toBe(true);

  writeFileSync(bundle, "no bundle");
  const refused = (line: string) => line.includes("the new bundle is not used") || undefined;
  expect(await findLine(server.stderr, 30_000, refused)).toBe(true);
  const { auditAnnotations } = (await ask()).response;
  expect(auditAnnotations["bundle-digest"]).toBe(response.auditAnnotations["bundle-digest"]);
});
