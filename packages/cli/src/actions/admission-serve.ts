import { resolve } from "node:path";
import { createAdmissionServer, type Tls } from "@hasp/admission";
import { CodedError, messageOf } from "@hasp/core";
import { type Cluster, connectCluster, parseController } from "@hasp/kubernetes";
import { createJudgedImages } from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCodeOfEnd } from "../exit-code.ts";
import { readInput } from "../io/read-input.ts";
import { watchFiles } from "../io/watch-files.ts";
import { whenAborted } from "../io/when-aborted.ts";
import { contextOf } from "../judging/context.ts";
import { createLiveEvaluator } from "../judging/live-evaluator.ts";
import { createScanCache, scanFolder } from "../scanning/scan-cache.ts";

const MAX_PEM_BYTES = 2 ** 20;

/** Answers until a signal says to end; what is under way is answered first. */
export const serveAdmission: Action = async (invocation) => {
  const { io, config, log } = invocation;
  const address = parseAddress(config.listen);
  const files = tlsFiles(invocation);
  const tls = await readTls(files);
  await using evaluator = await createLiveEvaluator(invocation, { deadline: shareOf(config) });
  const context = contextOf(config);
  const controllers = config.controllers.map(parseController);
  const cluster = await findCluster(invocation);
  const server = createAdmissionServer({
    evaluator: evaluator.current,
    images: createJudgedImages({
      facts: createScanCache(scanFolder(config)),
      evaluator: evaluator.current,
      phase: "deploy",
      context,
      now: io.now,
    }),
    cluster,
    controllers,
    tls,
    failurePolicy: config["failure-policy"],
    deadline: config.deadline,
    context,
    now: io.now,
    onFailure: (error) => {
      const code = error instanceof CodedError ? error.code : "JUDGEMENT_FAILED";
      void log.warn(`not judged, ${config["failure-policy"]}: ${code}: ${messageOf(error)}`);
    },
  });
  const url = await server.listen(address).catch((error) => {
    throw addressError(config.listen, error);
  });
  const { revision, digest } = evaluator.current().bundle;
  await log.info(`listening on ${url} with bundle ${revision} ${digest}`);
  watchFiles(Object.values(files), renewTls, io.signal);
  await whenAborted(io.signal);
  await server.close();
  await cluster?.close();
  return exitCodeOfEnd(io.signal);

  async function renewTls(): Promise<void> {
    try {
      server.setTls(await readTls(files));
      await log.info("serving the new certificate");
    } catch (error) {
      await log.warn(`the new certificate is not used: ${messageOf(error)}`);
    }
  }
};

/** Why nothing can be answered at an address, by what listen(2) says. */
function addressError(listen: string, error: unknown): unknown {
  const reason = { cause: error };
  switch (Object(error).code) {
    case "EADDRINUSE":
      return new CliError("ADDRESS_IN_USE", `--listen: ${listen} is in use`, {
        ...reason,
        hint: "end what listens there (ss -ltnp shows it), or choose another port; port 0 takes a free one",
      });
    case "EACCES":
      return new CliError("ADDRESS_UNAVAILABLE", `--listen: ${listen} is not permitted`, {
        ...reason,
        hint: "choose a port above 1023",
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new CliError(
        "ADDRESS_UNAVAILABLE",
        `--listen: ${listen} is no address of this machine`,
        {
          ...reason,
          hint: "0.0.0.0 answers on all of its addresses",
        },
      );
    default:
      return error;
  }
}

/** Milliseconds for one evaluation: a slow object must not use up the time of those that wait behind it. */
function shareOf({ deadline }: Invocation["config"]): number {
  return Math.max(100, Math.floor(deadline / 4));
}

/** The API server to ask: the one of --kubeconfig, or of the cluster that this runs in; without either, none. */
async function findCluster({ io, config, log }: Invocation): Promise<Cluster | undefined> {
  const { kubeconfig } = config;
  if (kubeconfig === undefined && !io.env["KUBERNETES_SERVICE_HOST"]) {
    await log.info("no API server to ask: labels of namespaces and top owners stay unknown");
    return undefined;
  }
  return connectCluster({
    access: kubeconfig === undefined ? "in-cluster" : { kubeconfig: resolve(io.cwd, kubeconfig) },
    now: io.now,
    onProblem: (error) => void log.warn(`namespaces are not watched: ${messageOf(error)}`),
  });
}

type TlsFiles = Readonly<Record<keyof Tls, string>>;

function tlsFiles({ io, config }: Invocation): TlsFiles {
  const { certificate, "private-key": key } = config;
  if (certificate === undefined || key === undefined) {
    const missing = certificate === undefined ? "--certificate" : "--private-key";
    throw new CliError("USAGE", `${missing} is missing: the API server speaks HTTPS only`, {
      hint: "hasp admission certificate DIR makes both",
    });
  }
  return { cert: resolve(io.cwd, certificate), key: resolve(io.cwd, key) };
}

async function readTls({ cert, key }: TlsFiles): Promise<Tls> {
  return { cert: await readInput(cert, MAX_PEM_BYTES), key: await readInput(key, MAX_PEM_BYTES) };
}

/** `0.0.0.0:8443`, `[::]:8443` or `:8443`. */
export function parseAddress(text: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]*)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  if (!match || port > 65_535) {
    throw new CliError("VALUE_INVALID", `--listen: not an address: ${JSON.stringify(text)}`, {
      hint: "write HOST:PORT, e.g. 0.0.0.0:8443 or [::]:8443",
    });
  }
  return { host: match[1] ?? (match[2] || "0.0.0.0"), port };
}
