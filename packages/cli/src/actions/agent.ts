import { hostname } from "node:os";
import { createJudgedImages } from "@hasp/policy";
import { connectDocker, createAgent } from "@hasp/runtime";
import type { Action } from "../command.ts";
import { exitCodeOfEnd } from "../exit-code.ts";
import { contextOf } from "../judging/context.ts";
import { createLiveEvaluator } from "../judging/live-evaluator.ts";
import { createScanCache, scanFolder } from "../scanning/scan-cache.ts";
import { printJson } from "../text/escape.ts";

/** Writes alerts as JSON lines until a signal says to end. */
export const runAgent: Action = async (invocation) => {
  const { io, config, log } = invocation;
  const docker = connectDocker(io.env["DOCKER_HOST"]);
  await using evaluator = await createLiveEvaluator(invocation);
  const context = { ...contextOf(config), node: { name: config.node ?? hostname() } };
  const agent = createAgent({
    docker,
    evaluator: evaluator.current,
    images: createJudgedImages({
      facts: createScanCache(scanFolder(config)),
      evaluator: evaluator.current,
      phase: "run",
      context,
      now: io.now,
    }),
    report: (line) => void io.stdout.write(`${printJson(line)}\n`),
    context,
    now: io.now,
    interval: config.interval,
  });
  const { revision, digest } = evaluator.current().bundle;
  await log.info(`watching with bundle ${revision} ${digest}`);
  await agent.run(io.signal);
  return exitCodeOfEnd(io.signal);
};
