export default definePageConfig({ navigationBarTitleText: '一起确认' });
