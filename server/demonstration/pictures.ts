import sharp from 'sharp';
import { SCENES, type SceneName } from './scenes';

/** An invented photo: what it shows, before or after the work, in one of three lights. */
export interface Picture {
  readonly scene: SceneName;
  readonly after: boolean;
  /** 0 morning, 1 noon, 2 evening. */
  readonly variant: number;
}

const SCENE_OF_TOPIC: Readonly<Record<string, SceneName>> = {
  stairLight: 'stairwell',
  streetLight: 'street',
  utilities: 'pipe',
  drain: 'puddle',
  wall: 'facade',
  rubbish: 'bins',
  clutter: 'boxes',
  fireLane: 'truck',
  ebike: 'ebikes',
  parking: 'truck',
  manhole: 'manhole',
  road: 'street',
  green: 'tree',
  facility: 'bench',
  stall: 'street',
  ads: 'facade',
};

/** The photo that fits a topic; a quiet courtyard where none does. */
export function pictureOf(topicKey: string, after: boolean, variant: number): Picture {
  return { scene: SCENE_OF_TOPIC[topicKey] ?? 'yard', after, variant };
}

const LIGHT = ['#fff3d2', '#ffffff', '#2b3a55'] as const;
const WIDTH = 960;
const HEIGHT = 720;

/** The drawing as SVG, 960 by 720, flat like the pictures of the interface and without letters. */
export function svgOf({ scene, after, variant }: Picture): string {
  const light = LIGHT[variant] ?? LIGHT[1];
  const shift = variant * 14 - 14;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<g transform="translate(${shift} 0) scale(1.03)">${SCENES[scene](after)}</g>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${light}" opacity="${variant === 2 ? 0.22 : 0.08}"/>`,
    '</svg>',
  ].join('');
}

/** The photo as a JPEG such as a phone would send. */
export function jpegOf(picture: Picture): Promise<Buffer> {
  return sharp(Buffer.from(svgOf(picture))).jpeg({ quality: 82 }).toBuffer();
}
