export default defineAppConfig({
  // Tab pages only; everything else is a subpackage, so that the first start stays small.
  pages: ['pages/home/index', 'pages/board/index', 'pages/matters/index', 'pages/me/index'],
  subPackages: [
    { root: 'features/identity', pages: ['pages/login/index', 'pages/community/index', 'pages/devices/index', 'pages/security/index', 'pages/scan/index', 'pages/phone/index'] },
    { root: 'features/homes', pages: ['pages/homes', 'pages/bind', 'pages/identity', 'pages/desk', 'pages/counter'] },
    { root: 'features/inbox', pages: ['pages/index'] },
    { root: 'features/administration', pages: ['pages/index', 'pages/import', 'pages/catalogue', 'pages/calendar', 'pages/texts', 'pages/rates', 'pages/loginSecurity', 'pages/wechat', 'pages/closeUnit', 'pages/community', 'pages/rooms'] },
    { root: 'features/audit', pages: ['pages/seen', 'pages/log'] },
    { root: 'features/figures', pages: ['pages/index'] },
    { root: 'features/workbench', pages: ['pages/index', 'pages/case', 'pages/templates'] },
    { root: 'features/whistles', pages: ['pages/board', 'pages/whistle', 'pages/blow'] },
    { root: 'features/matters', pages: ['pages/list', 'pages/edit', 'pages/report', 'pages/admissions', 'pages/ask', 'pages/admission'] },
    { root: 'features/dockets', pages: ['pages/board', 'pages/call', 'pages/docket', 'pages/published', 'pages/summary'] },
    { root: 'features/threads', pages: ['pages/index'] },
    { root: 'features/cases', pages: ['pages/report/index', 'pages/case/index', 'pages/place/index', 'pages/proxy/index', 'pages/who/index', 'pages/followed/index'] },
  ],
  window: { navigationBarTitleText: '邻里', navigationBarBackgroundColor: '#F4F3EC', navigationBarTextStyle: 'black', backgroundColor: '#F4F3EC' },
  tabBar: {
    color: '#33453D',
    selectedColor: '#14493A',
    backgroundColor: '#CBDFD4',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/tabs/home.png', selectedIconPath: 'assets/tabs/home-on.png' },
      { pagePath: 'pages/board/index', text: '公示', iconPath: 'assets/tabs/notice.png', selectedIconPath: 'assets/tabs/notice-on.png' },
      { pagePath: 'pages/matters/index', text: '我的事', iconPath: 'assets/tabs/matters.png', selectedIconPath: 'assets/tabs/matters-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tabs/me.png', selectedIconPath: 'assets/tabs/me-on.png' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  __usePrivacyCheck__: true,
});
