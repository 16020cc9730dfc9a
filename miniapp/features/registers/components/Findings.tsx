import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { ListRow, OptionGrid, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { fill } from '@shared/copy/fill';
import { REGISTERS } from '@shared/copy/registers';
import type { Sheet } from './Columns';

/** What is chosen for a word that is no category of ours. */
export const ASKS_FIRST = '-admission';

function List({ title, findings, count }: { title: string; findings: Sheet['problems']; count: number }) {
  if (findings.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={fill(title, { count })} note={count > findings.length ? fill(REGISTERS.first, { count: findings.length }) : undefined} />
      <Paper tone='list'>
        {findings.map(({ row, column, text }, index) => <ListRow key={index} title={[row === 0 ? REGISTERS.whole : fill(REGISTERS.row, { row }), column].filter(Boolean).join('，')} detail={text} />)}
      </Paper>
    </View>
  );
}

/** What has to be mended, and what is worth a look. */
export function Findings({ sheet }: { sheet: Sheet }) {
  return (
    <>
      <List title={REGISTERS.problems} findings={sheet.problems} count={sheet.problemCount} />
      <List title={REGISTERS.notes} findings={sheet.notes} count={sheet.noteCount} />
    </>
  );
}

/** What each of their words stands for: a category of ours, or work that has to be admitted first. */
export function Categories({ sheet, chosen, onChoose }: { sheet: Sheet; chosen: Readonly<Record<string, string>>; onChoose: (word: string, choice: string) => void }) {
  const catalogue = useApi('GET /catalogue', {});
  const [editing, setEditing] = useState<string | null>(null);
  if (sheet.categories.length === 0) return null;
  const first = sheet.asks ? [{ value: ASKS_FIRST, ...REGISTERS.admission }] : [];
  return (
    <View className='u-section'>
      <SectionHead title={REGISTERS.categories} note={REGISTERS.categoriesNote} />
      <QueryView query={catalogue} what='类别'>
        {({ categories }) => {
          const options = [...first, ...categories.map(({ id, name: label }) => ({ value: id, label }))];
          return (
            <Paper tone='list'>
              {sheet.categories.map(({ word, rows, categoryId, admission }) => {
                const value = chosen[word] ?? (admission ? ASKS_FIRST : categoryId);
                const name = options.find((option) => option.value === value)?.label;
                return (
                  <View key={word}>
                    <ListRow title={word} detail={`${rows} 行　${name ?? REGISTERS.unsaid}`} aside={name ? undefined : <Tag tone='late'>{REGISTERS.unsaid}</Tag>} spoken={`${word}，${name ?? REGISTERS.unsaid}`} onPress={() => setEditing(editing === word ? null : word)} />
                    {editing === word && <OptionGrid label={`${word}算哪一类`} columns={2} options={options} value={value} onChange={(choice) => { onChoose(word, choice); setEditing(null); }} />}
                  </View>
                );
              })}
            </Paper>
          );
        }}
      </QueryView>
    </View>
  );
}

/** The first rows as they stand in the table; numbers of people by their last digits. */
export function FirstRows({ sheet }: { sheet: Sheet }) {
  if (sheet.sample.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={REGISTERS.sample} note={`一共 ${sheet.rows} 行`} />
      <View className='sheets__scroll'>
        <View className='sheets__table'>
          <View className='sheets__line sheets__line--head'>{sheet.titles.map((title, at) => <Text key={at} className='sheets__cell'>{title}</Text>)}</View>
          {sheet.sample.map((line, index) => <View key={index} className='sheets__line'>{line.map((text, at) => <Text key={at} className='sheets__cell'>{text}</Text>)}</View>)}
        </View>
      </View>
    </View>
  );
}
