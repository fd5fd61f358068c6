import { checkLibrary } from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { compilePolicies, openLibrary } from "../judging/policies.ts";

/** Checks policies, their tests and the settings; a fault is an error. */
export const checkPolicies: Action = async (invocation) => {
  const { io, config, log } = invocation;
  await log.step("checking policies");
  const policies = await checkLibrary(await openLibrary(invocation));
  if (config.settings !== undefined) await compilePolicies(invocation);
  await log.done();
  const settings = config.settings === undefined ? "" : " and the settings";
  await io.stdout.write(`${count(policies.length, "policy", "policies")}${settings} are valid\n`);
  return exitCode.complied;
};
