import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { type Certificates, createCertificates, webhookConfiguration } from "@hasp/admission";
import { stringify } from "yaml";
import type { Action } from "../command.ts";
import type { Config } from "../config/options.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { refusePresent, writeNewFile } from "../io/write-new-file.ts";

type Client = Parameters<typeof webhookConfiguration>[0]["client"];

/** How the API server reaches the webhook, and by which names. */
interface Reach {
  readonly client: Client;
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
}

/** Writes certificates and the webhook configuration that carries the authority. */
export const makeCertificate: Action = async ({ io, args, config, log }) => {
  const folder = resolve(io.cwd, args[0] ?? ".");
  const { client, dnsNames, ipAddresses } = reachOf(config);
  await refusePresent(fileNames.map((name) => join(folder, name)));
  const now = io.now();
  const made = await createCertificates({ dnsNames, ipAddresses, days: config.days, now });
  const files = filesOf(made, client, config);
  for (const name of fileNames) {
    await writeNewFile(join(folder, name), files[name], name.endsWith(".key") ? 0o600 : undefined);
  }
  const names = [...dnsNames, ...ipAddresses].join(", ");
  await log.info(`certificate for ${names} until ${made.expires.toISOString()} in ${folder}`);
  return exitCode.complied;
};

/** The key first: where another run is faster, nothing else of this one is left beside its key. */
const fileNames = ["tls.key", "tls.crt", "ca.crt", "webhook.yaml"] as const;

function filesOf(
  made: Certificates,
  client: Client,
  config: Config,
): Readonly<Record<(typeof fileNames)[number], string>> {
  const configuration = webhookConfiguration({
    name: "admission.hasp.dev",
    client,
    caBundle: made.caBundle,
    failurePolicy: config["failure-policy"],
    excludedNamespaces: config["excluded-namespaces"],
  });
  return {
    "ca.crt": made.ca,
    "tls.crt": made.cert,
    "tls.key": made.key,
    "webhook.yaml": stringify(configuration, { lineWidth: 0 }),
  };
}

function reachOf({ service, url }: Config): Reach {
  if (url !== undefined) return reachByUrl(url);
  const [name, namespace, ...rest] = service.split(".");
  if (!name || !namespace || rest.length > 0) {
    throw new CliError("VALUE_INVALID", `--service: not a service: ${JSON.stringify(service)}`, {
      hint: "write NAME.NAMESPACE, e.g. hasp.hasp-system",
    });
  }
  const host = `${name}.${namespace}.svc`;
  const dnsNames = [host, `${host}.cluster.local`];
  return { client: { service: { name, namespace } }, dnsNames, ipAddresses: [] };
}

function reachByUrl(url: string): Reach {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  // what else an address may hold the API server refuses
  const isPlain =
    parsed && `${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` === "";
  if (parsed?.protocol !== "https:" || !isPlain) {
    throw new CliError("VALUE_INVALID", `--url: not an https address: ${JSON.stringify(url)}`, {
      hint: "write https://HOST:PORT/validate, without user, ? and #",
    });
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  const isAddress = isIP(host) !== 0;
  return {
    client: { url },
    dnsNames: isAddress ? [] : [host],
    ipAddresses: isAddress ? [host] : [],
  };
}
