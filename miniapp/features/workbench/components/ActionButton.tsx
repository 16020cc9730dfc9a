import { type ReactNode } from 'react';
import { Press } from '../elements';
import { Kbd } from './Kbd';

interface ActionButtonProps {
  children: ReactNode;
  onTap: () => void;
  kind?: 'primary' | 'second' | 'danger' | 'text';
  /** The letter that does the same. */
  letter?: string;
  busy?: boolean;
  id?: string;
  label?: string;
}

/** A button of the workbench with its letter. Never disabled: whoever presses is told what is missing. */
export function ActionButton({ children, onTap, kind = 'second', letter, busy, id, label }: ActionButtonProps) {
  return (
    <Press id={id} className={`wb-button wb-button--${kind} ${busy ? 'wb-button--busy' : ''}`} keys={letter?.toUpperCase()} label={label} onTap={onTap}>
      {busy ? '正在发…' : children}
      {letter && !busy && <Kbd of={letter} />}
    </Press>
  );
}
