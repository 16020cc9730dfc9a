import sharp from 'sharp';

/** A broken manhole cover as a phone would take it: a JPEG that says where and with what it was taken. */
export function manholePhoto(width = 1600, height = 1200): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="${width}" height="${height}">
    <rect width="800" height="600" fill="#8c8d88"/><rect width="800" height="110" fill="#b9bab2"/>
    <circle cx="400" cy="350" r="190" fill="#5b666b"/><circle cx="400" cy="350" r="165" fill="#48545a"/>
    <path d="M400 190 l-40 110 55 60 -45 90 35 60 a165 165 0 0 0 150 -160 a165 165 0 0 0 -155 -160 z" fill="#171b1d"/>
  </svg>`;
  return sharp(Buffer.from(drawing))
    .withExif({
      IFD0: { Make: 'TestPhone', Model: 'Camera 7' },
      IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 22/1 33/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 50/1 12/1' },
    })
    .jpeg({ quality: 85 })
    .toBuffer();
}
