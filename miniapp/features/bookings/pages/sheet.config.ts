export default definePageConfig({ navigationBarTitleText: '当天的单子' });
