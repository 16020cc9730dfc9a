import { qrPath } from '@shared/domain/qr';

/** Draws a QR picture here in the browser; what it says goes nowhere else. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { side, path } = qrPath(text);
  return (
    <svg className='login__qr' viewBox={`0 0 ${side} ${side}`} role='img' aria-label={label} shapeRendering='crispEdges'>
      <rect width={side} height={side} fill='#fff' />
      <path d={path} fill='#14493A' />
    </svg>
  );
}
