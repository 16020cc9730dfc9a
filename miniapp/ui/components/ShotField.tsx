import { View } from '@tarojs/components';
import { useState } from 'react';
import { PHOTO_NEVER } from '@shared/copy/checks';
import { sentenceOf, upload } from '../../api';
import { choosePhotos } from '../../platform/photo';
import { randomId } from '../../platform/randomId';
import { FieldFrame } from './Field';
import { PhotoGrid } from './PhotoGrid';

/** One photo of a form: on its way, or there. */
interface Shot {
  readonly key: string;
  readonly path: string;
  readonly id: string | null;
  readonly problem: string | null;
}

/** Photos that were taken, `most` at the most, each sent as soon as it is there. */
export function useShots(most: number) {
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const change = (key: string, part: Partial<Shot>): void => setShots((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = async (): Promise<void> => {
    for (const path of await choosePhotos(most - shots.length)) {
      const key = randomId();
      setShots((all) => [...all, { key, path, id: null, problem: null }]);
      upload(path, key).then(({ id }) => change(key, { id }), (error: unknown) => change(key, { problem: sentenceOf(error) }));
    }
  };
  return {
    shots, most, add, remove: (key: string) => setShots((all) => all.filter((one) => one.key !== key)),
    ids: shots.flatMap(({ id }) => id ?? []), sending: shots.some(({ id, problem }) => id === null && problem === null),
  };
}

export function ShotField({ field, label, error }: { field: ReturnType<typeof useShots>; label: string; error?: string | undefined }) {
  const { shots, most, add, remove } = field;
  const wrong = shots.find(({ problem }) => problem !== null)?.problem ?? error;
  return (
    <FieldFrame label={label} note={`最多 ${most} 张`} {...(wrong ? { error: wrong } : {})}>
      <PhotoGrid
        photos={shots.map(({ key, path, id, problem }) => ({ id: key, thumb: path, full: path, ...(problem ? { note: '没传上', wrong: true } : id ? {} : { note: '正在传' }) }))}
        max={most}
        onAdd={() => void add()}
        onRemove={remove}
      />
      <View className='u-second u-gap'>{PHOTO_NEVER}</View>
    </FieldFrame>
  );
}
