import { spawn } from "node:child_process";
import { messageOf } from "@hasp/core";
import { z } from "zod";
import { helperKeyOf } from "../docker-hub.ts";
import { RegistryError } from "../error.ts";
import type { CredentialPlace, CredentialSource } from "./credentials.ts";
import { entryOf, readDockerConfig } from "./docker-config.ts";

const Answer = z.looseObject({ Username: z.string(), Secret: z.string() });

const LIMIT = 30_000;
const MAX_BYTES = 2 ** 20;

/** A program of Docker's protocol that keeps credentials: `docker-credential-NAME get`. */
export const credentialHelper: CredentialSource = {
  name: "credential-helper",

  async find(registry, place) {
    const { credHelpers, credsStore } = await readDockerConfig(place.dockerConfig);
    const helper = entryOf(credHelpers, registry) ?? credsStore;
    if (!helper) return undefined;
    // it is a part of a program's name
    if (!/^[\w.-]+$/.test(helper)) throw failed(registry, helper, "that is no name of a helper");
    const { code, out } = await ask(registry, helper, place);
    if (code !== 0) {
      // the protocol has one sentence for this, and no code
      if (/credentials not found/i.test(out)) return undefined;
      throw failed(registry, helper, `it ended with ${code}`);
    }
    const answer = parse(out);
    if (answer === undefined) throw failed(registry, helper, "its answer cannot be read");
    const { Username: username, Secret: secret } = answer;
    return username === "<token>" ? { identityToken: secret } : { username, password: secret };
  },
};

/** The answer, whatever it says: it holds a secret, and is never part of a message. */
function parse(text: string): z.infer<typeof Answer> | undefined {
  try {
    return Answer.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function ask(registry: string, helper: string, { env, signal }: CredentialPlace) {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]);
  return new Promise<{ code: number | null; out: string }>((resolve, reject) => {
    const child = spawn(`docker-credential-${helper}`, ["get"], {
      env,
      signal: limit,
      stdio: ["pipe", "pipe", "ignore"],
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.length > MAX_BYTES) child.kill("SIGKILL");
    });
    // one that ends without reading must not end this program
    child.stdin.on("error", () => undefined);
    child.on("error", (error) =>
      reject(signal.aborted ? signal.reason : failed(registry, helper, messageOf(error), error)),
    );
    child.on("close", (code) => resolve({ code, out }));
    child.stdin.end(helperKeyOf(registry));
  });
}

function failed(registry: string, helper: string, why: string, cause?: unknown): RegistryError {
  return new RegistryError(
    "CREDENTIALS_INVALID",
    `docker-credential-${helper} gives no credentials for ${registry}: ${why}`,
    { cause, hint: "install or mend the helper that Docker's config.json names, or take it out" },
  );
}
