import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { Button, FieldFrame, ListRow, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { TextLines } from '@/ui/elements';
import { TEXT_PLACE_WORDS, TEXT_DEFAULTS, textsOf } from '@shared/copy/texts';
import { TEXT_LIMITS, TEXT_PLACES, type TextPlace } from '@shared/domain/settings/texts';
import { DraftPanel, History, problemAt } from '../components/DraftPanel';
import { TextPreview } from '../components/TextPreview';
import { type Setting, type TextContent, type TextPage, TEXTS, useSetting } from '../model/settings';
import './administration.scss';

const without = (content: TextContent, place: TextPlace): TextContent => Object.fromEntries(Object.entries(content).filter(([key]) => key !== place));

function TextForm({ place, content, setting, onDone }: { place: TextPlace; content: TextContent; setting: Setting<TextContent, TextPage>; onDone: () => void }) {
  const [text, setText] = useState(textsOf(content)[place]);
  const { name, where } = TEXT_PLACE_WORDS[place];
  const keep = async (change: (now: TextContent) => TextContent) => {
    if (await setting.edit(change)) onDone();
  };
  return (
    <View>
      <FieldFrame label={name} note={`${text.length} / ${TEXT_LIMITS[place]}`} error={problemAt(setting.page?.draft?.problems ?? [], place)}>
        <View className='u-second adm__small'>{where}</View>
        <TextLines className='u-field__input' label={name} value={text} onChange={setText} maxLength={TEXT_LIMITS[place]} />
      </FieldFrame>
      <View className='u-section'><SectionHead title='手机上的样子' /><TextPreview place={place} text={text} /></View>
      <View className='adm__buttons'>
        <Button label='存进草稿' busy={setting.busy ? '正在存…' : undefined} onPress={() => void keep((now) => (text === TEXT_DEFAULTS[place] ? without(now, place) : { ...now, [place]: text }))} />
        <Button kind='second' label='用回原来的' onPress={() => void keep((now) => without(now, place))} />
        <Button kind='second' label='先不改' onPress={onDone} />
      </View>
    </View>
  );
}

function Texts({ page, setting }: { page: TextPage; setting: Setting<TextContent, TextPage> }) {
  const [place, setPlace] = useState<TextPlace | null>(null);
  const content = page.draft?.content ?? page.inForce;
  const texts = textsOf(content);
  return (
    <View className={`adm__two ${place ? 'adm__two--chosen' : ''}`}>
      <View className='adm__list'>
        <SectionHead title='哪里的话' />
        <Paper tone='list'>
          {TEXT_PLACES.map((one) => (
            <View key={one} className={`adm__unit ${one === place ? 'adm__unit--chosen' : ''}`}>
              <ListRow title={TEXT_PLACE_WORDS[one].name} detail={texts[one] || '空着'} aside={content[one] === undefined ? undefined : <Tag>改过</Tag>} onPress={() => setPlace(one)} />
            </View>
          ))}
        </Paper>
      </View>
      <View className='adm__pane'>
        {place && (
          <>
            <View className='adm__back'><Button kind='text' label='回列表' onPress={() => setPlace(null)} /></View>
            <TextForm key={place} place={place} content={content} setting={setting} onDone={() => setPlace(null)} />
          </>
        )}
        <DraftPanel setting={setting} page={page} />
        <History setting={setting} page={page} />
      </View>
    </View>
  );
}

/** The operator's own words in the places that have room for them. */
export default function TextSetting() {
  useSignedIn();
  const query = useApi('GET /administration/texts', {}, false);
  const setting = useSetting(query, TEXTS);
  return (
    <Page title='页面上的话' className='adm'>
      <QueryView query={query} what='页面上的话'>{(data) => <Texts page={setting.page ?? data} setting={setting} />}</QueryView>
    </Page>
  );
}
