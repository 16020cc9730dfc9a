import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type ResponseOf, useApi, useSignedIn } from '@/api';
import { open, replace } from '@/platform/routes';
import { Button, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { SHAPE_STATE_WORDS } from '@shared/copy/administration';
import { missingWords } from '@shared/copy/checklist';
import { ROLE_WORDS } from '@shared/copy/roles';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { LandMap } from '../components/LandMap';
import { Legend } from '../components/MapSection';
import { findingsOf, type Finding, type ImportMap } from '../model/drawing';
import { mend } from '../model/mending';
import './administration.scss';

type State = ResponseOf<'GET /administration/communities/:id'>;

function Missing({ community, missing }: State) {
  if (missing.length === 0) return <Note icon='check'>都齐了。居民报的事找得到网格、工作站和办的单位，找得到人。</Note>;
  const must = missing.filter((line) => line.must).length;
  return (
    <>
      <SectionHead title='还缺什么' note={must > 0 ? `${missing.length} 样，${must} 样先办` : `${missing.length} 样，不急`} />
      <Paper tone='list'>
        {missing.map((line, index) => {
          const { title, detail } = missingWords(line);
          return <ListRow key={index} title={title} detail={detail} spoken={`${title}，去补上`} aside={line.must ? <Tag tone='late'>先办</Tag> : undefined} onPress={() => mend({ ...line, community })} />;
        })}
      </Paper>
    </>
  );
}

/** `林晓梅（站长）、陈国强（兼职网格员）`. */
const peopleWords = (people: State['bodies'][number]['units'][number]['people']): string =>
  people.length === 0 ? '还没有人' : people.map(({ name, role, partTime }) => `${name}（${partTime ? '兼职' : ''}${ROLE_WORDS[role]}）`).join('、');

function Bodies({ bodies }: State) {
  const there = bodies.filter(({ units }) => units.length > 0).length;
  return (
    <View className='u-section'>
      <SectionHead title='社区六方' note={there === bodies.length ? '六方都在' : `在的有 ${there} 方`} />
      <Paper tone='list'>
        {bodies.map(({ kinds, units }) => {
          const word = kinds.map((kind) => UNIT_KIND_WORDS[kind]).join('或');
          if (units.length === 0) return <ListRow key={word} title={word} detail='没有这一方' aside={<Tag tone='neutral'>缺</Tag>} />;
          return units.map(({ id, name, kind, phone, people }) => (
            <ListRow key={id} title={name} detail={`${UNIT_KIND_WORDS[kind]}${phone ? `　${phone}` : ''}　${peopleWords(people)}`} aside={people.length === 0 ? <Tag tone='neutral'>没有人</Tag> : undefined} onPress={() => open('administration', { tab: 'units', unit: id })} />
          ));
        })}
      </Paper>
    </View>
  );
}

function Walkers({ walkers }: State) {
  if (walkers.length === 0) return null;
  const part = walkers.filter(({ partTime }) => partTime).length;
  return (
    <View className='u-section'>
      <SectionHead title={`网格员 ${walkers.length} 人`} note={`专职 ${walkers.length - part} 人，兼职 ${part} 人`} />
      <Paper tone='list'>
        {walkers.map(({ name, partTime, unit, grids }, index) => (
          <ListRow key={index} title={name} detail={grids.length === 0 ? '管全部网格' : `管 ${grids.join('、')}`} aside={<Tag tone={partTime ? 'neutral' : 'quiet'}>{partTime ? '兼职' : '专职'}</Tag>} onPress={() => open('administration', { tab: 'units', unit: unit.id })} />
        ))}
      </Paper>
    </View>
  );
}

/** The grids as they are, with every gap and overlap found by its number. */
function Land({ map }: { map: ImportMap }) {
  const findings = findingsOf(map);
  const [chosen, setChosen] = useState<Finding | null>(null);
  const summary = findings.length === 0 ? '没有重叠，也没有空缺' : `${map.overlaps.length} 处重叠，${map.gaps.length} 处空缺`;
  return (
    <View className='u-section'>
      <SectionHead title='网格图' note={summary} />
      <LandMap map={map} findings={findings} chosen={chosen} label={`${map.shapes.length} 个图形的地图，${summary}`} />
      <Legend map={map} words={{ ...SHAPE_STATE_WORDS, same: '现在的网格' }} />
      {findings.length > 0 && (
        <Paper tone='list' className='adm__picks'>
          {findings.map((one) => <ListRow key={one.number} title={`${one.number}. ${one.text}`} spoken={`${one.number}，${one.text}，在图上看`} aside={<Tag tone='late'>{one.kind === 'overlap' ? '重叠' : '空缺'}</Tag>} onPress={() => setChosen({ ...one })} />)}
        </Paper>
      )}
    </View>
  );
}

function Community({ id }: { id: string }) {
  const query = useApi('GET /administration/communities/:id', { params: { id } }, false);
  return (
    <QueryView query={query} what='这个社区'>
      {(state) => (
        <>
          <View className='adm__head'>
            <View className='adm__title'>{state.community.name}</View>
            {state.street && <View className='u-second'>{state.street.name}</View>}
          </View>
          <View className='adm__acts'>
            <Button kind='text' label='楼栋和房屋' onPress={() => open('roomList', { id })} />
            <Button kind='text' label='事项清单' onPress={() => open('matterList', { id })} />
            <Button kind='text' label='看这个单位' onPress={() => open('administration', { tab: 'units', unit: id })} />
          </View>
          <View className='adm__two adm__two--both'>
            <View><Missing {...state} /></View>
            <View>
              {state.map && <Land map={state.map} />}
              <Bodies {...state} />
              <Walkers {...state} />
            </View>
          </View>
        </>
      )}
    </QueryView>
  );
}

/** A community as a whole: what it still lacks and where that is mended, its six bodies, its grid workers, its grids. */
export default function CommunityPage() {
  useSignedIn();
  const { id = '' } = useRouter().params;
  return (
    <Page title='社区情况' className='adm'>
      {id === '' ? <Empty title='没找到这个社区' body='从「管理」的「单位和人员」里再打开一次。' act={{ label: '回管理', onPress: () => replace('administration') }} /> : <Community id={id} />}
    </Page>
  );
}
