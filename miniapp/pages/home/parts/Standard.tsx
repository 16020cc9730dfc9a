import { View } from '@tarojs/components';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { type Me, type ResponseOf, switchElder } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, categoryIcon, dayWords, Icon, type IconName, ListRow, monthWords, Paper, Plate, Press, SectionHead } from '@/ui';
import { DOORS } from '@shared/copy/doors';
import { MyMatter, unfinished, useHome } from './MyMatter';
import { HomeEmergencies, HomeNotices } from './Notices';
import { HomeRound } from './Round';

type Home = ResponseOf<'GET /home'>;

function Top({ me }: { me: Me }) {
  const name = me.home?.community.name ?? me.roles[0]?.unit.name ?? '邻里';
  const detail = me.home ? `${me.home.placeText}　${me.home.station.hours}`.trim() : undefined;
  return (
    <View className='home__top'>
      <View className='home__plate'><Plate name={name} detail={detail} /></View>
      <Press className='home__elder' label='换成长辈版，字大按钮大' onPress={() => void switchElder(true).catch(() => undefined)}>
        <View className='home__elder-sign'>大</View>
        <View className='home__elder-word'>长辈版</View>
      </Press>
    </View>
  );
}

function Slip({ icon, title, detail, onPress }: { icon: IconName; title: string; detail: string; onPress: () => void }) {
  return (
    <Press className='home__slip' role='link' label={`${title}，${detail}`} onPress={onPress}>
      <Icon name={icon} size={32} />
      <View className='home__slip-words'>
        <View className='home__slip-title'>{title}</View>
        <View className='u-second'>{detail}</View>
      </View>
    </Press>
  );
}

/** The green door: the one thing home is for. */
function Door() {
  return (
    <Press className='home__door' role='link' label='随手拍，看见问题拍一张，工作站来答复' onPress={() => open('report')}>
      <View className='home__panel home__panel--upper'><Icon name='report' colour='white' size={48} /></View>
      <View className='home__panel'>
        <View className='home__door-title'>随手拍</View>
        <View>看见问题拍一张</View>
        <View>工作站来答复</View>
      </View>
      <View className='home__knob' />
    </Press>
  );
}

function Entrances({ me, mine }: { me: Me; mine: number }) {
  return (
    <View className='home__dado'>
      <Door />
      <View className='home__slips'>
        {worksOnCases(me.roles)
          ? <Slip icon='receipt' title='工作台' detail='工单和期限' onPress={() => open('workbench')} />
          : <Slip icon='matters' title='我的事' detail={mine > 0 ? `${mine} 件没办完` : '没有在办的'} onPress={() => openTab('matters')} />}
        <Slip icon='talk' title='消息' detail={me.unread > 0 ? `${me.unread} 条没看` : '都看过了'} onPress={() => open('inbox')} />
        <Slip icon='notice' title='身边事' detail='办得怎么样' onPress={() => openTab('board')} />
        <Slip icon='wish' title='微心愿' detail='邻里帮一把' onPress={() => open('wishes')} />
      </View>
    </View>
  );
}

/** `锦园物业，22 日办好` */
function solvedWords(row: Home['solved'][number], now: Date): string {
  const when = row.solvedAt ? `${dayWords(new Date(row.solvedAt), now)}办好` : '';
  return row.leadUnit ? `${row.leadUnit}，${when}` : when;
}

function Solved({ rows }: { rows: Home['solved'] }) {
  if (rows.length === 0) return null;
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title='身边办好的事' link='全部' onLink={() => openTab('board')} />
      <Paper tone='list'>
        {rows.map((row) => (
          <ListRow
            key={row.id}
            icon={categoryIcon(row.category.icon)}
            title={row.title}
            detail={solvedWords(row, now)}
            onPress={() => open('case', { id: row.id })}
          />
        ))}
      </Paper>
    </View>
  );
}

function Figure({ word, figure, late = false }: { word: string; figure: number; late?: boolean }) {
  return (
    <View className='home__figure'>
      <View className='u-second'>{word}</View>
      <View className={`home__number ${late && figure > 0 ? 'u-late' : ''}`}>{figure}<View className='home__unit'>件</View></View>
    </View>
  );
}

function Account({ data }: { data: NonNullable<Home['account']> }) {
  return (
    <View className='u-section'>
      <SectionHead title='工作站的账，大家看' note={monthWords(data.month)} />
      <Paper>
        <View className='home__figures'>
          <Figure word='收到' figure={data.received} />
          <Figure word='按时答复' figure={data.onTime} />
          <Figure word='超时' figure={data.overdue} late />
        </View>
        <View className='home__verdict'>{data.overdue > 0 ? `有 ${data.overdue} 件没能按时答复，对不起。` : '这个月没有超时的。'}</View>
      </Paper>
    </View>
  );
}

/** Home as most people see it: what I can do, what happens to my matters, what was solved around me. */
export function StandardHome({ me }: { me: Me }) {
  const home = useHome();
  return (
    <>
      <Top me={me} />
      {me.texts?.homeGreeting && <View className='u-gap'>{me.texts.homeGreeting}</View>}
      {home && <HomeEmergencies cards={home.emergencies} />}
      {home && <HomeNotices rows={home.notices} />}
      {home?.round && <HomeRound {...home.round} />}
      {home?.matter && <MyMatter row={home.matter} counts={home.counts} />}
      <Entrances me={me} mine={unfinished(home?.counts)} />
      <View className='u-gap'><Button kind='text' label='先问问，这事归谁管' icon='search' onPress={() => open('who')} /></View>
      <Button kind='text' label={DOORS.services.home} icon='place' onPress={() => open('services')} />
      <Button kind='text' label='微项目：大家选，大家看着办' icon='osmanthus' onPress={() => open('projects')} />
      {home?.notices.length === 0 && <Button kind='text' label='通知：停水停电、台风、开会' icon='notice' onPress={() => open('notices')} />}
      <Button kind='text' label='议事：提出来，一起商量' icon='talk' onPress={() => open('topics')} />
      {home && <Solved rows={home.solved} />}
      {home?.account && <Account data={home.account} />}
    </>
  );
}
