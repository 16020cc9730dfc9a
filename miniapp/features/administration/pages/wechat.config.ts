export default definePageConfig({ navigationBarTitleText: '微信设置' });
