export default definePageConfig({ navigationBarTitleText: '外勤' });
