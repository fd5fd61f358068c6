import { and, not, or } from "./cel.ts";
import { firstOf, flag, has, inCapitals, listOf, never, open, optional, plain } from "./shapes.ts";
import { type Case, cel, constant, definedOf, objectOf, type Value } from "./value.ts";

const POD = "variables.pod";
const context = ["spec", "securityContext"] as const;

function profile(base: string, ...names: readonly string[]): Value {
  return open(
    "a profile",
    {
      from: () => constant("field"),
      type: () => optional(base, "text", ...names, "type"),
      name: () => optional(base, "text", ...names, "localhostProfile"),
    },
    has(base, ...names),
  );
}

const seLinuxNames = ["level", "role", "type", "user"];

function seLinux(base: string, ...names: readonly string[]): Value {
  return open(
    "the options of SELinux",
    Object.fromEntries(
      seLinuxNames.map((one) => [one, () => optional(base, "text", ...names, one)] as const),
    ),
    has(base, ...names),
  );
}

export function podProfile(member: string): Value {
  return profile(POD, ...context, member);
}

export function podSeLinux(): Value {
  return seLinux(POD, ...context, "seLinuxOptions");
}

/** What annotations say of AppArmor, which Kubernetes still honours. */
function appArmorOfAnnotations(spec: string): Case[] {
  const value = `${POD}.?metadata.?annotations[?("container.apparmor.security.beta.kubernetes.io/" + ${spec}.name)].orValue("")`;
  const annotated = (type: Value, name?: string): Value =>
    open("a profile", {
      from: () => constant("annotation"),
      type: () => type,
      name: () => (name === undefined ? never() : cel(name, "text")),
    });
  return [
    { when: `(${value} == "unconfined")`, value: annotated(constant("Unconfined")) },
    { when: `(${value} == "runtime/default")`, value: annotated(constant("RuntimeDefault")) },
    {
      when: `${value}.startsWith("localhost/")`,
      value: annotated(constant("Localhost"), `${value}.substring(10)`),
    },
    { when: `(${value} != "")`, value: annotated(cel(value, "text")) },
  ];
}

export function writtenSecurity(spec: string): Value {
  const of = (sort: "truth" | "text" | "number", member: string) => () =>
    optional(spec, sort, "securityContext", member);
  return open("what a container sets", {
    allowPrivilegeEscalation: of("truth", "allowPrivilegeEscalation"),
    privileged: of("truth", "privileged"),
    procMount: of("text", "procMount"),
    readOnlyRootFilesystem: of("truth", "readOnlyRootFilesystem"),
    capabilities: () =>
      open(
        "the capabilities",
        {
          add: () => listOf(spec, ["securityContext", "capabilities", "add"], plain("text")),
          drop: () => listOf(spec, ["securityContext", "capabilities", "drop"], plain("text")),
        },
        has(spec, "securityContext", "capabilities"),
      ),
    seLinux: () => seLinux(spec, "securityContext", "seLinuxOptions"),
    seccomp: () => profile(spec, "securityContext", "seccompProfile"),
    appArmor: () =>
      firstOf(profile(spec, "securityContext", "appArmorProfile"), ...appArmorOfAnnotations(spec)),
    user: () => {
      const members = { uid: "runAsUser", gid: "runAsGroup", nonRoot: "runAsNonRoot" };
      const parts = Object.values(members).map((one) => has(spec, "securityContext", one));
      return open(
        "the user",
        {
          uid: of("number", "runAsUser"),
          gid: of("number", "runAsGroup"),
          nonRoot: of("truth", "runAsNonRoot"),
          name: never,
        },
        or(...parts),
      );
    },
  });
}

/** What holds for a container: as the kubelet merges the Pod's settings into its own. */
export function effective(spec: string): Value {
  const of = (sort: "truth" | "text", member: string) => () =>
    optional(spec, sort, "securityContext", member);
  const merged =
    (sort: "number" | "truth" | "text", ...path: readonly string[]) =>
    () => {
      const names = path.map((name) => `.?${name}`).join("");
      const both = `${spec}.?securityContext${names}.or(${POD}.spec.?securityContext${names})`;
      return cel(`${both}.value()`, sort, `${both}.hasValue()`);
    };
  const groups = `(${POD}.spec.?securityContext.?supplementalGroups.orValue([]) + (${has(POD, ...context, "fsGroup")} ? [dyn(${POD}.spec.securityContext.fsGroup)] : []))`;
  return open("what holds for a container", {
    allowPrivilegeEscalation: of("truth", "allowPrivilegeEscalation"),
    privileged: () => flag(spec, "securityContext", "privileged"),
    procMount: of("text", "procMount"),
    readOnlyRootFilesystem: () => flag(spec, "securityContext", "readOnlyRootFilesystem"),
    capabilities: () =>
      open("the capabilities", {
        add: capabilities(spec, "add"),
        drop: capabilities(spec, "drop"),
      }),
    hostNamespaces: () => namespaces(spec),
    appArmor: () =>
      firstOf(
        profile(spec, "securityContext", "appArmorProfile"),
        ...appArmorOfAnnotations(spec),
        podProfile("appArmorProfile"),
      ),
    seLinux: () => firstOf(seLinux(spec, "securityContext", "seLinuxOptions"), podSeLinux()),
    seccomp: () =>
      firstOf(
        profile(spec, "securityContext", "seccompProfile"),
        podProfile("seccompProfile"),
        unconfinedByAnnotation(spec),
      ),
    user: () =>
      open("the user", {
        uid: merged("number", "runAsUser"),
        gid: merged("number", "runAsGroup"),
        nonRoot: merged("truth", "runAsNonRoot"),
        name: never,
        groups: () => ({
          is: "list",
          text: groups,
          when: `(size(${groups}) > 0)`,
          item: plain("number"),
          set: true,
        }),
      }),
    windows: () => {
      const names = ["gmsaCredentialSpecName", "runAsUserName", "hostProcess"];
      const members = names.map((name) => [
        name,
        merged(name === "hostProcess" ? "truth" : "text", "windowsOptions", name),
      ]);
      const all = Object.fromEntries(members) as Record<string, () => Value>;
      return open(
        "the options of Windows",
        all,
        or(...Object.values(all).map((one) => definedOf(one()))),
      );
    },
  });
}

/** In capitals without their prefix; letters that have a capital of ASCII are no others. */
function capabilities(spec: string, list: "add" | "drop") {
  return (): Value =>
    listOf(spec, ["securityContext", "capabilities", list], (name) => {
      const upper = inCapitals(name);
      return cel(`(${upper}.startsWith("CAP_") ? ${upper}.substring(4) : ${upper})`, "text");
    });
}

function unconfinedByAnnotation(spec: string): Case {
  const all = `${POD}.?metadata.?annotations.orValue({})`;
  const own = `"container.seccomp.security.alpha.kubernetes.io/" + ${spec}.name`;
  const value = `${all}[?(${own})].or(${all}[?"seccomp.security.alpha.kubernetes.io/pod"]).orValue("")`;
  return {
    when: `(${value} == "unconfined")`,
    value: open("a profile", {
      from: () => constant("annotation"),
      type: () => constant("Unconfined"),
      name: never,
    }),
  };
}

/** A HostProcess container of Windows is a process of the node itself. */
function namespaces(spec: string): Value {
  const process = `${spec}.?securityContext.?windowsOptions.?hostProcess.or(${POD}.spec.?securityContext.?windowsOptions.?hostProcess).orValue(false)`;
  const owner = (hosts: string) => () =>
    firstOf({ when: or(hosts, process), value: constant("host") }, constant("own"));
  const pod = `${POD}.spec`;
  const shared: Case = {
    when: and(
      `${pod}.?shareProcessNamespace.orValue(false)`,
      not(`${pod}.?hostPID.orValue(false)`),
      not(process),
    ),
    value: constant("shared"),
  };
  return objectOf("the namespaces", {
    cgroup: () => firstOf({ when: process, value: constant("host") }, constant("unknown")),
    ipc: owner(`${pod}.?hostIPC.orValue(false)`),
    network: owner(`${pod}.?hostNetwork.orValue(false)`),
    pid: () => firstOf(shared, owner(`${pod}.?hostPID.orValue(false)`)()),
    user: owner(`${pod}.?hostUsers.orValue(true)`),
    uts: owner("false"),
  });
}
