import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type ResponseOf, sentenceOf, useApi } from '@/api';
import { fileName, sendTable } from '@/api/sendTable';
import { chooseFile } from '@/platform/file';
import { open, openTab } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { announce, Button, Empty, happenedWords, ListRow, Note, OptionGrid, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { ROLL, ROLL_DESK, ROLL_IMPORT_WORDS, ROLL_KIND_WORDS, ROLL_STATE_WORDS } from '@shared/copy/rolls';
import { hasCounter } from '@shared/domain/kernel/roles';
import type { RollKind } from '@shared/domain/rolls/kinds';
import { rollWords } from '../model/words';
import './rolls.scss';

type Desk = ResponseOf<'GET /rolls/desk'>;

/** Hands a table in for a body. */
function HandIn({ bodies }: { bodies: Desk['bodies'] }) {
  const [bodyId, setBody] = useState<string | null>(bodies.length === 1 ? (bodies[0]?.id ?? null) : null);
  const [kind, setKind] = useState<RollKind | null>(null);
  const [busy, setBusy] = useState(false);
  const kinds = bodies.find(({ id }) => id === bodyId)?.kinds ?? [];
  const chosen = kind !== null && kinds.includes(kind) ? kind : (kinds[0] ?? null);
  const send = async () => {
    if (bodyId === null || chosen === null) return announce('先选是哪个组织的', 'warn');
    const file = await chooseFile(['xlsx']);
    if (!file) return;
    setBusy(true);
    try {
      const { id } = await sendTable<ResponseOf<'POST /rolls/imports'>>(file, `/rolls/imports?bodyId=${bodyId}&kind=${chosen}&file=${fileName(file)}`);
      open('rollImport', { id });
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  const template = (): void => void saveTable(`/api/v1/rolls/templates/${chosen ?? 'owners'}.xlsx`, `${ROLL_KIND_WORDS[chosen ?? 'owners'].name}.xlsx`).catch(() => announce('没下载成，网好一些再试', 'warn'));
  if (bodies.length === 0) return <Empty {...ROLL_DESK.noBodies} act={{ label: '去设一个', onPress: () => open('bodyFound') }} />;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.bodies} />
      <OptionGrid label={ROLL_DESK.bodies} options={bodies.map(({ id, name, estate }) => ({ value: id, label: name, ...(estate ? { detail: estate } : {}) }))} value={bodyId} onChange={setBody} />
      {kinds.length > 1 && <View className='u-gap'><OptionGrid label={ROLL.title} columns={3} options={kinds.map((value) => ({ value, label: ROLL_KIND_WORDS[value].name, detail: ROLL_KIND_WORDS[value].hint }))} value={chosen} onChange={setKind} /></View>}
      {bodyId !== null && (
        <View className='rolls__buttons'>
          <Button label={busy ? ROLL_DESK.handing : ROLL_DESK.hand} onPress={() => void send()} {...(busy ? { busy: ROLL_DESK.handing } : {})} />
          <Button kind='second' label={ROLL_DESK.template} onPress={template} />
        </View>
      )}
      <Note>{ROLL_DESK.handNote}</Note>
    </View>
  );
}

function Rolls({ rolls }: { rolls: Desk['rolls'] }) {
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.rolls} />
      {rolls.length === 0 ? <Note>{ROLL_DESK.noRolls}</Note> : <Paper tone='list'>{rolls.map((roll) => <ListRow key={roll.id} icon='receipt' title={roll.body.name} detail={`${rollWords(roll)}，${ROLL.lines(roll.lines)}`} aside={<Tag tone='quiet'>{ROLL_STATE_WORDS[roll.state]}</Tag>} onPress={() => open('rollDesk', { id: roll.id })} />)}</Paper>}
    </View>
  );
}
function Imports({ imports }: { imports: Desk['imports'] }) {
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.imports} />
      {imports.length === 0 ? <Note>{ROLL_DESK.noImports}</Note> : (
        <Paper tone='list'>{imports.map((one) => <ListRow key={one.id} icon='clock' title={one.file || one.body.name} detail={[ROLL_KIND_WORDS[one.kind].name, ROLL.lines(one.rows), one.problemCount > 0 ? `${one.problemCount} 处要改` : null, one.by, happenedWords(new Date(one.at), new Date())].filter(Boolean).join('，')} aside={<Tag tone='quiet'>{ROLL_IMPORT_WORDS[one.state]}</Tag>} onPress={() => open('rollImport', { id: one.id })} />)}</Paper>
      )}
    </View>
  );
}

function Lists() {
  const query = useApi('GET /rolls/desk', {}, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <QueryView query={query} what={ROLL_DESK.title}>
      {({ bodies, rolls, imports }) => <View className='rolls__two'><View><HandIn bodies={bodies} /></View><View><Rolls rolls={rolls} /><Imports imports={imports} /></View></View>}
    </QueryView>
  );
}

/** The station's rolls: bringing them in, and those under way. */
export default function RollsDesk() {
  return <Page title={ROLL_DESK.title} className='rolls'><SignedIn>{(me) => (hasCounter(me.roles) ? <Lists /> : <Empty title='名册由工作站管' body='您自己的那一行，在「我在的名册」里看。' act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn></Page>;
}
