import type { Command } from "../command.ts";
import { admissionCertificate } from "./admission-certificate.ts";
import { admissionServe } from "./admission-serve.ts";
import { agent } from "./agent.ts";
import { bundleDiff } from "./bundle-diff.ts";
import { bundleInspect } from "./bundle-inspect.ts";
import { bundlePull } from "./bundle-pull.ts";
import { bundlePush } from "./bundle-push.ts";
import { bundleSign } from "./bundle-sign.ts";
import { bundleVerify } from "./bundle-verify.ts";
import { checkImage } from "./check-image.ts";
import { checkManifest } from "./check-manifest.ts";
import { completion } from "./completion.ts";
import { config } from "./config.ts";
import { dbImport } from "./db-import.ts";
import { dbStatus } from "./db-status.ts";
import { help } from "./help.ts";
import { policyBench } from "./policy-bench.ts";
import { policyBuild } from "./policy-build.ts";
import { policyCheck } from "./policy-check.ts";
import { policyEval } from "./policy-eval.ts";
import { policyExplain } from "./policy-explain.ts";
import { policyExport } from "./policy-export.ts";
import { policyFmt } from "./policy-fmt.ts";
import { policyImport } from "./policy-import.ts";
import { policyLint } from "./policy-lint.ts";
import { policyList } from "./policy-list.ts";
import { policyNew } from "./policy-new.ts";
import { policySchema } from "./policy-schema.ts";
import { policySettings } from "./policy-settings.ts";
import { policyTest } from "./policy-test.ts";
import { policyWhatIf } from "./policy-what-if.ts";
import { replay } from "./replay.ts";
import { scan } from "./scan.ts";
import { version } from "./version.ts";

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  scan,
  checkImage,
  checkManifest,
  replay,
  admissionServe,
  admissionCertificate,
  agent,
  policyNew,
  policyBuild,
  policyTest,
  policyEval,
  policyExplain,
  policyWhatIf,
  policyBench,
  policyCheck,
  policyLint,
  policyFmt,
  policyList,
  policySettings,
  policySchema,
  policyImport,
  policyExport,
  bundleInspect,
  bundleDiff,
  bundleSign,
  bundleVerify,
  bundlePush,
  bundlePull,
  dbImport,
  dbStatus,
  config,
  completion,
  help,
  version,
];
