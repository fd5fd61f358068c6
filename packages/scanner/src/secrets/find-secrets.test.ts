import { expect, test } from "vitest";
import { findSecrets } from "./find-secrets.ts";

function ids(text: string, holdsSettings = false, place: "layer" | "config" = "layer") {
  const { found } = findSecrets(Buffer.from(text), { place, holdsSettings });
  return found.map(({ rule }) => rule.id);
}

// made up for these tests; split so that nobody's scanner takes this file for a leak
const random = "k7Qz2LmX9vTb4RnW8cYp3HsD6fJg1VaE5uKd";
const base64 = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCu9kz4AKpE";
const pem = (label: string, newline = "\n") =>
  [`-----BEGIN ${label}-----`, base64, `-----END ${label}-----`, ""].join(newline);
const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test.each([
  ["aws-access-key-id", `id = AK${"IAQ3EGRZ5T6PLKMNWX"}`],
  ["aws-access-key-id", `{"AccessKeyId":"AS${"IAQ3EGRZ5T6PLKMNWX"}"}`],
  ["aws-secret-access-key", `aws_secret_access_key = ${random}/+9Z`],
  ["aws-secret-access-key", `"SecretAccessKey": "${random}/+9Z",`],
  ["azure-storage-key", `AccountName=a;AccountKey=${random}${random}abCD90/+Zz12x8==;`],
  ["google-service-account", JSON.stringify({ private_key: pem("PRIVATE KEY") })],
  ["google-api-key", `key=AI${"za"}${random.slice(0, 35)}&`],
  ["github-token", `https://gh${"p_"}${random}@github.com`],
  ["github-token", `github${"_pat_"}${random.slice(0, 22)}_${random}${random.slice(0, 23)}`],
  ["gitlab-token", `GITLAB: gl${"pat-"}${random.slice(0, 20)}`],
  [
    "slack-token",
    `xo${"xb-"}123456789012-1234567890123-${random.slice(0, 24)}`
      .replace("1234567", "8172635")
      .replace("1234567", "5544332"),
  ],
  [
    "slack-token",
    `https://hooks.slack.com/services/T0${"AB12CD3"}/B0AB12CD3/${random.slice(0, 24)}`,
  ],
  ["stripe-key", `sk_${"live_"}${random.slice(0, 24)}`],
  ["npm-token", `//registry.npmjs.org/:_authToken=npm${"_"}${random}`],
  ["npm-token", `//npm.acme.test/:_authToken=${random}`],
  ["npm-token", `token: npm${"_"}${random}`],
  ["pypi-token", `password = pypi-AgE${"IcHlwaS5vcmc"}${random}${random}`],
  ["private-key", pem("RSA PRIVATE KEY")],
  ["private-key", pem("OPENSSH PRIVATE KEY", "\r\n")],
  ["private-key", `KEY="${pem("PRIVATE KEY", "\\n")}"`],
  [
    "private-key",
    pem("RSA PRIVATE KEY").replace(
      "\n",
      "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,1F2E\n\n",
    ),
  ],
  ["encrypted-private-key", pem("ENCRYPTED PRIVATE KEY")],
  [
    "docker-login",
    `{"auths":{"r.test":{"auth":"${Buffer.from("bob:s3cr3t-pass").toString("base64")}"}}}`,
  ],
  [
    "jwt",
    `${segment({ alg: "RS256", kid: "a" })}.${segment({ sub: "svc-17", iss: "acme" })}.${random}`,
  ],
])("finds %s in %s", (id, text) => {
  expect(ids(text)).toEqual([id]);
  expect(ids(`text before\n${text}\ntext after`)).toEqual([id]);
});

test.each([
  ["Amazon's example", "AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["Amazon's example secret", "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["an id within base64", `abc/AK${"IAQ3EGRZ5T6PLKMNWX"}/def`],
  [
    "the storage emulator's key",
    "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
  ],
  ["a token of one character", `ghp_${"x".repeat(36)}`],
  ["a token of counting up", "ghp_1234567890abcdefghijklmnopqrstuvwxyz12"],
  ["a test key", `sk_test_${random}`],
  ["a variable", `//registry.npmjs.org/:_authToken=\${NPM_TOKEN}`],
  ["npm's own variables", "npm_config_cache npm_package_version npm_lifecycle_event_name_long_x"],
  ["a public key", pem("PUBLIC KEY")],
  ["a certificate", pem("CERTIFICATE")],
  ["the label alone", "if line == '-----BEGIN PRIVATE KEY-----':"],
  ["a manual's private key", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"],
  [
    "jwt.io's token",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
  ],
  ["an unsigned token", `${segment({ alg: "none" })}.${segment({ sub: "svc-17", iss: "acme" })}.`],
  ["a login that is not base64 of a pair", '"auth": "basic-authentication"'],
  ["a password in code", `password = "${random}"`],
])("leaves %s alone", (_, text) => expect(ids(text)).toEqual([]));

test.each([
  ["secret-assignment", "db_password=k7Qz2LmX9vTb4", "layer"],
  ["secret-assignment", '  "apiKey": "k7Qz2LmX9vTb4RnW",', "layer"],
  ["secret-assignment", "client_secret: 'k7Qz2LmX9vTb4RnW'", "layer"],
  ["secret-assignment", "DB_PASSWORD=hunter2", "config"],
  ["secret-assignment", "RUN |1 SESSION_TOKEN=tr0ub4dor /bin/sh -c make", "config"],
  ["secret-assignment", "SECRET_KEY_BASE=tr0ub4dor", "config"],
  ["url-password", "DATABASE=postgres://app:hunter2@db:5432/app", "config"],
  ["url-password", "url = https://bot:k7Qz2LmX@git.acme.test/x.git", "layer"],
  ["aws-secret-access-key", `AWS_SECRET_ACCESS_KEY=${random}/+9Z`, "config"],
] as const)("finds %s in the setting %s of a %s", (id, text, place) => {
  expect(ids(text, true, place)).toEqual([id]);
});

test.each([
  "DB_PASSWORD=",
  "DB_PASSWORD=changeme",
  "DB_PASSWORD=password",
  `DB_PASSWORD=\${DB_PASSWORD}`,
  "DB_PASSWORD=$DB_PASSWORD",
  "DB_PASSWORD=<password>",
  "DB_PASSWORD=xxxxxxxx",
  "DB_PASSWORD={{ vault.db }}",
  "DB_PASSWORD_FILE=/run/secrets/db",
  "DB_PASSWORD=/run/secrets/db",
  "TOKEN_URL=https://acme.test/token",
  "GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D",
  "password required pam_unix.so",
  "secret: vault:kv/data/app#password",
  "DATABASE=postgres://app:$PASSWORD@db/app",
  `DATABASE=postgres://app:\${PASSWORD}@db/app`,
  "DATABASE=postgres://user:password@localhost/app",
  "https://github.com:443/acme@v1",
])("takes %s for no secret of the configuration", (text) => {
  expect(ids(text, true, "config")).toEqual([]);
});

test.each(["password = correct horse", "token=abcdefghijkl", "password: aaaaaaaaaaaa1"])(
  "takes %s for no secret of a file",
  (text) => expect(ids(text, true)).toEqual([]),
);

test("tells where each secret starts", () => {
  const text = `é\nAK${"IAQ3EGRZ5T6PLKMNWX"}\nsk_${"live_"}${random}`;
  const { found } = findSecrets(Buffer.from(text), { place: "layer", holdsSettings: false });
  expect(found.map(({ offset }) => offset)).toEqual([3, 24]);
});

test("says so when it stops at a hundred secrets", () => {
  const text = Array.from({ length: 150 }, (_, i) => `sk_${"live_"}${random}${i}\n`).join("");
  const search = findSecrets(Buffer.from(text), { place: "layer", holdsSettings: false });
  expect(search.found).toHaveLength(100);
  expect(search.truncated).toBe(true);
});
