import { callPhone } from '@/platform/phone';
import { CONTACT_REASON_WORDS, CONTACT_WORDS } from '@shared/copy/audit';
import { CONTACT_REASONS, REASON_WORDS } from '@shared/domain/audit/entries';
import { ActionButton } from '../components/ActionButton';
import { FieldError } from '../components/FieldError';
import { Box, Lines } from '../elements';
import { type Contact, CONTACT_FIELDS, useContact } from '../hooks/useContact';
import type { BusyDesk } from '../hooks/useDesk';
import { useKeys } from '../hooks/useKeys';
import { ChoiceList, FormKeys, Sheet } from './parts';

const REASONS = CONTACT_REASONS.map((id) => ({ id, name: CONTACT_REASON_WORDS[id] }));

/** Name and number, as long as the sheet is open. */
function Shown({ desk, contact: { name, phone } }: { desk: BusyDesk; contact: Contact }) {
  const foot = (
    <>
      {phone && <ActionButton kind='primary' label={`打给${name}，${phone}`} onTap={() => callPhone(phone)}>{CONTACT_WORDS.call}</ActionButton>}
      <ActionButton kind='second' onTap={desk.close}>{CONTACT_WORDS.close}</ActionButton>
    </>
  );
  return (
    <Sheet title='联系方式' note={CONTACT_WORDS.done} foot={foot}>
      <Box role='status'>
        <Box className='wb-contact__name'>{name}</Box>
        {phone ? <Box className='wb-contact__phone'>{phone}</Box> : <Box>{CONTACT_WORDS.noPhone}</Box>}
      </Box>
    </Sheet>
  );
}

/** 查看联系方式: why, by one tap and perhaps a sentence; then the number, and that the look is on record. */
export function ContactForm({ desk }: { desk: BusyDesk }) {
  const { reason, text, contact, busy, trouble, errors, look, choose, write } = useContact(desk.view.id);
  useKeys(({ key, ctrl }) => {
    if (!ctrl || key !== 'enter') return false;
    void look();
    return true;
  });
  if (contact) return <Shown desk={desk} contact={contact} />;
  const foot = (
    <>
      <ActionButton kind='primary' busy={busy} onTap={() => void look()}>{CONTACT_WORDS.send}</ActionButton>
      <ActionButton kind='second' onTap={desk.close}>先不看</ActionButton>
      <FormKeys />
    </>
  );
  const word = reason === 'other' ? CONTACT_WORDS.textNeeded : CONTACT_WORDS.text;
  return (
    <Sheet title={CONTACT_WORDS.title} note={CONTACT_WORDS.note} foot={foot}>
      <ChoiceList id={CONTACT_FIELDS.reason} word={CONTACT_WORDS.reason} grid items={REASONS} chosen={reason ?? ''} error={errors.reason} onChoose={(id) => choose(CONTACT_REASONS.find((one) => one === id) ?? null)} />
      <Box className='wb-form__field'>
        <Box as='div' id={`${CONTACT_FIELDS.text}-word`} className='wb-form__label'>{word}</Box>
        <Lines
          id={CONTACT_FIELDS.text}
          className={`wb-field ${errors.text ? 'wb-field--wrong' : ''}`}
          labelledBy={`${CONTACT_FIELDS.text}-word`}
          describedBy={errors.text ? `${CONTACT_FIELDS.text}-error` : undefined}
          invalid={Boolean(errors.text)}
          placeholder={CONTACT_WORDS.placeholder}
          maxLength={REASON_WORDS}
          rows={1}
          value={text}
          onText={write}
        />
        <FieldError id={`${CONTACT_FIELDS.text}-error`} text={errors.text} />
      </Box>
      <FieldError text={trouble ? [trouble.message, trouble.requestId && `问起来请报：${trouble.requestId}`].filter(Boolean).join('。') : undefined} />
    </Sheet>
  );
}
