import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openImage } from "./index.ts";
import { createScratch, openOptions } from "./testing/image-layout.ts";
import { toldBy } from "./testing/told-by.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

test("a file or folder without permission is told as that", async () => {
  const file = scratch.file("");
  const folder = join(scratch.folder, "closed");
  mkdirSync(folder);
  chmodSync(file, 0);
  chmodSync(folder, 0);
  chmodSync(scratch.folder, 0o755);
  const isRoot = process.geteuid?.() === 0;
  // root may read everything
  if (isRoot) process.seteuid?.(65_534);
  try {
    for (const location of [file, `docker-archive:${file}`, `oci-dir:${folder}`]) {
      expect(await toldBy(openImage(location, openOptions()))).toMatch(
        /^SOURCE_FORBIDDEN: no permission to read .*; .*ls -ld/,
      );
    }
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o700);
  }
});
