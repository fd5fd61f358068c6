import "reflect-metadata";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { BasicConstraintsExtension, X509Certificate as Parsed } from "@peculiar/x509";
import { expect, test } from "vitest";
import { createCertificates } from "./create-certificates.ts";

const now = new Date("2026-11-23T12:00:00Z");

test("certifies the names by an authority of its own", async () => {
  const { ca, cert, key, caBundle, expires } = await createCertificates({
    dnsNames: ["hasp.hasp-system.svc", "hasp.hasp-system.svc.cluster.local"],
    ipAddresses: ["10.0.0.1", "::1"],
    days: 90,
    now,
  });
  const authority = new X509Certificate(ca);
  const leaf = new X509Certificate(cert);
  expect(authority.ca).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(leaf.verify(authority.publicKey)).toBe(true);
  expect(leaf.checkIssued(authority)).toBe(true);
  expect(leaf.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(leaf.checkHost("hasp.hasp-system.svc")).toBe("hasp.hasp-system.svc");
  expect(leaf.checkHost("other.svc")).toBeUndefined();
  expect(leaf.checkIP("10.0.0.1")).toBe("10.0.0.1");
  expect(leaf.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  expect(leaf.validFromDate.toISOString()).toBe("2026-11-23T11:00:00.000Z");
  expect(leaf.validToDate).toEqual(expires);
  expect(Buffer.from(caBundle, "base64").toString()).toBe(ca);
});

test.each([
  ["a name with a space", { dnsNames: ["a b"], days: 1 }],
  ["a name in upper case", { dnsNames: ["Hasp.svc"], days: 1 }],
  ["an address that is none", { dnsNames: [], ipAddresses: ["10.0.0"], days: 1 }],
  ["no name at all", { dnsNames: [], days: 1 }],
  ["no days", { dnsNames: ["a.svc"], days: 0 }],
  ["days that are no number", { dnsNames: ["a.svc"], days: Number.NaN }],
])("refuses %s", async (_, options) => {
  await expect(createCertificates({ ...options, now })).rejects.toMatchObject({
    code: "CERTIFICATE_INVALID",
  });
});

test("lets no certificate but the authority's issue others", async () => {
  const { ca, cert } = await createCertificates({ dnsNames: ["a.svc"], days: 1, now });
  // OpenSSL looks at the key's usage too, so its answer says nothing of this extension alone
  const constraints = [ca, cert].map((pem) =>
    new Parsed(pem).getExtension(BasicConstraintsExtension),
  );
  expect(constraints).toMatchObject([
    { ca: true, pathLength: 0, critical: true },
    { ca: false, critical: true },
  ]);
});
