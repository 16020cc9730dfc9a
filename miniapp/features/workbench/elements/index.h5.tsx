import { type UIEvent } from 'react';
import type { BoxProps, DayProps, LineProps, LinesProps, PictureProps, PressProps, ScrollProps, SketchProps, Spoken } from './types';

export type * from './types';

/** How close to the end of a list (px) the next page is asked for. */
const NEAR_END = 320;

const spoken = (props: Spoken) => ({
  role: props.role,
  'aria-label': props.label,
  'aria-labelledby': props.labelledBy,
  'aria-describedby': props.describedBy,
  'aria-hidden': props.hiddenFromReader || undefined,
});

const boxProps = (props: BoxProps) => ({
  id: props.id,
  className: props.className,
  ...spoken(props),
  'aria-live': props.live,
  'aria-selected': props.selected,
  'aria-checked': props.checked,
  'aria-current': props.current ? ('page' as const) : undefined,
  'aria-busy': props.busy,
  'aria-activedescendant': props.activeChild,
  tabIndex: props.tab,
  onClick: props.onTap,
});

/** A block, as the HTML element that says what it is. */
export function Box(props: BoxProps) {
  const Tag = props.as ?? 'div';
  return <Tag {...boxProps(props)}>{props.children}</Tag>;
}

/** A real button: focusable, pressed by Enter and Space. */
export function Press(props: PressProps) {
  return (
    <button
      type='button'
      id={props.id}
      className={`wb-press ${props.className ?? ''}`}
      {...spoken(props)}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-checked={props.checked}
      aria-current={props.current ? 'page' : undefined}
      aria-keyshortcuts={props.keys}
      tabIndex={props.tab}
      onClick={props.onTap}
    >
      {props.children}
    </button>
  );
}

/** One line of text. Enter while a Chinese word is being composed belongs to the input method. */
export function Line(props: LineProps) {
  return (
    <input
      id={props.id}
      className={props.className}
      {...spoken(props)}
      type={props.search ? 'search' : 'text'}
      enterKeyHint={props.search ? 'search' : undefined}
      value={props.value}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      autoComplete='off'
      aria-invalid={props.invalid || undefined}
      onChange={(event) => props.onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onEnter?.();
      }}
    />
  );
}

/** Several lines of text. */
export function Lines(props: LinesProps) {
  return (
    <textarea
      id={props.id}
      className={props.className}
      {...spoken(props)}
      rows={props.rows ?? 3}
      value={props.value}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      aria-invalid={props.invalid || undefined}
      onChange={(event) => props.onText(event.target.value)}
    />
  );
}

/** A day from the browser's own calendar. */
export function Day(props: DayProps) {
  return (
    <input
      id={props.id}
      className={props.className}
      {...spoken(props)}
      type='date'
      value={props.value}
      min={props.min}
      max={props.max}
      onChange={(event) => props.onDay(event.target.value)}
    />
  );
}

/** A picture. */
export function Picture(props: PictureProps) {
  return <img className={props.className} src={props.src} alt={props.alt} loading='lazy' style={{ objectFit: props.contain ? 'contain' : 'cover' }} />;
}

/** A part that scrolls by itself. */
export function Scroll(props: ScrollProps) {
  const Tag = props.as ?? 'div';
  const onScroll = (event: UIEvent<HTMLElement>) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) props.onEnd?.();
  };
  return (
    <Tag {...boxProps(props)} className={`wb-scroll ${props.className ?? ''}`} onScroll={onScroll}>
      {props.children}
    </Tag>
  );
}

/** A drawing of our own, inlined so that it is crisp at every size. */
export function Sketch(props: SketchProps) {
  return <div className={props.className} role='img' aria-label={props.label} dangerouslySetInnerHTML={{ __html: props.svg }} />;
}
