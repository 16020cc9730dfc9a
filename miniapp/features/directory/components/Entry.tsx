import { View } from '@tarojs/components';
import { useState } from 'react';
import { callPhone } from '@/platform/phone';
import { Button, dialable, flipped, happenedWords, ListRow, Note, Option, Paper, SectionHead, Tag } from '@/ui';
import { hoursLines, SERVICE, SERVICE_FIELD_WORDS as NAMES } from '@shared/copy/directory';
import { dayOf } from '@shared/domain/kernel/days';
import { confirmedWords, isOpen, nowWords, type ServiceView, warningsOf } from '../model/words';

/** What to bring, ticked off on the way out; the ticks stay on this page alone. */
function Bring({ items }: { items: readonly string[] }) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  if (items.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={NAMES.bring} note={SERVICE.bringNote} />
      <View className='u-options u-options--1'>{items.map((item) => <Option key={item} kind='checkbox' label={item} chosen={ticked.includes(item)} onPress={() => setTicked((all) => flipped(all, item))} />)}</View>
    </View>
  );
}
function Steps({ items }: { items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={NAMES.steps} />
      <Paper>{items.map((item, at) => <View key={item} className='services__step'><View className='services__figure u-strong'>{`${at + 1}.`}</View><View className='services__words'>{item}</View></View>)}</Paper>
    </View>
  );
}
/** What stands in an entry, with whether somebody is there at this moment. */
export function Entry({ view }: { view: ServiceView }) {
  const now = new Date();
  const gone = view.state === 'withdrawn';
  const facts = [['address', view.address], ['whom', view.whom], ['fee', view.fee], ['takes', view.takes]] as const;
  return (
    <>
      <SectionHead title={view.title} note={view.level.name} />
      {gone ? <Note tone='warn'>{`${SERVICE.withdrawn}。${view.reason ?? ''}`}</Note> : (
        <>
          <Paper>
            <View className='u-strong'>{nowWords(view, view.days, now)}</View>
            {isOpen(view, view.days, now) && <Tag tone='neutral'>开着</Tag>}
            {hoursLines(view.hours, dayOf(now)).map((line) => <View key={line} className='services__line'>{line}</View>)}
          </Paper>
          {warningsOf(view, now).map((text) => <View key={text} className='u-gap'><Note tone='warn'>{text}</Note></View>)}
        </>
      )}
      <Paper tone='list' className='u-gap'>
        <ListRow icon='home' title={view.office} detail={NAMES.office} />
        {facts.map(([field, text]) => text !== '' && <ListRow key={field} title={text} detail={NAMES[field]} />)}
      </Paper>
      {dialable(view.phone) && <View className='u-section u-call'><Button icon='phone' label={`${SERVICE.call} ${view.phone}`} onPress={() => callPhone(view.phone)} /></View>}
      <Bring items={view.bring} />
      <Steps items={view.steps} />
      {view.note !== '' && <View className='u-section'><SectionHead title={NAMES.note} /><Paper><View className='services__words'>{view.note}</View></Paper></View>}
      <View className='u-second u-gap'>{`${view.keeper.name}　${confirmedWords(view)}`}</View>
    </>
  );
}
/** What stood before, the latest first. */
export function History({ rows }: { rows: ServiceView['history'] }) {
  if (rows.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={SERVICE.history} note='新的在上面' />
      {rows.map(({ at, why, was }) => (
        <View key={at} className='u-gap'><Paper><View className='u-strong'>{`${happenedWords(new Date(at), new Date())}　${why}`}</View>{was.map(({ field, text }) => <View key={field} className='u-second services__words'>{`${SERVICE.was}　${NAMES[field]}：${text || SERVICE.noneWas}`}</View>)}</Paper></View>
      ))}
    </View>
  );
}
