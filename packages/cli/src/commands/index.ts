import { admissionCertificate } from "./admission-certificate.ts";
import { admissionServe } from "./admission-serve.ts";
import { agent } from "./agent.ts";
import { checkImage } from "./check-image.ts";
import { checkManifest } from "./check-manifest.ts";
import type { Command } from "./command.ts";
import { completion } from "./completion.ts";
import { config } from "./config.ts";
import { dbImport } from "./db-import.ts";
import { dbStatus } from "./db-status.ts";
import { help } from "./help.ts";
import { scan } from "./scan.ts";
import { version } from "./version.ts";

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  scan,
  checkImage,
  checkManifest,
  dbImport,
  dbStatus,
  admissionServe,
  admissionCertificate,
  agent,
  config,
  completion,
  help,
  version,
];

/** What the words that only group commands stand for. */
export const groups: Readonly<Record<string, string>> = {
  check: "Judge something by the policies",
  db: "The advisory database",
  policy: "Write, test and build policies",
  bundle: "Look into policy bundles",
  admission: "The Kubernetes admission webhook",
};
