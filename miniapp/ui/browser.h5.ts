import './styles/browser.scss';

// Taro's tab bar is made of links to `javascript:;`. Following them does nothing but offend the content policy;
// the press itself is heard by the tab bar all the same.
document.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.getAttribute('href')?.startsWith('javascript:')) event.preventDefault();
  },
  true,
);
