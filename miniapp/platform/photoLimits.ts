/** Photos are made smaller on the phone before they are sent: longest side in pixels, and bytes (wechat.md). */
export const PHOTO_SIDE = 1600;
export const PHOTO_BYTES = 400 * 1024;
/** JPEG qualities tried one after the other until a photo is small enough. */
export const QUALITIES = [80, 65, 50, 35] as const;

/** What was answered to an upload; `data` is the body as text. */
export interface SentFile {
  statusCode: number;
  data: string;
}

/** Width and height scaled down so that the longest side fits; never enlarged. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, PHOTO_SIDE / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
