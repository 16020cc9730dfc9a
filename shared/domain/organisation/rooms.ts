/** Where somebody lives, as a door says it: estate, building, entrance (单元) and room. Entrance and estate may be absent. */
export interface RoomWords {
  readonly estate: string;
  readonly building: string;
  readonly entrance: string;
  readonly no: string;
}

const compact = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** 「3栋」「3 号楼」「3」 are one building, 「2单元」 and 「2」 one entrance, 「501室」 and 「501」 one room. */
export const buildingKey = (text: string): string => compact(text).replace(/(栋|幢|号楼)$/, '');
export const entranceKey = (text: string): string => compact(text).replace(/单元$/, '');
export const roomKey = (text: string): string => compact(text).replace(/(室|号房|房)$/, '');

const spaced = (key: string, word: string, text: string): string => (/^[0-9A-Z-]+$/.test(key) ? `${key} ${word}` : text.normalize('NFKC').trim());

/** The parts as plates have them: 「3 栋」「2 单元」「501」; a name such as 「听涛阁」 stays as it is. */
export function tidyRoom({ estate, building, entrance, no }: RoomWords): RoomWords {
  return {
    estate: estate.normalize('NFKC').trim(),
    building: spaced(buildingKey(building), '栋', building),
    entrance: entranceKey(entrance) === '' ? '' : spaced(entranceKey(entrance), '单元', entrance),
    no: roomKey(no),
  };
}

/** The same building, however it is written; to derive its id from. */
export const buildingMark = (communityId: string, { estate, building }: Pick<RoomWords, 'estate' | 'building'>): string =>
  [communityId, compact(estate), buildingKey(building)].join('\n');

/** The same room of a building, however it is written. */
export const roomMark = (buildingId: string, { entrance, no }: Pick<RoomWords, 'entrance' | 'no'>): string => [buildingId, entranceKey(entrance), roomKey(no)].join('\n');

/** The estate as a plate needs it: not where it is the community's own name. */
export const estateShown = (estate: string, communityName: string): string => (estate === communityName.replace(/(社区|村)$/, '') ? '' : estate);

/** Plate text of a home: 「3 栋 2 单元」; with the room 「3 栋 2 单元 501」. */
export function plateOf({ building, entrance }: Pick<RoomWords, 'building' | 'entrance'>, no = ''): string {
  return [building, entrance, no].filter((part) => part !== '').join(' ');
}

/** Room numbers in the order of the stairs: 2 before 10, 501 before 1001. */
export function byNumber(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => Number(/\d+/.exec(text)?.[0] ?? Number.NaN)) as [number, number];
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
