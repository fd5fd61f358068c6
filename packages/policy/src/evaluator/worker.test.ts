import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the worker starts without zod, which would cost each evaluator some fifty milliseconds", () => {
  const script = `
    import { registerHooks } from "node:module";
    const urls = [];
    registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) });
    // outside a worker it has no data and breaks off, with everything loaded
    await import(${JSON.stringify(join(import.meta.dirname, "worker.ts"))}).catch(() => undefined);
    console.log(JSON.stringify(urls));`;
  const { stdout } = spawnSync(
    process.execPath,
    ["--conditions=@hasp/source", "--input-type=module", "-e", script],
    { encoding: "utf8", timeout: 60_000 },
  );
  const urls: string[] = JSON.parse(stdout);
  expect(urls.some((url) => url.endsWith("/evaluator/opa-instance.ts"))).toBe(true);
  expect(urls.filter((url) => url.includes("/zod/"))).toEqual([]);
}, 60_000);
