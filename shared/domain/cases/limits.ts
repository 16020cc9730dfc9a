/** Limits of a report. Photos and text from the issue of the main loop; text is counted in UTF-16 units. */
export const REPORT_LIMITS = {
  text: 500,
  photos: 9,
  placeText: 60,
  /** Bytes of one uploaded file. */
  fileBytes: 10 * 1024 * 1024,
  /** Longest side in pixels that the server will decode. */
  sourcePixels: 16_384,
  /** Longest side in pixels of the stored picture and of its thumbnail. */
  storedPixels: 1_600,
  thumbPixels: 320,
} as const;

/** Days after which an uploaded file that no matter uses is removed. */
export const ORPHAN_DAYS = 7;
