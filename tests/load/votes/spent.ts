/** Seconds of processor time of this process, which other programs on the machine do not lengthen. */
export function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
