import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { back } from '@/platform/routes';
import { placeChosen } from '@/platform/location';
import { announce, Button, CommunityPicker, Field, FootNote, OptionGrid, Page, QueryView, SectionHead } from '@/ui';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { AreaMap } from '../../components/AreaMap';
import { useDraft } from '../../model/draft';
import { type CommunityMap, type LngLat, type Place, shortName, wordsFor } from '../../model/mapView';

/** How many named places are offered before somebody types. */
const FIRST = 12;

interface Chosen {
  point: LngLat;
  words: string;
  placeId: string | null;
}

function PlaceList({ map, typed, value, onChoose }: { map: CommunityMap; typed: string; value: string | null; onChoose: (place: Place) => void }) {
  const wanted = typed.replace(/\s/g, '');
  const found = map.places.filter((place) => place.name.replace(/\s/g, '').includes(wanted));
  const shown = found.slice(0, FIRST);
  return (
    <>
      <OptionGrid
        label='有名字的地方'
        columns={2}
        value={value}
        options={shown.map((place) => ({ value: place.id, label: shortName(map, place.name) }))}
        onChange={(id) => {
          const place = map.places.find((one) => one.id === id);
          if (place) onChoose(place);
        }}
      />
      {shown.length === 0 && <View className='u-second'>没有叫“{typed}”的地方，在地图上点一下也行</View>}
      {found.length > shown.length && <View className='u-second u-gap'>{`还有 ${found.length - shown.length} 处，打几个字就能找到`}</View>}
    </>
  );
}

/** Choose a place: on the map drawn from our own polygons, or by name. Words can be made more exact. */
export default function PlacePage() {
  const home = useSignedIn()?.home;
  const before = useDraft((state) => state.draft.place);
  const { community } = useRouter().params;
  const [other, setCommunityId] = useState<string | null>(community ?? null);
  const communityId = other ?? home?.community.id ?? null;
  const map = useApi('GET /communities/:id/map', communityId ? { params: { id: communityId } } : null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(before && { point: before.point, words: before.text, placeId: before.placeId ?? null });
  useEffect(() => () => placeChosen(undefined), []);
  const done = (): void => {
    if (!chosen || chosen.words.trim() === '') return announce('在地图上点一下，或者选一个名字', 'warn');
    const { lng, lat } = chosen.point;
    const placeId = chosen.placeId ? { placeId: chosen.placeId } : {};
    placeChosen({ text: chosen.words.trim().slice(0, REPORT_LIMITS.placeText), point: { lng, lat, system: 'gcj02' }, ...placeId });
    back();
  };
  const foot = (
    <>
      <Button label='就是这里' onPress={done} />
      {chosen && <FootNote>{chosen.words}</FootNote>}
    </>
  );
  return (
    <Page title='在什么地方' foot={foot}>
      <CommunityPicker value={communityId} onChange={setCommunityId} />
      {communityId && (
        <QueryView query={map} what='地图'>
          {(data) => (
            <>
              <AreaMap map={data} value={chosen?.point ?? null} onChoose={(point, words) => setChosen({ point, words: words ?? wordsFor(data, point), placeId: null })} />
              {chosen && (
                <Field label='说得再细一点' note='比如几单元几楼' value={chosen.words} maxLength={REPORT_LIMITS.placeText} onChange={(words) => setChosen({ ...chosen, words })} />
              )}
              <Field label='按名字找' value={typed} onChange={setTyped} placeholder='比如：3 栋、西门、小广场' />
              <View className='u-gap'>
                <PlaceList map={data} typed={typed} value={chosen?.placeId ?? null} onChoose={(place) => setChosen({ point: place.point, words: shortName(data, place.name), placeId: place.id })} />
              </View>
            </>
          )}
        </QueryView>
      )}
      {!communityId && <SectionHead title='先选一个社区' />}
    </Page>
  );
}
