import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi, useSignedIn } from '@/api';
import { chooseFile } from '@/platform/file';
import { replace } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { announce, Button, Empty, ListRow, Note, Page, Paper, Plate, QueryView, SectionHead, Tag, useTap } from '@/ui';
import { DUTY_WORDS, MATTERS } from '@shared/copy/matters';
import { titleKey } from '@shared/domain/matters/lists';
import { LineForm } from '../components/LineForm';
import type { Line } from '../components/Lines';
import { Publish } from '../components/Publish';
import { readFile } from '../model/readFile';
import './matters.scss';

type Draft = ResponseOf<'GET /communities/:id/matter-draft'>;
type Problems = ResponseOf<'POST /communities/:id/matter-list/file'>['problems'];
const EMPTY: Line = { duty: 'primary', title: '', basis: '', lead: null };

/** A table takes the place of what was being written, only when nothing in it is wrong. */
function FromFile({ id, onRead }: { id: string; onRead: (items: Line[]) => void }) {
  const [problems, setProblems] = useState<Problems>([]);
  const { busy, tap } = useTap();
  const read = async (): Promise<void> => {
    const file = await chooseFile(['xlsx']);
    if (!file) return;
    setProblems([]);
    await tap('file', async () => {
      const found = await readFile(file, id);
      setProblems(found.problems);
      if (found.problems.length === 0) onRead(found.items);
    });
  };
  const template = (): void => void saveTable('/api/v1/matter-lists/template.xlsx', '事项清单模板.xlsx').catch((error: unknown) => announce(sentenceOf(error), 'warn'));
  return (
    <View className='u-section'>
      <View className='matters__two'>
        <Button kind='second' label='从表格带入' busy={busy ? '正在读…' : undefined} onPress={() => void read()} />
        <Button kind='second' label='下载表格模板' onPress={template} />
      </View>
      {problems.length > 0 && (
        <>
          <Note tone='warn'>{`表格里有 ${problems.length} 处要改，改好再带入，现在的草稿没有动`}</Note>
          <Paper tone='list'>{problems.map((problem, at) => <ListRow key={at} title={`${problem.row > 0 ? `第 ${problem.row} 行` : '整张表'}${problem.column ? `　${problem.column}` : ''}`} detail={problem.text} />)}</Paper>
        </>
      )}
    </View>
  );
}

function Editor({ draft, onChanged }: { draft: Draft; onChanged: () => Promise<void> }) {
  const items = draft.items ?? draft.inForce;
  const [at, setAt] = useState<number | null>(null);
  const { tap } = useTap();
  const keep = async (next: readonly Line[], said: string): Promise<void> => {
    if (await tap('save', () => api('PUT /communities/:id/matter-draft', { params: { id: draft.community.id }, body: { revision: draft.revision, items: [...next] } }), said)) {
      setAt(null);
      await onChanged();
    }
  };
  const write = (line: Line): void => {
    if (items.some(({ title }, other) => other !== at && titleKey(title) === titleKey(line.title))) return announce('清单里已经有这一条了', 'warn');
    void keep(at === items.length ? [...items, line] : items.map((one, other) => (other === at ? line : one)), '记进草稿了，公布了才生效');
  };
  const form = (line: Line) => <LineForm line={line} onDone={write} onCancel={() => setAt(null)} {...(at !== null && at < items.length ? { onRemove: () => void keep(items.filter((_, other) => other !== at), '去掉了，公布了才生效') } : {})} />;
  return (
    <>
      <Plate small name={draft.community.name} />
      {draft.items && <Note>{MATTERS.list}正在改，公布以前，居民看到的还是原来那一版。</Note>}
      <FromFile id={draft.community.id} onRead={(read) => void keep(read, `带入了 ${read.length} 条，看看对不对再公布`)} />
      <View className='u-section'><SectionHead title={`${items.length} 条`} /></View>
      <Paper tone='list'>
        {items.map((line, index) => <ListRow key={titleKey(line.title)} title={line.title} detail={`${line.basis}${line.lead ? `　${line.lead}牵头` : ''}`} aside={<Tag tone={line.duty === 'primary' ? 'quiet' : 'neutral'}>{DUTY_WORDS[line.duty].name}</Tag>} spoken={`改：${line.title}`} onPress={() => setAt(index)} />)}
      </Paper>
      {at === null ? <View className='u-gap'><Button kind='second' label='加一条' onPress={() => setAt(items.length)} /></View> : <View key={at} className='u-gap'>{form(items[at] ?? EMPTY)}</View>}
      {draft.items && at === null && <Publish draft={draft} items={items} onDone={() => replace('matterList', { id: draft.community.id })} />}
    </>
  );
}

/** Writing a community's list: line by line or from a table; published with a day, it holds. */
export default function EditList() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const query = useApi('GET /communities/:id/matter-draft', id === '' ? null : { params: { id } }, false);
  return (
    <Page title={MATTERS.edit} className='matters'>
      {id === '' ? <Empty title='没找到这个社区' body='从「事项清单」再打开一次。' /> : <QueryView query={query} what='清单草稿'>{(draft) => <Editor draft={draft} onChanged={query.reload} />}</QueryView>}
    </Page>
  );
}
