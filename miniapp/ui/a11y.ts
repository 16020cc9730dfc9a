/** What a screen reader and a keyboard need to know about a part that people press or read. */
export interface Aria {
  role?: 'button' | 'link' | 'checkbox' | 'radio' | 'switch' | 'tab' | 'tablist' | 'radiogroup' | 'group' | 'dialog' | 'img' | 'list' | 'listitem' | 'alert' | 'status' | 'heading' | 'navigation' | 'main';
  label?: string;
  checked?: boolean;
  selected?: boolean;
  hidden?: boolean;
  invalid?: boolean;
  level?: number;
  live?: 'polite' | 'assertive';
  modal?: boolean;
}

type Props = Record<string, string | number | boolean | ((event: KeyboardEvent) => void) | undefined>;

const withoutEmpty = (props: Props): Props =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));

const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** The same facts as attributes of the platform: ARIA in the browser, the `aria-*` attributes of WeChat views. */
export function aria(facts: Aria): Props {
  return withoutEmpty({
    [process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role']: facts.role,
    'aria-label': facts.label,
    'aria-checked': flag(facts.checked),
    'aria-selected': flag(facts.selected),
    'aria-hidden': flag(facts.hidden || undefined),
    'aria-invalid': flag(facts.invalid || undefined),
    'aria-level': facts.level,
    'aria-live': facts.live,
    'aria-modal': flag(facts.modal || undefined),
  });
}

/** In a browser a part that is not a real button must take the focus and answer Enter and Space itself. */
export function pressable(onPress: () => void, focusable = true): Props {
  if (process.env.TARO_ENV !== 'h5') return {};
  return {
    tabIndex: focusable ? 0 : -1,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      onPress();
    },
  };
}
