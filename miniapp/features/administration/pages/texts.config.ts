export default definePageConfig({ navigationBarTitleText: '页面上的话' });
