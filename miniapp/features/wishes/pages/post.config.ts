export default definePageConfig({ navigationBarTitleText: '写一个心愿' });
