import Taro from '@tarojs/taro';

/** Where the phone is, GCJ-02 degrees; null when the person does not allow it or the phone cannot tell. It is kept nowhere. */
export async function whereAmI(): Promise<{ lng: number; lat: number } | null> {
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' });
    return { lng: Number(longitude), lat: Number(latitude) };
  } catch {
    return null;
  }
}
