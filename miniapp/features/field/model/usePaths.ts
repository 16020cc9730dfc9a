import { useEffect, useState } from 'react';
import { keptPhoto } from '@/platform/keptPhotos';

/** Photos as they lie on this phone, by their keys; empty where one is gone. */
export function usePaths(photos: readonly { readonly key: string }[]): ReadonlyMap<string, string> {
  const [paths, setPaths] = useState<ReadonlyMap<string, string>>(new Map());
  const names = photos.map(({ key }) => key).join();
  useEffect(() => {
    let here = true;
    void Promise.all(names.split(',').filter(Boolean).map(async (key) => [key, (await keptPhoto(key)) ?? ''] as const)).then((found) => here && setPaths(new Map(found)));
    return () => {
      here = false;
    };
  }, [names]);
  return paths;
}
