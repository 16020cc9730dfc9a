import { View } from '@tarojs/components';
import { useState } from 'react';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { Button, Field, Page, RuledText, Switch } from '@/ui';
import type { CaseView } from '../model/submit';
import { caseCalls, type CaseHandle } from '../model/useCase';

/** 改一改: before anybody has taken it on, its words, where it is in words, and whether neighbours may see it. */
export function EditForm({ handle, view, onClose }: { handle: CaseHandle; view: CaseView; onClose: () => void }) {
  const [text, setText] = useState(view.text ?? '');
  const [placeText, setPlaceText] = useState(view.place?.text ?? '');
  const [showToNeighbours, setShow] = useState(view.showToNeighbours);
  const send = async (): Promise<void> => {
    if (await handle.act('edit', (key) => caseCalls.edit(view, key, { text: text.trim(), placeText: placeText.trim(), showToNeighbours }), '改好了')) onClose();
  };
  const foot = (
    <View className='u-buttons'>
      <Button kind='second' label='不改了' onPress={onClose} />
      <Button label='改好' busy={handle.busy ? '正在交' : undefined} onPress={() => void send()} />
    </View>
  );
  return (
    <Page title='改一改' foot={foot} station={view.station}>
      <RuledText label='您说的' value={text} onChange={setText} maxLength={REPORT_LIMITS.text} placeholder='写一句是什么事' />
      <View className='u-field'><Field label='在什么地方' value={placeText} onChange={setPlaceText} placeholder='比如：3 栋 2 单元' /></View>
      <View className='u-field'><Switch label='邻居也能看到这件事' detail='不显示您的姓名、电话和门牌' on={showToNeighbours} onChange={setShow} /></View>
    </Page>
  );
}
