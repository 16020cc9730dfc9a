import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { busyWord, Button, confirm, ListRow, monthDay, Note, OptionGrid, Paper, RuledText, SectionHead, Tag, take, useTap } from '@/ui';
import { SUSPENSION, SUSPENSION_REASON_WORDS } from '@shared/copy/suspensions';
import { SUSPENSION_DAYS, SUSPENSION_LIMITS, SUSPENSION_REASONS, type SuspensionReason } from '@shared/domain/identity/suspensions';

export type Account = ResponseOf<'POST /workbench/accounts/find'>;
type Row = NonNullable<Account['suspension']>;
interface Props {
  readonly account: Account;
  /** The account as the step left it; nothing where it was refused. */
  readonly onDone: (account?: Account) => void;
}
type Term = '7' | '30' | '90' | 'lifted';
const TERMS: readonly { value: Term; label: string }[] = [...SUSPENSION_DAYS.map((days) => ({ value: String(days) as Term, label: SUSPENSION.forDays(days) })), { value: 'lifted', label: SUSPENSION.untilLifted }];
const daysOf = (term: Term): 7 | 30 | 90 | null => SUSPENSION_DAYS.find((days) => String(days) === term) ?? null;

const stateOf = (row: Row, inForce: boolean): string => (inForce ? SUSPENSION.inForce : row.liftedAt ? SUSPENSION.lifted : SUSPENSION.over);
/** Since when, until when, why, and what was noted. */
const wordsOf = (row: Row): string => [`${monthDay(new Date(row.since))}停`, row.until ? SUSPENSION.until(monthDay(new Date(row.until))) : SUSPENSION.untilLifted, row.unit, row.text, row.liftedAt ? `${monthDay(new Date(row.liftedAt))}恢复${row.liftText ? `：${row.liftText}` : ''}` : null].filter(Boolean).join('，');

function Suspend({ account, onDone }: Props) {
  const taps = useTap();
  const [term, setTerm] = useState<Term>('7');
  const [reason, setReason] = useState<SuspensionReason>('askedMoney');
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (!(await confirm({ title: SUSPENSION.ask(account.name), body: SUSPENSION.askNote, yes: SUSPENSION.suspend, no: SUSPENSION.keep }))) return;
    await take({ taps, onDone }, 'suspend', (key) => api('POST /workbench/accounts/:id/suspend', { params: { id: account.id }, body: { revision: account.revision, reason, text, days: daysOf(term) }, key }), SUSPENSION.suspended);
  };
  return (
    <>
      <View className='u-section'><SectionHead title={SUSPENSION.days} /><OptionGrid label={SUSPENSION.days} columns={2} options={TERMS} value={term} onChange={setTerm} /></View>
      <View className='u-section'><SectionHead title={SUSPENSION.reason} note={SUSPENSION.reasonNote} /><OptionGrid label={SUSPENSION.reason} columns={2} options={SUSPENSION_REASONS.map((value) => ({ value, label: SUSPENSION_REASON_WORDS[value] }))} value={reason} onChange={setReason} /></View>
      <RuledText label={SUSPENSION.text} note={SUSPENSION.textNote} value={text} onChange={setText} maxLength={SUSPENSION_LIMITS.text} />
      <View className='u-gap'><Button kind='danger' label={SUSPENSION.suspend} {...busyWord(taps, 'suspend')} onPress={() => void send()} /></View>
    </>
  );
}

function Restore({ account, onDone }: Props) {
  const taps = useTap();
  const [text, setText] = useState('');
  const send = (): void => void take({ taps, onDone }, 'restore', (key) => api('POST /workbench/accounts/:id/restore', { params: { id: account.id }, body: { revision: account.revision, text }, key }), SUSPENSION.restored);
  return (
    <>
      <RuledText label={SUSPENSION.restoreText} note={SUSPENSION.textNote} value={text} onChange={setText} maxLength={SUSPENSION_LIMITS.text} />
      <View className='u-gap'><Button label={SUSPENSION.restore} {...busyWord(taps, 'restore')} onPress={send} /></View>
    </>
  );
}

/** One account: whose, what is on record, and what can be done about it. */
export function AccountCard(props: Props) {
  const { account } = props;
  const rows = [...(account.suspension ? [account.suspension] : []), ...account.past];
  return (
    <View className='u-section'>
      <Paper tone='list'>
        <ListRow icon='me' title={account.name} detail={[account.community?.name, account.phoneTail ? `手机尾号 ${account.phoneTail}` : null].filter(Boolean).join('，')} />
        {rows.map((row, at) => <ListRow key={row.since} icon='lock' title={SUSPENSION_REASON_WORDS[row.reason]} detail={wordsOf(row)} aside={<Tag>{stateOf(row, at === 0 && account.suspended)}</Tag>} />)}
      </Paper>
      {account.suspended ? account.mayRestore && <Restore key={account.revision} {...props} /> : account.office ? <View className='u-gap'><Note>{SUSPENSION.office}</Note></View> : <Suspend {...props} />}
    </View>
  );
}
