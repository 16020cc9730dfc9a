import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, useApi } from '@/api';
import { Button, Empty, Field, FieldFrame, ListRow, Page, Paper, QueryView, SectionHead, SignedIn, useTap } from '@/ui';
import { TextLines } from '@/ui/elements';
import { TEMPLATES } from '@shared/copy/desk';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { TEMPLATE_LIMITS, TEMPLATE_VARIABLES } from '@shared/domain/desk/templates';

type Book = ResponseOf<'GET /workbench/templates'>['items'][number];
type Template = Book['items'][number];

function Form({ template, onDone, onRemove, onCancel }: { template: Template; onDone: (next: Template) => void; onRemove?: () => void; onCancel: () => void }) {
  const [now, setNow] = useState(template);
  const [tried, setTried] = useState(false);
  const done = (): void => {
    setTried(true);
    if (now.title.trim() && now.text.trim()) onDone({ title: now.title.trim(), text: now.text.trim() });
  };
  return (
    <Paper>
      <Field label={TEMPLATES.name} value={now.title} onChange={(title) => setNow({ ...now, title })} maxLength={TEMPLATE_LIMITS.title} {...(tried && !now.title.trim() ? { error: '写个名字，好找' } : {})} />
      <FieldFrame label={TEMPLATES.text} note={TEMPLATE_VARIABLES.map((word) => `【${word}】`).join('')} {...(tried && !now.text.trim() ? { error: '写上要说的话' } : {})}>
        <TextLines className='u-field__input' label={TEMPLATES.text} value={now.text} onChange={(text) => setNow({ ...now, text })} maxLength={TEMPLATE_LIMITS.text} placeholder='例如：您反映的“【事】”，【单位】明天上午去看。' />
      </FieldFrame>
      <View className='u-buttons'>
        <Button label='就这样写' onPress={done} />
        <Button kind='second' label='先不改' onPress={onCancel} />
        {onRemove && <Button kind='second' label='去掉这个' onPress={onRemove} />}
      </View>
    </Paper>
  );
}

/** The templates of one unit; each change is kept at once. */
function OneUnit({ book, onChanged }: { book: Book; onChanged: () => Promise<void> }) {
  const [at, setAt] = useState<number | null>(null);
  const { tap } = useTap();
  const keep = async (items: readonly Template[], said: string): Promise<void> => {
    if (!(await tap('save', () => api('PUT /workbench/templates/:id', { params: { id: book.unit.id }, body: { revision: book.revision, items: [...items] } }), said))) return;
    setAt(null);
    await onChanged();
  };
  const write = (next: Template): void => void keep(at === book.items.length ? [...book.items, next] : book.items.map((one, other) => (other === at ? next : one)), '记下了，单位里的同事都用得上');
  return (
    <View className='u-section'>
      <SectionHead title={book.unit.name} note={book.items.length === 0 ? TEMPLATES.none : `${book.items.length} 个`} />
      {book.items.length > 0 && <Paper tone='list'>{book.items.map((one, index) => <ListRow key={index} title={one.title} detail={one.text} spoken={`改：${one.title}`} onPress={() => setAt(index)} />)}</Paper>}
      {at === null
        ? book.items.length < TEMPLATE_LIMITS.templates && <View className='u-gap'><Button kind='second' label={TEMPLATES.add} onPress={() => setAt(book.items.length)} /></View>
        : <View className='u-gap'><Form key={at} template={book.items[at] ?? { title: '', text: '' }} onDone={write} onCancel={() => setAt(null)} {...(at < book.items.length ? { onRemove: () => void keep(book.items.filter((_, other) => other !== at), '去掉了') } : {})} /></View>}
    </View>
  );
}

function Books() {
  const query = useApi('GET /workbench/templates', {}, false);
  return <QueryView query={query} what='模板'>{({ items }) => <>{items.map((book) => <OneUnit key={book.unit.id} book={book} onChanged={query.reload} />)}</>}</QueryView>;
}

/** Words that a unit uses again and again, with places for the facts of a case. */
export default function TemplatesPage() {
  return (
    <Page title={TEMPLATES.title}>
      <View className='u-second'>{TEMPLATES.lead}</View>
      <SignedIn>{(me) => worksOnCases(me.roles) ? <Books /> : <Empty title='这里归办事的单位' body='答复居民时用的话，在这里写。' />}</SignedIn>
    </Page>
  );
}
