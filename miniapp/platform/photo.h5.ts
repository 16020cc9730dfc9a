import { addressOf, fileAt } from './blobs.h5';
import { fitted, PHOTO_BYTES, QUALITIES, type SentFile } from './photoLimits';

/** Lets the person choose up to `count` photos; resolves with addresses, none when they change their mind. */
export function choosePhotos(count: number): Promise<string[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = count > 1;
    input.style.display = 'none';
    const done = (chosen: string[]) => {
      input.remove();
      resolve(chosen);
    };
    input.addEventListener('change', () => done([...(input.files ?? [])].slice(0, count).map(addressOf)));
    input.addEventListener('cancel', () => done([]));
    document.body.append(input);
    input.click();
  });
}

function pictureOf(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('not a picture'));
    picture.src = address;
  });
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> => new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality / 100));

/** Draws it anew as a JPEG small enough to send; the original where the browser cannot read it (the server judges it then). */
export async function compressPhoto(address: string): Promise<string> {
  try {
    const picture = await pictureOf(address);
    const size = fitted(picture.naturalWidth, picture.naturalHeight);
    const canvas = Object.assign(document.createElement('canvas'), size);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
    for (const quality of QUALITIES) {
      const jpeg = await jpegOf(canvas, quality);
      if (jpeg && (jpeg.size <= PHOTO_BYTES || quality === QUALITIES.at(-1))) return addressOf(jpeg);
    }
    return address;
  } catch {
    return address;
  }
}

/** Sends a file as the multipart field `file`. Rejects when no answer came. */
export async function sendFile(url: string, address: string, header: Record<string, string>): Promise<SentFile> {
  const file = fileAt(address);
  if (!file) throw new Error('the file is gone');
  const form = new FormData();
  form.append('file', file, 'file');
  const answer = await fetch(url, { method: 'POST', body: form, headers: header });
  return { statusCode: answer.status, data: await answer.text() };
}
