import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { Button, categoryIcon, ListRow, Page, Paper, QueryView, SectionHead, Switch, Tag } from '@/ui';
import { limitWords } from '@shared/copy/settingChanges';
import { CategoryForm } from '../components/CategoryForm';
import { DeclineRules } from '../components/DeclineRules';
import { DraftPanel, History } from '../components/DraftPanel';
import { type Category, moveUp, newCategory } from '../model/category';
import { CATALOGUE, type CatalogueContent, type CataloguePage, type Setting, useSetting } from '../model/settings';
import './administration.scss';

type Props = { content: CatalogueContent; setting: Setting<CatalogueContent, CataloguePage> };

function Row({ category, chosen, first, onChoose, onUp }: { category: Category; chosen: boolean; first: boolean; onChoose: () => void; onUp: () => void }) {
  const { name, icon, off, limits, defaultGrade, questions } = category;
  const detail = `${limitWords(limits[defaultGrade].answer)}答复${questions.length > 0 ? `　问 ${questions.length} 个问题` : ''}`;
  return (
    <View className={`adm__unit ${chosen ? 'adm__unit--chosen' : ''}`}>
      <ListRow icon={categoryIcon(icon)} title={name || '还没有名字'} detail={detail} aside={off ? <Tag tone='neutral'>关着</Tag> : undefined} onPress={onChoose} />
      {chosen && !first && <Button kind='text' label='往前挪一位' spoken={`把${name}往前挪一位`} onPress={onUp} />}
    </View>
  );
}

function Categories({ content, setting, chosen, onChoose }: Props & { chosen: string | null; onChoose: (category: Category) => void }) {
  const byUse = content.order !== 'asListed';
  return (
    <View className='adm__list'>
      <SectionHead title={`${content.categories.length} 类`} aside={<Button kind='text' label='加一类' onPress={() => onChoose(newCategory())} />} />
      <Paper tone='list'>
        {content.categories.map((category, at) => (
          <Row key={category.id} category={category} chosen={category.id === chosen} first={at === 0} onChoose={() => onChoose(category)} onUp={() => void setting.edit((now) => moveUp(now, category.id))} />
        ))}
      </Paper>
      <View className='u-gap'>
        <Switch label='常报的排前面' detail='关掉就照这里的先后；最后一类总在最后' on={byUse} onChange={(on) => void setting.edit((now) => ({ ...now, order: on ? 'byUse' : 'asListed' }))} />
      </View>
    </View>
  );
}

function Catalogue({ page, setting }: { page: CataloguePage; setting: Props['setting'] }) {
  const [form, setForm] = useState<Category | null>(null);
  const content = page.draft?.content ?? page.inForce;
  const shown = form && (content.categories.find(({ id }) => id === form.id) ?? form);
  return (
    <View className={`adm__two ${shown ? 'adm__two--chosen' : ''}`}>
      <Categories content={content} setting={setting} chosen={form?.id ?? null} onChoose={setForm} />
      <View className='adm__pane'>
        {shown ? (
          <>
            <View className='adm__back'><Button kind='text' label='回清单' onPress={() => setForm(null)} /></View>
            <CategoryForm key={shown.id} category={shown} content={content} setting={setting} onDone={() => setForm(null)} />
          </>
        ) : (
          <>
            <DraftPanel setting={setting} page={page} note={<View className='u-second adm__small'>公布以后新交来的照新的办；已经交来的照原来的，答应的时间不变。</View>} />
            <DeclineRules content={content} setting={setting} />
            <History setting={setting} page={page} />
          </>
        )}
      </View>
    </View>
  );
}

/** Categories with all that decides how their cases go, and the rules for declining. */
export default function CatalogueSetting() {
  useSignedIn();
  const query = useApi('GET /administration/catalogue', {}, false);
  const setting = useSetting(query, CATALOGUE);
  return (
    <Page title='事项清单' className='adm'>
      <QueryView query={query} what='事项清单'>{(data) => <Catalogue page={setting.page ?? data} setting={setting} />}</QueryView>
    </Page>
  );
}
