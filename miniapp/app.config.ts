export default defineAppConfig({
  pages: ['pages/home/index'],
  window: { navigationBarTitleText: '邻里', navigationBarBackgroundColor: '#F4F3EC', navigationBarTextStyle: 'black', backgroundColor: '#F4F3EC' }
})
