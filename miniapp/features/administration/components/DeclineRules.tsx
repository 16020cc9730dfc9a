import { View } from '@tarojs/components';
import { useState } from 'react';
import { randomId } from '@/platform/randomId';
import { Button, Field, FieldFrame, ListRow, Paper, SectionHead } from '@/ui';
import { TextLines } from '@/ui/elements';
import { CATALOGUE_LIMITS } from '@shared/domain/cases/catalogue';
import type { CatalogueContent, CataloguePage, Setting } from '../model/settings';

type Rule = CatalogueContent['declineRules'][number];
type Props = { content: CatalogueContent; setting: Setting<CatalogueContent, CataloguePage> };

function RuleForm({ rule: first, content, setting, onDone }: Props & { rule: Rule; onDone: () => void }) {
  const [rule, setRule] = useState(first);
  const known = content.declineRules.some(({ id }) => id === first.id);
  const put = (now: CatalogueContent): CatalogueContent => ({
    ...now,
    declineRules: now.declineRules.some(({ id }) => id === rule.id) ? now.declineRules.map((one) => (one.id === rule.id ? rule : one)) : [...now.declineRules, rule],
  });
  const keep = async () => {
    if (await setting.edit(put)) onDone();
  };
  const remove = async () => {
    if (await setting.edit((now) => ({ ...now, declineRules: now.declineRules.filter(({ id }) => id !== rule.id) }))) onDone();
  };
  return (
    <Paper className='adm__form'>
      <Field label='规定叫什么' value={rule.name} onChange={(name) => setRule({ ...rule, name })} maxLength={CATALOGUE_LIMITS.ruleName} />
      <FieldFrame label='出自哪里，请居民怎么办'>
        <TextLines className='u-field__input' label='出自哪里，请居民怎么办' value={rule.article} onChange={(article) => setRule({ ...rule, article })} maxLength={CATALOGUE_LIMITS.article} />
      </FieldFrame>
      <View className='adm__buttons'>
        <Button label='存进草稿' busy={setting.busy ? '正在存…' : undefined} onPress={() => void keep()} />
        <Button kind='second' label='先不改' onPress={onDone} />
        {known && <Button kind='danger' label='去掉这一条' onPress={() => void remove()} />}
      </View>
    </Paper>
  );
}

/** By which rules a station may say no. */
export function DeclineRules({ content, setting }: Props) {
  const [form, setForm] = useState<Rule | null>(null);
  return (
    <View className='u-section'>
      <SectionHead title='不予受理的规定' aside={<Button kind='text' label='加一条' onPress={() => setForm({ id: `r-${randomId().slice(0, 8)}`, name: '', article: '' })} />} />
      {form && <RuleForm key={form.id} rule={form} content={content} setting={setting} onDone={() => setForm(null)} />}
      <Paper tone='list'>
        {content.declineRules.map((rule) => <ListRow key={rule.id} title={rule.name} detail={rule.article} onPress={() => setForm(rule)} />)}
      </Paper>
    </View>
  );
}
