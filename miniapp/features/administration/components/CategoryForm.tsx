import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button, confirm, Field, FieldFrame, OptionGrid, Switch } from '@/ui';
import { CASE_GRADE_WORDS } from '@shared/copy/cases';
import { CATALOGUE_LIMITS } from '@shared/domain/cases/catalogue';
import { CASE_GRADES } from '@shared/domain/cases/states';
import { type Category, ICON_CHOICES, withCategory, wordsOf } from '../model/category';
import type { CatalogueContent, CataloguePage, Setting } from '../model/settings';
import { problemAt } from './DraftPanel';
import { LimitRows } from './LimitRows';
import { QuestionRows } from './QuestionRows';

interface FormProps {
  category: Category;
  content: CatalogueContent;
  setting: Setting<CatalogueContent, CataloguePage>;
  onDone: () => void;
}
type Set = (part: Partial<Category>) => void;
type ErrorAt = (path: string) => string | undefined;

function Marks({ category, set }: { category: Category; set: Set }) {
  return (
    <FieldFrame label='怎么办理'>
      <View className='adm__switches'>
        <Switch label='开着，居民可以选' on={!category.off} onChange={(on) => set({ off: !on })} />
        <Switch label='从不给邻居看' detail='关系到人的事' on={category.sensitive} onChange={(sensitive) => set({ sensitive })} />
        <Switch label='办好要第二个人核查' detail='关系到安全的事' on={category.safety} onChange={(safety) => set({ safety })} />
        <Switch label='一般网格里就能办' on={category.solveInGrid} onChange={(solveInGrid) => set({ solveInGrid })} />
      </View>
    </FieldFrame>
  );
}

/** The class of the city-management standard; without a code there is none. */
function Standard({ category: { standard }, set, errorAt }: { category: Category; set: Set; errorAt: ErrorAt }) {
  const { kind = 'event', code = '', name = '' } = standard ?? {};
  const put = (next: { kind: 'event' | 'part'; code: string; name: string }) => set({ standard: next.code === '' && next.name === '' ? null : next });
  return (
    <FieldFrame label='城市管理标准' note='没有对应的就空着'>
      <OptionGrid label='事件还是部件' columns={2} options={[{ value: 'event', label: '事件' }, { value: 'part', label: '部件' }]} value={kind} onChange={(value) => put({ kind: value, code, name })} />
      <View className='adm__pair'>
        <Field label='代码' value={code} onChange={(value) => put({ kind, code: value, name })} maxLength={4} kind='number' placeholder='0104' error={errorAt('standard.code')} />
        <Field label='标准里的名字' value={name} onChange={(value) => put({ kind, code, name: value })} maxLength={CATALOGUE_LIMITS.standardName} placeholder='路灯' />
      </View>
    </FieldFrame>
  );
}

/** What the draft now says stands on top. */
const toTop = (): void => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined);

/** Everything about one category. It is kept as part of the draft; publishing is another step. */
export function CategoryForm({ category: first, content, setting, onDone }: FormProps) {
  const [category, setCategory] = useState(first);
  const [words, setWords] = useState(first.words.join('、'));
  const set: Set = (part) => setCategory((before) => ({ ...before, ...part }));
  const at = content.categories.findIndex(({ id }) => id === first.id);
  const problems = setting.page?.draft?.problems ?? [];
  const errorAt: ErrorAt = (path) => (at < 0 ? undefined : problemAt(problems, `categories.${at}.${path}`));
  const keep = async () => {
    const ready = { ...category, words: wordsOf(words) };
    if (!(await setting.edit((now) => withCategory(now, ready)))) return;
    onDone();
    toTop();
  };
  const remove = async () => {
    const sure = await confirm({ title: `去掉「${first.name}」？`, body: '公布以后居民不能再选它；已经交来的照原来的样子办完。', yes: '去掉', danger: true });
    if (sure && (await setting.edit((now) => ({ ...now, categories: now.categories.filter(({ id }) => id !== first.id) })))) onDone();
  };
  return (
    <View>
      <Field label='名字' value={category.name} onChange={(name) => set({ name })} maxLength={CATALOGUE_LIMITS.name} error={errorAt('name')} placeholder='比如：电梯故障' />
      <Field label='一行例子' value={category.hint} onChange={(hint) => set({ hint })} maxLength={CATALOGUE_LIMITS.hint} error={errorAt('hint')} placeholder='比如：困人、异响、停了' />
      <Field label='居民的叫法' note='用、分开，找的时候用' value={words} onChange={setWords} maxLength={400} error={errorAt('words')} />
      <FieldFrame label='图标'><View className='adm__icons'><OptionGrid label='图标' columns={3} options={ICON_CHOICES} value={category.icon} onChange={(icon) => set({ icon })} /></View></FieldFrame>
      <FieldFrame label='一般多急'><OptionGrid label='一般多急' columns={3} options={CASE_GRADES.map((value) => ({ value, label: CASE_GRADE_WORDS[value] }))} value={category.defaultGrade} onChange={(defaultGrade) => set({ defaultGrade })} /></FieldFrame>
      <LimitRows limits={category.limits} onChange={(limits) => set({ limits })} errorAt={errorAt} />
      <QuestionRows questions={category.questions} onChange={(questions) => set({ questions })} errorAt={errorAt} />
      <Marks category={category} set={set} />
      <Standard category={category} set={set} errorAt={errorAt} />
      <View className='adm__buttons'>
        <Button label='存进草稿' busy={setting.busy ? '正在存…' : undefined} onPress={() => void keep()} />
        <Button kind='second' label='先不改' onPress={onDone} />
        {at >= 0 && <Button kind='danger' label='去掉这一类' onPress={() => void remove()} />}
      </View>
    </View>
  );
}
