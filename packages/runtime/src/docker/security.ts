import type { Container } from "@hasp/policy";
import type { EngineFacts } from "./engine.ts";
import type { Inspection } from "./inspection.ts";

type Settings = Container["set"];
type User = Container["effective"]["user"];
type Profile = NonNullable<Settings["seccomp"]>;

/** What `docker run` was told, and what holds under this engine. */
export function readSecurity(
  inspection: Inspection,
  engine: EngineFacts,
  hostNamespaces: Container["effective"]["hostNamespaces"],
): Pick<Container, "set" | "effective"> {
  const { Config: config, HostConfig: host } = inspection;
  const options = readOptions(host.SecurityOpt ?? []);
  const privileged = host.Privileged === true;
  const written = {
    ...definedFlag("privileged", host.Privileged),
    ...definedFlag("readOnlyRootFilesystem", host.ReadonlyRootfs),
    ...definedFlag("allowPrivilegeEscalation", options.allowPrivilegeEscalation),
    ...(host.MaskedPaths?.length === 0 && { procMount: "Unmasked" }),
    ...(options.seLinux && { seLinux: options.seLinux }),
  };
  const user = readUser(config.User ?? "", host.GroupAdd ?? []);
  const seccomp = privileged ? unconfined : (options.seccomp ?? defaultSeccomp(engine));
  const appArmor = runningAppArmor(inspection.AppArmorProfile ?? "");
  const escalates =
    options.allowPrivilegeEscalation ?? (engine.noNewPrivileges ? false : undefined);
  return {
    set: {
      ...written,
      ...(user && { user }),
      ...(options.seccomp && { seccomp: options.seccomp }),
      ...(options.appArmor && { appArmor: options.appArmor }),
      capabilities: { add: host.CapAdd ?? [], drop: host.CapDrop ?? [] },
    },
    effective: {
      ...written,
      // Docker merged the image's user in already: nothing here is root, not "ask the image"
      user: user?.name === undefined ? { uid: 0, ...user } : user,
      privileged,
      readOnlyRootFilesystem: host.ReadonlyRootfs === true,
      ...definedFlag("allowPrivilegeEscalation", escalates),
      ...(privileged && { procMount: "Unmasked" }),
      ...(seccomp && { seccomp }),
      ...(appArmor && { appArmor }),
      capabilities: {
        add: (host.CapAdd ?? []).map(capabilityName),
        drop: (host.CapDrop ?? []).map(capabilityName),
      },
      hostNamespaces,
    },
  };
}

const unconfined: Profile = { type: "Unconfined", from: "runtime" };

function definedFlag<Name extends string>(
  name: Name,
  value: boolean | null | undefined,
): { [Key in Name]?: boolean } {
  return typeof value === "boolean" ? ({ [name]: value } as { [Key in Name]: boolean }) : {};
}

/** `user`, `uid`, `user:group` and `uid:gid`, as Docker's `--user` takes them. */
function readUser(text: string, added: readonly string[]): User | undefined {
  const [user = "", group = ""] = text.split(":");
  const groups = added.filter(isId).map(Number);
  if (text === "" && groups.length === 0) return undefined;
  return {
    ...(isId(user) && { uid: Number(user) }),
    ...(user !== "" && !isId(user) && { name: user }),
    ...(isId(group) && { gid: Number(group) }),
    ...(groups.length > 0 && { groups }),
  };
}

function isId(text: string): boolean {
  return /^\d{1,10}$/.test(text);
}

function capabilityName(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, "");
}

interface Options {
  readonly seccomp?: Profile;
  readonly appArmor?: Profile;
  readonly seLinux?: NonNullable<Settings["seLinux"]>;
  readonly allowPrivilegeEscalation?: boolean;
}

/** `--security-opt`, with `=` or the older `:` between name and value (moby, daemon/daemon_unix.go, parseSecurityOpt). */
function readOptions(texts: readonly string[]): Options {
  const options = texts.map((text) => {
    const [, name = text, value = ""] = /^([^=:]+)[=:](.*)$/s.exec(text) ?? [];
    return { name, value };
  });
  const find = (name: string) => options.findLast((option) => option.name === name)?.value;
  const seccomp = find("seccomp");
  const appArmor = find("apparmor");
  const noNewPrivileges = find("no-new-privileges");
  const labels = options.filter(({ name }) => name === "label").map(({ value }) => value);
  return {
    ...(seccomp && { seccomp: seccompProfile(seccomp, "field") }),
    ...(appArmor && { appArmor: appArmorProfile(appArmor, "field") }),
    ...(labels.length > 0 && { seLinux: readLabels(labels) }),
    ...(noNewPrivileges !== undefined && {
      allowPrivilegeEscalation: noNewPrivileges === "false",
    }),
  };
}

function readLabels(labels: readonly string[]): NonNullable<Settings["seLinux"]> {
  const parts = labels.map((label) => {
    const [part = "", ...rest] = label.split(":");
    // Docker runs what is not to be labelled as the type that SELinux does not confine
    return part === "disable" ? ["type", "spc_t"] : [part, rest.join(":")];
  });
  return Object.fromEntries(
    parts.filter(([part = ""]) => ["user", "role", "type", "level"].includes(part)),
  );
}

function seccompProfile(text: string, from: string): Profile {
  if (text === "unconfined") return { type: "Unconfined", from };
  if (text === "default" || text === "builtin") return { type: "RuntimeDefault", from };
  // a profile of its own is written into the option as a whole JSON document
  return { type: "Localhost", ...(!text.startsWith("{") && { name: text }), from };
}

function defaultSeccomp(engine: EngineFacts): Profile | undefined {
  if (!engine.isAsked) return undefined;
  return engine.seccomp === undefined ? unconfined : seccompProfile(engine.seccomp, "runtime");
}

function appArmorProfile(name: string, from: string): Profile {
  if (name === "unconfined") return { type: "Unconfined", from };
  return name === "docker-default"
    ? { type: "RuntimeDefault", from }
    : { type: "Localhost", name, from };
}

/** Empty where the node has no AppArmor. */
function runningAppArmor(name: string): Profile | undefined {
  return name === "" ? undefined : appArmorProfile(name, "runtime");
}
