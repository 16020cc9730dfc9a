import { Image } from '@tarojs/components';
import { qrPath } from '@shared/domain/qr';

/** A QR picture, drawn on the phone: a drawing in the address of an image, which WeChat and browsers both show. */
export function QrImage({ text, label }: { text: string; label: string }) {
  const { side, path } = qrPath(text);
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${side} ${side}' shape-rendering='crispEdges'><rect width='${side}' height='${side}' fill='#fff'/><path d='${path}' fill='#14493A'/></svg>`;
  return <Image className='u-qr' src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} mode='aspectFit' {...{ 'aria-label': label }} />;
}
