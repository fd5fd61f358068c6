import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { isIP } from "node:net";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { AdmissionError } from "../error.ts";

export interface CertificateOptions {
  /** Names that the API server calls the webhook by: `hasp.hasp-system.svc`. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** Days that both certificates hold from now. */
  readonly days: number;
  readonly now: Date;
}

export interface Certificates {
  /** The authority's certificate in PEM. */
  readonly ca: string;
  /** The same as webhook configurations carry it: PEM in base64. */
  readonly caBundle: string;
  /** The webhook's certificate and key in PEM. */
  readonly cert: string;
  readonly key: string;
  readonly expires: Date;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY = 86_400_000;
/** Clocks of a cluster's machines differ. */
const BACKDATED = 60 * 60_000;

/**
 * An authority and a server certificate of its own (ECDSA P-256), for clusters without cert-manager. The
 * authority's key is thrown away: to renew, make both anew.
 * @throws AdmissionError `CERTIFICATE_INVALID`
 */
export async function createCertificates(options: CertificateOptions): Promise<Certificates> {
  const { dnsNames, ipAddresses = [], days, now } = options;
  check(options);
  const validity = {
    notBefore: new Date(now.getTime() - BACKDATED),
    notAfter: new Date(now.getTime() + days * DAY),
  };
  const ca = await createAuthority(validity);
  const keys = await generateKeys();
  const certificate = await X509CertificateGenerator.create(
    {
      ...validity,
      // the API server reads the alternative names only; a common name holds 64 characters at most
      subject: "CN=hasp-admission",
      issuer: ca.certificate.subjectName,
      serialNumber: serialNumber(),
      publicKey: keys.publicKey,
      signingKey: ca.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([
          ...dnsNames.map((value) => ({ type: "dns" as const, value })),
          ...ipAddresses.map((value) => ({ type: "ip" as const, value })),
        ]),
        await AuthorityKeyIdentifierExtension.create(ca.certificate, false, webcrypto),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  const authority = `${ca.certificate.toString("pem")}\n`;
  return {
    ca: authority,
    caBundle: Buffer.from(authority).toString("base64"),
    cert: `${certificate.toString("pem")}\n`,
    key: await exportKey(keys.privateKey),
    expires: validity.notAfter,
  };
}

interface Authority {
  readonly certificate: X509Certificate;
  readonly privateKey: webcrypto.CryptoKey;
}

async function createAuthority(validity: { notBefore: Date; notAfter: Date }): Promise<Authority> {
  const keys = await generateKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity,
      name: "CN=hasp-admission-ca",
      serialNumber: serialNumber(),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { certificate, privateKey: keys.privateKey };
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key)).toString("base64");
  const lines = der.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n");
}

/** 127 random bits, never zero and never negative (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString("hex");
}

const DNS_NAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

function check({ dnsNames, ipAddresses = [], days }: CertificateOptions): void {
  const badName = dnsNames.find((name) => !DNS_NAME.test(name));
  if (badName !== undefined) throw invalid(`not a DNS name: ${JSON.stringify(badName)}`);
  const badAddress = ipAddresses.find((address) => isIP(address) === 0);
  if (badAddress !== undefined) throw invalid(`not an IP address: ${JSON.stringify(badAddress)}`);
  if (dnsNames.length + ipAddresses.length === 0) throw invalid("no name to certify");
  if (!(days > 0 && days <= 3650)) throw invalid(`${days} days are not between 1 and 3650`);
}

function invalid(message: string): AdmissionError {
  return new AdmissionError("CERTIFICATE_INVALID", message, {
    hint: "name the webhook as the API server calls it, e.g. hasp.hasp-system.svc",
  });
}
