import { expect, test } from "vitest";
import { optionNames, variableOf } from "./options.ts";
import { isServiceVariable, misspeltVariables } from "./variables.ts";

const services = [
  "HASP_PORT",
  "HASP_SERVICE_HOST",
  "HASP_SERVICE_PORT",
  "HASP_SERVICE_PORT_HTTPS",
  "HASP_SERVICE_PORT_HTTPS_WEBHOOK",
  "HASP_PORT_443_TCP",
  "HASP_PORT_443_TCP_ADDR",
  "HASP_PORT_443_TCP_PORT",
  "HASP_PORT_443_TCP_PROTO",
  "HASP_PORT_53_UDP_ADDR",
  "HASP_URL_PORT",
  "HASP_DB_SERVICE_HOST",
  "HASP_WEB_HOOK_PORT_9_SCTP_PROTO",
];

test.each(services)("%s is a Service's and never warned of", (name) => {
  expect(isServiceVariable(name)).toBe(true);
  expect(misspeltVariables({ [name]: "tcp://10.0.0.1:443" })).toEqual([]);
});

test.each(["HASP_SERVICE", "HASP_SERVCE", "HASP_DB", "HASP_PORTS", "HASP_PORT_TCP"])(
  "%s is not a Service's",
  (name) => expect(isServiceVariable(name)).toBe(false),
);

test("no option has a variable that Kubernetes sets", () => {
  expect(optionNames.map(variableOf).filter(isServiceVariable)).toEqual([]);
});

test("warns of a variable that looks like a misspelt setting", () => {
  expect(
    misspeltVariables({ HASP_VERIFICATON_KEY: "k", HASP_SERVCE: "a.b", HASP_NOTHING_LIKE_IT: "1" }),
  ).toEqual([
    "HASP_VERIFICATON_KEY is no setting; did you mean HASP_VERIFICATION_KEY?",
    "HASP_SERVCE is no setting; did you mean HASP_SERVICE?",
  ]);
});
