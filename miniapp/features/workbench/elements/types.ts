import { type ReactNode } from 'react';

/** Tags a block may take in a browser; in WeChat all are views, `span` and `kbd` text. */
export type BoxTag =
  | 'div' | 'section' | 'header' | 'footer' | 'nav' | 'main' | 'aside' | 'h1' | 'h2' | 'h3'
  | 'p' | 'ul' | 'li' | 'dl' | 'dt' | 'dd' | 'span' | 'kbd' | 'b' | 'label';

interface Common {
  id?: string;
  className?: string;
  children?: ReactNode;
}

/** What a screen reader is told; WeChat reads the text itself. */
export interface Spoken {
  role?: string;
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  hiddenFromReader?: boolean;
}

/** A block of the page. */
export interface BoxProps extends Common, Spoken {
  as?: BoxTag;
  live?: 'polite' | 'assertive';
  /** 0 = in the tab order, -1 = only by program. */
  tab?: 0 | -1;
  selected?: boolean;
  checked?: boolean;
  current?: boolean;
  busy?: boolean;
  activeChild?: string;
  onTap?: () => void;
}

/** Something to press: a real button in a browser. */
export interface PressProps extends Common, Spoken {
  onTap: () => void;
  pressed?: boolean;
  expanded?: boolean;
  current?: boolean;
  checked?: boolean;
  /** Keys that do the same, for `aria-keyshortcuts`. */
  keys?: string;
  tab?: 0 | -1;
}

/** One line of text. */
export interface LineProps extends Spoken {
  id: string;
  className?: string;
  value: string;
  placeholder?: string;
  maxLength?: number;
  invalid?: boolean;
  search?: boolean;
  onText: (value: string) => void;
  onEnter?: () => void;
}

/** Several lines of text. */
export interface LinesProps extends Omit<LineProps, 'search' | 'onEnter'> {
  rows?: number;
}

/** A day, `YYYY-MM-DD`; empty while none is chosen. */
export interface DayProps extends Spoken {
  id: string;
  className?: string;
  value: string;
  min?: string;
  max?: string;
  onDay: (value: string) => void;
}

/** A picture; `alt` is what is said of it. */
export interface PictureProps {
  src: string;
  alt: string;
  className?: string;
  contain?: boolean;
}

/** A part that scrolls by itself; `onEnd` when its end comes near. */
export interface ScrollProps extends BoxProps {
  onEnd?: () => void;
}

/** Straight lines and areas in a frame: see `components/PlaceSketch`. */
export interface SketchProps {
  className?: string;
  label: string;
  /** SVG markup without text from people: attributes are numbers and our own colours. */
  svg: string;
}
