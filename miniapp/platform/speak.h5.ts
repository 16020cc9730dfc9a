const voice = typeof window === 'undefined' || !('speechSynthesis' in window) ? null : window.speechSynthesis;

/** Says a text aloud in Chinese, a little slower than usual; null where the browser cannot. */
export const speak: ((text: string, onEnd: () => void) => void) | null = voice && ((text, onEnd) => {
  const saying = new SpeechSynthesisUtterance(text);
  Object.assign(saying, { lang: 'zh-CN', rate: 0.9, onend: onEnd, onerror: onEnd });
  voice.cancel();
  voice.speak(saying);
});
/** Ends what is being said. */
export const hush = (): void => voice?.cancel();
