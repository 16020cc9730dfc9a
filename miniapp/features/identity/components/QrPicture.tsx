/** A phone does not scan itself: only the browser draws the picture. */
export function QrPicture(_props: { text: string; label: string }) {
  return null;
}
