import { type ReactNode } from 'react';
import { Box, Lines, Press } from '../elements';
import { ActionButton } from '../components/ActionButton';
import { FieldError } from '../components/FieldError';
import { type BusyDesk, fieldId, FORM_ID } from '../hooks/useDesk';
import type { StaffAction } from '../model/types';

interface FormFrameProps {
  desk: BusyDesk;
  action: StaffAction;
  title: string;
  /** What happens when it is sent, and who sees it. */
  note: string;
  send: string;
  danger?: boolean;
  children: ReactNode;
}

/** A form on the dado: it takes the place of the buttons; the case above stays readable. */
export function FormFrame({ desk, action, title, note, send, danger, children }: FormFrameProps) {
  const busy = desk.acting.busy === action;
  return (
    <Box as='section' className='wb-form' role='form' labelledBy='wb-form-title'>
      <Box className='wb-form__head'>
        <Box as='h2' id={FORM_ID} tab={-1} className='wb-form__title'><Box as='span' id='wb-form-title'>{title}</Box></Box>
        <Box className='wb-form__note'>{note}</Box>
      </Box>
      <Box className='wb-form__fields'>{children}</Box>
      <Box className='wb-form__foot'>
        <ActionButton kind={danger ? 'danger' : 'primary'} busy={busy} onTap={() => void desk.run(action)}>{send}</ActionButton>
        <ActionButton kind='second' onTap={desk.close}>先不办</ActionButton>
        <Box as='span' className='wb-form__keys' hiddenFromReader>Ctrl+回车 发出，Esc 收起</Box>
      </Box>
    </Box>
  );
}

interface WordsFieldProps {
  desk: BusyDesk;
  action: StaffAction;
  field: 'text' | 'reason';
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

interface ChoicesProps {
  desk: BusyDesk;
  action: StaffAction;
  field: string;
  word: string;
  items: readonly ChoiceItem[];
  chosen: string;
  onChoose: (id: string) => void;
  /** Short names stand in several columns. */
  grid?: boolean;
}

/** One of several: the whole row is the target, the chosen one has edge, ground, dot and weight. */
export function Choices({ desk, action, field, word, items, chosen, onChoose, grid }: ChoicesProps) {
  const id = fieldId(action, field);
  const error = desk.acting.wrong === action ? desk.acting.errors[field] : undefined;
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
