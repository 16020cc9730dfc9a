/** Limits of a report. Photos and text from the issue of the main loop; text is counted in UTF-16 units. */
export const REPORT_LIMITS = {
  text: 500,
  photos: 9,
  voices: 3,
  placeText: 60,
  /** Bytes of one uploaded file. */
  fileBytes: 10 * 1024 * 1024,
  /** Longest side in pixels that the server will decode. */
  sourcePixels: 16_384,
  /** Longest side in pixels of the stored picture and of its thumbnail. */
  storedPixels: 1_600,
  thumbPixels: 320,
} as const;

/** Limits of one recording (issue of the real community, 9). */
export const VOICE_LIMITS = {
  seconds: 60,
  /** Recorders stop a little late: what is told of the length may be so much longer. Seconds. */
  slack: 3,
  /** Shorter is a slip of the finger. Seconds. */
  least: 1,
  bytes: 2 * 1024 * 1024,
  /** What the station writes down of it, UTF-16 units. */
  transcript: 500,
} as const;

/** Days after which an uploaded file that no matter uses is removed. */
export const ORPHAN_DAYS = 7;
