import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi, useSignedIn, type ResponseOf } from '@/api';
import { open, replace } from '@/platform/routes';
import { Button, Empty, FieldError, FootNote, LessonsFor, Option, OptionGrid, Page, QueryView, SectionHead, useTap, Words } from '@/ui';
import { WHISTLE, WHISTLE_KIND_WORDS } from '@shared/copy/whistles';
import type { WhistleKind } from '@shared/domain/whistles/whistles';
import { WHISTLE_LIMITS } from '@shared/domain/whistles/whistles';
import './whistles.scss';

type Case = ResponseOf<'GET /cases/:id'>;

function Form({ view, kinds }: { view: Case; kinds: readonly WhistleKind[] }) {
  const units = useApi('GET /communities/:id/units', { params: { id: view.community.id } });
  const [kind, setKind] = useState<WhistleKind | null>(kinds.length === 1 ? (kinds[0] ?? null) : null);
  const [unitIds, setUnitIds] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const toggle = (id: string): void => setUnitIds((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const wrong = {
    kind: kind === null ? '选一种哨' : undefined,
    units: unitIds.length === 0 ? '选至少一个单位，才知道叫谁' : unitIds.length > WHISTLE_LIMITS.units ? `一哨最多叫 ${WHISTLE_LIMITS.units} 个单位` : undefined,
    reason: reason.trim() === '' ? '写一句为什么叫、在哪里集合' : undefined,
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (kind === null || wrong.units || wrong.reason) return;
    let made = '';
    const done = await tap('blow', async (key) => { made = (await api('POST /cases/:id/whistles', { params: { id: view.id }, body: { kind, unitIds: [...unitIds], reason: reason.trim() }, key })).id; }, '吹哨了，叫到的单位会收到消息');
    if (done) replace('whistle', { id: made });
  };
  return (
    <>
      <View className='u-field'>
        <SectionHead title={WHISTLE.kind} />
        <OptionGrid label={WHISTLE.kind} options={kinds.map((value) => ({ value, label: WHISTLE_KIND_WORDS[value].name, detail: WHISTLE_KIND_WORDS[value].hint }))} value={kind} onChange={setKind} />
        <FieldError text={tried ? wrong.kind : undefined} />
      </View>
      <View className='u-field'>
        <SectionHead title={WHISTLE.units} />
        <QueryView query={units} what='单位'>
          {({ items }) => <View className='whistle__units'>{items.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={unitIds.includes(id)} onPress={() => toggle(id)} />)}</View>}
        </QueryView>
        <FieldError text={tried ? wrong.units : undefined} />
      </View>
      <Words label={WHISTLE.reason} value={reason} onChange={setReason} maxLength={WHISTLE_LIMITS.words} placeholder='例如：3 栋门口污水漫进楼道，到 3 栋 2 单元门口碰头' error={tried ? wrong.reason : undefined} />
      <View className='whistle__send'><Button label='吹哨' busy={busy ? '正在叫…' : undefined} onPress={() => void send()} /></View>
      <FootNote>居民在这件事的进展里看得到叫了谁、到没到场</FootNote>
    </>
  );
}

/** Blowing a whistle for one case: which kind, whom, and why. */
export default function BlowWhistle() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const view = useApi('GET /cases/:id', { params: { id } });
  const may = useApi('GET /cases/:id/whistle-kinds', { params: { id } });
  return (
    <Page title={WHISTLE.blow} className='whistles'>
      <QueryView query={view} what='这件事'>
        {(about) => (
          <QueryView query={may} what='吹哨'>
            {({ kinds, open: running }) => {
              if (running) return <Empty title='这件事已经吹过哨' body='先把那一哨办完，再吹一次。' act={{ label: '看那一哨', onPress: () => open('whistle', { id: running }) }} />;
              if (kinds.length === 0) return <Empty title='这件事不由您来吹哨' body='由这个社区的工作站或街道来吹；办完的事不用再吹。' act={{ label: '看吹哨报到', onPress: () => open('whistles') }} />;
              return <><SectionHead title={about.title} note={about.number} /><Form view={about} kinds={kinds} /><LessonsFor situation='whistle' /></>;
            }}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
