import { createPrivateKey, X509Certificate } from "node:crypto";
import { messageOf } from "@hasp/core";
import { AdmissionError } from "../error.ts";

/** A certificate, with those that lead to its authority after it, and its key, all in PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/**
 * Checks that a certificate and a key can be read and belong together: node:tls finds out with the first
 * connection only.
 * @throws AdmissionError `CERTIFICATE_INVALID`
 */
export function checkTls({ cert, key }: Tls): void {
  let belongs: boolean;
  try {
    belongs = new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch (error) {
    throw invalid(messageOf(error), error);
  }
  if (!belongs) throw invalid("the key belongs to another certificate");
}

function invalid(why: string, cause?: unknown): AdmissionError {
  return new AdmissionError("CERTIFICATE_INVALID", `certificate or key: ${why}`, {
    cause,
    hint: "give a certificate and its own key, both in PEM",
  });
}
