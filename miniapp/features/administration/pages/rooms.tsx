import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi, useSignedIn } from '@/api';
import { open, replace } from '@/platform/routes';
import { announce, Button, confirm, Empty, Field, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import './administration.scss';

type Buildings = ResponseOf<'GET /administration/communities/:id/buildings'>;
type Building = Buildings['items'][number];
type Room = ResponseOf<'GET /administration/buildings/:id/rooms'>['items'][number];

/** Rows shown at once; who looks for another writes its number. */
const MOST = 60;
const called = ({ estate, name }: Building): string => [estate, name].filter(Boolean).join(' ');
const door = ({ entrance, no }: Room): string => [entrance, no].filter(Boolean).join(' ');

function BuildingList({ items, chosen, onChoose }: { items: readonly Building[]; chosen: string | null; onChoose: (id: string) => void }) {
  const [search, setSearch] = useState('');
  const found = items.filter((one) => called(one).includes(search.trim()));
  return (
    <View className='adm__list'>
      <Field label='找楼栋' value={search} onChange={setSearch} placeholder='小区或楼栋' maxLength={40} />
      <SectionHead title={`${found.length} 栋`} note={`${found.reduce((sum, { rooms }) => sum + rooms, 0)} 户`} />
      <Paper tone='list'>
        {found.slice(0, MOST).map((one) => (
          <View key={one.id} className={`adm__unit ${one.id === chosen ? 'adm__unit--chosen' : ''}`}>
            <ListRow title={called(one)} detail={`${one.rooms} 户`} onPress={() => onChoose(one.id)} />
          </View>
        ))}
      </Paper>
      {found.length > MOST && <View className='u-second adm__small'>{`还有 ${found.length - MOST} 栋，写几个字再找`}</View>}
    </View>
  );
}

/** Rooms of a building; one that nobody has a home behind can be taken out. */
function Rooms({ building, onChanged }: { building: Building; onChanged: () => void }) {
  const query = useApi('GET /administration/buildings/:id/rooms', { params: { id: building.id } }, false);
  const [search, setSearch] = useState('');
  const remove = async (room: Room) => {
    if (!(await confirm({ title: `去掉 ${called(building)} ${door(room)}？`, body: '居民登记住处时就选不到这一户了。再导入一次房屋，还能回来。', yes: '去掉', danger: true }))) return;
    try {
      await api('POST /administration/rooms/:id/remove', { params: { id: room.id } });
      announce(`${door(room)}去掉了`);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      await query.reload();
      onChanged();
    }
  };
  return (
    <>
      <View className='adm__head'><View className='adm__title'>{called(building)}</View></View>
      <QueryView query={query} what='房屋'>
        {({ items }) => {
          const found = items.filter((room) => door(room).includes(search.trim()));
          return (
            <>
              <Field label='找一户' value={search} onChange={setSearch} placeholder='单元或房号' maxLength={20} />
              {items.length === 0 ? <Note>这一栋没有房屋了。</Note> : (
                <Paper tone='list' className='adm__picks'>
                  {found.slice(0, MOST).map((room) => (
                    <ListRow
                      key={room.id}
                      title={door(room)}
                      detail={room.area === null ? '面积没写' : `${room.area} 平方米`}
                      aside={room.homes > 0 ? <Tag>{`${room.homes} 人登记`}</Tag> : <Button kind='text' label='去掉' spoken={`去掉${door(room)}`} onPress={() => void remove(room)} />}
                    />
                  ))}
                </Paper>
              )}
              {found.length > MOST && <View className='u-second adm__small'>{`还有 ${found.length - MOST} 户，写几个字再找`}</View>}
              {items.some(({ homes }) => homes > 0) && <View className='u-second adm__small'>有人登记的去不掉，先请工作站办好迁出</View>}
            </>
          );
        }}
      </QueryView>
    </>
  );
}

function List({ id }: { id: string }) {
  const query = useApi('GET /administration/communities/:id/buildings', { params: { id } }, false);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <QueryView query={query} what='楼栋'>
      {({ community, items }) => {
        const building = items.find((one) => one.id === chosen);
        if (items.length === 0) return <Empty title={`${community.name}还没有房屋`} body='用「导入」交「楼栋和房屋」的表，居民登记住处时就选得到了。' act={{ label: '去导入', onPress: () => open('administration', { tab: 'imports', kind: 'rooms' }) }} />;
        return (
          <View className={`adm__two ${building ? 'adm__two--chosen' : ''}`}>
            <BuildingList items={items} chosen={chosen} onChoose={setChosen} />
            <View className='adm__pane'>
              {building ? (
                <>
                  <View className='adm__back'><Button kind='text' label='回楼栋' onPress={() => setChosen(null)} /></View>
                  <Rooms key={building.id} building={building} onChanged={() => void query.reload()} />
                </>
              ) : <View className='u-second adm__hint'>选一栋，看有哪些户</View>}
            </View>
          </View>
        );
      }}
    </QueryView>
  );
}

/** Buildings and rooms of a community, as residents choose from them. */
export default function RoomList() {
  useSignedIn();
  const { id = '' } = useRouter().params;
  return (
    <Page title='楼栋和房屋' className='adm'>
      {id === '' ? <Empty title='没找到这个社区' body='从「管理」的「单位和人员」里再打开一次。' act={{ label: '回管理', onPress: () => replace('administration') }} /> : <List id={id} />}
    </Page>
  );
}
