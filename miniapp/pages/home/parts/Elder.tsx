import { View } from '@tarojs/components';
import type { Me } from '@/api';
import { callPhone } from '@/platform/phone';
import { open, openTab } from '@/platform/routes';
import { CALL } from '@shared/copy/call';
import { answerWords, Button, CallStation, dialable, Icon, type IconName, Phrases, Plate, Press } from '@/ui';
import { ElderNotice, elderNoticeOf, HomeEmergencies } from './Notices';
import { HomeRound } from './Round';
import { ElderMatter, unfinished, useHome } from './MyMatter';

function Big({ icon, title, detail, onPress, door = false, wish = false }: { icon: IconName; title: string; detail: string; onPress: () => void; door?: boolean; wish?: boolean }) {
  return (
    <Press className={`home__big ${door ? 'home__big--door' : ''} ${wish ? 'home__big--wish' : ''}`} label={`${title}，${detail}`} onPress={onPress}>
      <View className='home__big-inside'>
        <Icon name={icon} colour={door ? 'white' : 'door'} size={door ? 64 : 48} />
        <View>
          <View className='home__big-title'>{title}</View>
          <View><Phrases text={detail} /></View>
        </View>
      </View>
    </Press>
  );
}

function mineWords(counts: NonNullable<ReturnType<typeof useHome>>['counts'] | undefined): string {
  if (!counts || unfinished(counts) === 0) return '没有在办的';
  const waiting = counts.toEvaluate > 0 ? `，${counts.toEvaluate} 件等您评` : '';
  return `${unfinished(counts)} 件${waiting}`;
}

/** Home in elder mode: four large choices, one row of two small ones, and above them one thing at most beside what is urgent: a round waits behind a notice and one's own matter. Messages and the way back to the standard pages are in 我的. */
export function ElderHome({ me }: { me: Me }) {
  const home = useHome();
  const station = me.home?.station;
  const plate = me.home ? `${me.home.community.name} ${me.home.placeText}` : (me.roles[0]?.unit.name ?? '邻里');
  return (
    <>
      <Plate name={plate} />
      {home && <HomeEmergencies cards={home.emergencies} />}
      {home && <ElderNotice rows={home.notices} />}
      {home?.round && !home.matter && !elderNoticeOf(home.notices) && <HomeRound big {...home.round} />}
      {home?.matter && <View className='u-gap'><ElderMatter row={home.matter} /></View>}
      <View className='home__dado home__dado--elder'>
        <Big door icon='report' title='报个问题' detail='说一说就行，也能拍一张' onPress={() => open('report')} />
        {station && dialable(station.phone)
          ? <View className='u-call'><Big icon='phone' title={CALL.station} detail={answerWords(station, new Date(), true).text} onPress={() => callPhone(station.phone)} /></View>
          : <CallStation />}
        <Big icon='matters' title='我报的事' detail={mineWords(home?.counts)} onPress={() => openTab('matters')} />
        <Big wish icon='wish' title='我有个心愿' detail='要帮忙、要陪伴' onPress={() => open('wishPost')} />
      </View>
      <View className='u-buttons home__small'>
        <Button kind='second' label='这事谁管' onPress={() => open('who')} />
        <Button kind='second' label='我的' {...(me.unread > 0 ? { spoken: `我的，${me.unread} 条消息没看` } : {})} onPress={() => openTab('me')} />
      </View>
    </>
  );
}
