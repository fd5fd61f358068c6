import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** The storage emulator's key is the same for everybody (learn.microsoft.com, "Use the Azurite emulator"). */
const EMULATOR = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq";

export const azureStorageKey: SecretRule = {
  id: "azure-storage-key",
  title: "Azure storage account key",
  severity: "critical",
  keywords: ["AccountKey="],
  pattern: /AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g,
  scope: "everywhere",
  isSecret: ({ secret }) => !secret.startsWith(EMULATOR) && isRandom(secret),
};
