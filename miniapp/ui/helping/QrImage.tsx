import { Image } from '@tarojs/components';
import qrcode from 'qrcode-generator';

/** Quiet zone around the modules (ISO/IEC 18004). */
const QUIET = 4;

/** A QR picture, drawn on the phone: a drawing in the address of an image, which WeChat and browsers both show. */
export function QrImage({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const rows = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  const dark = rows.flatMap((row) => rows.filter((column) => code.isDark(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)).join('');
  const side = rows.length + 2 * QUIET;
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${side} ${side}' shape-rendering='crispEdges'><rect width='${side}' height='${side}' fill='#fff'/><path d='${dark}' fill='#14493A'/></svg>`;
  return <Image className='u-qr' src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} mode='aspectFit' {...{ 'aria-label': label }} />;
}
