import { type FalcoRule, rule } from "./rule.ts";

/** Falco's rules of maturity `incubating`. */
export const incubating: readonly FalcoRule[] = [
  rule(
    "Modify Shell Configuration File",
    "file/open",
    "evt.is_open_write fd.directory fd.filename fd.name fd.num fd.typechar proc.cmdline proc.name proc.pname",
  ),
  rule(
    "Schedule Cron Jobs",
    "file/open process/exec",
    "evt.is_open_write fd.name fd.num fd.typechar proc.name",
  ),
  rule(
    "Read ssh information",
    "file/open",
    "evt.is_open_read fd.name fd.num fd.typechar proc.name",
  ),
  rule("DB program spawned process", "process/exec", "proc.cmdline proc.name proc.pname"),
  rule(
    "Change thread namespace",
    "process/setns",
    "container.id container.image.repository proc.cmdline proc.exe proc.name proc.pname",
  ),
  rule(
    "Change namespace privileges via unshare",
    "process/unshare",
    "container.id thread.cap_permitted",
  ),
  rule(
    "Launch Privileged Container",
    "process/exec",
    "container.id container.image.repository container.privileged proc.vpid",
    { note: "`first` also where the Pod shares one PID namespace, which Falco misses" },
  ),
  rule(
    "Launch Excessively Capable Container",
    "process/exec",
    "container.id container.image.repository proc.vpid thread.cap_permitted",
  ),
  rule(
    "System procs network activity",
    "network/accept network/connect network/listen",
    "evt.rawres evt.res fd.ip fd.l4proto fd.net fd.sockfamily fd.sport fd.typechar proc.name",
  ),
  rule("Program run with disallowed http proxy env", "process/exec", "proc.env proc.name", {
    note: "the name of the variable is told, which is what the rule looks for",
  }),
  rule(
    "Unexpected UDP Traffic",
    "network/accept network/connect network/listen",
    "evt.rawres evt.res fd.ip fd.l4proto fd.net fd.port fd.typechar",
  ),
  rule(
    "Non sudo setuid",
    "process/setuid",
    "container.id evt.arg.uid proc.cmdline proc.exe proc.name user.name user.uid",
  ),
  rule(
    "User mgmt binaries",
    "process/exec",
    "container.id proc.aexe proc.aname proc.cmdline proc.name proc.pname",
    { place: "node" },
  ),
  rule(
    "Create files below dev",
    "file/create file/open",
    "evt.arg.flags fd.directory fd.name proc.name",
    {
      note: "`create` among the modes of an open says the flag, whether or not the file was there",
    },
  ),
  rule(
    "Contact EC2 Instance Metadata Service From Container",
    "network/connect network/send",
    "container.id evt.rawres evt.res fd.connected fd.ip fd.l4proto fd.name_changed fd.net fd.sip fd.snet fd.typechar",
  ),
  rule(
    "Contact cloud metadata service from container",
    "network/connect network/send",
    "container.id evt.rawres evt.res fd.connected fd.ip fd.l4proto fd.name_changed fd.net fd.sip fd.snet fd.typechar k8s.ns.name",
  ),
  rule(
    "Launch Package Management Process in Container",
    "process/exec",
    "container.id container.image.repository proc.aname proc.cmdline proc.name proc.pname user.name",
  ),
  rule("Launch Suspicious Network Tool in Container", "process/exec", "container.id proc.name"),
  rule("Launch Suspicious Network Tool on Host", "process/exec", "container.id proc.name", {
    place: "node",
  }),
  rule(
    "Delete or rename shell history",
    "file/open file/rename file/rmdir file/unlink",
    "evt.arg.flags evt.arg.name evt.arg.oldpath evt.arg.path evt.is_open_write fd.name fd.num fd.typechar proc.name",
  ),
  rule("Set Setuid or Setgid bit", "file/chmod", "evt.arg.mode proc.cmdline proc.name proc.pname"),
  rule("Launch Remote File Copy Tools in Container", "process/exec", "container.id proc.name"),
  rule(
    "Network Connection outside Local Subnet",
    "network/accept network/connect network/listen",
    "container.id evt.rawres evt.res fd.ip fd.net fd.rnet fd.typechar k8s.ns.name",
  ),
  rule(
    "Mount Launched in Privileged Container",
    "process/exec",
    "container.id container.image.repository container.privileged k8s.ns.name proc.args proc.name",
  ),
  rule(
    "Launch Ingress Remote File Copy Tools in Container",
    "process/exec",
    "container.id proc.cmdline proc.name",
  ),
  rule(
    "Read environment variable from /proc files",
    "file/open",
    "container.id evt.is_open_read fd.name fd.num fd.typechar proc.name",
  ),
  rule(
    "Exfiltrating Artifacts via Kubernetes Control Plane",
    "file/open",
    "container.id evt.is_open_read fd.name fd.num fd.typechar proc.name proc.pname proc.tty",
  ),
  rule(
    "Adding ssh keys to authorized_keys",
    "file/open",
    "evt.is_open_write fd.name fd.num fd.typechar proc.name",
  ),
  rule(
    "Potential Local Privilege Escalation via Environment Variables Misuse",
    "process/exec",
    "proc.env",
    { note: "the value of `GLIBC_TUNABLES` is among those that are told" },
  ),
  rule(
    "Backdoored library loaded into SSHD (CVE-2024-3094)",
    "file/open",
    "evt.is_open_read fd.name fd.num fd.typechar proc.name",
  ),
  rule("BPF Program Not Profiled", "process/bpf", "evt.arg.cmd proc.name"),
];
