import { checkLibrary } from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { compilePolicies, openOwnLibrary } from "../judging/policies.ts";

/** Checks the user's own policies, or else the built-in ones, with their tests and the settings; a fault is an error. */
export const checkPolicies: Action = async (invocation) => {
  const { io, config, log } = invocation;
  await log.step("checking policies");
  const policies = await checkLibrary(await openOwnLibrary([], invocation));
  if (config.settings !== undefined) await compilePolicies(invocation);
  await log.done();
  const settings = config.settings === undefined ? "" : " and the settings";
  const verb = policies.length === 1 && settings === "" ? "is" : "are";
  await io.stdout.write(
    `${count(policies.length, "policy", "policies")}${settings} ${verb} valid\n`,
  );
  return exitCode.complied;
};
