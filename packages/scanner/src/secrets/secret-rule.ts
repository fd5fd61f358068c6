import type { Severity } from "@hasp/core";

/** Knows one kind of credential. */
export interface SecretRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Every match contains one of these, ASCII of four characters or more: files are searched for them first. */
  readonly keywords: readonly string[];
  /**
   * Finds the credential as the group `secret`. It runs over a short window around a keyword only, so that
   * no input makes it slow; the flag `g` is required.
   */
  readonly pattern: RegExp;
  /** `settings`: only in files that hold settings and in the image's configuration, where names can be trusted. */
  readonly scope: "everywhere" | "settings";
  /** Tells a credential from what only looks like one. */
  isSecret(match: SecretMatch): boolean;
}

export interface SecretMatch {
  readonly secret: string;
  /** The rule's other named groups. */
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly place: "layer" | "config";
}
