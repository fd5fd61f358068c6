export const shells = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof shells)[number];

/** Printed in place of candidates, they tell the shell's script to complete paths itself. */
export const FILES = ":files";
export const FOLDERS = ":folders";
