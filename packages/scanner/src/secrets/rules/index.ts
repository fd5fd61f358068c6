import type { SecretRule } from "../secret-rule.ts";
import { assignment } from "./assignment.ts";
import { awsAccessKeyId, awsSecretAccessKey } from "./aws.ts";
import { azureStorageKey } from "./azure.ts";
import { dockerLogin } from "./docker.ts";
import { githubToken } from "./github.ts";
import { gitlabToken } from "./gitlab.ts";
import { googleApiKey, googleServiceAccount } from "./google.ts";
import { jwt } from "./jwt.ts";
import { npmToken } from "./npm.ts";
import { encryptedPrivateKey, privateKey } from "./private-key.ts";
import { pypiToken } from "./pypi.ts";
import { slackToken } from "./slack.ts";
import { stripeKey } from "./stripe.ts";
import { urlPassword } from "./url-password.ts";

/** Where two rules find the same text, the first one names it. */
export const secretRules: readonly SecretRule[] = [
  awsAccessKeyId,
  awsSecretAccessKey,
  azureStorageKey,
  googleServiceAccount,
  googleApiKey,
  githubToken,
  gitlabToken,
  slackToken,
  stripeKey,
  npmToken,
  pypiToken,
  privateKey,
  encryptedPrivateKey,
  dockerLogin,
  jwt,
  urlPassword,
  assignment,
];
