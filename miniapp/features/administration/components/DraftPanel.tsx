import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button, confirm, Field, fullMoment, ListRow, Paper, SectionHead } from '@/ui';
import type { Setting, SettingPage } from '../model/settings';

interface DraftPanelProps<C, P extends SettingPage<C>> {
  setting: Setting<C, P>;
  page: P;
  /** What people should know before they publish. */
  note?: ReactNode;
}

/** What the draft changes, what is wrong with it, and the way to put it in force. */
export function DraftPanel<C, P extends SettingPage<C>>({ setting, page, note }: DraftPanelProps<C, P>) {
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { draft } = page;
  if (!draft) return null;
  const { problems, changes } = draft;
  const publish = async () => {
    setTried(true);
    if (why.trim() === '') return;
    if (await setting.publish(why.trim())) setWhy('');
  };
  const discard = async () => {
    if (await confirm({ title: '草稿不要了？', body: '没公布的改动都去掉，现在用的不变。', yes: '不要了', danger: true })) await setting.discard();
  };
  return (
    <View className='u-section'>
      <SectionHead title={problems.length > 0 ? `草稿里 ${problems.length} 处要改` : `草稿里 ${changes.length} 处改动`} note={`${draft.by} ${fullMoment(new Date(draft.at))}`} />
      <Paper tone={problems.length > 0 ? 'late' : 'waiting'} className='adm__draft'>
        {problems.map(({ path, message }) => <View key={path + message} className='u-late'>{message}</View>)}
        {changes.map(({ about, text }, index) => (
          <View key={index} className='adm__change'><View className='u-strong'>{about}</View><View>{text}</View></View>
        ))}
        {problems.length === 0 && changes.length === 0 && <View>和现在用的一样，不用公布。</View>}
        {problems.length === 0 && changes.length > 0 && <Field label='为什么改' note='写进历史，最多 60 个字' value={why} onChange={setWhy} maxLength={60} error={tried && why.trim() === '' ? '写一句，以后看得明白' : undefined} />}
        {note}
        <View className='adm__buttons'>
          {problems.length === 0 && changes.length > 0 && <Button label='公布' busy={setting.busy ? '正在公布…' : undefined} onPress={() => void publish()} />}
          <Button kind='second' label='草稿不要了' onPress={() => void discard()} />
        </View>
      </Paper>
    </View>
  );
}

/** Who published what when and why, latest first; an earlier one can be made the draft. */
export function History<C, P extends SettingPage<C>>({ setting, page }: Pick<DraftPanelProps<C, P>, 'setting' | 'page'>) {
  const takeUp = async (version: number) => {
    const body = page.draft ? '现在的草稿会换掉。公布以前，用的还是现在这一版。' : '公布以前，用的还是现在这一版。';
    if (await confirm({ title: `照第 ${version} 版写草稿？`, body, yes: '写草稿' })) await setting.takeUp(version);
  };
  return (
    <View className='u-section'>
      <SectionHead title='历史' note={`现在用的是第 ${page.version.version} 版`} />
      <Paper tone='list'>
        {page.history.map(({ version, at, by, why }) => (
          <ListRow
            key={version}
            title={`第 ${version} 版　${why}`}
            detail={`${by ?? '程序'} ${fullMoment(new Date(at))}`}
            {...(version === page.version.version ? {} : { aside: '照它写草稿', onPress: () => void takeUp(version) })}
          />
        ))}
      </Paper>
    </View>
  );
}

/** The sentences of the draft that belong to one part of it. */
export function problemAt(problems: readonly { path: string; message: string }[], path: string): string | undefined {
  return problems.find((problem) => problem.path === path)?.message;
}
