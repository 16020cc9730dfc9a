import Taro from '@tarojs/taro';

/** A point to go to, GCJ-02 degrees. */
export interface PlaceToOpen {
  lng: number;
  lat: number;
  name: string;
}

/** Opens WeChat's own map at a place, from where any map on the phone shows the way. */
export function openPlace({ lng, lat, name }: PlaceToOpen): void {
  Taro.openLocation({ longitude: lng, latitude: lat, name, scale: 18 }).catch(() => undefined);
}
