import { type ReactNode } from 'react';
import { Box, Lines, Press } from '../elements';
import { ActionButton } from '../components/ActionButton';
import { FieldError } from '../components/FieldError';
import { TemplatePick } from '../components/TemplatePick';
import { type BusyDesk, fieldId, FORM_ID } from '../hooks/useDesk';
import type { StaffAction } from '../model/types';

interface SheetProps {
  title: string;
  /** What happens when it is sent, and who sees it. */
  note: string;
  /** The buttons. */
  foot: ReactNode;
  children: ReactNode;
}

/** A sheet on the dado: it takes the place of the buttons; the case above stays readable. */
export function Sheet({ title, note, foot, children }: SheetProps) {
  return (
    <Box as='section' className='wb-form' role='form' labelledBy='wb-form-title'>
      <Box className='wb-form__head'>
        <Box as='h2' id={FORM_ID} tab={-1} className='wb-form__title'><Box as='span' id='wb-form-title'>{title}</Box></Box>
        <Box className='wb-form__note'>{note}</Box>
      </Box>
      <Box className='wb-form__fields'>{children}</Box>
      <Box className='wb-form__foot'>{foot}</Box>
    </Box>
  );
}

/** The keys that send a form and put it away, for whoever has them. */
export const FormKeys = () => <Box as='span' className='wb-form__keys' hiddenFromReader>Ctrl+回车 发出，Esc 收起</Box>;

interface FormFrameProps extends Omit<SheetProps, 'foot'> {
  desk: BusyDesk;
  action: StaffAction;
  send: string;
  danger?: boolean;
}

/** The form of an action. */
export function FormFrame({ desk, action, send, danger, ...sheet }: FormFrameProps) {
  const foot = (
    <>
      <ActionButton kind={danger ? 'danger' : 'primary'} busy={desk.acting.busy === action} onTap={() => void desk.run(action)}>{send}</ActionButton>
      <ActionButton kind='second' onTap={desk.close}>先不办</ActionButton>
      <FormKeys />
    </>
  );
  return <Sheet {...sheet} foot={foot} />;
}

interface WordsFieldProps {
  desk: BusyDesk;
  action: StaffAction;
  field: 'text' | 'reason' | 'title';
  word: string;
  placeholder?: string;
  maxLength?: number;
  rows?: number;
}

/** Label, words, and what is wrong with them. */
export function WordsField({ desk, action, field, word, placeholder, maxLength = 500, rows = 3 }: WordsFieldProps) {
  const id = fieldId(action, field);
  const error = desk.acting.wrong === action ? desk.acting.errors[field] : undefined;
  return (
    <Box className='wb-form__field'>
      <Box as='div' id={`${id}-word`} className='wb-form__label'>{word}</Box>
      <Lines
        id={id}
        className={`wb-field ${error ? 'wb-field--wrong' : ''}`}
        labelledBy={`${id}-word`}
        describedBy={error ? `${id}-error` : undefined}
        invalid={Boolean(error)}
        placeholder={placeholder}
        maxLength={maxLength}
        rows={rows}
        value={desk.typed.draftOf(action)[field]}
        onText={(value) => desk.typed.change(action, { [field]: value })}
      />
      {field !== 'title' && <TemplatePick desk={desk} action={action} field={field} />}
      <FieldError id={`${id}-error`} text={error} />
    </Box>
  );
}

export interface ChoiceItem {
  id: string;
  name: string;
  detail?: string;
}

/** Name and detail of a choice: side by side where there is room, else one below the other. */
export function ChoiceWords({ name, detail }: { name: string; detail?: string }) {
  return (
    <Box as='span' className='wb-choice__words'>
      <Box as='span' className='wb-choice__name'>{name}</Box>
      {detail && <Box as='span' className='wb-choice__detail'>{detail}</Box>}
    </Box>
  );
}

interface ChoiceListProps {
  id: string;
  word: string;
  items: readonly ChoiceItem[];
  chosen: string;
  onChoose: (id: string) => void;
  /** Short names stand in several columns. */
  grid?: boolean;
  error?: string;
}

/** One of several: the whole row is the target, the chosen one has edge, ground, dot and weight. */
export function ChoiceList({ id, word, items, chosen, onChoose, grid, error }: ChoiceListProps) {
  return (
    <Box className='wb-form__field'>
      <Box as='div' id={`${id}-word`} className='wb-form__label'>{word}</Box>
      <Box role='radiogroup' labelledBy={`${id}-word`} describedBy={error ? `${id}-error` : undefined} className={`wb-choices ${grid ? 'wb-choices--grid' : ''}`}>
        {items.map((item, index) => (
          <Press
            key={item.id}
            id={index === 0 ? id : undefined}
            role='radio'
            checked={item.id === chosen}
            className={`wb-choice ${item.id === chosen ? 'wb-choice--on' : ''}`}
            onTap={() => onChoose(item.id === chosen ? '' : item.id)}
          >
            <Box as='span' className='wb-choice__dot' hiddenFromReader />
            <ChoiceWords name={item.name} detail={item.detail} />
          </Press>
        ))}
      </Box>
      <FieldError id={`${id}-error`} text={error} />
    </Box>
  );
}

interface ChoicesProps extends Omit<ChoiceListProps, 'id' | 'error'> {
  desk: BusyDesk;
  action: StaffAction;
  field: string;
}

/** The choices of a field of an action, with what is wrong with it. */
export function Choices({ desk, action, field, ...list }: ChoicesProps) {
  return <ChoiceList {...list} id={fieldId(action, field)} error={desk.acting.wrong === action ? desk.acting.errors[field] : undefined} />;
}
