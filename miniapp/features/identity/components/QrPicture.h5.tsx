import qrcode from 'qrcode-generator';

/** Quiet zone around the modules (ISO/IEC 18004). */
const QUIET = 4;

/** Draws a QR picture here in the browser; what it says goes nowhere else. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const rows = Array.from({ length: count }, (_, index) => index);
  const dark = rows.flatMap((row) => rows.filter((column) => code.isDark(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)).join('');
  const side = count + 2 * QUIET;
  return (
    <svg className='login__qr' viewBox={`0 0 ${side} ${side}`} role='img' aria-label={label} shapeRendering='crispEdges'>
      <rect width={side} height={side} fill='#fff' />
      <path d={dark} fill='#14493A' />
    </svg>
  );
}
