import Taro from '@tarojs/taro';
import { type RequestOf } from '@shared/contract';
import { open } from './routes';

/** A place as a report takes it. WeChat's map and ours speak GCJ-02. */
export type ChosenPlace = RequestOf<'POST /cases'>['body']['place'];

let waiting: ((place: ChosenPlace | undefined) => void) | undefined;

/** Our own map page calls this when a place is chosen, or with nothing when it is left. */
export function placeChosen(place: ChosenPlace | undefined): void {
  waiting?.(place);
  waiting = undefined;
}

function onOurMap(community: string | undefined): Promise<ChosenPlace | undefined> {
  placeChosen(undefined);
  return new Promise((resolve) => {
    waiting = resolve;
    open('place', community ? { community } : {});
  });
}

/** As the contract wants the words of a place: at most 60 characters, never empty. */
const words = (name: string, address: string): string => (name || address || '地图上选的地方').slice(0, 60);

async function onWeChatMap(near?: { lng: number; lat: number }): Promise<ChosenPlace | undefined> {
  try {
    const chosen = await Taro.chooseLocation(near ? { longitude: near.lng, latitude: near.lat } : {});
    const point = { lng: Number(chosen.longitude), lat: Number(chosen.latitude), system: 'gcj02' as const };
    return { text: words(chosen.name, chosen.address), point };
  } catch {
    return undefined;
  }
}

/**
 * Lets the person choose a place: on WeChat's map in WeChat, on our own page in a browser. `near` (GCJ-02)
 * is where the map opens, `community` whose map ours begins with. Undefined when they change their mind.
 */
export function choosePlace(near?: { lng: number; lat: number }, community?: string): Promise<ChosenPlace | undefined> {
  return process.env.TARO_ENV === 'h5' ? onOurMap(community) : onWeChatMap(near);
}
