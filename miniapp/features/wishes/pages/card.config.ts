export default definePageConfig({ navigationBarTitleText: '谢意卡片' });
