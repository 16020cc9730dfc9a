/** How a session was opened. */
export const LOGIN_METHODS = ['password', 'wechat', 'scan', 'demonstration'] as const;
export type LoginMethod = (typeof LOGIN_METHODS)[number];

/** What somebody who logged in by password has to do before anything else is served, in this order. */
export const DEMANDS = ['password', 'secondFactor'] as const;
export type Demand = (typeof DEMANDS)[number];

/** Browsers and systems as far as people tell their devices apart by them. */
export const BROWSERS = ['wechat', 'edge', 'chrome', 'firefox', 'safari', 'other'] as const;
export const SYSTEMS = ['windows', 'mac', 'android', 'ios', 'harmony', 'linux', 'other'] as const;

/** A device, told coarsely on purpose: enough to know one's own, too little to follow anybody. */
export interface Device {
  readonly browser: (typeof BROWSERS)[number];
  readonly system: (typeof SYSTEMS)[number];
}

/** In this order: later ones also stand in the names of earlier ones (Edge says Chrome, Chrome says Safari). */
const BROWSER_MARKS: readonly [RegExp, Device['browser']][] = [
  [/MicroMessenger/i, 'wechat'],
  [/Edg(e|A|iOS)?\//, 'edge'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Chrome\/|CriOS\//, 'chrome'],
  [/Safari\//, 'safari'],
];
const SYSTEM_MARKS: readonly [RegExp, Device['system']][] = [
  [/HarmonyOS|OpenHarmony/i, 'harmony'],
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/Windows/, 'windows'],
  [/Macintosh|Mac OS X/, 'mac'],
  [/Linux|X11/, 'linux'],
];

/** Reads what a device says of itself (`User-Agent`); `other` where that is not known. */
export function deviceOf(userAgent: string): Device {
  const find = <T>(marks: readonly [RegExp, T][]): T | undefined => marks.find(([mark]) => mark.test(userAgent))?.[1];
  return { browser: find(BROWSER_MARKS) ?? 'other', system: find(SYSTEM_MARKS) ?? 'other' };
}

/** A question of a desk to be let in by scanning: how it stands. */
export const SCAN_STATES = ['open', 'confirmed', 'refused', 'used', 'over'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** How long such a question may be answered, milliseconds. Long enough to fetch the phone, too short to pass on. */
export const SCAN_MS = 120_000;

/** The hour a moment lies in: devices are shown by the hour, so that a request is no write and no trace. */
export function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000);
}
