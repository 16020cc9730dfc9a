import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { Button, Field, Note, Page, Paper, QueryView, SectionHead } from '@/ui';
import { WEIGHT_WORDS } from '@shared/copy/figures';
import { DraftPanel, History, problemAt } from '../components/DraftPanel';
import { type RateContent, type RatePage, RATES, type Setting, useSetting } from '../model/settings';
import './administration.scss';

const PARTS = Object.keys(WEIGHT_WORDS) as (keyof RateContent)[];
type Written = Record<keyof RateContent, string>;
const written = (content: RateContent): Written => Object.fromEntries(PARTS.map((part) => [part, String(content[part])])) as Written;
/** What is no number becomes one that the draft's faults tell of. */
const read = (words: Written): RateContent => Object.fromEntries(PARTS.map((part) => [part, /^\d{1,3}$/.test(words[part].trim()) ? Number(words[part]) : -1])) as unknown as RateContent;

function Weights({ page, setting }: { page: RatePage; setting: Setting<RateContent, RatePage> }) {
  const content = page.draft?.content ?? page.inForce;
  const [words, setWords] = useState(written(content));
  const problems = page.draft?.problems ?? [];
  return (
    <View className='adm__two'>
      <View className='adm__list'>
        <SectionHead title='各占多少' note='前三项加起来是 100' />
        <Paper className='adm__form'>
          {PARTS.map((part) => (
            <Field key={part} label={`${WEIGHT_WORDS[part]}（%）`} value={words[part]} maxLength={3} error={problemAt(problems, part)} onChange={(text) => setWords((before) => ({ ...before, [part]: text }))} />
          ))}
          <View className='adm__buttons'>
            <Button label='存进草稿' busy={setting.busy ? '正在存…' : undefined} onPress={() => void setting.edit(() => read(words))} />
          </View>
        </Paper>
        <View className='u-gap'><Note>只改合成的办法，响应率、解决率、满意率本身不变。公布以后，各处的综合都照新的算，以前月份的也一样。</Note></View>
      </View>
      <View className='adm__pane'>
        <DraftPanel setting={setting} page={page} />
        <History setting={setting} page={page} />
      </View>
    </View>
  );
}

/** How the three rates come together in one figure. */
export default function RateSetting() {
  useSignedIn();
  const query = useApi('GET /administration/rates', {}, false);
  const setting = useSetting(query, RATES);
  return (
    <Page title='三率怎么合成' className='adm'>
      <QueryView query={query} what='三率的设置'>{(data) => <Weights page={setting.page ?? data} setting={setting} />}</QueryView>
    </Page>
  );
}
