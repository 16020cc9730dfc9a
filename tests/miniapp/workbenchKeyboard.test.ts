import { hasKeyboard as phoneHasKeyboard, type KeyPress, listenKeys as listenOnPhone } from '../../miniapp/features/workbench/platform/keyboard';
import { listenKeys } from '../../miniapp/features/workbench/platform/keyboard.h5';

/** Presses a key somewhere on the page; returns whether the browser may still do its own thing with it. */
function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

let heard: KeyPress[];
let use: boolean;
let stop: () => void;

beforeEach(() => {
  heard = [];
  use = true;
  document.body.innerHTML = "<div id='page'><input id='line'><textarea id='lines'></textarea><button id='button'></button><input type='checkbox' id='tick'></div>";
  stop = listenKeys((one) => {
    heard.push(one);
    return use;
  });
});
afterEach(() => stop());

const on = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

describe('keys of the workbench', () => {
  it('are reported in lower case, and a used key does nothing else', () => {
    expect(press(on('page'), 'J')).toBe(false);
    expect(heard).toEqual([{ key: 'j', typing: false, onControl: false, ctrl: false }]);
    use = false;
    expect(press(on('page'), '/')).toBe(true);
  });

  it('say when they are words of a field, or belong to a button', () => {
    press(on('line'), 'p');
    press(on('lines'), 'p');
    press(on('tick'), 'p');
    press(on('button'), 'Enter');
    expect(heard.map(({ typing }) => typing)).toEqual([true, true, false, false]);
    expect(heard[3]?.onControl).toBe(true);
  });

  it('leave the input method alone while a Chinese word is composed, and combinations with Alt', () => {
    press(on('lines'), 'j', { isComposing: true });
    press(on('page'), 'p', { altKey: true });
    expect(heard).toEqual([]);
  });

  it('act once when held down, except those that move', () => {
    press(on('page'), 'p', { repeat: true });
    press(on('page'), 'j', { repeat: true });
    expect(heard.map(({ key }) => key)).toEqual(['j']);
  });

  it('tell Ctrl and ⌘ from letters', () => {
    press(on('lines'), 'Enter', { ctrlKey: true });
    press(on('lines'), 'Enter', { metaKey: true });
    expect(heard.map(({ key, ctrl }) => `${key} ${ctrl}`)).toEqual(['enter true', 'enter true']);
  });

  it('are not listened to any more once the page has gone', () => {
    stop();
    press(on('page'), 'j');
    expect(heard).toEqual([]);
  });

  it('are nothing on a phone', () => {
    const end = listenOnPhone(() => {
      throw new Error('a phone has no keys');
    });
    press(on('page'), 'j');
    end();
    expect(phoneHasKeyboard()).toBe(false);
  });
});
