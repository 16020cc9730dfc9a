/** In WeChat one is at the phone already. */
export function ScanEntrance() {
  return null;
}
