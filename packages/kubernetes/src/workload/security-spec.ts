import { z } from "zod";

// Security contexts of core/v1: only the members that we read.

const Profile = z.object({ type: z.string(), localhostProfile: z.string().optional() });
export type ProfileSpec = z.infer<typeof Profile>;

/** What a Pod and a container may both say. */
const common = {
  runAsUser: z.int().optional(),
  runAsGroup: z.int().optional(),
  runAsNonRoot: z.boolean().optional(),
  seccompProfile: Profile.optional(),
  appArmorProfile: Profile.optional(),
  seLinuxOptions: z
    .object({
      level: z.string().optional(),
      role: z.string().optional(),
      type: z.string().optional(),
      user: z.string().optional(),
    })
    .optional(),
  windowsOptions: z
    .object({
      gmsaCredentialSpecName: z.string().optional(),
      hostProcess: z.boolean().optional(),
      runAsUserName: z.string().optional(),
    })
    .optional(),
};

export const PodSecurityContext = z.object({
  ...common,
  fsGroup: z.int().optional(),
  fsGroupChangePolicy: z.string().optional(),
  supplementalGroups: z.array(z.int()).optional(),
  supplementalGroupsPolicy: z.string().optional(),
  sysctls: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});
export type PodSecurityContext = z.infer<typeof PodSecurityContext>;

export const SecurityContext = z.object({
  ...common,
  privileged: z.boolean().optional(),
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  procMount: z.string().optional(),
  capabilities: z
    .object({ add: z.array(z.string()).optional(), drop: z.array(z.string()).optional() })
    .optional(),
});
export type SecurityContext = z.infer<typeof SecurityContext>;
